using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Text;
using Workspace.Publishing.Markup;
using Xunit;

namespace Workspace.Publishing.Tests;

public sealed class RichTextTests
{
    [Fact]
    public void Headings_stand_below_the_section_and_never_skip_a_level() =>
        Assert.Equal("<h4>a</h4>\n<h5>b</h5>\n<h4>c</h4>\n<h5>d</h5>\n<h6>e</h6>\n", Render(Heading(2, "a"), Heading(3, "b"), Heading(2, "c"), Heading(3, "d"), Heading(6, "e")));

    [Fact]
    public void A_text_that_begins_with_a_small_heading_begins_at_the_first_level() =>
        Assert.Equal("<h4>a</h4>\n<h4>b</h4>\n<h5>c</h5>\n", Render(Heading(3, "a"), Heading(1, "b"), Heading(3, "c")));

    [Fact]
    public void Marks_nest_in_one_order_whatever_order_they_come_in() =>
        Assert.Equal(
            "<p><strong><em><u><s><code>x</code></s></u></em></strong></p>\n",
            Render(Paragraph(RichNode.Run("x", Mark("code"), Mark("strike"), Mark("bold"), Mark("underline"), Mark("italic"), Mark("blink")))));

    [Theory]
    [InlineData("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2")]
    [InlineData("HTTP://EXAMPLE.ORG", "http://example.org/")]
    [InlineData("mailto:meldpunt@example.org", "mailto:meldpunt@example.org")]
    [InlineData("https://example.org/\"onmouseover=\"x", "https://example.org/%22onmouseover=%22x")]
    public void A_link_to_the_web_or_to_mail_is_a_link(string href, string written) =>
        Assert.Equal($"<p><a href=\"{written}\" rel=\"noopener noreferrer nofollow\">x</a></p>\n", Render(Paragraph(RichNode.Run("x", Link(href)))));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//example.org")]
    [InlineData("/relative")]
    [InlineData("http://")]
    [InlineData("")]
    public void Any_other_link_is_only_its_words(string href) => Assert.Equal("<p>x</p>\n", Render(Paragraph(RichNode.Run("x", Link(href)))));

    [Fact]
    public void One_link_over_several_runs_is_one_link() =>
        Assert.Equal(
            "<p><a href=\"https://example.org/\" rel=\"noopener noreferrer nofollow\">a<strong>b</strong></a>c</p>\n",
            Render(Paragraph(RichNode.Run("a", Link("https://example.org/")), RichNode.Run("b", Link("https://example.org/"), Mark("bold")), RichNode.Run("c"))));

    [Fact]
    public void Lists_keep_their_start_and_their_nesting() =>
        Assert.Equal(
            "<ol start=\"4\">\n<li>a</li>\n<li><p>b</p>\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ol>\n",
            Render(Attribute(RichNode.Element("orderedList", Item(Paragraph("a")), Item(Paragraph("b"), RichNode.Element("bulletList", Item(Paragraph("c"))))), "start", "4")));

    [Fact]
    public void A_table_names_its_columns_and_rows_and_scrolls_by_keyboard()
    {
        var table = Attribute(
            RichNode.Element(
                "table",
                Row(Cell("tableHeader", ""), Cell("tableHeader", "2024")),
                Row(Cell("tableHeader", "Units"), Attribute(Cell("tableCell", "12"), "colspan", "2"))),
            "caption",
            "Verhuur & leegstand");
        Assert.Equal(
            "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Tabel: Verhuur &amp; leegstand\">\n<table>\n<caption>Verhuur &amp; leegstand</caption>\n"
            + "<thead>\n<tr><td></td><th scope=\"col\">2024</th></tr>\n</thead>\n<tbody>\n<tr><th scope=\"row\">Units</th><td colspan=\"2\">12</td></tr>\n</tbody>\n</table>\n</div>\n",
            Render(table));
    }

    [Fact]
    public void Code_keeps_its_spaces_and_line_ends() =>
        Assert.Equal("<pre><code>\n  if (a &lt; b)\n    c</code></pre>\n", Render(RichNode.Element("codeBlock", RichNode.Run("\n  if (a < b)\n    c"))));

    [Fact]
    public void Unknown_nodes_and_marks_keep_their_words() =>
        Assert.Equal(
            "<div>\n<p>a</p>\n<p>b</p>\n</div>\n<p>c<span>d</span></p>\n<p>S-01</p>\n",
            Render(
                RichNode.Element("callout", Paragraph("a"), RichNode.Run("b")),
                Paragraph(RichNode.Run("c", Mark("glow")), RichNode.Element("mention", RichNode.Run("d"))),
                Attribute(RichNode.Element("atom"), "label", "S-01")));

    [Fact]
    public void A_reference_is_printed_by_what_this_edition_knows_of_it_and_by_nothing_the_text_says()
    {
        var signal = SignalRef.Parse("politie/a");
        var names = new EvidenceNames
        {
            Signals = ImmutableDictionary<SignalRef, (string, string)>.Empty.Add(signal, ("S-<1>", "signaal-1")),
            Partners = ImmutableDictionary<PartnerId, string>.Empty.Add(PartnerId.Parse("om"), "OM & co"),
            Areas = ImmutableDictionary<AreaId, string>.Empty.Add(AreaId.Parse("GM9901"), "Velder<meer>"),
        };
        RichNode Odd(string kind, string id) => Attribute(Attribute(Attribute(RichNode.Element("evidence"), "kind", kind), "id", id), "label", "S-99");
        var html = RichTextRenderer.Render(
            [
                Paragraph(RichNode.Run("a"), Evidence.To(signal), Evidence.To(SignalRef.Parse("om/b")), Evidence.To(SignalRef.Parse("douane/c"))),
                Paragraph(Evidence.To(AreaId.Parse("GM9901")), Evidence.To(AreaId.Parse("GM0001")), Odd("signal", "<script>"), Odd("person", "om/b")),
                Evidence.To(signal) with { Children = [RichNode.Run("<woord>")] },
            ],
            new() { Evidence = names }).ToString();
        Assert.Equal(
            "<p>a<a class=\"ref\" href=\"#signaal-1\">[S-&lt;1&gt;]</a>[bron bij OM &amp; co][bron]</p>\n<p>Velder&lt;meer&gt;GM0001[bron][bron]</p>\n"
            + "<p><a class=\"ref\" href=\"#signaal-1\">[S-&lt;1&gt;]</a>&lt;woord&gt;</p>\n",
            html);
    }

    [Fact]
    public void An_entity_is_printed_as_what_this_edition_calls_it_and_else_as_whose_source_it_is()
    {
        var driver = EntityRef.Parse("politie/a");
        var names = new EvidenceNames
        {
            Entities = ImmutableDictionary<EntityRef, string>.Empty.Add(driver, "P<1>"),
            Partners = ImmutableDictionary<PartnerId, string>.Empty.Add(PartnerId.Parse("om"), "OM"),
        };
        Assert.Equal(
            "<p>P&lt;1&gt; rijdt[bron bij OM][bron]</p>\n",
            RichTextRenderer.Render([Paragraph(Evidence.To(driver), RichNode.Run(" rijdt"), Evidence.To(EntityRef.Parse("om/a")), Evidence.To(EntityRef.Parse("douane/a")))], new() { Evidence = names }).ToString());
    }

    [Fact]
    public void Nesting_without_end_keeps_its_words_and_does_not_exhaust_the_stack()
    {
        var node = Paragraph("diep");
        for (var i = 0; i < 50_000; i++)
        {
            node = RichNode.Element("blockquote", node);
        }

        Assert.Contains("<p>diep</p>", Render(node), StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_leads_to_its_signal_only_when_the_signal_is_there()
    {
        var html = RichTextRenderer.Render(
            [Paragraph("Zie S-01, S-02 en S-011 (xS-01).")],
            new() { References = ImmutableDictionary<string, string>.Empty.Add("S-01", "signaal-1") }).ToString();
        Assert.Equal("<p>Zie <a class=\"ref\" href=\"#signaal-1\">S-01</a>, S-02 en S-011 (xS-01).</p>\n", html);
    }

    private static string Render(params ImmutableArray<RichNode> nodes) => RichTextRenderer.Render(nodes, new() { Place = "paragraaf 1.1" }).ToString();

    private static RichNode Heading(int level, string text) => Attribute(RichNode.Element("heading", RichNode.Run(text)), "level", $"{level}");

    private static RichNode Paragraph(string text) => RichNode.Element("paragraph", RichNode.Run(text));

    private static RichNode Paragraph(params ImmutableArray<RichNode> children) => RichNode.Element("paragraph", children);

    private static RichNode Item(params ImmutableArray<RichNode> children) => RichNode.Element("listItem", children);

    private static RichNode Row(params ImmutableArray<RichNode> cells) => RichNode.Element("tableRow", cells);

    private static RichNode Cell(string type, string text) => RichNode.Element(type, text.Length == 0 ? RichNode.Element("paragraph") : Paragraph(text));

    private static RichNode Attribute(RichNode node, string name, string value) => node with { Attributes = node.Attributes.SetItem(name, value) };

    private static RichMark Mark(string type) => new() { Type = type };

    private static RichMark Link(string href) => new() { Type = "link", Attributes = RichNode.NoAttributes.SetItem("href", href) };
}
