using System.Collections.Immutable;
using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Text;

namespace Workspace.Domain.Text;

/// <summary>
/// Two versions of a text in one: blocks that are equal, changed, inserted or removed, and within a changed block the words. Blocks are matched by what they say, then by identity, then by likeness,
/// so that neither a restored block nor a paragraph that became a heading is shown as written anew.
/// </summary>
public sealed partial class TextDifference
{
    /// <summary>Blocks are called alike from this share of common words.</summary>
    private const double Likeness = 0.5;

    /// <summary>In larger gaps only identity is looked at.</summary>
    private const int MaxPairs = 40_000;

    private readonly Func<VersionId, PersonId?> removedBy;

    private TextDifference(Func<VersionId, PersonId?> removedBy) => this.removedBy = removedBy;

    /// <summary>The difference as one text. Where both are the same, all of it is <see cref="TextChange.Same"/>, with its writers.</summary>
    /// <param name="removedBy">Who removed a character or block; null where that is not known.</param>
    public static ImmutableArray<HistoryNode> Between(ImmutableArray<VersionNode> before, ImmutableArray<VersionNode> after, Func<VersionId, PersonId?> removedBy) =>
        new TextDifference(removedBy).Blocks(before, after);

    /// <summary>A version by itself, with its writers.</summary>
    public static ImmutableArray<HistoryNode> Of(ImmutableArray<VersionNode> version) => [.. version.SelectMany(n => Whole(n, TextChange.Same, static n => n.By))];

    /// <summary>How many characters were inserted and removed.</summary>
    public static (int Inserted, int Removed) Count(ImmutableArray<HistoryNode> content)
    {
        var (inserted, removed) = (0, 0);
        foreach (var node in content)
        {
            if (node.Text is { } text)
            {
                inserted += node.Change == TextChange.Inserted ? text.Length : 0;
                removed += node.Change == TextChange.Removed ? text.Length : 0;
            }
            else
            {
                var (i, r) = Count(node.Children);
                inserted += i;
                removed += r;
            }
        }

        return (inserted, removed);
    }

    private ImmutableArray<HistoryNode> Blocks(ImmutableArray<VersionNode> before, ImmutableArray<VersionNode> after)
    {
        var result = ImmutableArray.CreateBuilder<HistoryNode>();
        foreach (var span in SequenceDiff.Between([.. before.Select(Key)], [.. after.Select(Key)], StringComparer.Ordinal))
        {
            if (span.Equal)
            {
                for (var i = 0; i < span.AfterLength; i++)
                {
                    result.AddRange(Whole(after[span.After + i], TextChange.Same, static n => n.By));
                }
            }
            else
            {
                Gap(before.AsSpan(span.Before, span.BeforeLength), after.AsSpan(span.After, span.AfterLength), result);
            }
        }

        return result.DrainToImmutable();
    }

    private void Gap(ReadOnlySpan<VersionNode> before, ReadOnlySpan<VersionNode> after, ImmutableArray<HistoryNode>.Builder result)
    {
        int b = 0, a = 0;
        foreach (var (pairBefore, pairAfter) in Pairs(before, after))
        {
            Unpaired(before[b..pairBefore], after[a..pairAfter], result);
            result.Add(Pair(before[pairBefore], after[pairAfter]));
            (b, a) = (pairBefore + 1, pairAfter + 1);
        }

        Unpaired(before[b..], after[a..], result);
    }

    private void Unpaired(ReadOnlySpan<VersionNode> before, ReadOnlySpan<VersionNode> after, ImmutableArray<HistoryNode>.Builder result)
    {
        foreach (var node in before)
        {
            result.AddRange(Whole(node, TextChange.Removed, By));
        }

        foreach (var node in after)
        {
            result.AddRange(Whole(node, TextChange.Inserted, static n => n.By));
        }
    }

    private HistoryNode Pair(VersionNode before, VersionNode after)
    {
        var same = before.Type == after.Type && SameAttributes(before.Attributes, after.Attributes);
        return new()
        {
            Type = after.Type,
            Attributes = after.Attributes,
            Children = before.IsTextBlock && after.IsTextBlock ? Line(before.Children, after.Children) : Blocks(before.Children, after.Children),
            Change = same ? TextChange.Same : TextChange.Formatted,
            By = after.By,
        };
    }

    /// <summary>Which blocks of a gap are each other's successor: the pairs with the most in common, in order.</summary>
    private static List<(int Before, int After)> Pairs(ReadOnlySpan<VersionNode> before, ReadOnlySpan<VersionNode> after)
    {
        var pairs = new List<(int, int)>();
        if (before.IsEmpty || after.IsEmpty)
        {
            return pairs;
        }

        if ((long)before.Length * after.Length > MaxPairs)
        {
            var next = 0;
            for (var i = 0; i < before.Length; i++)
            {
                for (var j = next; j < after.Length; j++)
                {
                    if (before[i].Id == after[j].Id)
                    {
                        pairs.Add((i, j));
                        next = j + 1;
                        break;
                    }
                }
            }

            return pairs;
        }

        var afterLength = after.Length;
        var words = new Dictionary<VersionNode, Dictionary<string, int>>(ReferenceEqualityComparer.Instance);
        var score = Enumerable.Range(0, before.Length + 1).Select(_ => new double[afterLength + 1]).ToArray();
        var likeness = Enumerable.Range(0, before.Length).Select(_ => new double[afterLength]).ToArray();
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                likeness[i][j] = Alike(before[i], after[j], words);
                score[i][j] = Math.Max(Math.Max(score[i + 1][j], score[i][j + 1]), likeness[i][j] > 0 ? score[i + 1][j + 1] + likeness[i][j] : 0);
            }
        }

        for (int i = 0, j = 0; i < before.Length && j < after.Length;)
        {
            if (likeness[i][j] > 0 && score[i][j] <= score[i + 1][j + 1] + likeness[i][j])
            {
                pairs.Add((i++, j++));
            }
            else if (score[i + 1][j] >= score[i][j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;
    }

    /// <summary>How much a block looks like the successor of another; 0 for not at all.</summary>
    private static double Alike(VersionNode before, VersionNode after, Dictionary<VersionNode, Dictionary<string, int>> words)
    {
        if (before.Type != after.Type && !(before.IsTextBlock && after.IsTextBlock))
        {
            return 0;
        }

        if (before.Id == after.Id)
        {
            return 3;
        }

        var (a, b) = (WordsOf(before, words), WordsOf(after, words));
        var total = a.Values.Sum() + b.Values.Sum();
        if (total == 0)
        {
            return 0.01;
        }

        var common = a.Sum(w => Math.Min(w.Value, b.GetValueOrDefault(w.Key)));
        var share = 2.0 * common / total;
        return share >= Likeness ? share : 0;
    }

    private static Dictionary<string, int> WordsOf(VersionNode node, Dictionary<VersionNode, Dictionary<string, int>> known)
    {
        if (!known.TryGetValue(node, out var words))
        {
            known.Add(node, words = new(StringComparer.Ordinal));
            var text = new StringBuilder();
            AddText(node, text);
            foreach (var word in Words(text.ToString()).Where(w => !string.IsNullOrWhiteSpace(w)))
            {
                words[word] = words.GetValueOrDefault(word) + 1;
            }
        }

        return words;
    }

    private static void AddText(VersionNode node, StringBuilder text)
    {
        if (node.Text is { } own)
        {
            text.Append(own);
            return;
        }

        foreach (var child in node.Children)
        {
            AddText(child, text);
        }

        text.Append(' ');
    }

    private PersonId? By(VersionNode removed) => removedBy(removed.Id) ?? (removed.Text is null ? removed.Children.Select(By).FirstOrDefault(p => p is not null) : null);

    /// <summary>A node with everything in it, changed in one way. A removed run is cut where another person removed the rest of it.</summary>
    private static List<HistoryNode> Whole(VersionNode node, TextChange change, Func<VersionNode, PersonId?> by)
    {
        if (node.Text is not { } text)
        {
            return [new() { Type = node.Type, Attributes = node.Attributes, Children = [.. Merge(node.Children.SelectMany(c => Whole(c, change, by)))], Change = change, By = by(node) }];
        }

        var runs = new List<HistoryNode>();
        for (var start = 0; start < text.Length;)
        {
            var person = by(At(node, start));
            var end = start + 1;
            while (end < text.Length && (change != TextChange.Removed || by(At(node, end)) == person))
            {
                end++;
            }

            runs.Add(new() { Type = node.Type, Text = text[start..end], Marks = node.Marks, Change = change, By = person });
            start = end;
        }

        return runs;
    }

    private static VersionNode At(VersionNode run, int offset) => offset == 0 ? run : run with { Id = run.Id with { Clock = run.Id.Clock + (ulong)offset } };

    /// <summary>Neighbouring runs of the same kind as one.</summary>
    private static IEnumerable<HistoryNode> Merge(IEnumerable<HistoryNode> nodes)
    {
        HistoryNode? last = null;
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            if (last?.Text is not null && node.Text is not null && last.Change == node.Change && last.By == node.By && SameMarks(last.Marks, node.Marks))
            {
                text.Append(node.Text);
                continue;
            }

            if (last is not null)
            {
                yield return last.Text is null ? last : last with { Text = text.ToString() };
            }

            last = node;
            text.Clear().Append(node.Text);
        }

        if (last is not null)
        {
            yield return last.Text is null ? last : last with { Text = text.ToString() };
        }
    }

    /// <summary>What a reader sees of a block, as text: equal for blocks that look the same.</summary>
    private static string Key(VersionNode node)
    {
        var key = new StringBuilder();
        AddKey(node, key);
        return key.ToString();
    }

    private static void AddKey(VersionNode node, StringBuilder key)
    {
        key.Append('\u0001').Append(node.Type);
        foreach (var (name, value) in node.Attributes)
        {
            key.Append('\u0002').Append(name).Append('=').Append(value);
        }

        key.Append('\u0003');
        ImmutableArray<RichMark>? marks = null;
        foreach (var child in node.Children)
        {
            if (child.Text is null)
            {
                marks = null;
                AddKey(child, key);
                continue;
            }

            if (marks is null || !SameMarks(marks.Value, child.Marks))
            {
                marks = child.Marks;
                key.Append('\u0004').AppendJoin('\u0005', child.Marks.Select(MarkKey).Order(StringComparer.Ordinal)).Append('\u0006');
            }

            key.Append(child.Text);
        }

        key.Append('\u0007');
    }

    private static string MarkKey(RichMark mark) => mark.Type + string.Concat(mark.Attributes.Select(a => $"\u0002{a.Key}={a.Value}"));

    private static bool SameMarks(ImmutableArray<RichMark> a, ImmutableArray<RichMark> b) =>
        a.Length == b.Length && (a.Equals(b) || a.Select(MarkKey).Order(StringComparer.Ordinal).SequenceEqual(b.Select(MarkKey).Order(StringComparer.Ordinal), StringComparer.Ordinal));

    private static bool SameAttributes(ImmutableSortedDictionary<string, string> a, ImmutableSortedDictionary<string, string> b) => a.Count == b.Count && a.SequenceEqual(b);
}
