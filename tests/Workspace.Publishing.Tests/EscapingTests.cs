using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Workspace.Publishing.Markup;
using Xunit;

namespace Workspace.Publishing.Tests;

public sealed partial class EscapingTests
{
    [Fact]
    public void No_text_of_a_person_becomes_markup()
    {
        // HtmlReading.Tags fails on every element and attribute that the template and the rich text renderer do not write themselves.
        var tags = HtmlReading.Tags(Publishing.Html(Hostile.Model()));

        Assert.DoesNotContain(tags, t => t.Name is "script" or "img");
        Assert.All(tags.SelectMany(t => t.Attributes), a => Assert.False(a.Key is "style" || a.Key.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.All(tags.Where(t => t.Attributes.ContainsKey("href")), t => Assert.Matches("^(#|https://example\\.org/)", t.Attributes["href"]));
        Assert.All(tags.Where(t => t.Attributes.ContainsKey("href") && !t.Attributes["href"].StartsWith('#')), t => Assert.Equal("noopener noreferrer nofollow", t.Attributes["rel"]));
    }

    [Fact]
    public void Every_hostile_text_is_there_to_be_read()
    {
        var text = HtmlReading.Text(Publishing.Html(Hostile.Model()));
        string[] fields =
        [
            "function", "name", "hash", "mandate", "reservation", "title", "question", "scope", "need", "will", "basis", "capacity", "area", "publisher", "partner", "supplier",
            "chapter", "label", "date", "source", "signal", "place", "phenomenon", "grade", "regime", "number", "section", "text", "link", "quoted", "mark", "unknown", "code", "cell",
            "caption", "heading", "stale", "other",
        ];

        Assert.All(fields, field => Assert.Contains(Hostile.Attack(field).Replace('\0', '\uFFFD'), text, StringComparison.Ordinal));
        Assert.DoesNotContain(Hostile.Attack("remark")[..30], text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_style_element_holds_no_text_that_could_end_it_and_has_the_hash_the_policy_names()
    {
        foreach (var html in new[] { Publishing.Html(Hostile.Model()), Publishing.Html(Veldermeer.Model()) })
        {
            var style = Style().Match(html).Groups[1].Value;

            Assert.Single(Style().Matches(html));
            Assert.DoesNotContain('<', style);
            Assert.DoesNotContain("{{", style, StringComparison.Ordinal);
            Assert.Contains($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_document_loads_nothing_and_runs_nothing()
    {
        var html = Publishing.Html(Veldermeer.Model());

        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(HtmlReading.Tags(html), t => t.Attributes.ContainsKey("src") || t.Name is "link" or "img" or "iframe");
    }

    [Theory]
    [InlineData("a b", "\"a b\"")]
    [InlineData("\"", "\"\\22 \"")]
    [InlineData("</style>", "\"\\3c \\2f style\\3e \"")]
    [InlineData("\\}", "\"\\5c \\7d \"")]
    [InlineData("é", "\"\\e9 \"")]
    [InlineData("a\nb\0", "\"a b \"")]
    public void A_CSS_string_cannot_be_left(string text, string css) => Assert.Equal(css, Html.CssString(text).ToString());

    [Theory]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("<\"'>", "&lt;&quot;&#39;&gt;")]
    [InlineData("a\0b\u001Bc\u0085", "a\uFFFDb\uFFFDc\uFFFD")]
    [InlineData("regel\n\ttwee", "regel\n\ttwee")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Text_is_escaped(string? text, string html) => Assert.Equal(html, Html.Text(text).ToString());

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
