using System.Collections.Immutable;
using Workspace.Contracts.Sections;

namespace Workspace.Contracts.Contributions;

/// <summary>A question for entities. Empty means: any.</summary>
[GenerateSerializer, Immutable, Alias("ws.entity.query")]
public sealed record EntityQuery
{
    /// <summary>Every word must occur in what the asker is shown of it; case and accents do not matter.</summary>
    [Id(0)] public string? Text { get; init; }

    [Id(1)] public ImmutableArray<EntityType> Types { get; init; } = [];

    /// <summary>Resting on this signal, as far as the asker sees that it does.</summary>
    [Id(2)] public SignalId? Signal { get; init; }

    /// <summary>Only what a text may refer to.</summary>
    [Id(3)] public bool Citable { get; init; }

    /// <summary>Rows wanted, 1 to 500.</summary>
    [Id(4)] public int Limit { get; init; } = 100;

    public const int MaxLimit = 500;
}

/// <summary>One contribution's answer: its first rows by type and label, and how many fit of those that the asker may see.</summary>
[GenerateSerializer, Immutable, Alias("ws.entity.part")]
public sealed record EntityPart([property: Id(0)] ImmutableArray<EntityRow> Rows, [property: Id(1)] int Total);

/// <param name="Place">Sort key: rows of several contributions are merged by it, ordinally.</param>
[GenerateSerializer, Immutable, Alias("ws.entity.row")]
public sealed record EntityRow([property: Id(0)] string Place, [property: Id(1)] EntityView Entity);

/// <summary>What a chip in a text shows of the entity it refers to.</summary>
[GenerateSerializer, Immutable, Alias("ws.entity.reference")]
public sealed record EntityReference
{
    [Id(0)] public required PartnerId Partner { get; init; }

    [Id(1)] public required EntityId Id { get; init; }

    /// <summary>Unknown when the asker may not see the entity: the chip then says only that it is this partner's.</summary>
    [Id(2)] public EntityType Type { get; init; }

    [Id(3)] public string? Label { get; init; }

    [Id(4)] public HandlingLevel Handling { get; init; }

    /// <summary>Nothing stands under it any more, or it was removed: the sentence rests on it no longer.</summary>
    [Id(5)] public bool Fallen { get; init; }

    /// <summary>Signals under it that stand and that the asker may see.</summary>
    [Id(6)] public int Signals { get; init; }

    /// <summary>The best grade among those.</summary>
    [Id(7)] public string? Grade { get; init; }
}

/// <summary>An entity that rests on a signal which may be withdrawn, for the owner of both.</summary>
[GenerateSerializer, Immutable, Alias("ws.entity.at-stake")]
public sealed record EntityAtStake
{
    [Id(0)] public required EntityId Id { get; init; }

    [Id(1)] public required EntityType Type { get; init; }

    [Id(2)] public required string Label { get; init; }

    /// <summary>Other signals that stand under it: it falls when there are none, or when all of them go too.</summary>
    [Id(3)] public required ImmutableArray<SignalId> Others { get; init; }

    /// <summary>Where the picture cites it: what falls when it does.</summary>
    [Id(4)] public ImmutableArray<SectionCitations> Sections { get; init; } = [];

    /// <summary>Sections that cite it too and that the asker may not read.</summary>
    [Id(5)] public int Hidden { get; init; }
}
