using System.Collections.Immutable;

namespace Workspace.Contracts.Text;

/// <summary>
/// Rich text as a plain tree: an element (<see cref="Text"/> is null) with attributes and children, or a run of text with marks.
/// Names are those of the editor's schema: paragraph, heading, bulletList, orderedList, listItem, blockquote, codeBlock, hardBreak, horizontalRule,
/// table, tableRow, tableHeader, tableCell, evidence (<see cref="Evidence"/>); marks bold, italic, underline, strike, code, link.
/// </summary>
[GenerateSerializer, Immutable, Alias("ws.text.node")]
public sealed record RichNode
{
    /// <summary>Grows with every element, mark or attribute that editors may write: an editor that knows an older schema only reads.</summary>
    public const int Schema = 2;

    /// <summary>Name of the element; <c>text</c> for a run.</summary>
    [Id(0)] public required string Type { get; init; }

    /// <summary>Attribute values as text; numbers without decimals as digits, booleans as <c>true</c> and <c>false</c>.</summary>
    [Id(1)] public ImmutableSortedDictionary<string, string> Attributes { get; init; } = NoAttributes;

    [Id(2)] public ImmutableArray<RichNode> Children { get; init; } = [];

    [Id(3)] public string? Text { get; init; }

    [Id(4)] public ImmutableArray<RichMark> Marks { get; init; } = [];

    public static readonly ImmutableSortedDictionary<string, string> NoAttributes = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static RichNode Run(string text, params ImmutableArray<RichMark> marks) => new() { Type = "text", Text = text, Marks = marks };

    public static RichNode Element(string type, params ImmutableArray<RichNode> children) => new() { Type = type, Children = children };
}

[GenerateSerializer, Immutable, Alias("ws.text.mark")]
public sealed record RichMark
{
    [Id(0)] public required string Type { get; init; }

    [Id(1)] public ImmutableSortedDictionary<string, string> Attributes { get; init; } = RichNode.NoAttributes;
}
