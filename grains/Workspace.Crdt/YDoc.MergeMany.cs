using System.Buffers;
using Workspace.Crdt.Store;

namespace Workspace.Crdt;

/// <summary>Joining around many places of one client at once, with the same outcome as one after the other.</summary>
public sealed partial class YDoc
{
    /// <summary>
    /// Looks at both borders of the structs at these clocks, the latest first. Joined structs are taken out of a chain of positions and the client's list is
    /// rewritten once at the end: O(structs + marks), where taking each out of the list would be O(structs · marks).
    /// </summary>
    private void MergeMany(ClientLog log, ClockMark[] marks)
    {
        int count = log.Count;
        var chain = new Chain(count);
        for (int i = marks.Length - 1; i >= 0; i--)
        {
            int place = chain.Owner(log.Find(marks[i].Clock));
            int next = chain.Next(place);
            if (next < count && MergeChain(log, chain, next) > 1)
            {
                continue;
            }

            MergeChain(log, chain, place);
        }

        Rewrite(log, chain);
    }

    /// <summary>The same for ranges that were deleted.</summary>
    private void MergeManyRanges(ClientLog log, ReadOnlySpan<DeleteMark> ranges)
    {
        var chain = new Chain(log.Count);
        for (int i = ranges.Length - 1; i >= 0; i--)
        {
            int place = chain.Owner(log.Find(ranges[i].End - 1));
            place = chain.Next(place) < log.Count ? chain.Next(place) : place;
            while (place > 0 && nodes[log[place]].Clock >= ranges[i].Clock)
            {
                MergeChain(log, chain, place);
                place = chain.Previous(chain.Owner(place));
            }
        }

        Rewrite(log, chain);
    }

    private static void Rewrite(ClientLog log, Chain chain)
    {
        int write = 0;
        for (int read = 0; read < log.Count; read = chain.Next(read))
        {
            log.Move(read, write++);
        }

        log.Count = write;
        chain.Free();
    }

    private int MergeChain(ClientLog log, Chain chain, int place)
    {
        int merged = 0;
        for (int left = chain.Previous(place); left >= 0 && CanMerge(log[left], log[place]); left = chain.Previous(place))
        {
            Merge(log, log[left], log[place]);
            chain.Join(left, place);
            place = left;
            merged++;
        }

        return merged;
    }

    /// <summary>The positions of a list of which some have been joined with the one before.</summary>
    private readonly struct Chain
    {
        private readonly int count;
        private readonly int[] owner, next, previous;

        public Chain(int count)
        {
            this.count = count;
            owner = ArrayPool<int>.Shared.Rent(count);
            next = ArrayPool<int>.Shared.Rent(count);
            previous = ArrayPool<int>.Shared.Rent(count);
            for (int i = 0; i < count; i++)
            {
                owner[i] = i;
                next[i] = i + 1;
                previous[i] = i - 1;
            }
        }

        public int Next(int place) => next[place];

        public int Previous(int place) => previous[place];

        /// <summary>The position that this one has been joined with.</summary>
        public int Owner(int place)
        {
            while (owner[place] != place)
            {
                owner[place] = owner[owner[place]];
                place = owner[place];
            }

            return place;
        }

        public void Join(int left, int place)
        {
            owner[place] = left;
            next[left] = next[place];
            if (next[place] < count)
            {
                previous[next[place]] = left;
            }
        }

        public void Free()
        {
            ArrayPool<int>.Shared.Return(owner);
            ArrayPool<int>.Shared.Return(next);
            ArrayPool<int>.Shared.Return(previous);
        }
    }
}
