namespace Workspace.Crdt.Wire;

/// <summary>The five low bits of a struct's first byte.</summary>
internal enum ContentKind : byte
{
    Gc = 0,
    Deleted = 1,
    Json = 2,
    Binary = 3,
    String = 4,
    Embed = 5,
    Format = 6,
    Type = 7,
    Any = 8,
    Doc = 9,
    Skip = 10,
}

/// <summary>How a struct says where it belongs.</summary>
internal enum ParentForm : byte
{
    /// <summary>Copied from the neighbour that it was written beside.</summary>
    Inherited = 0,

    /// <summary>A root type, by name.</summary>
    Root,

    /// <summary>A nested type, by the id of the item that holds it.</summary>
    Item,
}

internal static class WireFlags
{
    public const byte Kind = 0x1f, HasKey = 0x20, HasRight = 0x40, HasOrigin = 0x80;
}
