using Workspace.Domain.Text;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed class SequenceDiffTests
{
    private static string Apply(string before, string after, IEnumerable<DiffSpan> spans)
    {
        var (b, a) = (0, 0);
        var text = "";
        foreach (var span in spans)
        {
            Assert.Equal((b, a), (span.Before, span.After));
            Assert.True(span.BeforeLength + span.AfterLength > 0);
            if (span.Equal)
            {
                Assert.True(before.AsSpan(span.Before, span.BeforeLength).SequenceEqual(after.AsSpan(span.After, span.AfterLength)));
            }

            text += span.Equal ? before[span.Before..(span.Before + span.BeforeLength)] : after[span.After..(span.After + span.AfterLength)];
            (b, a) = (span.Before + span.BeforeLength, span.After + span.AfterLength);
        }

        Assert.Equal((before.Length, after.Length), (b, a));
        return text;
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("abcabba", "cbabac", 5)]
    [InlineData("abcdef", "abxdef", 2)]
    [InlineData("aaaa", "aa", 2)]
    public void Given_two_lists_then_the_way_between_them_is_the_shortest(string before, string after, int edits)
    {
        var spans = SequenceDiff.Between(before.ToCharArray(), after.ToCharArray());
        Assert.Equal(after, Apply(before, after, spans));
        Assert.Equal(edits, spans.Where(s => !s.Equal).Sum(s => s.BeforeLength + s.AfterLength));
    }

    [Fact]
    public void Given_any_two_lists_then_the_spans_cover_both_and_equal_and_replaced_take_turns()
    {
        var random = new Random(20261124);
        for (var i = 0; i < 2_000; i++)
        {
            string Any() => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => (char)('a' + random.Next(3))));
            var (before, after) = (Any(), Any());
            var spans = SequenceDiff.Between(before.ToCharArray(), after.ToCharArray());
            Assert.Equal(after, Apply(before, after, spans));
            Assert.DoesNotContain(spans.Zip(spans.Skip(1)), pair => pair.First.Equal == pair.Second.Equal);
            Assert.Equal(before.Length + after.Length - (2 * Longest(before, after)), spans.Where(s => !s.Equal).Sum(s => s.BeforeLength + s.AfterLength));
        }
    }

    [Fact]
    public void Given_more_differences_than_it_looks_for_then_the_middle_is_replaced_and_the_ends_stay()
    {
        var before = Enumerable.Range(0, 5_000).ToArray();
        var after = before.Select((x, i) => i is < 10 or >= 4_990 ? x : -i).ToArray();
        var spans = SequenceDiff.Between(before, after);
        Assert.Equal([new(true, 0, 10, 0, 10), new(false, 10, 4_980, 10, 4_980), new(true, 4_990, 10, 4_990, 10)], spans);
    }

    /// <summary>Length of the longest common subsequence, the slow and certain way.</summary>
    private static int Longest(string a, string b)
    {
        var lengths = Enumerable.Range(0, a.Length + 1).Select(_ => new int[b.Length + 1]).ToArray();
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                lengths[i][j] = a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : Math.Max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }

        return lengths[0][0];
    }
}
