using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Workspace.Contracts.Contributions;

/// <summary>What kind of somebody or something signals speak of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntityType>)), Alias("ws.entity.type")]
public enum EntityType
{
    Unknown = 0,
    /// <summary>Called by an alias only (P1, P2 …), here and in every text.</summary>
    Person = 1,
    Organisation = 2,
    Location = 3,
    Vehicle = 4,
    Phone = 5,
    Account = 6,
    Event = 7,
    Group = 8,
    Document = 9,
}

/// <summary>Somebody or something that signals speak of: an assertion of one partner, resting on signals of its own contribution. This is how it is stored.</summary>
[GenerateSerializer, Immutable, Alias("ws.entity")]
public sealed record Entity
{
    [Id(0)] public required EntityId Id { get; init; }

    [Id(1)] public required PartnerId Partner { get; init; }

    [Id(2)] public required EntityType Type { get; init; }

    /// <summary>What it is called in texts: an alias for a person. Unique within the contribution for its type.</summary>
    [Id(3)] public required string Label { get; init; }

    /// <summary>Who or what it is by name. Told to the owner's people only, and printed nowhere.</summary>
    [Id(4)] public string? Identity { get; init; }

    [Id(5)] public string? Description { get; init; }

    [Id(6)] public required HandlingLevel Handling { get; init; }

    /// <summary>The signals it was said to rest on. One of them may have been destroyed since, or merged into another: ask for what it rests on now.</summary>
    [Id(7)] public required ImmutableArray<SignalId> Supports { get; init; }

    [Id(8)] public required DateTimeOffset AddedAt { get; init; }

    [Id(9)] public required PersonId AddedBy { get; init; }

    [Id(10)] public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Grows with every change; expected back by commands.</summary>
    [Id(11)] public long Version { get; init; } = 1;

    /// <summary>Entities of one contribution at most.</summary>
    public const int MaxEntities = 1_000;

    /// <summary>Entities that rest on one signal at most, so that what falls with it can be shown and destroyed at once.</summary>
    public const int MaxOnSignal = 100;

    public const int MaxSupports = 50;

    public const int MaxLabel = 80;

    public const int MaxIdentity = 200;

    public const int MaxDescription = 1_000;
}

/// <summary>An entity as one person may see it.</summary>
[GenerateSerializer, Immutable, Alias("ws.entity.view")]
public sealed record EntityView
{
    [Id(0)] public required EntityId Id { get; init; }

    [Id(1)] public required PartnerId Partner { get; init; }

    [Id(2)] public required EntityType Type { get; init; }

    [Id(3)] public required string Label { get; init; }

    /// <summary>Null for everybody but the owner's people.</summary>
    [Id(4)] public string? Identity { get; init; }

    [Id(5)] public string? Description { get; init; }

    [Id(6)] public required HandlingLevel Handling { get; init; }

    /// <summary>Of the signals it rests on now, those that the asker sees; for its owner also those that fell.</summary>
    [Id(7)] public required ImmutableArray<SignalId> Supports { get; init; }

    [Id(8)] public required DateTimeOffset AddedAt { get; init; }

    [Id(9)] public required PersonId AddedBy { get; init; }

    [Id(10)] public required DateTimeOffset ChangedAt { get; init; }

    [Id(11)] public required long Version { get; init; }

    /// <summary>None of its signals stands any more: all were withdrawn or dismissed.</summary>
    [Id(12)] public required bool Fallen { get; init; }

    [Id(13)] public required EntityRights Can { get; init; }
}

/// <summary>What the asker may do with an entity now.</summary>
[GenerateSerializer, Immutable, Alias("ws.entity.rights")]
public sealed record EntityRights([property: Id(0)] bool Change, [property: Id(1)] bool Remove);
