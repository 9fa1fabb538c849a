using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Sections;

namespace Workspace.Domain.Text;

public sealed partial class TextDifference
{
    /// <summary>The difference within a line of text: characters that stayed are found by identity, what lies between them is compared word by word.</summary>
    private ImmutableArray<HistoryNode> Line(ImmutableArray<VersionNode> before, ImmutableArray<VersionNode> after)
    {
        var (a, b) = (Atoms(before), Atoms(after));
        var result = new List<HistoryNode>();
        int fromA = 0, fromB = 0;
        foreach (var (atA, atB) in Stayed(a, b))
        {
            Words(a.GetRange(fromA, atA - fromA), b.GetRange(fromB, atB - fromB), result);
            result.Add(Kept(a[atA], b[atB]));
            (fromA, fromB) = (atA + 1, atB + 1);
        }

        Words(a.GetRange(fromA, a.Count - fromA), b.GetRange(fromB, b.Count - fromB), result);
        return [.. Merge(result)];
    }

    /// <summary>One character, or something that stands in the line as one.</summary>
    private readonly record struct Atom(VersionNode Node, int Offset)
    {
        public VersionId Id => Node.Id with { Clock = Node.Id.Clock + (ulong)Offset };

        /// <summary>Null for what is not a character.</summary>
        public char? Character => Node.Text?[Offset];

        public HistoryNode As(TextChange change, PersonId? by) => new()
        {
            Type = Node.Type,
            Attributes = Node.Attributes,
            Text = Character?.ToString(),
            Marks = Node.Marks,
            Change = change,
            By = by,
        };
    }

    private static List<Atom> Atoms(ImmutableArray<VersionNode> line) =>
        [.. line.SelectMany(n => n.Text is null ? [new Atom(n, 0)] : Enumerable.Range(0, n.Text.Length).Select(i => new Atom(n, i)))];

    /// <summary>Atoms that are in both, in order. A character never moves, so their order is the same; should bytes that nobody wrote say otherwise, the later one counts as new.</summary>
    private static List<(int Before, int After)> Stayed(List<Atom> before, List<Atom> after)
    {
        var places = new Dictionary<VersionId, int>(before.Count);
        for (var i = 0; i < before.Count; i++)
        {
            places.TryAdd(before[i].Id, i);
        }

        var stayed = new List<(int, int)>();
        var last = -1;
        for (var j = 0; j < after.Count; j++)
        {
            if (places.TryGetValue(after[j].Id, out var i) && i > last && before[i].Character == after[j].Character)
            {
                stayed.Add((i, j));
                last = i;
            }
        }

        return stayed;
    }

    private void Words(List<Atom> before, List<Atom> after, List<HistoryNode> result)
    {
        if (before.Count == 0 || after.Count == 0)
        {
            Replaced(before, after, result);
            return;
        }

        var (a, b) = (Tokens(before), Tokens(after));
        var spans = SequenceDiff.Between([.. a.Select(t => t.Text)], [.. b.Select(t => t.Text)], StringComparer.Ordinal);
        var removed = new List<Atom>();
        var inserted = new List<Atom>();
        for (var i = 0; i < spans.Length; i++)
        {
            var span = spans[i];
            var (spanBefore, spanAfter) = (Range(a, before, span.Before, span.BeforeLength), Range(b, after, span.After, span.AfterLength));

            // A lone space between two changes is no word that stayed.
            var glue = span.Equal && i > 0 && i < spans.Length - 1 && spanAfter.TrueForAll(c => c.Character is { } x && char.IsWhiteSpace(x));
            if (!span.Equal || glue)
            {
                removed.AddRange(spanBefore);
                inserted.AddRange(spanAfter);
                continue;
            }

            Replaced(removed, inserted, result);
            removed.Clear();
            inserted.Clear();
            result.AddRange(spanBefore.Zip(spanAfter, Kept));
        }

        Replaced(removed, inserted, result);
    }

    private void Replaced(List<Atom> before, List<Atom> after, List<HistoryNode> result)
    {
        result.AddRange(before.Select(x => x.As(TextChange.Removed, removedBy(x.Id))));
        result.AddRange(after.Select(x => x.As(TextChange.Inserted, x.Node.By)));
    }

    private static HistoryNode Kept(Atom before, Atom after) =>
        after.As(SameMarks(before.Node.Marks, after.Node.Marks) && SameAttributes(before.Node.Attributes, after.Node.Attributes) ? TextChange.Same : TextChange.Formatted, after.Node.By);

    private static List<Atom> Range(List<(string Text, int Start, int Length)> tokens, List<Atom> atoms, int first, int count) =>
        count == 0 ? [] : atoms.GetRange(tokens[first].Start, tokens[first + count - 1].Start + tokens[first + count - 1].Length - tokens[first].Start);

    private static List<(string Text, int Start, int Length)> Tokens(List<Atom> atoms)
    {
        var tokens = new List<(string, int, int)>();
        for (var i = 0; i < atoms.Count;)
        {
            if (atoms[i].Character is null)
            {
                var node = atoms[i].Node;
                tokens.Add(($"\u0001{node.Type}{string.Concat(node.Attributes.Select(x => $"\u0002{x.Key}={x.Value}"))}", i++, 1));
                continue;
            }

            var end = i;
            while (end < atoms.Count && atoms[end].Character is not null)
            {
                end++;
            }

            var text = string.Concat(atoms.GetRange(i, end - i).Select(x => x.Character!.Value));
            foreach (var word in Words(text))
            {
                tokens.Add((word, i, word.Length));
                i += word.Length;
            }
        }

        return tokens;
    }

    /// <summary>Cuts text into words, stretches of white space, and single other characters.</summary>
    private static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var kind = KindOf(text[start]);
            var end = start + 1;
            while (end < text.Length && (char.IsLowSurrogate(text[end]) || (kind != 0 && KindOf(text[end]) == kind) || char.GetUnicodeCategory(text[end]) is UnicodeCategory.NonSpacingMark))
            {
                end++;
            }

            yield return text[start..end];
            start = end;
        }
    }

    private static int KindOf(char c) => char.IsLetterOrDigit(c) || c is '_' or '\'' or '’' ? 1 : char.IsWhiteSpace(c) ? 2 : 0;
}
