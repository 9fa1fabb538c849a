namespace Workspace.Crdt;

/// <summary>Writes the entries of a map. Each call is O(1) and the size of the value.</summary>
public sealed class YMapWriter : YTypeWriter
{
    internal YMapWriter(YTransaction transaction, int type)
        : base(transaction, type)
    {
    }

    /// <summary>Sets an entry; the value before it is deleted.</summary>
    /// <exception cref="ArgumentException">The value is a nested shared type, or holds one or a subdocument.</exception>
    public void Set(string key, YValue value) => SetEntry(key, value);

    /// <summary>Sets an entry to a new map and returns its writer.</summary>
    public YMapWriter SetMap(string key) => new(Transaction, SetTypeEntry(key, YTypeKind.Map, null));

    /// <summary>Sets an entry to a new array and returns its writer.</summary>
    public YArrayWriter SetArray(string key) => new(Transaction, SetTypeEntry(key, YTypeKind.Array, null));

    /// <summary>Sets an entry to a new text and returns its writer.</summary>
    public YTextWriter SetText(string key) => new(Transaction, SetTypeEntry(key, YTypeKind.Text, null));

    /// <summary>Sets an entry to a new XML fragment and returns its writer.</summary>
    public YXmlWriter SetXml(string key) => new(Transaction, SetTypeEntry(key, YTypeKind.XmlFragment, null));

    /// <summary>Deletes an entry; nothing happens when there is none.</summary>
    public void Remove(string key) => RemoveEntry(key);
}
