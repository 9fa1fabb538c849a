using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Workspace.Crdt;

/// <summary>Neighbouring characters (or other elements) that one client wrote one after the other.</summary>
/// <param name="Index">Place of the first one among the visible elements of its list; of deleted ones, where they were.</param>
/// <param name="Length">How many; UTF-16 units for text.</param>
/// <param name="Client">Who wrote them.</param>
/// <param name="Clock">Clock of the first; the others follow.</param>
/// <param name="Deleted">No longer visible.</param>
/// <param name="Text">The characters; null for anything else, and for deleted characters whose content was dropped.</param>
public sealed record YAuthoredRun(int Index, int Length, ulong Client, ulong Clock, bool Deleted, string? Text);

/// <summary>The runs of one list inside of a rich text.</summary>
/// <param name="Path">Which child of the root, which child of that, and so on; empty for the root itself.</param>
/// <param name="Runs">In the order of the list.</param>
public sealed record YAuthoredList(ImmutableArray<int> Path, ImmutableArray<YAuthoredRun> Runs);

/// <summary>
/// Who deleted what. A document knows what is deleted but not by whom; the log of accepted updates does. The first who deleted a character keeps it.
/// </summary>
/// <typeparam name="T">How the caller names people: a person id, a sequence number of the log.</typeparam>
public sealed class YDeletions<T>
{
    private readonly Dictionary<ulong, SortedList<ulong, (ulong End, T By)>> ranges = [];

    /// <summary>Takes in the deletes of an update, in the order of the log. O(ranges · ranges already known).</summary>
    public void Add(YUpdate update, T by)
    {
        ArgumentNullException.ThrowIfNull(update);
        foreach (var range in update.Deletes)
        {
            if (!ranges.TryGetValue(range.Client, out var known))
            {
                ranges.Add(range.Client, known = []);
            }

            for (ulong at = range.Start; at < range.End;)
            {
                int place = Floor(known, at);
                if (place >= 0 && known.Values[place].End > at)
                {
                    at = known.Values[place].End;
                    continue;
                }

                ulong end = place + 1 < known.Count ? Math.Min(range.End, known.Keys[place + 1]) : range.End;
                known.Add(at, (end, by));
                at = end;
            }
        }
    }

    /// <summary>Who deleted this character. O(log ranges).</summary>
    public bool TryFind(YId id, [MaybeNullWhen(false)] out T by)
    {
        by = default;
        if (!ranges.TryGetValue(id.Client, out var known))
        {
            return false;
        }

        int place = Floor(known, id.Clock);
        if (place < 0 || known.Values[place].End <= id.Clock)
        {
            return false;
        }

        by = known.Values[place].By;
        return true;
    }

    /// <summary>The last range that starts at or before a clock, or -1.</summary>
    private static int Floor(SortedList<ulong, (ulong End, T By)> known, ulong clock)
    {
        int low = 0, high = known.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (known.Keys[middle] <= clock)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }
}
