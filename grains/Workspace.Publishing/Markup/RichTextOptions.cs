using System.Collections.Immutable;

namespace Workspace.Publishing.Markup;

/// <summary>Where a text stands in the document.</summary>
internal sealed record RichTextOptions
{
    /// <summary>Level of the highest heading in the text, one below the heading it stands under. Default: 4.</summary>
    public int HeadingLevel { get; init; } = 4;

    /// <summary>Name for things that scroll and have no name of their own, for example <c>paragraaf 5.1</c>.</summary>
    public string Place { get; init; } = "";

    /// <summary>Labels of signals that stand in this document, with the id of the element to jump to.</summary>
    public ImmutableDictionary<string, string> References { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What is printed for references by id.</summary>
    public EvidenceNames Evidence { get; init; } = EvidenceNames.None;
}
