using System.Collections.Immutable;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions;

/// <summary>The signals of one partner in one picture.</summary>
[GenerateSerializer, Immutable, Alias("ws.contribution.state")]
public sealed record ContributionState
{
    [Id(0)] public int Schema { get; init; } = 1;

    [Id(1)] public long Version { get; init; }

    [Id(2)] public ImmutableArray<Signal> Signals { get; init; } = [];

    /// <summary>Throws for a schema this program does not know: a newer program wrote it.</summary>
    public static ContributionState Upgrade(ContributionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Schema == 1 ? state : throw new InvalidOperationException($"Contribution state has schema {state.Schema}; this program knows 1. Run the newer program.");
    }
}
