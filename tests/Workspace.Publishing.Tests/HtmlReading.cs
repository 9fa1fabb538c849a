using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Workspace.Publishing.Tests;

/// <summary>
/// Reads our own output as strictly as we write it: every <c>&lt;</c> opens a tag that we know with attributes that we know, every element is closed in order.
/// Text that got in unescaped cannot pass.
/// </summary>
internal static partial class HtmlReading
{
    private static readonly HashSet<string> Void = ["meta", "br", "hr", "wbr", "circle"];

    private static readonly HashSet<string> Elements =
    [
        "html", "head", "body", "title", "style", "a", "header", "footer", "main", "nav", "section", "article", "div", "p", "span", "h1", "h2", "h3", "h4", "h5", "h6",
        "dl", "dt", "dd", "ol", "ul", "li", "figure", "figcaption", "time", "code", "pre", "strong", "em", "u", "s", "blockquote", "table", "caption", "thead", "tbody", "tr",
        "th", "td", "svg", .. Void,
    ];

    private static readonly HashSet<string> Attributes =
    [
        "lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "rel", "role", "tabindex", "scope", "colspan", "rowspan", "start", "datetime", "data-label",
        "aria-label", "aria-labelledby", "aria-hidden", "focusable", "viewBox", "fill", "stroke", "stroke-width", "cx", "cy", "r",
    ];

    public sealed record Tag(string Name, bool Closes, IReadOnlyDictionary<string, string> Attributes);

    /// <summary>The tags in order; fails on anything that is not a known tag, a doctype or text.</summary>
    public static List<Tag> Tags(string html)
    {
        var tags = new List<Tag>();
        var open = new Stack<string>();
        var rest = Style().Replace(html.Replace("<!doctype html>", "", StringComparison.Ordinal), "<style></style>");
        var from = 0;
        foreach (var match in TagForm().Matches(rest).Cast<Match>())
        {
            AssertText(rest[from..match.Index]);
            from = match.Index + match.Length;
            var name = match.Groups["name"].Value;
            Assert.Contains(name, Elements);
            var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var attribute in AttributeForm().Matches(match.Groups["attributes"].Value).Cast<Match>())
            {
                Assert.Contains(attribute.Groups["name"].Value, Attributes);
                Assert.True(attributes.TryAdd(attribute.Groups["name"].Value, WebUtility.HtmlDecode(attribute.Groups["value"].Value)));
            }

            var closes = match.Value.StartsWith("</", StringComparison.Ordinal);
            if (closes)
            {
                Assert.Equal(open.Pop(), name);
            }
            else if (!Void.Contains(name))
            {
                open.Push(name);
            }

            tags.Add(new(name, closes, attributes));
        }

        AssertText(rest[from..]);
        Assert.Empty(open);
        return tags;
    }

    /// <summary>The words a reader sees; elements that end a line or a cell become a space.</summary>
    public static string Text(string html)
    {
        var body = Style().Replace(html, "");
        return WebUtility.HtmlDecode(AnyTag().Replace(Separator().Replace(body, " $0"), ""));
    }

    private static void AssertText(string text) => Assert.False(text.AsSpan().ContainsAny('<', '>'), $"Not text: {text}");

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("""</?(?<name>[a-z][a-z0-9]*)(?<attributes>(?: [a-zA-Z-]+="[^"<>]*")*)/?>""")]
    private static partial Regex TagForm();

    [GeneratedRegex(""" (?<name>[a-zA-Z-]+)="(?<value>[^"<>]*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex AttributeForm();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex AnyTag();

    [GeneratedRegex("<(?:/?(?:p|div|li|ul|ol|td|th|tr|table|caption|h[1-6]|blockquote|pre|header|section|article|dt|dd)|br|hr)[ >]")]
    private static partial Regex Separator();
}
