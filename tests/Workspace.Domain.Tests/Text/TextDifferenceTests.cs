using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Text;
using Workspace.Domain.Text;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed class TextDifferenceTests
{
    private static readonly PersonId Anna = PersonId.Parse("anna");
    private static readonly PersonId Bram = PersonId.Parse("bram");
    private static readonly PersonId Cees = PersonId.Parse("cees");

    private ulong clock;

    /// <summary>A run of fresh characters.</summary>
    private VersionNode Run(string text, PersonId by, params string[] marks)
    {
        clock += 1_000;
        return new() { Type = "text", Text = text, By = by, Id = new(1, clock), Marks = [.. marks.Select(m => new RichMark { Type = m })] };
    }

    private VersionNode Block(string type, params ImmutableArray<VersionNode> children) => new() { Type = type, Children = children, Id = new(2, ++clock), By = Anna };

    private VersionNode P(string text) => Block("paragraph", Run(text, Anna));

    private static VersionNode Part(VersionNode run, int start, int length) => run with { Text = run.Text!.Substring(start, length), Id = run.Id with { Clock = run.Id.Clock + (ulong)start } };

    private static ImmutableArray<HistoryNode> Between(ImmutableArray<VersionNode> before, ImmutableArray<VersionNode> after) => TextDifference.Between(before, after, _ => Cees);

    /// <summary>The difference in one line: <c>+added+</c>, <c>-removed-</c>, <c>~formatted~</c>, blocks as <c>type[…]</c> with their own sign before them.</summary>
    private static string Show(IEnumerable<HistoryNode> nodes) => string.Concat(nodes.Select(n =>
    {
        var sign = n.Change switch { TextChange.Inserted => "+", TextChange.Removed => "-", TextChange.Formatted => "~", _ => "" };
        return n.Text is null ? $"{sign}{n.Type}[{Show(n.Children)}]" : sign + n.Text + sign;
    }));

    [Fact]
    public void Given_the_same_text_then_nothing_changed_and_the_writers_are_told()
    {
        var text = ImmutableArray.Create(P("Een."), Block("paragraph", Run("Twee ", Anna), Run("samen.", Bram)));
        var difference = Between(text, text);
        Assert.Equal("paragraph[Een.]paragraph[Twee samen.]", Show(difference));
        Assert.Equal([Anna, Bram], difference[1].Children.Select(r => r.By!.Value));
        Assert.Equal(Show(difference), Show(TextDifference.Of(text)));
        Assert.Equal((0, 0), TextDifference.Count(difference));
    }

    [Fact]
    public void Given_letters_typed_into_a_word_then_only_they_are_inserted()
    {
        var run = Run("De politie ziet veel.", Anna);
        var block = Block("paragraph", run);
        var after = block with { Children = [Part(run, 0, 10), Run("agent", Bram), Part(run, 10, 6), Part(run, 20, 1)] };
        var difference = Between([block], [after]);
        Assert.Equal("paragraph[De politie+agent+ ziet -veel-.]", Show(difference));
        Assert.Equal([Anna, Bram, Anna, Cees, Anna], difference[0].Children.Select(r => r.By!.Value));
        Assert.Equal((5, 4), TextDifference.Count(difference));
    }

    [Fact]
    public void Given_a_reference_put_in_exchanged_or_taken_out_then_that_is_the_difference()
    {
        var run = Run("De bus staat daar.", Anna);
        var block = Block("paragraph", run);
        VersionNode Source(string id) => Block("evidence") with { Attributes = Evidence.To(SignalRef.Parse(id)).Attributes, By = Bram };
        var with = block with { Children = [Part(run, 0, 17), Source("politie/a"), Part(run, 17, 1)] };
        var other = block with { Children = [Part(run, 0, 17), Source("politie/b"), Part(run, 17, 1)] };
        Assert.Equal("paragraph[De bus staat daar+evidence[].]", Show(Between([block], [with])));
        Assert.Equal("paragraph[De bus staat daar-evidence[]+evidence[].]", Show(Between([with], [other])));
        var removed = Between([with], [block])[0].Children.Single(n => n.Type == "evidence");
        Assert.Equal((TextChange.Removed, Cees, "politie/a"), (removed.Change, removed.By, removed.Attributes["id"]));
    }

    [Fact]
    public void Given_a_block_that_was_written_anew_with_the_same_words_then_nothing_changed() =>
        Assert.Equal("paragraph[Zelfde woorden.]", Show(Between([P("Zelfde woorden.")], [P("Zelfde woorden.")])));

    [Fact]
    public void Given_a_block_that_was_retyped_with_one_other_word_then_only_that_word_changed() =>
        Assert.Equal(
            "paragraph[De -zwarte-+witte+ bus staat daar nog.]",
            Show(Between([P("De zwarte bus staat daar nog.")], [P("De witte bus staat daar nog.")])));

    [Fact]
    public void Given_a_stretch_of_other_words_then_it_is_shown_as_one_and_not_word_by_word() =>
        Assert.Equal(
            "paragraph[Wij zien -veel te vaak-+twee keer per week+ dat de bus daar stil staat bij het huis.]",
            Show(Between([P("Wij zien veel te vaak dat de bus daar stil staat bij het huis.")], [P("Wij zien twee keer per week dat de bus daar stil staat bij het huis.")])));

    [Fact]
    public void Given_blocks_inserted_and_removed_then_the_ones_between_stay()
    {
        var (one, two, three) = (P("Een."), P("Twee."), P("Drie."));
        Assert.Equal("paragraph[Een.]-paragraph[-Twee.-]paragraph[Drie.]+paragraph[+Vier.+]", Show(Between([one, two, three], [one, three, P("Vier.")])));
    }

    [Fact]
    public void Given_a_paragraph_that_became_a_heading_then_its_words_stay()
    {
        var before = P("Een kop die eerst tekst was.");
        var after = Block("heading", before.Children) with { Attributes = RichNode.NoAttributes.Add("level", "2") };
        var difference = Between([before], [after]);
        Assert.Equal("~heading[Een kop die eerst tekst was.]", Show(difference));
        Assert.Equal("2", difference[0].Attributes["level"]);
        Assert.Equal("~heading[Een kop die eerst tekst was.]", Show(Between([before], [Block("heading", Run("Een kop die eerst tekst was.", Bram))])));
    }

    [Fact]
    public void Given_other_marks_then_the_words_are_formatted_not_rewritten()
    {
        var run = Run("Let op dit woord.", Anna);
        var block = Block("paragraph", run);
        var after = block with { Children = [Part(run, 0, 7), Part(run, 7, 3) with { Marks = [new() { Type = "bold" }] }, Part(run, 10, 7)] };
        Assert.Equal("paragraph[Let op ~dit~ woord.]", Show(Between([block], [after])));
        Assert.Equal("paragraph[Let op ~dit~ woord.]", Show(Between([after], [block])));
        Assert.Equal((0, 0), TextDifference.Count(Between([block], [after])));
    }

    [Fact]
    public void Given_lists_and_tables_then_the_change_is_shown_where_it_is()
    {
        ImmutableArray<VersionNode> Text(string item, string cell) =>
        [
            Block("bulletList", Block("listItem", P("Eerste punt.")), Block("listItem", P(item))),
            Block("table", Block("tableRow", Block("tableCell", P("a")), Block("tableCell", P(cell)))),
        ];
        var before = Text("Tweede punt van de lijst.", "links van het midden");
        var after = Text("Tweede punt in de lijst.", "rechts van het midden");
        Assert.Equal(
            "bulletList[listItem[paragraph[Eerste punt.]]listItem[paragraph[Tweede punt -van-+in+ de lijst.]]]table[tableRow[tableCell[paragraph[a]]tableCell[paragraph[-links-+rechts+ van het midden]]]]",
            Show(Between(before, after)));
    }

    [Fact]
    public void Given_an_empty_paragraph_and_a_line_break_then_they_are_told_too()
    {
        var run = Run("Eenregel", Anna);
        var block = Block("paragraph", run);
        var broken = block with { Children = [Part(run, 0, 3), Block("hardBreak"), Part(run, 3, 5)] };
        Assert.Equal("paragraph[Een+hardBreak[]regel]+paragraph[]", Show(Between([block], [broken, Block("paragraph")])));
        Assert.Equal("paragraph[Een-hardBreak[]regel]", Show(Between([broken], [block])));
    }

    [Fact]
    public void Given_text_removed_by_two_people_then_each_is_named()
    {
        var run = Run("abcdef", Anna);
        var difference = TextDifference.Between([Block("paragraph", run)], [], id => id.Clock - run.Id.Clock < 2 ? Bram : Cees);
        Assert.Equal([("ab", Bram), ("cdef", Cees)], difference[0].Children.Select(r => (r.Text!, r.By!.Value)));
    }

    [Fact]
    public void Given_nothing_before_or_after_then_all_is_inserted_or_removed()
    {
        Assert.Equal("+paragraph[+Een.+]", Show(Between([], [P("Een.")])));
        Assert.Equal("-paragraph[-Een.-]", Show(Between([P("Een.")], [])));
        Assert.Empty(Between([], []));
    }

    [Fact]
    public void Given_any_two_versions_then_without_the_removed_it_is_the_one_after_and_without_the_inserted_the_one_before()
    {
        var random = new Random(20261124);
        var words = new[] { "bus", "huis", "straat", "politie", "geld", "en", "van" };
        for (var i = 0; i < 500; i++)
        {
            VersionNode Any() => P(string.Join(' ', Enumerable.Range(0, random.Next(1, 8)).Select(_ => words[random.Next(words.Length)])));
            List<VersionNode> before = [.. Enumerable.Range(0, random.Next(8)).Select(_ => Any())];
            List<VersionNode> after = [.. before];
            for (var edits = random.Next(6); edits > 0; edits--)
            {
                var at = random.Next(after.Count + 1);
                if (random.Next(3) == 0 || at == after.Count)
                {
                    after.Insert(at, Any());
                }
                else if (random.Next(2) == 0)
                {
                    after.RemoveAt(at);
                }
                else if (after[at].Children is [var run, ..] && run.Text!.Length > 3)
                {
                    var cut = random.Next(1, run.Text.Length - 1);
                    after[at] = after[at] with { Children = [Part(run, 0, cut), Run(words[random.Next(words.Length)], Bram), Part(run, cut + 1, run.Text.Length - cut - 1)] };
                }
            }

            var difference = Between([.. before], [.. after]);
            Assert.Equal(Plain(before), Plain(difference, TextChange.Inserted));
            Assert.Equal(Plain(after), Plain(difference, TextChange.Removed));
        }
    }

    private static List<string> Plain(IEnumerable<VersionNode> blocks) => [.. blocks.Select(b => string.Concat(b.Children.Select(r => r.Text)))];

    private static List<string> Plain(IEnumerable<HistoryNode> blocks, TextChange without) =>
        [.. blocks.Where(b => b.Change != without).Select(b => string.Concat(b.Children.Where(r => r.Change != without).Select(r => r.Text)))];
}
