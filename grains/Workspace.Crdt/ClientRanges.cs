namespace Workspace.Crdt;

/// <summary>Lists of ranges in the order in which Yjs keeps delete sets: higher clients first, clocks rising.</summary>
internal static class ClientRanges
{
    public static void SortAndMerge(List<ClientRange> ranges)
    {
        if (ranges.Count < 2)
        {
            return;
        }

        ranges.Sort(static (a, b) => a.Client == b.Client ? a.Start.CompareTo(b.Start) : b.Client.CompareTo(a.Client));
        int kept = 0;
        for (int i = 1; i < ranges.Count; i++)
        {
            var last = ranges[kept];
            var next = ranges[i];
            if (last.Client == next.Client && last.End >= next.Start)
            {
                ranges[kept] = last with { End = Math.Max(last.End, next.End) };
            }
            else
            {
                ranges[++kept] = next;
            }
        }

        ranges.RemoveRange(kept + 1, ranges.Count - kept - 1);
    }
}
