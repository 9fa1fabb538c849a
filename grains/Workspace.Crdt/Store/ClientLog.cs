using System.Runtime.CompilerServices;

namespace Workspace.Crdt.Store;

/// <summary>
/// All structs of one client in order of their clocks, without holes, as indices of nodes beside their first clocks: the search for a clock touches only one small array.
/// </summary>
internal sealed class ClientLog(ulong id, int index)
{
    private int[] nodes = [];
    private int[] clocks = [];
    private int lastHit;

    public readonly ulong Id = id;
    public readonly int Index = index;

    public int Count;

    /// <summary>The next expected clock.</summary>
    public int State;

    /// <summary>The transaction that last touched this client, and its state when that transaction began.</summary>
    public int Transaction;
    public int Before;

    /// <summary>Room at the end of this client's last text and payload into which its next one can be written without moving anything.</summary>
    public Region Text, Bytes;

    public int this[int position]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => nodes[position];
    }

    public int Last => nodes[unchecked(Count - 1)];

    public ReadOnlySpan<int> Nodes => nodes.AsSpan(0, Count);

    /// <summary>Position of the struct that holds the clock. The clock must be below <see cref="State"/>. O(log structs).</summary>
    public int Find(int clock)
    {
        unchecked
        {
            var first = clocks.AsSpan(0, Count);
            int hit = lastHit;
            if ((uint)hit < (uint)first.Length && first[hit] <= clock)
            {
                int next = hit + 1;
                if ((uint)next >= (uint)first.Length || clock < first[next])
                {
                    return hit;
                }

                next++;
                if ((uint)next >= (uint)first.Length || clock < first[next])
                {
                    lastHit = hit + 1;
                    return hit + 1;
                }
            }

            if (clock >= first[^1])
            {
                return lastHit = first.Length - 1;
            }

            int low = 0, high = first.Length - 1;
            while (low < high)
            {
                int middle = (low + high + 1) >> 1;
                if (first[middle] <= clock)
                {
                    low = middle;
                }
                else
                {
                    high = middle - 1;
                }
            }

            return lastHit = low;
        }
    }

    public void EnsureRoom(int more)
    {
        if (nodes.Length - Count < more)
        {
            int capacity = Math.Max(Count + more, Count == 0 ? 4 : Count + (Count >> 1));
            Array.Resize(ref nodes, capacity);
            Array.Resize(ref clocks, capacity);
        }
    }

    public void Append(int node, int clock, int end)
    {
        if (Count == nodes.Length)
        {
            EnsureRoom(1);
        }

        nodes[Count] = node;
        clocks[Count] = clock;
        unchecked
        {
            Count++;
        }

        State = end;
    }

    public void Insert(int position, int node, int clock)
    {
        if (Count == nodes.Length)
        {
            EnsureRoom(1);
        }

        Array.Copy(nodes, position, nodes, position + 1, Count - position);
        Array.Copy(clocks, position, clocks, position + 1, Count - position);
        nodes[position] = node;
        clocks[position] = clock;
        Count++;
    }

    public void RemoveAt(int position, int count)
    {
        int after = position + count;
        Array.Copy(nodes, after, nodes, position, Count - after);
        Array.Copy(clocks, after, clocks, position, Count - after);
        Count -= count;
    }

    /// <summary>Moves an entry while a pass over the whole list closes the gaps.</summary>
    public void Move(int from, int to)
    {
        nodes[to] = nodes[from];
        clocks[to] = clocks[from];
    }

    /// <summary>Gives back room that a load reserved and did not use.</summary>
    public void Trim()
    {
        if (nodes.Length > Count + (Count >> 2) + 8)
        {
            Array.Resize(ref nodes, Count);
            Array.Resize(ref clocks, Count);
        }
    }

    public ClientLog Copy()
    {
        var copy = (ClientLog)MemberwiseClone();
        copy.nodes = nodes.AsSpan(0, Count).ToArray();
        copy.clocks = clocks.AsSpan(0, Count).ToArray();
        return copy;
    }
}

/// <summary>A stretch of an arena that belongs to one client: used up to <paramref name="Position"/>, free up to <paramref name="End"/>.</summary>
internal record struct Region(int Position, int End);
