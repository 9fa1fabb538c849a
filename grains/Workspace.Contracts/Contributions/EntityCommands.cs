using System.Collections.Immutable;

namespace Workspace.Contracts.Contributions;

/// <summary>What is entered of an entity, also when it is changed.</summary>
[GenerateSerializer, Immutable, Alias("ws.entity.add")]
public sealed record AddEntity
{
    /// <summary>Stays what it was when an entity is changed: what it is called in texts depends on it.</summary>
    [Id(0)] public required EntityType Type { get; init; }

    /// <summary>For a person the alias wanted (one to three capitals and a number of at most four digits), numbered by the server when absent; required for anything else. When an entity is changed, absent means as it was.</summary>
    [Id(1)] public string? Label { get; init; }

    [Id(2)] public string? Identity { get; init; }

    [Id(3)] public string? Description { get; init; }

    [Id(4)] public required HandlingLevel Handling { get; init; }

    /// <summary>1 to 50 signals of the same contribution that were not withdrawn or dismissed; a change keeps what it rested on already, whatever became of it.</summary>
    [Id(5)] public required ImmutableArray<SignalId> Supports { get; init; }

    /// <summary>Made by the client (32 hex digits): the same entry arriving twice is one entity.</summary>
    [Id(6)] public string? Key { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.entity.change")]
public sealed record ChangeEntity
{
    [Id(0)] public required AddEntity Entity { get; init; }

    [Id(1)] public required long ExpectedVersion { get; init; }
}
