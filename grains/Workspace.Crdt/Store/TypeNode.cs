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
    private int[] keys = new int[2];
    private int[] nodes = new int[2];
    private Dictionary<int, int>? places;

    public int Count { get; private set; }

    public ReadOnlySpan<int> Keys => keys.AsSpan(0, Count);

    public ReadOnlySpan<int> Nodes => nodes.AsSpan(0, Count);

    /// <summary>The current item of a key, or 0.</summary>
    public int Get(int key)
    {
        int place = Place(key);
        return place < 0 ? 0 : nodes[place];
    }

    public void Set(int key, int node)
    {
        int place = Place(key);
        if (place >= 0)
        {
            nodes[place] = node;
            return;
        }

        if (Count == keys.Length)
        {
            Array.Resize(ref keys, Count * 2);
            Array.Resize(ref nodes, Count * 2);
        }

        keys[Count] = key;
        nodes[Count] = node;
        places?.Add(key, Count);
        Count++;
        if (Count > Few && places is null)
        {
            places = [];
            for (int i = 0; i < Count; i++)
            {
                places.Add(keys[i], i);
            }
        }
    }

    public KeyTable Copy()
    {
        var copy = (KeyTable)MemberwiseClone();
        copy.keys = [.. keys];
        copy.nodes = [.. nodes];
        copy.places = places is null ? null : new(places);
        return copy;
    }

    private int Place(int key)
    {
        if (places is not null)
        {
            return places.TryGetValue(key, out int place) ? place : -1;
        }

        return Array.IndexOf(keys, key, 0, Count);
    }
}
