using System.Runtime.CompilerServices;

namespace Workspace.Crdt.Store;

/// <summary>
/// One growing array that holds all texts (or payloads) of a document. Each client writes into a region of its own, so what one person types stays in one piece
/// and merging two neighbours is usually no copy at all.
/// </summary>
internal struct Arena<T>
    where T : unmanaged
{
    private T[] items;

    public Arena() => items = [];

    /// <summary>Length of the used part.</summary>
    public int Count;

    /// <summary>How much of the used part nobody refers to any more.</summary>
    public int Dead;

    public readonly int Capacity => items.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Span<T> Slice(int start, int length) => items.AsSpan(start, length);

    public readonly ref T this[int at] => ref items[at];

    /// <summary>Takes room for <paramref name="length"/> items in the region of a client, opening a new region at the end when it is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(ref Region region, int length)
    {
        int start = region.Position;
        if (region.End - start < length)
        {
            start = TakeMore(ref region, length, length);
        }

        region.Position = start + length;
        return start;
    }

    /// <summary>Whether that much can be taken right behind what the client has there already.</summary>
    public readonly bool CanGrow(in Region region, int length) => region.End - region.Position >= length || region.End == Count;

    /// <summary>Opens a region with room to spare and takes its beginning: for a text that has to be moved, so that it is not moved again soon.</summary>
    public int TakeRoomy(ref Region region, int length)
    {
        int start = TakeMore(ref region, length, checked(length * 2));
        region.Position = start + length;
        return start;
    }

    private int TakeMore(ref Region region, int length, int room)
    {
        if (region.End == Count && region.End > 0)
        {
            Ensure(region.Position + room - Count);
            Count = region.End = region.Position + room;
            return region.Position;
        }

        Ensure(room);
        int start = Count;
        Dead += region.End - region.Position;
        Count += room;
        region = new Region(start, Count);
        return start;
    }

    /// <summary>Makes room at the end.</summary>
    public void Ensure(int more)
    {
        if (items.Length - Count < more)
        {
            Array.Resize(ref items, Math.Max(Count + more, Math.Max(16, Count + (Count >> 1))));
        }
    }

    /// <summary>Gives back the room behind the used part.</summary>
    public void Trim()
    {
        if (items.Length > Count)
        {
            Array.Resize(ref items, Count);
        }
    }

    /// <summary>Replaces everything: the result of a compaction.</summary>
    public void Replace(T[] fresh, int count)
    {
        items = fresh;
        Count = count;
        Dead = 0;
    }

    public readonly Arena<T> Copy() => new() { items = items.AsSpan(0, Count).ToArray(), Count = Count, Dead = Dead };
}
