using System.Runtime.InteropServices;
using Workspace.Crdt.Store;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Joining neighbours that have become alike at the end of a transaction. Which borders are looked at, and in which order, follows Yjs.</summary>
public sealed partial class YDoc
{
    /// <summary>Up to this many places are joined one by one; more in one pass over the client's list.</summary>
    private const int FewMerges = 64;

    private readonly List<int> places = [];

    /// <summary>
    /// Tries to join what was deleted in this transaction, and the structs on both sides of it: the last range first, each from right to left. A range that has been
    /// swallowed by the one after it has that one's right border looked at again, so the order shows.
    /// </summary>
    private void MergeDeleted()
    {
        var ranges = CollectionsMarshal.AsSpan(deleted);
        for (int first = 0; first < ranges.Length;)
        {
            var log = clients[ranges[first].Client];
            int before = log.Transaction == transaction ? log.Before : log.State;
            int end = first, old = first;
            for (; end < ranges.Length && ranges[end].Client == log.Index; end++)
            {
                // Ranges that are new in this transaction are covered when the tail of the client is merged.
                old = ranges[end].Clock < before ? end + 1 : old;
            }

            if (old - first > FewMerges)
            {
                MergeManyRanges(log, ranges[first..old]);
            }
            else
            {
                MergeFewRanges(log, ranges[first..old]);
            }

            first = end;
        }
    }

    private void MergeFewRanges(ClientLog log, ReadOnlySpan<DeleteMark> ranges)
    {
        int removals = 0;
        for (int i = ranges.Length - 1; i >= 0; i--)
        {
            int position = Math.Min(log.Count - 1, 1 + log.Find(ranges[i].End - 1));
            while (position > 0 && nodes[log[position]].Clock >= ranges[i].Clock)
            {
                int merged = MergeLeft(log, position);
                position -= 1 + merged;
                removals += merged > 0 ? 1 : 0;
                if (removals > FewMerges)
                {
                    // Few ranges, but many places in them: what has been looked at is found as it is now, so nothing changes by looking again.
                    MergeManyRanges(log, ranges[..(i + 1)]);
                    return;
                }
            }
        }
    }

    private void MergeTail(ClientLog log)
    {
        int first = Math.Max(log.Find(log.Before), 1);
        if (first == log.Count - 1)
        {
            MergeLeft(log, first);
            return;
        }

        places.Clear();
        for (int position = first; position < log.Count; position++)
        {
            places.Add(position);
        }

        MergeAt(log);
    }

    private void MergeSplits()
    {
        if (splits.Count <= FewMerges)
        {
            for (int i = splits.Count - 1; i >= 0; i--)
            {
                var log = clients[splits[i].Client];
                int position = log.Find(splits[i].Clock);
                if (position + 1 < log.Count && MergeLeft(log, position + 1) > 1)
                {
                    continue;
                }

                if (position > 0)
                {
                    MergeLeft(log, position);
                }
            }

            return;
        }

        // The order within a client counts, that between clients does not.
        foreach (var marks in splits.GroupBy(static mark => mark.Client))
        {
            MergeMany(clients[marks.Key], [.. marks]);
        }
    }

    /// <summary>Tries the left border of every position in <see cref="places"/>; many at once cost one pass over the client's list.</summary>
    private void MergeAt(ClientLog log)
    {
        if (places.Count <= 4)
        {
            // A join goes on to the left, so it may have been past the next places already.
            int open = int.MaxValue;
            for (int i = places.Count - 1; i >= 0; i--)
            {
                if (places[i] < open)
                {
                    open = places[i] - MergeLeft(log, places[i]);
                }
            }

            return;
        }

        int write = places[0];
        int next = 0;
        for (int read = write; read < log.Count; read++)
        {
            bool check = next < places.Count && places[next] == read;
            if (check)
            {
                next++;
            }

            if (check && write > 0 && CanMerge(log[write - 1], log[read]))
            {
                Merge(log, log[write - 1], log[read]);
                while (write > 1 && CanMerge(log[write - 2], log[write - 1]))
                {
                    write--;
                    Merge(log, log[write - 1], log[write]);
                }

                continue;
            }

            if (write != read)
            {
                log.Move(read, write);
            }

            write++;
        }

        log.Count = write;
    }

    /// <summary>Joins a struct with its left neighbour, and on with the next while that succeeds. Returns how many were joined.</summary>
    private int MergeLeft(ClientLog log, int position)
    {
        int left = position;
        while (left > 0 && CanMerge(log[left - 1], log[left]))
        {
            Merge(log, log[left - 1], log[left]);
            left--;

            // The entry at this position now stands for what was joined on its right.
        }

        int merged = position - left;
        if (merged > 0)
        {
            log.RemoveAt(left + 1, merged);
        }

        return merged;
    }

    private bool CanMerge(int left, int right)
    {
        unchecked
        {
            ref readonly var l = ref nodes[left];
            ref readonly var r = ref nodes[right];
            if (l.Kind != r.Kind || l.Deleted != r.Deleted)
            {
                return false;
            }

            return l.Kind switch
            {
                ContentKind.Gc => true,
                ContentKind.Deleted or ContentKind.String or ContentKind.Any or ContentKind.Json =>
                    l.Right == right && r.OriginClient == l.Client && r.OriginClock == l.Clock + l.Length - 1
                    && l.RightClient == r.RightClient && (l.RightClient < 0 || l.RightClock == r.RightClock),
                _ => false,
            };
        }
    }

    /// <summary>Appends the right struct to the left one. The list of the client is put right by the caller.</summary>
    private void Merge(ClientLog log, int left, int right)
    {
        ref var l = ref nodes[left];
        ref var r = ref nodes[right];
        if (l.Kind == ContentKind.String)
        {
            if (l.Data + l.Length != r.Data)
            {
                l.Data = JoinText(log, l.Data, l.Length, r.Data, r.Length);
            }
        }
        else if (l.Kind is ContentKind.Any or ContentKind.Json)
        {
            if (l.Data + l.Size != r.Data)
            {
                l.Data = JoinBytes(log, l.Data, l.Size, r.Data, r.Size);
            }

            l.Size += r.Size;
            longest = Math.Max(longest, l.Length + r.Length);
        }

        l.Length += r.Length;
        if (l.Kind != ContentKind.Gc)
        {
            l.Right = r.Right;
            if (l.Right != 0)
            {
                nodes[l.Right].Left = left;
            }

            if (r.Key != 0 && types[r.Parent].Map?.Get(r.Key) == right)
            {
                types[r.Parent].Map!.Set(r.Key, left);
            }
        }

        FreeNode(right);
    }
}
