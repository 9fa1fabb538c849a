using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions.Entities;

/// <summary>The entities of one contribution in memory, beside the register of the signals they rest on. Not thread-safe: its grain is the lock.</summary>
public sealed partial class EntityBook(SignalRegister register)
{
    /// <summary>Signals are merged by people, one by one: a longer chain is damage, and is not followed to its end.</summary>
    private const int MaxMerges = 100;

    private readonly Dictionary<EntityId, Entity> entities = [];

    public int Count => entities.Count;

    public IEnumerable<Entity> All => entities.Values;

    public EntityNumbers Numbers { get; private set; } = new();

    public Entity? Find(EntityId id) => entities.GetValueOrDefault(id);

    public Entity? FindLabel(EntityType type, string label) =>
        entities.Values.FirstOrDefault(e => e.Type == type && string.Equals(e.Label, label, StringComparison.OrdinalIgnoreCase));

    public void Put(Entity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        entities[entity.Id] = entity;
    }

    public void Remove(EntityId id) => entities.Remove(id);

    public void Know(EntityNumbers numbers) => Numbers = numbers;

    /// <summary>Takes over what was stored.</summary>
    public void Apply(EntityChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        foreach (var entity in change.Put)
        {
            Put(entity);
        }

        foreach (var id in change.Gone)
        {
            Remove(id);
        }

        Numbers = change.Numbers ?? Numbers;
    }

    /// <summary>The signals that an entity rests on now, each once: those that are there, and what each was merged into.</summary>
    public ImmutableArray<Signal> GroundOf(Entity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return [.. entity.Supports.Select(Resolve).OfType<Signal>().Where(register.Shows).DistinctBy(s => s.Id)];
    }

    /// <summary>The entities that rest on a signal, or on one that was merged into it.</summary>
    public IEnumerable<Entity> RestingOn(SignalId signal) => entities.Values.Where(e => e.Supports.Any(s => s == signal || Resolve(s)?.Id == signal));

    /// <summary>Entities that rest on one of these signals which was merged into another, as they are when they rest on that one by itself: with the signal the way to it would be lost.</summary>
    public ImmutableArray<Entity> Kept(IEnumerable<Signal> going)
    {
        var gone = going.Select(s => s.Id).ToHashSet();
        return
        [
            .. from entity in entities.Values
               where entity.Supports.Any(gone.Contains)
               let left = entity.Supports.Select(id => gone.Contains(id) && Resolve(id) is { } kept && !gone.Contains(kept.Id) ? kept.Id : id).Distinct().ToImmutableArray()
               where left.Any(id => !entity.Supports.Contains(id))
               select entity with { Supports = left },
        ];
    }

    /// <summary>Entities that nothing is left of to rest on when these signals are destroyed. All others stay as they are: an id of a signal that is gone means nothing.</summary>
    public ImmutableArray<EntityId> LeftWithout(IEnumerable<Signal> going)
    {
        var gone = going.Select(s => s.Id).ToHashSet();
        return [.. entities.Values.Where(e => e.Supports.All(id => gone.Contains(id) || register.Find(id) is null)).Select(e => e.Id)];
    }

    /// <summary>The signal itself, or what it was merged into when that is still there.</summary>
    private Signal? Resolve(SignalId id)
    {
        var signal = register.Find(id);
        for (var hops = 0; hops < MaxMerges && signal is { MergedInto: { } into } && SignalId.TryParse(into, out var next) && register.Find(next) is { } kept; hops++)
        {
            signal = kept;
        }

        return signal;
    }
}
