using System.Collections.Immutable;

namespace Workspace.Crdt;

/// <summary>A shared type with all it holds, as plain immutable values: the most faithful way to read one. Comparing two is O(what is in them).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Name of an element or a hook; null for others.</param>
/// <param name="Entries">Entries of a map, attributes of an element or a text; sorted by key (UTF-16).</param>
/// <param name="Items">Elements of an array; children of a fragment or an element, each a <see cref="YValueKind.Tree"/>.</param>
/// <param name="Delta">Content of a text.</param>
public sealed record YTree(
    YTypeKind Kind,
    string? Name,
    ImmutableArray<KeyValuePair<string, YValue>> Entries,
    ImmutableArray<YValue> Items,
    ImmutableArray<YDelta> Delta)
{
    /// <summary>Equal when everything in it is equal.</summary>
    public bool Equals(YTree? other) =>
        other is not null && Kind == other.Kind && Name == other.Name && Entries.SequenceEqual(other.Entries) && Items.SequenceEqual(other.Items)
        && Delta.SequenceEqual(other.Delta);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Name, Entries.Length, Items.Length, Delta.Length);
}

/// <summary>A run of text with one set of marks, or one embedded value.</summary>
/// <param name="Insert">A string, or an embedded value or type that counts as one character.</param>
/// <param name="Marks">Formatting attributes, sorted by key (UTF-16).</param>
public sealed record YDelta(YValue Insert, ImmutableArray<KeyValuePair<string, YValue>> Marks)
{
    /// <summary>The text of the run; null for an embedded value.</summary>
    public string? Text => Insert.AsString;

    /// <summary>UTF-16 units; 1 for an embedded value.</summary>
    public int Length => Insert.AsString?.Length ?? 1;

    /// <summary>Equal when insert and marks are.</summary>
    public bool Equals(YDelta? other) => other is not null && Insert.Equals(other.Insert) && Marks.SequenceEqual(other.Marks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Insert, Marks.Length);
}
