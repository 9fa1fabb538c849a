using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Storage;
using Workspace.Domain.Contributions.Entities;

namespace Workspace.Grains.Contributions;

/// <summary>The rows of entities: <c>e/id</c> each, and <c>e/#aliases</c> with the aliases that were given out.</summary>
internal sealed partial class ContributionRows
{
    private const string EntityPrefix = "e/";
    private const string NumbersKey = "e/#aliases";

    /// <summary>What goes or is replaced is scrubbed as a destroyed signal is: an identity must not stay behind in the database.</summary>
    public Task WriteAsync(EntityChange change) => WriteAsync(RowsOf(change), scrub: !change.Gone.IsEmpty || change.Put.Any(e => e.Version > 1));

    private bool TryLoad(StoredRow row, EntityBook book)
    {
        if (row.Key == NumbersKey)
        {
            book.Know(EntityNumbers.Upgrade(Read<EntityNumbers>(row)));
            return true;
        }

        if (row.Key.StartsWith(EntityPrefix, StringComparison.Ordinal))
        {
            book.Put(Read<Entity>(row));
            return true;
        }

        return false;
    }

    private ImmutableArray<RowWrite> RowsOf(EntityChange change)
    {
        var writes = ImmutableArray.CreateBuilder<RowWrite>();
        writes.AddRange(change.Put.Select(e => new RowWrite(EntityKey(e.Id), serializer.SerializeToArray(e))));
        writes.AddRange(change.Gone.Select(id => new RowWrite(EntityKey(id), null)));
        if (change.Numbers is { } numbers)
        {
            writes.Add(new(NumbersKey, serializer.SerializeToArray(numbers)));
        }

        return writes.ToImmutable();
    }

    private static string EntityKey(EntityId id) => EntityPrefix + id.Value;
}
