using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Workspace.Crdt;

/// <summary>
/// Who deleted what. A document knows what is deleted but not by whom; the log of accepted updates does. The first who deleted a character keeps it.
/// </summary>
/// <typeparam name="T">How the caller names people: a person id, a sequence number of the log.</typeparam>
public sealed class YDeletions<T>
{
    // Per client in order of their clocks, never over each other.
    private readonly Dictionary<ulong, List<Owned>> owned = [];

    private readonly record struct Owned(ulong Start, ulong End, T By);

    /// <summary>
    /// Takes in the deletes of an update, in the order of the log. O(ranges · log ranges + known ranges of the same clients from the first place that the update touches).
    /// </summary>
    /// <param name="update">A stored update. Its structs do not matter.</param>
    /// <param name="by">Who sent it.</param>
    public void Add(YUpdate update, T by)
    {
        ArgumentNullException.ThrowIfNull(update);
        var deletes = new List<ClientRange>(update.Deletes);
        ClientRanges.SortAndMerge(deletes);
        var ranges = CollectionsMarshal.AsSpan(deletes);
        while (!ranges.IsEmpty)
        {
            int count = 1;
            while (count < ranges.Length && ranges[count].Client == ranges[0].Client)
            {
                count++;
            }

            if (!owned.TryGetValue(ranges[0].Client, out var known))
            {
                owned.Add(ranges[0].Client, known = []);
            }

            Merge(known, ranges[..count], by);
            ranges = ranges[count..];
        }
    }

    /// <summary>Who deleted this character; false when nobody has. O(log ranges of its client).</summary>
    /// <param name="id">Who wrote it, and as the how-manieth.</param>
    /// <param name="by">Who deleted it first.</param>
    public bool TryFind(YId id, [MaybeNullWhen(false)] out T by)
    {
        by = default;
        if (!owned.TryGetValue(id.Client, out var known))
        {
            return false;
        }

        int place = FirstEndingAfter(known, id.Clock);
        if (place == known.Count || known[place].Start > id.Clock)
        {
            return false;
        }

        by = known[place].By;
        return true;
    }

    /// <summary>Fills the holes between what is known with new ranges that are in order and apart.</summary>
    private static void Merge(List<Owned> known, ReadOnlySpan<ClientRange> ranges, T by)
    {
        int first = FirstEndingAfter(known, ranges[0].Start);
        var rest = known.GetRange(first, known.Count - first);
        known.RemoveRange(first, rest.Count);
        int next = 0;
        foreach (var range in ranges)
        {
            while (next < rest.Count && rest[next].Start < range.End)
            {
                Fill(known, range, rest[next].Start, by);
                known.Add(rest[next++]);
            }

            Fill(known, range, range.End, by);
        }

        known.AddRange(rest[next..]);
    }

    /// <summary>Adds the part of a range that lies behind everything added so far and before a clock.</summary>
    private static void Fill(List<Owned> known, ClientRange range, ulong before, T by)
    {
        ulong start = known.Count == 0 ? range.Start : Math.Max(range.Start, known[^1].End);
        if (start < before)
        {
            known.Add(new Owned(start, before, by));
        }
    }

    private static int FirstEndingAfter(List<Owned> known, ulong clock)
    {
        int low = 0, high = known.Count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (known[middle].End <= clock)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
