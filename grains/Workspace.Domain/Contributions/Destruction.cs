using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions;

/// <summary>
/// Signals that are being destroyed. Where that takes more than one write it is stored first: from then on the signals are gone for everybody, and whatever interrupts it, it is
/// finished when the contribution is loaded again. Holds nothing of what the signals said.
/// </summary>
[GenerateSerializer, Immutable, Alias("ws.contribution.destruction")]
public sealed record Destruction
{
    [Id(0)] public int Schema { get; init; } = 1;

    /// <summary>What will be stated when all of it is done.</summary>
    [Id(1)] public required DestructionCertificate Certificate { get; init; }

    [Id(2)] public required ImmutableArray<GoingSignal> Signals { get; init; }

    /// <summary>Signals under one certificate at most.</summary>
    public const int MaxSignals = 200;

    /// <summary>Throws for a schema this program does not know: a newer program wrote it.</summary>
    public static Destruction Upgrade(Destruction destruction)
    {
        ArgumentNullException.ThrowIfNull(destruction);
        return destruction.Schema == 1 ? destruction : throw new InvalidOperationException($"A destruction has schema {destruction.Schema}; this program knows 1. Run the newer program.");
    }
}

/// <param name="Files">Its attachments.</param>
[GenerateSerializer, Immutable, Alias("ws.contribution.going")]
public sealed record GoingSignal([property: Id(0)] SignalId Id, [property: Id(1)] ImmutableArray<GoingFile> Files)
{
    public static GoingSignal Of(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return new(signal.Id, [.. signal.Attachments.Select(a => new GoingFile(a.Id, a.Bytes))]);
    }
}

[GenerateSerializer, Immutable, Alias("ws.contribution.going-file")]
public sealed record GoingFile([property: Id(0)] string Id, [property: Id(1)] long Bytes);
