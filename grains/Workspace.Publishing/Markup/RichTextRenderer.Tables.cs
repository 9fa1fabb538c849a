using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts.Text;

namespace Workspace.Publishing.Markup;

internal sealed partial class RichTextRenderer
{
    private int tables;

    /// <summary>
    /// A table that scrolls on its own when it is wider than the page. Rows of headers at the top are its head; a header in another row names that row.
    /// </summary>
    private void Table(RichNode table, int depth)
    {
        if (table.Children.IsDefaultOrEmpty)
        {
            return;
        }

        tables++;
        var caption = Caption(table);
        var name = caption.Length > 0 ? $"Tabel: {caption}" : string.Create(CultureInfo.InvariantCulture, $"Tabel {tables} in {options.Place}");
        html.Append("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"").Append(Html.Text(name)).Append("\">\n<table>\n");
        if (caption.Length > 0)
        {
            html.Append("<caption>").Append(Html.Text(caption)).Append("</caption>\n");
        }

        var rows = table.Children.Where(r => !IsCaption(r)).Select(Cells).Where(r => r.Length > 0).ToList();
        var head = rows.TakeWhile(row => row.All(cell => cell.Type == "tableHeader")).Count();
        if (head == rows.Count)
        {
            head = 0;
        }

        Rows("thead", rows[..head], depth, "col");
        Rows("tbody", rows[head..], depth, "row");
        html.Append("</table>\n</div>\n");
    }

    private void Rows(string tag, List<ImmutableArray<RichNode>> rows, int depth, string scope)
    {
        if (rows.Count == 0)
        {
            return;
        }

        html.Append('<').Append(tag).Append(">\n");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
            {
                TableCell(cell, depth + 2, scope);
            }

            html.Append("</tr>\n");
        }

        html.Append("</").Append(tag).Append(">\n");
    }

    private void TableCell(RichNode cell, int depth, string scope)
    {
        // A header without words names nothing; screen readers stumble over it.
        var header = cell.Type == "tableHeader" && !string.IsNullOrWhiteSpace(PlainText.Of(cell));
        html.Append(header ? "<th scope=\"" + scope + "\"" : "<td");
        Span(cell, "colspan");
        Span(cell, "rowspan");
        html.Append('>');
        Cell(cell.Type is "tableHeader" or "tableCell" ? cell.Children : [cell], depth);
        html.Append(header ? "</th>" : "</td>");
    }

    private void Span(RichNode cell, string attribute)
    {
        if (Whole(cell, attribute, 1, 100) is > 1 and var span)
        {
            html.Append(' ').Append(attribute).Append("=\"").Append(span).Append('"');
        }
    }

    private static ImmutableArray<RichNode> Cells(RichNode row) => row.Type == "tableRow" ? row.Children.IsDefault ? [] : row.Children : [row];

    private static bool IsCaption(RichNode node) => node.Type is "caption" or "tableCaption";

    private static string Caption(RichNode table)
    {
        var words = table.Children.Where(IsCaption).Select(PlainText.Of);
        return string.Join(' ', table.Attributes.TryGetValue("caption", out var attribute) ? words.Prepend(attribute) : words).Trim();
    }
}
