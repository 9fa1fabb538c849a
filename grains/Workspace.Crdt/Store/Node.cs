using System.Runtime.CompilerServices;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt.Store;

/// <summary>
/// One struct of a document: an item of a list or map, or a collected range. Nodes live in one array and point at each other by index, 0 is nobody; so a document
/// of a hundred thousand items is three allocations to the garbage collector, and a copy of it is a block copy.
/// </summary>
internal struct Node
{
    /// <summary>Index of the client that wrote it.</summary>
    public int Client;

    public int Clock;
    public int Length;

    /// <summary>Neighbours in the list of the parent. For a free node, Right is the next free one.</summary>
    public int Left, Right;

    /// <summary>Index of the client of the origin, -1 for none.</summary>
    public int OriginClient;

    public int OriginClock;

    /// <summary>Index of the client of the right origin, -1 for none.</summary>
    public int RightClient;

    public int RightClock;

    /// <summary>Index of the type that holds it; 0 for a collected range.</summary>
    public int Parent;

    /// <summary>Key of a map entry; 0 for an item of a list.</summary>
    public int Key;

    /// <summary>Start of the text in the text arena, of the payload in the byte arena, or the index of the type.</summary>
    public int Data;

    /// <summary>Bytes of the payload in the byte arena.</summary>
    public int Size;

    public ContentKind Kind;

    public bool Deleted;

    /// <summary>Clock after the last.</summary>
    public readonly int End
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => unchecked(Clock + Length);
    }

    /// <summary>Whether it counts in the length of its parent.</summary>
    public readonly bool Countable => Kind is not (ContentKind.Deleted or ContentKind.Format or ContentKind.Gc);

    public readonly bool IsCollected => Kind == ContentKind.Gc;
}
