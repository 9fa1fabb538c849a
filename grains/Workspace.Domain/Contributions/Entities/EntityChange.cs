using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions.Entities;

/// <summary>Which aliases were given out: one row of the contribution. An alias is not given out twice, since texts may still call somebody by it.</summary>
[GenerateSerializer, Immutable, Alias("ws.contribution.entity-numbers")]
public sealed record EntityNumbers
{
    [Id(0)] public int Schema { get; init; } = 1;

    /// <summary>The last number given to a person.</summary>
    [Id(1)] public int LastPerson { get; init; }

    /// <summary>Throws for a schema this program does not know: a newer program wrote it.</summary>
    public static EntityNumbers Upgrade(EntityNumbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers.Schema == 1 ? numbers : throw new InvalidOperationException($"Entity numbers have schema {numbers.Schema}; this program knows 1. Run the newer program.");
    }
}

/// <summary>What a decision writes: entities as they are from now on, those that go, and the numbers when one was given out.</summary>
public sealed record EntityChange
{
    public ImmutableArray<Entity> Put { get; init; } = [];

    public ImmutableArray<EntityId> Gone { get; init; } = [];

    public EntityNumbers? Numbers { get; init; }

    public bool IsNothing => Put.IsEmpty && Gone.IsEmpty && Numbers is null;

    public static EntityChange Nothing { get; } = new();
}
