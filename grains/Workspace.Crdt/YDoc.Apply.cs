using System.Diagnostics;
using System.Runtime.CompilerServices;
using Workspace.Crdt.Store;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Taking in updates: the order in which structs of several clients are integrated, and what has to wait.</summary>
public sealed partial class YDoc
{
    private readonly List<Frame> stack = [];
    private readonly Waiting rest = new();
    private Cursor[] cursors = new Cursor[1];

    /// <summary>A reader of the structs of one client.</summary>
    private struct Cursor
    {
        public ulong Client;
        public int Clock, Remaining, Offset, End;
        public ClientLog? Log;
    }

    /// <summary>A struct that was read and waits for one of another client. Count: structs of its cursor from this one on.</summary>
    private readonly record struct Frame(WireStruct Item, int Cursor, int Count, ulong WaitsFor, int WaitsForClock);

    /// <summary>
    /// Integrates an update. What depends on updates that have not arrived yet waits inside the document, up to the caps of <see cref="YDocOptions"/>.
    /// Applying an update again changes nothing. About O(structs · log document); never throws for a decoded update.
    /// </summary>
    public void Apply(YUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        Begin();
        Span<YUpdate.Section> one = stackalloc YUpdate.Section[1];
        ApplyChecked(update.Bytes.Span, update.Sections(one), update.DeletesAt);
        Finish();
    }

    /// <summary>
    /// Checks and integrates bytes without an object between: nothing is allocated for a typical keystroke. When the bytes are refused the document is untouched.
    /// Otherwise the same as <see cref="Apply"/>.
    /// </summary>
    /// <param name="update">Format v1; not kept.</param>
    /// <param name="limits">What to accept.</param>
    /// <param name="error">Why it was refused, or <see cref="DecodeError.None"/>.</param>
    public bool TryApply(ReadOnlySpan<byte> update, DecodeLimits limits, out DecodeError error)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (!YUpdate.Check(update, limits, out var sections, out int deletesAt, out _, out error))
        {
            return false;
        }

        Begin();
        Span<YUpdate.Section> one = stackalloc YUpdate.Section[1];
        ApplyChecked(update, YUpdate.SectionsOf(update, sections, deletesAt, one), deletesAt);
        Finish();
        return true;
    }

    private void ApplyChecked(ReadOnlySpan<byte> update, ReadOnlySpan<YUpdate.Section> sections, int deletesAt)
    {
        bool retry = false;
        if (!sections.IsEmpty)
        {
            ReserveFor(sections);
            IntegrateSections(update, sections);
            retry = pendingStructs is not null && IsUnblocked(pendingStructs);
            if (rest.Any)
            {
                KeepPending(update);
            }
        }
        else if (pendingStructs is not null)
        {
            retry = IsUnblocked(pendingStructs);
        }

        ApplyDeletes(update, deletesAt);
        if (pendingDeletes.Count > 0)
        {
            ApplyPendingDeletes();
        }

        // Every round takes the waiting structs out and integrates at least the one that was unblocked, so this ends.
        while (retry)
        {
            var waiting = pendingStructs!;
            pendingStructs = null;
            var again = YUpdate.Decode(waiting.Update);
            IntegrateSections(again.Bytes.Span, again.Sections(new YUpdate.Section[1]));
            if (rest.Any)
            {
                KeepPending(again.Bytes.Span);
            }

            ApplyPendingDeletes();
            retry = !options.RetryPendingAsYjs && pendingStructs is not null && IsUnblocked(pendingStructs);
        }
    }

    /// <summary>Room for a large update at once, instead of by doubling.</summary>
    private void ReserveFor(ReadOnlySpan<YUpdate.Section> sections)
    {
        const int Large = 256;
        int total = 0;
        foreach (ref readonly var section in sections)
        {
            total += section.Count;
        }

        if (total >= Large && nodes.Length - nodeCount < total)
        {
            Array.Resize(ref nodes, nodeCount + Math.Max(total, nodeCount >> 3));
        }
    }

    private void IntegrateSections(ReadOnlySpan<byte> update, ReadOnlySpan<YUpdate.Section> sections)
    {
        if (cursors.Length < sections.Length)
        {
            cursors = new Cursor[sections.Length];
        }

        var open = cursors.AsSpan(0, sections.Length);
        for (int i = 0; i < open.Length; i++)
        {
            ref readonly var section = ref sections[i];
            open[i] = new Cursor
            {
                Client = section.Client,
                Clock = section.Clock,
                Remaining = section.Count,
                Offset = section.Offset,
                End = section.End,
                Log = FindClient(section.Client),
            };
        }

        // Higher client ids first: the lower ones then meet fewer conflicts.
        bool falling = true;
        for (int i = 1; i < open.Length && falling; i++)
        {
            falling = open[i - 1].Client > open[i].Client;
        }

        if (!falling)
        {
            open.Sort(static (a, b) => b.Client.CompareTo(a.Client));
        }

        var reader = new ByteReader(update);
        for (int i = 0; i < open.Length; i++)
        {
            while (open[i].Remaining > 0)
            {
                Step(ref reader, open, i);
            }
        }

        Array.Clear(cursors, 0, sections.Length);
    }

    private static void ReadNext(ref ByteReader reader, ref Cursor cursor, out WireStruct item)
    {
        reader.Position = cursor.Offset;
        WireStruct.ReadChecked(ref reader, cursor.Clock, out item);
        unchecked
        {
            cursor.Offset = reader.Position;
            cursor.Clock = item.Clock + item.Length;
            cursor.Remaining--;
        }
    }

    /// <summary>Integrates the next struct of a client, and before it what it depends on among the other clients of the same update.</summary>
    private void Step(ref ByteReader reader, Span<Cursor> open, int current)
    {
        ReadNext(ref reader, ref open[current], out var item);
        while (true)
        {
            if (item.Kind != ContentKind.Skip)
            {
                ref var cursor = ref open[current];
                int state = cursor.Log?.State ?? (cursor.Log = FindClient(cursor.Client))?.State ?? 0;
                if (item.Clock > state)
                {
                    stack.Add(new Frame(item, current, cursor.Remaining + 1, cursor.Client, item.Clock - 1));
                    SetAside(open, cursor.Client, item.Clock - 1);
                }
                else if (item.ClockEnd > state)
                {
                    if (Missing(in item, cursor.Client, out ulong client, out int clock))
                    {
                        stack.Add(new Frame(item, current, cursor.Remaining + 1, client, clock));
                        int other = CursorOf(open, client);
                        if (other >= 0 && open[other].Remaining > 0)
                        {
                            current = other;
                            ReadNext(ref reader, ref open[other], out item);
                            continue;
                        }

                        SetAside(open, client, StateOf(client));
                    }
                    else
                    {
                        cursor.Log ??= GetClient(cursor.Client);
                        Touch(cursor.Log);
                        Integrate(reader.Data, in item, cursor.Log, state - item.Clock);
                    }
                }
            }

            if (stack.Count == 0)
            {
                return;
            }

            var top = stack[^1];
            stack.RemoveAt(stack.Count - 1);
            item = top.Item;
            current = top.Cursor;
        }
    }

    /// <summary>The cursor of a client among these, which are in falling order of their clients; -1 for none.</summary>
    private static int CursorOf(ReadOnlySpan<Cursor> open, ulong client)
    {
        int low = 0, high = open.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            if (open[middle].Client == client)
            {
                return middle;
            }

            if (open[middle].Client > client)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return -1;
    }

    /// <summary>The first dependency of a struct that is not here yet. References to the struct's own client are always here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Missing(in WireStruct item, ulong own, out ulong client, out int clock)
    {
        if (item.HasOrigin && item.OriginClient != own && item.OriginClock >= StateOf(item.OriginClient))
        {
            (client, clock) = (item.OriginClient, item.OriginClock);
            return true;
        }

        if (item.HasRight && item.RightClient != own && item.RightClock >= StateOf(item.RightClient))
        {
            (client, clock) = (item.RightClient, item.RightClock);
            return true;
        }

        if (item.Parent == ParentForm.Item && item.Kind != ContentKind.Gc && item.ParentClient != own && item.ParentClock >= StateOf(item.ParentClient))
        {
            (client, clock) = (item.ParentClient, item.ParentClock);
            return true;
        }

        (client, clock) = (0, 0);
        return false;
    }

    /// <summary>A dead end: everything on the stack, and all that follows of the same clients, has to wait for <paramref name="client"/>.</summary>
    private void SetAside(Span<Cursor> open, ulong client, int clock)
    {
        rest.AddMissing(client, clock);
        foreach (var frame in stack)
        {
            ref var cursor = ref open[frame.Cursor];
            Debug.Assert(frame.Item.Clock <= cursor.Clock, "The frame was read from this cursor.");
            rest.Add(cursor.Client, frame.Item.Clock, frame.Count, frame.Item.Start, cursor.End);
            rest.AddBlock(frame.WaitsFor, frame.WaitsForClock);
            cursor.Remaining = 0;
        }

        stack.Clear();
    }
}
