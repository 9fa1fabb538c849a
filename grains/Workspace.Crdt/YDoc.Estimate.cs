using Workspace.Crdt.Store;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>
/// What integrating an update may cost, from above and without trying it. What people write stands where they saw it, between two neighbours: such structs cost nothing
/// here, however large the document is.
/// </summary>
public sealed partial class YDoc
{
    /// <summary>Steps for every item that a struct may have to be compared with: twice on the way to the first entry of a key, then a comparison and a search.</summary>
    private const int WalkSteps = 3 + SearchSteps;

    private long Estimate(YUpdate update)
    {
        long structs = update.StructCount;
        var deletes = update.Deletes;

        long steps = deletes.Count * structs;
        long values = structs > 0 ? Math.Max(longest, update.Bytes.Length) : longest;
        var reader = new ByteReader(update.Bytes.Span);
        Span<YUpdate.Section> one = stackalloc YUpdate.Section[1];
        foreach (var section in update.Sections(one))
        {
            reader.Position = section.Offset;
            int clock = section.Clock, state = StateOf(section.Client);
            bool isNew = false;
            var before = default(WireStruct);
            for (int n = 0; n < section.Count && steps <= WorkLimit; n++)
            {
                WireStruct.ReadChecked(ref reader, clock, out var item);
                clock = item.ClockEnd;
                if (clock <= state || item.Kind is ContentKind.Skip or ContentKind.Gc)
                {
                    isNew = false;
                    continue;
                }

                if (!isNew || !Continues(in item, in before, section.Client))
                {
                    // It may be compared with all structs of the update; unless it stands free, with the whole document too.
                    steps += structs * (2 * WalkSteps);
                    steps += item.Clock >= state && StandsFree(in item, ref steps) ? 0 : (nodeCount * (long)WalkSteps) + values;
                }

                isNew = item.Clock >= state;
                before = item;
            }
        }

        // Lists of one client that are not in order put each range before the pieces that the others made.
        long pieces = AreOrdered(deletes) ? 0 : 2L * deletes.Count;
        for (int i = 0; i < deletes.Count && steps <= WorkLimit; i++)
        {
            steps += pieces >> 2;
            steps += CostOfDelete(deletes[i]) + (structs > 0 ? values : 0);
        }

        return steps;
    }

    /// <summary>
    /// Whether a struct goes on where the one before it of the same client ended, before the same neighbour. When that one is new, nothing in the document can claim the same
    /// place, so the walk ends at its first step.
    /// </summary>
    private static bool Continues(in WireStruct item, in WireStruct before, ulong client) =>
        item.HasOrigin && item.OriginClient == client && item.OriginClock == item.Clock - 1 && before.ClockEnd == item.Clock
        && item.HasRight == before.HasRight && (!item.HasRight || (item.RightClient == before.RightClient && item.RightClock == before.RightClock));

    /// <summary>
    /// Whether a struct need not be compared with what is in the document: its two neighbours stand side by side there, or it follows something of the update itself, which
    /// nothing in the document can follow too. Adds what cutting the neighbours apart costs.
    /// </summary>
    private bool StandsFree(in WireStruct item, ref long steps)
    {
        if (item.HasRight && item.RightClock < StateOf(item.RightClient))
        {
            var others = FindClient(item.RightClient)!;
            int place = others.Find(item.RightClock);
            ref readonly var right = ref nodes[others[place]];
            steps += right.Clock < item.RightClock && !right.IsCollected ? CostOfCut(others, place) : 0;
            if (!item.HasOrigin)
            {
                return right.IsCollected || (right.Clock == item.RightClock && right.Left == 0);
            }
        }

        if (!item.HasOrigin)
        {
            return item.Parent == ParentForm.Item && item.ParentClock >= StateOf(item.ParentClient);
        }

        if (item.OriginClock >= StateOf(item.OriginClient))
        {
            return true;
        }

        var log = FindClient(item.OriginClient)!;
        int position = log.Find(item.OriginClock);
        ref readonly var left = ref nodes[log[position]];
        if (left.IsCollected)
        {
            return true;
        }

        if (item.OriginClock + 1 < left.End)
        {
            steps += CostOfCut(log, position);
            return item.HasRight && item.RightClient == item.OriginClient && item.RightClock == item.OriginClock + 1;
        }

        ref readonly var next = ref nodes[left.Right];
        return item.HasRight ? left.Right != 0 && next.Clock == item.RightClock && clients[next.Client].Id == item.RightClient : left.Right == 0;
    }

    private long CostOfCut(ClientLog log, int position)
    {
        ref readonly var node = ref nodes[log[position]];
        return ((log.Count - position) >> 3) + (node.Kind is ContentKind.Any or ContentKind.Json ? node.Length : 0);
    }

    private long CostOfDelete(ClientRange range)
    {
        var log = FindClient(range.Client);
        if (log is null || range.Start >= (ulong)log.State || range.Length == 0)
        {
            return 0;
        }

        int first = log.Find((int)range.Start), last = log.Find((int)Math.Min(range.End, (ulong)log.State) - 1);
        return CostOfCut(log, first) + CostOfCut(log, last) + ((last - first) >> 2);
    }

    /// <summary>Whether every client comes once, higher ones first, its ranges in order: as every honest client writes them.</summary>
    private static bool AreOrdered(IReadOnlyList<ClientRange> ranges)
    {
        for (int i = 1; i < ranges.Count; i++)
        {
            var (before, next) = (ranges[i - 1], ranges[i]);
            if (before.Client == next.Client ? next.Start < before.End : before.Client < next.Client)
            {
                return false;
            }
        }

        return true;
    }
}
