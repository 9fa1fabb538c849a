using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Workspace.Contracts.Text;

namespace Workspace.Publishing.Markup;

/// <summary>
/// Writes rich text as semantic HTML. Everything that is not understood loses its form and never its words: an unknown block becomes a <c>div</c>, an
/// unknown inline node a <c>span</c>, an unknown mark nothing, and what nests deeper than <see cref="MaxDepth"/> plain text. No style attributes.
/// </summary>
internal sealed partial class RichTextRenderer
{
    /// <summary>Nesting that keeps its form. Deeper text is written flat, without recursion, so that no input can exhaust the stack.</summary>
    public const int MaxDepth = 48;

    private readonly StringBuilder html = new();
    private readonly RichTextOptions options;
    private readonly ImmutableArray<int> headingLevels;
    private int lastHeading;

    private RichTextRenderer(RichTextOptions options, ImmutableArray<RichNode> content)
    {
        this.options = options;
        headingLevels = PlainText.Walk(content).Where(n => n.Type == "heading").Select(HeadingOf).Distinct().Order().ToImmutableArray();
        lastHeading = options.HeadingLevel - 1;
    }

    public static Html Render(ImmutableArray<RichNode> content, RichTextOptions options)
    {
        var renderer = new RichTextRenderer(options, content);
        renderer.Blocks(content, 0);
        return Html.Raw(renderer.html.ToString());
    }

    /// <summary>Block content: what is inline here stands in a paragraph of its own.</summary>
    private void Blocks(ImmutableArray<RichNode> nodes, int depth)
    {
        if (nodes.IsDefaultOrEmpty)
        {
            return;
        }

        for (var i = 0; i < nodes.Length;)
        {
            var end = i;
            while (end < nodes.Length && IsInline(nodes[end]))
            {
                end++;
            }

            if (end > i)
            {
                Element("p", nodes[i..end], depth);
                i = end;
            }
            else
            {
                Block(nodes[i], depth);
                i++;
            }
        }
    }

    private void Block(RichNode node, int depth)
    {
        if (depth >= MaxDepth)
        {
            Paragraph(PlainText.Of(node));
            return;
        }

        switch (node.Type)
        {
            case "paragraph":
                Element("p", node.Children, depth + 1);
                break;
            case "heading":
                Element($"h{NextHeading(node)}", node.Children, depth + 1);
                break;
            case "bulletList":
                List("<ul>", "</ul>\n", node, depth);
                break;
            case "orderedList":
                var start = Whole(node, "start", 1, 999_999);
                List(start == 1 ? "<ol>" : string.Create(CultureInfo.InvariantCulture, $"<ol start=\"{start}\">"), "</ol>\n", node, depth);
                break;
            case "blockquote":
                html.Append("<blockquote>\n");
                Blocks(node.Children, depth + 1);
                html.Append("</blockquote>\n");
                break;
            case "codeBlock":
                html.Append("<pre><code>").Append(Html.Text(PlainText.Of(node))).Append("</code></pre>\n");
                break;
            case "horizontalRule":
                html.Append("<hr>\n");
                break;
            case "table":
                Table(node, depth);
                break;
            default:
                UnknownBlock(node, depth);
                break;
        }
    }

    private void UnknownBlock(RichNode node, int depth)
    {
        if (node.Children.IsDefaultOrEmpty)
        {
            Paragraph(PlainText.Of(node));
            return;
        }

        html.Append("<div>\n");
        Blocks(node.Children, depth + 1);
        html.Append("</div>\n");
    }

    private void List(string open, string close, RichNode list, int depth)
    {
        if (list.Children.IsDefaultOrEmpty)
        {
            return;
        }

        html.Append(open).Append('\n');
        foreach (var item in list.Children)
        {
            html.Append("<li>");
            Cell(item.Type == "listItem" ? item.Children : [item], depth + 1);
            html.Append("</li>\n");
        }

        html.Append(close);
    }

    /// <summary>Content of a list item or table cell: one paragraph stands there without its tags.</summary>
    private void Cell(ImmutableArray<RichNode> content, int depth)
    {
        if (content is [{ Type: "paragraph", Text: null } only])
        {
            Inline(only.Children, depth + 1);
        }
        else
        {
            Blocks(content, depth + 1);
        }
    }

    /// <summary>An element with inline content; nothing when that is empty.</summary>
    private void Element(string tag, ImmutableArray<RichNode> content, int depth)
    {
        var before = html.Length;
        html.Append('<').Append(tag).Append('>');
        var inside = html.Length;
        Inline(content, depth);
        if (html.Length == inside)
        {
            html.Length = before;
            return;
        }

        html.Append("</").Append(tag).Append(">\n");
    }

    private void Paragraph(string text)
    {
        if (text.Length > 0)
        {
            html.Append("<p>").Append(Html.Text(text)).Append("</p>\n");
        }
    }

    /// <summary>
    /// Levels become consecutive from <see cref="RichTextOptions.HeadingLevel"/> on, whatever the writer chose, and never skip one going down:
    /// readers who jump from heading to heading miss nothing.
    /// </summary>
    private int NextHeading(RichNode heading)
    {
        var level = options.HeadingLevel + headingLevels.IndexOf(HeadingOf(heading));
        return lastHeading = Math.Min(6, Math.Min(level, lastHeading + 1));
    }

    private static int HeadingOf(RichNode node) => Whole(node, "level", 1, 6);

    private static int Whole(RichNode node, string attribute, int least, int most) =>
        node.Attributes.TryGetValue(attribute, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, least, most)
            : least;
}
