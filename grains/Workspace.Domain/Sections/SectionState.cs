using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Sections;

namespace Workspace.Domain.Sections;

/// <summary>What is kept of a section beside its text: stage, signatures, freeze.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.state")]
public sealed record SectionState
{
    [Id(0)] public int Schema { get; init; } = 1;

    /// <summary>Grows with every stored change.</summary>
    [Id(1)] public long Version { get; init; }

    [Id(2)] public SectionStage Stage { get; init; } = SectionStage.Open;

    [Id(3)] public string? StageReason { get; init; }

    /// <summary>The latest signature of each partner.</summary>
    [Id(4)] public ImmutableArray<Signature> Signatures { get; init; } = [];

    /// <summary>Signatures that were replaced by a later one of the same partner, oldest first.</summary>
    [Id(5)] public ImmutableArray<Signature> Replaced { get; init; } = [];

    /// <summary>Canonical hash of the text as last looked at; empty before there was any.</summary>
    [Id(6)] public string ContentHash { get; init; } = "";

    [Id(7)] public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Revision for which the section is frozen now, 0 when it is not.</summary>
    [Id(8)] public int FrozenFor { get; init; }

    /// <summary>Last revision the section was published in, 0 when never.</summary>
    [Id(9)] public int PublishedIn { get; init; }

    /// <summary>Names that people gave to versions, by sequence.</summary>
    [Id(10)] public ImmutableArray<NamedVersion> Versions { get; init; } = [];

    /// <summary>Rows that went back to an earlier version, oldest first.</summary>
    [Id(11)] public ImmutableArray<RestoreNote> Restores { get; init; } = [];

    /// <summary>What was purged, when and why, oldest first.</summary>
    [Id(12)] public ImmutableArray<HistoryPurge> Purges { get; init; } = [];

    /// <summary>Throws for a schema this program does not know: a newer program wrote it.</summary>
    public static SectionState Upgrade(SectionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Schema == 1 ? state : throw new InvalidOperationException($"Section state has schema {state.Schema}; this program knows 1. Run the newer program.");
    }
}

/// <summary>A signature: who, for whom, with which mandate, on exactly which content. Never changed, except for the note why it is stale.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.signature")]
public sealed record Signature
{
    [Id(0)] public required PartnerId Partner { get; init; }

    [Id(1)] public required PersonId Person { get; init; }

    [Id(2)] public required string Name { get; init; }

    [Id(3)] public required Words Function { get; init; }

    [Id(4)] public required DateTimeOffset At { get; init; }

    [Id(5)] public required string Hash { get; init; }

    [Id(6)] public required string MandateReference { get; init; }

    [Id(7)] public string? Reservation { get; init; }

    [Id(8)] public string? Remark { get; init; }

    /// <summary>Position in the log that was signed.</summary>
    [Id(9)] public required long Sequence { get; init; }

    /// <summary>Name of the person whose edit made it stale.</summary>
    [Id(10)] public string? StaleBy { get; init; }

    [Id(11)] public DateTimeOffset? StaleAt { get; init; }
}
