using System.Collections.Immutable;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Who wrote what.</summary>
public sealed partial class YDoc
{
    /// <summary>The writers of a range of a root text or array, in its order. O(items up to the end of the range).</summary>
    /// <param name="root">Name of the type.</param>
    /// <param name="index">First visible element.</param>
    /// <param name="length">How many visible elements.</param>
    /// <param name="deleted">Whether deleted elements inside of the range are told too.</param>
    public ImmutableArray<YAuthoredRun> ReadAuthors(string root, int index, int length, bool deleted = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        int type = roots.GetValueOrDefault(root);
        return type == 0 ? [] : AuthorsOf(type, index, (int)Math.Min((long)index + length, int.MaxValue), deleted);
    }

    /// <summary>The writers of all texts inside of an XML fragment, list by list in document order. O(items).</summary>
    /// <param name="root">Name of the fragment.</param>
    /// <param name="deleted">Whether deleted elements are told too.</param>
    public ImmutableArray<YAuthoredList> ReadXmlAuthors(string root, bool deleted = false)
    {
        var lists = ImmutableArray.CreateBuilder<YAuthoredList>();
        int type = roots.GetValueOrDefault(root);
        if (type != 0)
        {
            AuthorsBelow(type, [], deleted, lists);
        }

        return lists.DrainToImmutable();
    }

    private void AuthorsBelow(int type, ImmutableArray<int> path, bool deleted, ImmutableArray<YAuthoredList>.Builder lists)
    {
        lists.Add(new YAuthoredList(path, AuthorsOf(type, 0, int.MaxValue, deleted)));
        if (path.Length >= options.MaxReadDepth)
        {
            return;
        }

        int index = 0;
        for (int node = types[type].Start; node != 0; node = nodes[node].Right)
        {
            ref readonly var item = ref nodes[node];
            if (item.Deleted || !item.Countable)
            {
                continue;
            }

            if (item.Kind == ContentKind.Type)
            {
                AuthorsBelow(item.Data, path.Add(index), deleted, lists);
            }

            index += nodes[node].Length;
        }
    }

    private ImmutableArray<YAuthoredRun> AuthorsOf(int type, int start, int end, bool deleted)
    {
        var runs = ImmutableArray.CreateBuilder<YAuthoredRun>();
        int index = 0;
        for (int node = types[type].Start; node != 0 && index < end; node = nodes[node].Right)
        {
            ref readonly var item = ref nodes[node];
            if (item.Deleted)
            {
                if (deleted && index >= start && item.Kind != ContentKind.Format)
                {
                    var dropped = item.Kind == ContentKind.String ? text.Slice(item.Data, item.Length).ToString() : null;
                    runs.Add(new YAuthoredRun(index, item.Length, clients[item.Client].Id, (ulong)item.Clock, true, dropped));
                }

                continue;
            }

            if (!item.Countable)
            {
                continue;
            }

            int from = Math.Max(start - index, 0), to = Math.Min(item.Length, end - index);
            if (from < to)
            {
                var characters = item.Kind == ContentKind.String ? text.Slice(item.Data + from, to - from).ToString() : null;
                runs.Add(new YAuthoredRun(index + from, to - from, clients[item.Client].Id, (ulong)(item.Clock + from), false, characters));
            }

            index += item.Length;
        }

        return runs.DrainToImmutable();
    }
}
