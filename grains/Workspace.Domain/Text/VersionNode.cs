using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Text;

namespace Workspace.Domain.Text;

/// <summary>
/// A node of a version with the identity that its writing gave it: an element, or a run of text that one client wrote one character after the other. The identity of a character never changes and
/// never comes back, so it tells what stayed from what was written anew.
/// </summary>
public sealed record VersionNode
{
    /// <summary>As in <see cref="RichNode"/>.</summary>
    public required string Type { get; init; }

    public ImmutableSortedDictionary<string, string> Attributes { get; init; } = RichNode.NoAttributes;

    public ImmutableArray<VersionNode> Children { get; init; } = [];

    public string? Text { get; init; }

    public ImmutableArray<RichMark> Marks { get; init; } = [];

    /// <summary>Who wrote it; null where that is not known.</summary>
    public PersonId? By { get; init; }

    /// <summary>Identity of the element, or of the first character of the run.</summary>
    public required VersionId Id { get; init; }

    /// <summary>Stands in a line of text.</summary>
    public bool IsInline => Text is not null || Type is "hardBreak" or "image" or "embed" or Evidence.Element;

    /// <summary>Holds a line of text (or could): a paragraph, a heading.</summary>
    public bool IsTextBlock => Text is null && (Children.IsEmpty ? Type is "paragraph" or "heading" or "codeBlock" : Children.All(c => c.IsInline));
}

/// <summary>What was written: the client that wrote it and how much that client had written before.</summary>
public readonly record struct VersionId(ulong Client, ulong Clock);
