using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workspace.Contracts.Text;

namespace Workspace.Publishing.Markup;

internal sealed partial class RichTextRenderer
{
    /// <summary>Marks in the order in which their elements nest, outermost first.</summary>
    private static readonly ImmutableArray<(string Mark, string Tag)> MarkTags =
        [("bold", "strong"), ("italic", "em"), ("underline", "u"), ("strike", "s"), ("code", "code")];

    /// <summary>Elements that stand in a line of text; anything else that is not a run is a block.</summary>
    private static bool IsInline(RichNode node) => node.Text is not null || node.Type is "text" or "hardBreak" or Evidence.Element;

    private void Inline(ImmutableArray<RichNode> nodes, int depth)
    {
        if (nodes.IsDefaultOrEmpty)
        {
            return;
        }

        for (var i = 0; i < nodes.Length;)
        {
            var href = LinkOf(nodes[i]);
            var end = i + 1;
            while (href is not null && end < nodes.Length && LinkOf(nodes[end]) == href)
            {
                end++;
            }

            if (href is not null)
            {
                html.Append("<a href=\"").Append(Html.Text(href)).Append("\" rel=\"noopener noreferrer nofollow\">");
            }

            for (; i < end; i++)
            {
                InlineNode(nodes[i], href is not null, depth);
            }

            if (href is not null)
            {
                html.Append("</a>");
            }
        }
    }

    private void InlineNode(RichNode node, bool inLink, int depth)
    {
        if (node.Text is not null)
        {
            Run(node, inLink);
        }
        else if (node.Type == "hardBreak")
        {
            html.Append("<br>");
        }
        else if (Evidence.Is(node))
        {
            // Editors write nothing in it; should somebody's program do so, those words are kept too.
            html.Append(options.Evidence.Of(node));
            html.Append(Html.Text(PlainText.OfAll(node.Children)));
        }
        else if (depth >= MaxDepth || node.Children.IsDefaultOrEmpty)
        {
            html.Append(Html.Text(PlainText.Of(node)));
        }
        else
        {
            html.Append("<span>");
            Inline(node.Children, depth + 1);
            html.Append("</span>");
        }
    }

    private void Run(RichNode run, bool inLink)
    {
        var open = MarkTags.Where(m => HasMark(run, m.Mark)).ToList();
        foreach (var (_, tag) in open)
        {
            html.Append('<').Append(tag).Append('>');
        }

        var refer = !inLink && options.References.Count > 0 && !HasMark(run, "code");
        var lines = run.Text!.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                html.Append("<br>\n");
            }

            if (refer)
            {
                WithReferences(lines[i]);
            }
            else
            {
                html.Append(Html.Text(lines[i]));
            }
        }

        for (var i = open.Count - 1; i >= 0; i--)
        {
            html.Append("</").Append(open[i].Tag).Append('>');
        }
    }

    /// <summary>Labels such as <c>S-01</c> lead to the line in the list of signals, when it is in this edition.</summary>
    private void WithReferences(string text)
    {
        var from = 0;
        foreach (var match in Label().EnumerateMatches(text))
        {
            var label = text.Substring(match.Index, match.Length);
            if (!options.References.TryGetValue(label, out var target))
            {
                continue;
            }

            html.Append(Html.Text(text[from..match.Index])).Append("<a class=\"ref\" href=\"#").Append(Html.Text(target)).Append("\">")
                .Append(Html.Text(label)).Append("</a>");
            from = match.Index + match.Length;
        }

        html.Append(Html.Text(text[from..]));
    }

    private static bool HasMark(RichNode run, string type) => !run.Marks.IsDefaultOrEmpty && run.Marks.Any(m => m.Type == type);

    /// <summary>The address of a link, or null when there is none or it leads to something other than a web page or a mail address.</summary>
    private static string? LinkOf(RichNode node)
    {
        if (node.Text is null || node.Marks.IsDefaultOrEmpty || node.Marks.FirstOrDefault(m => m.Type == "link") is not { } link)
        {
            return null;
        }

        return link.Attributes.TryGetValue("href", out var href) && !href.Any(char.IsControl)
            && Uri.TryCreate(href.Trim(), UriKind.Absolute, out var address) && IsAllowed(address)
                ? address.AbsoluteUri
                : null;
    }

    private static bool IsAllowed(Uri address) =>
        address.Scheme == Uri.UriSchemeMailto || ((address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0);

    [GeneratedRegex(@"(?<![\w-])[A-Z]{1,4}-[0-9]{1,6}(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
