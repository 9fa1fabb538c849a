namespace Workspace.Crdt.Store;

/// <summary>A shared type: a root by name, or the content of an item.</summary>
internal struct TypeNode
{
    /// <summary>The item that holds it; 0 for a root. For a free entry the next free one.</summary>
    public int Item;

    /// <summary>First item of its list.</summary>
    public int Start;

    /// <summary>Visible elements of its list.</summary>
    public int Length;

    /// <summary>Levels above it; a root is 0.</summary>
    public int Depth;

    public YTypeKind Kind;

    /// <summary>Name of the root, of the element or of the hook.</summary>
    public string? Name;

    /// <summary>Current entry of each key; null while there is none.</summary>
    public KeyTable? Map;
}

/// <summary>
/// The current items of a map by key. A handful of entries is searched in order, as attributes of elements come in handfuls; more get a dictionary.
/// </summary>
internal sealed class KeyTable
{
    private const int Few = 8;

    // Keys in the first half, their items in the second: a long document has a table for every other paragraph, and each array of its own would cost as much again.
    private int[] entries = new int[2];
    private Dictionary<int, int>? places;

    public int Count { get; private set; }

    public ReadOnlySpan<int> Keys => entries.AsSpan(0, Count);

    public ReadOnlySpan<int> Nodes => entries.AsSpan(Room, Count);

    private int Room => entries.Length / 2;

    /// <summary>The current item of a key, or 0.</summary>
    public int Get(int key)
    {
        int place = Place(key);
        return place < 0 ? 0 : entries[Room + place];
    }

    public void Set(int key, int node)
    {
        int place = Place(key);
        if (place >= 0)
        {
            entries[Room + place] = node;
            return;
        }

        if (Count == Room)
        {
            var more = new int[Count * 4];
            Keys.CopyTo(more);
            Nodes.CopyTo(more.AsSpan(Count * 2));
            entries = more;
        }

        entries[Count] = key;
        entries[Room + Count] = node;
        places?.Add(key, Count);
        Count++;
        if (Count > Few && places is null)
        {
            places = [];
            for (int i = 0; i < Count; i++)
            {
                places.Add(entries[i], i);
            }
        }
    }

    public KeyTable Copy()
    {
        var copy = (KeyTable)MemberwiseClone();
        copy.entries = [.. entries];
        copy.places = places is null ? null : new(places);
        return copy;
    }

    private int Place(int key)
    {
        if (places is not null)
        {
            return places.TryGetValue(key, out int place) ? place : -1;
        }

        return Array.IndexOf(entries, key, 0, Count);
    }
}
