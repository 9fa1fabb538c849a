using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts.Text;
using Workspace.Publishing.Markup;
using Xunit;

namespace Workspace.Publishing.Tests;

/// <summary>
/// No word that someone wrote is lost on the way to the document, whatever tree it stands in. The seed is in the failure; <c>WS_SEED</c> replays one,
/// <c>WS_SOAK</c> (seconds) tries on.
/// </summary>
public sealed class EveryWordTests
{
    private static readonly string[] Blocks =
        ["paragraph", "heading", "bulletList", "orderedList", "listItem", "blockquote", "codeBlock", "horizontalRule", "table", "tableRow", "tableHeader", "tableCell", "tableCaption", "callout", "toString", "script"];

    private static readonly string[] Inlines = ["hardBreak", "mention", "text", "unknown", "evidence"];

    private static readonly string[] Marks = ["bold", "italic", "underline", "strike", "code", "link", "glow"];

    private static readonly string[] Spices = ["", "<b>", "&amp;", "\"'", "</p>", "é", "\U0001F50E", "<script>", "]]>", "<!--", "{{ title }}"];

    [Fact]
    public void Every_word_of_a_tree_of_any_shape_is_in_the_text()
    {
        var first = int.TryParse(Environment.GetEnvironmentVariable("WS_SEED"), CultureInfo.InvariantCulture, out var given) ? given : 20_260_318;
        var count = Environment.GetEnvironmentVariable("WS_SEED") is null ? 300 : 1;
        TestContext.Current.SendDiagnosticMessage("EveryWordTests: seeds {0} to {1}", first, first + count - 1);
        for (var seed = first; seed < first + count; seed++)
        {
            var words = new List<string>();
            var content = Nodes(new Random(seed), words, 0);
            var html = RichTextRenderer.Render(content, new() { Place = "paragraaf 1.1" }).ToString();
            HtmlReading.Tags(html);
            AssertAll(words, HtmlReading.Text(html), $"WS_SEED={seed}");
        }
    }

    [Fact]
    public void Every_word_of_every_section_of_Veldermeer_is_in_the_document()
    {
        var model = Veldermeer.Model();
        var text = HtmlReading.Text(Publishing.Html(model));
        foreach (var section in model.Chapters.SelectMany(c => c.Sections))
        {
            AssertAll(section.Content.SelectMany(n => PlainText.Of(n).Split(' ')).Where(w => !w.Contains(PlainText.UnnamedSource, StringComparison.Ordinal)), text, section.Number);
            Assert.Contains(section.Title, text, StringComparison.Ordinal);
        }
    }

    private static void AssertAll(IEnumerable<string> words, string text, string where) =>
        Assert.All(words, word => Assert.True(text.Contains(word, StringComparison.Ordinal), $"'{word}' is missing ({where})"));

    private static ImmutableArray<RichNode> Nodes(Random random, List<string> words, int depth) =>
        [.. Enumerable.Range(0, random.Next(depth == 0 ? 1 : 0, 5)).Select(_ => Node(random, words, depth))];

    private static RichNode Node(Random random, List<string> words, int depth)
    {
        if (depth > 6 || random.Next(3) == 0)
        {
            return Run(random, words);
        }

        var type = random.Next(4) == 0 ? Inlines[random.Next(Inlines.Length)] : Blocks[random.Next(Blocks.Length)];
        var node = RichNode.Element(type, type is "hardBreak" or "horizontalRule" ? [] : Nodes(random, words, depth + 1));
        return random.Next(3) == 0 ? node with { Attributes = RichNode.NoAttributes.Add("level", "3").Add("colspan", "99999999999").Add("start", "-1") } : node;
    }

    private static RichNode Run(Random random, List<string> words)
    {
        var own = Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"w{words.Count + 1}{Spices[random.Next(Spices.Length)]}{random.Next(1_000)}").ToList();
        words.AddRange(own);
        var marks = Marks.Where(_ => random.Next(5) == 0).Select(m => new RichMark { Type = m, Attributes = RichNode.NoAttributes.Add("href", "https://example.org/") });
        return RichNode.Run(string.Join(random.Next(4) == 0 ? '\n' : ' ', own), [.. marks]);
    }
}
