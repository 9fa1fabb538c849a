using System.Collections.Immutable;

namespace Workspace.Crdt;

/// <summary>A node of a rich text: element, run of text, or something embedded in text. Immutable; comparing two is O(what is in them).</summary>
public abstract record YNode;

/// <summary>An element such as a paragraph, heading or table.</summary>
/// <param name="Name">Name of the node, as in the editor's schema. For the result of <see cref="YDoc.ReadXml"/> the name of the root.</param>
/// <param name="Attributes">Sorted by key (UTF-16).</param>
/// <param name="Children">In order. Neighbouring texts of the shared document follow each other without a border.</param>
public sealed record YElement(string Name, ImmutableArray<KeyValuePair<string, YValue>> Attributes, ImmutableArray<YNode> Children) : YNode
{
    /// <summary>The attribute with this key, or null. O(attributes).</summary>
    public YValue? Attribute(string key)
    {
        foreach (var (name, value) in Attributes)
        {
            if (name == key)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Equal when everything in it is equal.</summary>
    public bool Equals(YElement? other) =>
        other is not null && Name == other.Name && Attributes.SequenceEqual(other.Attributes) && Children.SequenceEqual(other.Children);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Attributes.Length, Children.Length);
}

/// <summary>A run of text with one set of marks.</summary>
/// <param name="Text">Not empty; UTF-16.</param>
/// <param name="Marks">For example <c>bold: {}</c> or <c>link: {"href": …}</c>, sorted by key (UTF-16).</param>
public sealed record YTextRun(string Text, ImmutableArray<KeyValuePair<string, YValue>> Marks) : YNode
{
    /// <summary>Equal when text and marks are.</summary>
    public bool Equals(YTextRun? other) => other is not null && Text == other.Text && Marks.SequenceEqual(other.Marks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, Marks.Length);
}

/// <summary>A value that stands inside a text as one character.</summary>
/// <param name="Value">An object, or a nested type.</param>
/// <param name="Marks">Sorted by key (UTF-16).</param>
public sealed record YEmbed(YValue Value, ImmutableArray<KeyValuePair<string, YValue>> Marks) : YNode
{
    /// <summary>Equal when value and marks are.</summary>
    public bool Equals(YEmbed? other) => other is not null && Value.Equals(other.Value) && Marks.SequenceEqual(other.Marks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Marks.Length);
}
