using Workspace.Crdt.Store;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>What an update would do, asked before it is stored. None of these changes the document.</summary>
public sealed partial class YDoc
{
    /// <summary>Whether the update brings nothing new: all its structs are known and all its deletes are done. O(ranges · log ranges + structs that are deleted).</summary>
    public bool Contains(YUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        foreach (var range in update.Ranges)
        {
            if (range.End > Clock(range.Client))
            {
                return false;
            }
        }

        var deletes = update.Deletes;
        if (deletes.Count > 1)
        {
            // Ranges that overlap would be walked again and again.
            var merged = new List<ClientRange>(deletes);
            ClientRanges.SortAndMerge(merged);
            deletes = merged;
        }

        foreach (var range in deletes)
        {
            var log = FindClient(range.Client);
            if (log is null || range.End > (ulong)log.State || !AreDeleted(log, (int)range.Start, (int)range.End))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The runs of clocks that the update would add: above this document's clocks, per client. O(ranges).</summary>
    public IEnumerable<ClientRange> NewRanges(YUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        foreach (var range in update.Ranges)
        {
            ulong state = Clock(range.Client);
            if (range.End > state)
            {
                yield return range with { Start = Math.Max(range.Start, state) };
            }
        }
    }

    /// <summary>
    /// Whether integrating the update now would leave nothing waiting: everything it depends on is in the document or in the update itself, its deletes included.
    /// Also false for an update made to cost more work than any honest one, or to nest deeper than <see cref="YDocOptions.MaxReadDepth"/>; see THREATS.md.
    /// O(structs); an update with very many structs is tried on a copy, O(document).
    /// </summary>
    public bool IsReady(YUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return DependenciesAreHere(update) && IsAffordable(update);
    }

    private bool DependenciesAreHere(YUpdate update)
    {
        Span<YUpdate.Section> one = stackalloc YUpdate.Section[1];
        var sections = update.Sections(one);
        var data = update.Bytes.Span;
        if (sections.Length == 1)
        {
            return IsReadyAlone(data, in sections[0]) && DeletesAreReady(update, sections[0].Client, SectionEnd(data, in sections[0]));
        }

        // The clocks as they will be; a client moves on as long as its next struct finds what it needs.
        var ahead = new Dictionary<ulong, int>(sections.Length);
        var open = new Cursor[sections.Length];
        for (int i = 0; i < open.Length; i++)
        {
            var section = sections[i];
            open[i] = new Cursor { Client = section.Client, Clock = section.Clock, Remaining = section.Count, Offset = section.Offset, End = section.End };
            ahead[section.Client] = StateOf(section.Client);
        }

        var reader = new ByteReader(data);
        var waiting = new Queue<int>(Enumerable.Range(0, open.Length));
        var parked = new Dictionary<ulong, PriorityQueue<int, int>>();
        while (waiting.TryDequeue(out int index))
        {
            Advance(ref reader, ref open[index], index, ahead, parked);
            ulong moved = open[index].Client;
            if (parked.TryGetValue(moved, out var sleepers))
            {
                while (sleepers.TryPeek(out int sleeper, out int clock) && clock < ahead[moved])
                {
                    sleepers.Dequeue();
                    waiting.Enqueue(sleeper);
                }
            }
        }

        return open.All(c => c.Remaining == 0) && DeletesAreReady(update, ahead);
    }

    /// <summary>A cursor sleeps until its client has got past a clock; those that wait for the lowest clock are woken first.</summary>
    private static void Park(Dictionary<ulong, PriorityQueue<int, int>> parked, ulong client, int cursor, int clock)
    {
        if (!parked.TryGetValue(client, out var sleepers))
        {
            parked.Add(client, sleepers = new());
        }

        sleepers.Enqueue(cursor, clock);
    }

    /// <summary>Moves one client on until its end or until something is missing.</summary>
    private void Advance(ref ByteReader reader, ref Cursor cursor, int index, Dictionary<ulong, int> ahead, Dictionary<ulong, PriorityQueue<int, int>> parked)
    {
        while (cursor.Remaining > 0)
        {
            var before = cursor;
            ReadNext(ref reader, ref cursor, out var item);
            if (item.Kind == ContentKind.Skip)
            {
                continue;
            }

            int state = ahead[cursor.Client];
            if (item.Clock > state)
            {
                cursor = before;
                return;
            }

            if (item.ClockEnd <= state)
            {
                continue;
            }

            if (MissingAhead(in item, cursor.Client, ahead, out ulong client, out int clock))
            {
                cursor = before;
                Park(parked, client, index, clock);
                return;
            }

            ahead[cursor.Client] = item.ClockEnd;
        }
    }

    private bool MissingAhead(in WireStruct item, ulong own, Dictionary<ulong, int> ahead, out ulong client, out int clock)
    {
        int Ahead(ulong of) => ahead.TryGetValue(of, out int state) ? state : StateOf(of);

        (client, clock) = (item.OriginClient, item.OriginClock);
        if (item.HasOrigin && client != own && clock >= Ahead(client))
        {
            return true;
        }

        (client, clock) = (item.RightClient, item.RightClock);
        if (item.HasRight && client != own && clock >= Ahead(client))
        {
            return true;
        }

        (client, clock) = (item.ParentClient, item.ParentClock);
        return item.Parent == ParentForm.Item && client != own && clock >= Ahead(client);
    }

    private bool IsReadyAlone(ReadOnlySpan<byte> data, ref readonly YUpdate.Section section)
    {
        var reader = new ByteReader(data, section.Offset);
        int state = StateOf(section.Client), clock = section.Clock;
        for (int n = 0; n < section.Count; n++)
        {
            WireStruct.ReadChecked(ref reader, clock, out var item);
            clock = item.ClockEnd;
            if (item.Kind == ContentKind.Skip || clock <= state)
            {
                continue;
            }

            if (item.Clock > state || Missing(in item, section.Client, out _, out _))
            {
                return false;
            }

            state = clock;
        }

        return true;
    }

    private int SectionEnd(ReadOnlySpan<byte> data, ref readonly YUpdate.Section section)
    {
        var reader = new ByteReader(data, section.Offset);
        int clock = section.Clock;
        for (int n = 0; n < section.Count; n++)
        {
            WireStruct.ReadChecked(ref reader, clock, out var item);
            clock = item.ClockEnd;
        }

        return Math.Max(clock, StateOf(section.Client));
    }

    private bool DeletesAreReady(YUpdate update, ulong client, int state)
    {
        foreach (var range in update.Deletes)
        {
            if (range.End > (range.Client == client ? (ulong)state : Clock(range.Client)))
            {
                return false;
            }
        }

        return true;
    }

    private bool DeletesAreReady(YUpdate update, Dictionary<ulong, int> ahead)
    {
        foreach (var range in update.Deletes)
        {
            if (range.End > (ahead.TryGetValue(range.Client, out int state) ? (ulong)state : Clock(range.Client)))
            {
                return false;
            }
        }

        return true;
    }

    private bool AreDeleted(ClientLog log, int start, int end)
    {
        for (int position = log.Find(start); position < log.Count; position++)
        {
            ref readonly var item = ref nodes[log[position]];
            if (item.Clock >= end)
            {
                break;
            }

            if (!item.Deleted)
            {
                return false;
            }
        }

        return true;
    }
}
