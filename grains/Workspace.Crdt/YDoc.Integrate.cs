using System.Runtime.CompilerServices;
using Workspace.Crdt.Store;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Putting one struct into its list: the YATA rules.</summary>
public sealed partial class YDoc
{
    /// <summary>A search in a log costs as much as this many plain comparisons.</summary>
    private const int SearchSteps = 3;

    // Marks of the items met while one conflict is resolved; grown on the first conflict only.
    private int[] marks = [];
    private int markSeries;

    /// <summary>Integrates a struct whose dependencies are all here. The first <paramref name="offset"/> clocks of it are known already.</summary>
    private void Integrate(ReadOnlySpan<byte> update, in WireStruct item, ClientLog log, int offset)
    {
        if (item.Kind == ContentKind.String && offset == 0 && TryAppend(update, in item, log))
        {
            return;
        }

        if (item.Kind == ContentKind.Gc)
        {
            AddCollected(log, item.Clock + offset, item.Length - offset);
            return;
        }

        int left = item.HasOrigin ? CleanEnd(FindClient(item.OriginClient)!, item.OriginClock) : 0;
        int right = item.HasRight ? CleanStart(FindClient(item.RightClient)!, item.RightClock) : 0;
        FindParent(update, in item, left, right, out int parent, out int key);
        if (offset > 0)
        {
            left = CleanEnd(log, item.Clock + offset - 1);
            if (nodes[left].IsCollected)
            {
                parent = 0;
            }
        }

        if (parent == 0)
        {
            AddCollected(log, item.Clock + offset, item.Length - offset);
            return;
        }

        int node = NewNode();
        ref var fresh = ref nodes[node];
        fresh = new Node
        {
            Client = log.Index,
            Clock = item.Clock + offset,
            Length = item.Length - offset,
            OriginClient = item.HasOrigin ? clientIndex[item.OriginClient] : -1,
            OriginClock = item.OriginClock,
            RightClient = item.HasRight ? clientIndex[item.RightClient] : -1,
            RightClock = item.RightClock,
            Parent = parent,
            Key = key,
            Kind = item.Kind,
        };
        if (offset > 0)
        {
            fresh.OriginClient = log.Index;
            fresh.OriginClock = fresh.Clock - 1;
        }

        SetContent(update, in item, offset, node, log);
        Place(node, left, right, log);
    }

    /// <summary>
    /// The keystroke: text that continues the last struct of the same client, with the same right neighbour. Yjs would integrate it and join the two at the end of the
    /// transaction; here it is appended at once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAppend(ReadOnlySpan<byte> update, in WireStruct item, ClientLog log)
    {
        unchecked
        {
            if (log.Count == 0 || !item.HasOrigin || item.OriginClient != log.Id || item.OriginClock != item.Clock - 1)
            {
                return false;
            }

            ref var last = ref nodes[log.Last];
            if (last.Kind != ContentKind.String || last.Deleted || last.Key != 0)
            {
                return false;
            }

            if (item.HasRight)
            {
                if (last.RightClient < 0 || last.RightClock != item.RightClock || clients[last.RightClient].Id != item.RightClient || last.Right == 0)
                {
                    return false;
                }

                ref var right = ref nodes[last.Right];
                if (right.Clock != item.RightClock || right.Client != last.RightClient)
                {
                    return false;
                }
            }
            else if (last.RightClient >= 0 || last.Right != 0)
            {
                return false;
            }

            int start = TakeText(log, item.Length);
            last = ref nodes[log.Last];
            ReadText(update[item.ContentStart..item.ContentEnd], start);
            if (start != last.Data + last.Length)
            {
                last.Data = JoinText(log, last.Data, last.Length, start, item.Length);
            }

            last.Length += item.Length;
            types[last.Parent].Length += item.Length;
            log.State += item.Length;
            return true;
        }
    }

    private void AddCollected(ClientLog log, int clock, int length)
    {
        int node = NewNode();
        nodes[node] = new Node { Client = log.Index, Clock = clock, Length = length, OriginClient = -1, RightClient = -1, Kind = ContentKind.Gc, Deleted = true };
        log.Append(node, clock, clock + length);
    }

    /// <summary>Where an item belongs: as it says, or where its neighbours are. No parent at all when that place has been collected.</summary>
    private void FindParent(ReadOnlySpan<byte> update, in WireStruct item, int left, int right, out int parent, out int key)
    {
        parent = key = 0;
        if ((left != 0 && nodes[left].IsCollected) || (right != 0 && nodes[right].IsCollected))
        {
            return;
        }

        switch (item.Parent)
        {
            case ParentForm.Root:
                parent = Root(update.Slice(item.NameStart, item.NameLength));
                break;
            case ParentForm.Item:
                ref var holder = ref nodes[FindNode(FindClient(item.ParentClient)!, item.ParentClock)];
                parent = holder.Kind == ContentKind.Type ? holder.Data : 0;
                break;
            default:
                int neighbour = left != 0 ? left : right;
                if (neighbour != 0)
                {
                    parent = nodes[neighbour].Parent;
                    key = nodes[neighbour].Key;
                }

                return;
        }

        if (item.KeyStart >= 0)
        {
            key = Key(update.Slice(item.KeyStart, item.KeyLength));
        }
    }

    /// <summary>Finds the place between left and right, links the item in, and deletes it again where it must not be seen.</summary>
    private void Place(int node, int left, int right, ClientLog log)
    {
        int parent = nodes[node].Parent, key = nodes[node].Key;
        if (left == 0 ? right == 0 || nodes[right].Left != 0 : nodes[left].Right != right)
        {
            left = ResolveConflict(node, left, right);
        }

        ref var item = ref nodes[node];
        item.Left = left;
        if (left != 0)
        {
            item.Right = nodes[left].Right;
            nodes[left].Right = node;
        }
        else if (key != 0)
        {
            item.Right = FirstOfMap(parent, key);
        }
        else
        {
            item.Right = types[parent].Start;
            types[parent].Start = node;
        }

        if (item.Right != 0)
        {
            nodes[item.Right].Left = node;
        }
        else if (key != 0)
        {
            (types[parent].Map ??= new KeyTable()).Set(key, node);
            if (left != 0)
            {
                Delete(left);
            }
        }

        item = ref nodes[node];
        if (key == 0 && item.Countable)
        {
            types[parent].Length += item.Length;
        }

        log.Append(node, item.Clock, item.End);
        if (item.Kind == ContentKind.Deleted)
        {
            item.Deleted = true;
            deleted.Add(new DeleteMark(log.Index, item.Clock, item.End));
        }

        int holder = types[parent].Item;
        if ((holder != 0 && nodes[holder].Deleted) || (key != 0 && item.Right != 0))
        {
            Delete(node);
        }
    }

    private int FirstOfMap(int parent, int key)
    {
        int first = types[parent].Map?.Get(key) ?? 0, steps = 0;
        while (first != 0 && nodes[first].Left != 0)
        {
            first = nodes[first].Left;
            steps++;
        }

        Spend(steps);
        return first;
    }

    /// <summary>
    /// Others have written at the same place. Walks over what lies between left and right: an item with the same origin is passed when its client is smaller; one whose
    /// origin lies inside what was passed belongs to it. O(items between).
    /// </summary>
    private int ResolveConflict(int node, int left, int right)
    {
        ref readonly var item = ref nodes[node];
        int o = left != 0 ? nodes[left].Right : item.Key != 0 ? FirstOfMap(item.Parent, item.Key) : types[item.Parent].Start;
        if (o == 0 || o == right)
        {
            return left;
        }

        if (marks.Length < nodes.Length)
        {
            Array.Resize(ref marks, nodes.Length);
        }

        if (markSeries > int.MaxValue - nodes.Length - 2)
        {
            Array.Clear(marks);
            markSeries = 0;
        }

        // A mark of this series or above: met since left. A mark of the current group: still in conflict.
        int series = ++markSeries, steps = 0;
        ulong own = clients[item.Client].Id;
        while (o != 0 && o != right)
        {
            if (++steps >= 0x10000)
            {
                Spend(steps);
                steps = 0;
            }

            marks[o] = markSeries;
            ref readonly var other = ref nodes[o];
            if (other.OriginClient == item.OriginClient && (item.OriginClient < 0 || other.OriginClock == item.OriginClock))
            {
                if (clients[other.Client].Id < own)
                {
                    left = o;
                    markSeries++;
                }
                else if (other.RightClient == item.RightClient && (item.RightClient < 0 || other.RightClock == item.RightClock))
                {
                    break;
                }
            }
            else
            {
                steps += SearchSteps;
                int origin = other.OriginClient < 0 ? 0 : FindNode(clients[other.OriginClient], other.OriginClock);
                if (origin == 0 || marks[origin] < series)
                {
                    break;
                }

                if (marks[origin] < markSeries)
                {
                    left = o;
                    markSeries++;
                }
            }

            o = nodes[o].Right;
        }

        markSeries++;
        Spend(steps);
        return left;
    }
}
