using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Writes the children and attributes of an XML fragment or element.</summary>
public sealed class YXmlWriter : YTypeWriter
{
    internal YXmlWriter(YTransaction transaction, int type)
        : base(transaction, type)
    {
    }

    /// <summary>Inserts an empty element and returns its writer. O(children before it).</summary>
    public YXmlWriter InsertElement(int index, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(Transaction, InsertType(index, YTypeKind.XmlElement, name));
    }

    /// <summary>Adds an empty element at the end and returns its writer. O(children).</summary>
    public YXmlWriter AddElement(string name) => InsertElement(Length, name);

    /// <summary>Inserts an empty text and returns its writer. O(children before it).</summary>
    public YTextWriter InsertText(int index) => new(Transaction, InsertType(index, YTypeKind.XmlText, null));

    /// <summary>Adds an empty text at the end and returns its writer. O(children).</summary>
    public YTextWriter AddText() => InsertText(Length);

    /// <summary>The element that is the child at this index. O(children before it).</summary>
    /// <exception cref="ArgumentException">The child there is a text.</exception>
    public YXmlWriter Element(int index) => new(Transaction, Child(index, YTypeKind.XmlElement));

    /// <summary>The text that is the child at this index. O(children before it).</summary>
    /// <exception cref="ArgumentException">The child there is an element.</exception>
    public YTextWriter Text(int index) => new(Transaction, Child(index, YTypeKind.XmlText));

    /// <summary>Sets an attribute. O(1).</summary>
    /// <exception cref="ArgumentException">The value is a nested shared type, or holds one or a subdocument.</exception>
    public void SetAttribute(string key, YValue value) => SetEntry(key, value);

    /// <summary>Removes an attribute; nothing happens when there is none. O(1).</summary>
    public void RemoveAttribute(string key) => RemoveEntry(key);

    /// <summary>
    /// Writes whole nodes before the child at this index: elements with attributes and children, runs of text with their marks (neighbouring runs and embedded values
    /// become one shared text). O(children before it + size of the nodes).
    /// </summary>
    public void Insert(int index, IEnumerable<YNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        YTextWriter? run = null;
        foreach (var node in nodes)
        {
            if (node is YElement element)
            {
                run = null;
                var child = InsertElement(index++, element.Name);
                foreach (var (key, value) in element.Attributes)
                {
                    child.SetAttribute(key, value);
                }

                child.Insert(0, element.Children);
                continue;
            }

            run ??= InsertText(index++);
            if (node is YTextRun characters)
            {
                run.Insert(run.Length, characters.Text, characters.Marks);
            }
            else if (node is YEmbed embed)
            {
                run.InsertEmbed(run.Length, embed.Value, embed.Marks);
            }
        }
    }

    /// <summary>Writes whole nodes at the end. O(children + size of the nodes).</summary>
    public void Add(IEnumerable<YNode> nodes) => Insert(Length, nodes);

    private int Child(int index, YTypeKind kind)
    {
        CheckRange(index, 1);
        var (_, node) = Find(index);
        while (Doc.NodeAt(node) is not { Deleted: false, Countable: true })
        {
            node = Doc.NodeAt(node).Right;
        }

        var item = Doc.NodeAt(node);
        return item.Kind == ContentKind.Type && Doc.TypeAt(item.Data).Kind == kind
            ? item.Data
            : throw new ArgumentException($"The child at {index} is no {kind}.", nameof(index));
    }
}
