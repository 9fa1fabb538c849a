using Workspace.Crdt.Store;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Deleting: by ranges of an update, and with everything inside.</summary>
public sealed partial class YDoc
{
    private readonly List<int> deleteStack = [];
    private readonly List<ClientRange> unsorted = [];

    private void ApplyDeletes(ReadOnlySpan<byte> update, int deletesAt)
    {
        var reader = new ByteReader(update, deletesAt);
        for (ulong left = reader.Uint(); left > 0; left--)
        {
            ulong client = reader.Uint();
            int ranges = unchecked((int)reader.Uint());
            if (ranges == 1)
            {
                int clock = unchecked((int)reader.Uint());
                DeleteRange(client, clock, clock + unchecked((int)reader.Uint()));
                continue;
            }

            // Ranges that overlap would be walked again and again: an honest list is sorted and merged already.
            unsorted.Clear();
            for (; ranges > 0; ranges--)
            {
                ulong clock = reader.Uint();
                unsorted.Add(new ClientRange(client, clock, clock + reader.Uint()));
            }

            ClientRanges.SortAndMerge(unsorted);
            foreach (var range in unsorted)
            {
                DeleteRange(client, (int)range.Start, (int)range.End);
            }
        }

        if (pendingDeletes.Count > 1)
        {
            ClientRanges.SortAndMerge(pendingDeletes);
        }
    }

    /// <summary>Deletes what is known of a range and remembers the rest. O(structs in the range).</summary>
    private void DeleteRange(ulong client, int clock, int end)
    {
        if (clock >= end)
        {
            return;
        }

        var log = FindClient(client);
        int state = log?.State ?? 0;
        if (end > state)
        {
            KeepPendingDelete(client, Math.Max(clock, state), end);
        }

        if (log is null || clock >= state)
        {
            return;
        }

        int position = log.Find(clock);
        ref var first = ref nodes[log[position]];
        if (!first.Deleted && first.Clock < clock)
        {
            Split(log, position, clock - first.Clock);
            position++;
        }

        int begin = position;
        for (; position < log.Count; position++)
        {
            int node = log[position];
            ref var item = ref nodes[node];
            if (item.Clock >= end)
            {
                break;
            }

            if (!item.Deleted)
            {
                if (end < item.End)
                {
                    Split(log, position, end - item.Clock);
                }

                Delete(node);
            }
        }

        Spend((position - begin) >> 2);
    }

    /// <summary>Marks an item and everything inside it as deleted; does nothing when it is deleted already.</summary>
    private void Delete(int node)
    {
        if (nodes[node].Deleted)
        {
            return;
        }

        int depth = deleteStack.Count;
        deleteStack.Add(node);
        while (deleteStack.Count > depth)
        {
            node = deleteStack[^1];
            deleteStack.RemoveAt(deleteStack.Count - 1);
            ref var item = ref nodes[node];
            if (item.Deleted)
            {
                // A child deleted earlier than this transaction: it will be collected with its parent, and then be like its neighbours.
                var log = clients[item.Client];
                if (item.Clock < (log.Transaction == transaction ? log.Before : log.State))
                {
                    splits.Add(new ClockMark(item.Client, item.Clock));
                }

                continue;
            }

            if (item.Key == 0 && item.Countable)
            {
                types[item.Parent].Length -= item.Length;
            }

            item.Deleted = true;
            deleted.Add(new DeleteMark(item.Client, item.Clock, item.End));
            if (item.Kind == ContentKind.Type)
            {
                // Depth first in the order of the list, as the order of the places to join at shows in the bytes.
                ref var type = ref types[item.Data];
                int first = deleteStack.Count;
                for (int child = type.Start; child != 0; child = nodes[child].Right)
                {
                    deleteStack.Add(child);
                }

                if (type.Map is not null)
                {
                    foreach (int entry in type.Map.Nodes)
                    {
                        deleteStack.Add(entry);
                    }
                }

                deleteStack.Reverse(first, deleteStack.Count - first);
            }
        }
    }
}
