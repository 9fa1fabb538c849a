using System.Collections.Immutable;

namespace Workspace.Domain.Text;

/// <summary>A stretch of two lists: equal items side by side, or items of the one in place of items of the other.</summary>
/// <param name="Before">First item of the list before.</param>
/// <param name="BeforeLength">How many.</param>
/// <param name="After">First item of the list after.</param>
/// <param name="AfterLength">How many; as many as before where the items are equal.</param>
public readonly record struct DiffSpan(bool Equal, int Before, int BeforeLength, int After, int AfterLength);

/// <summary>The shortest way from one list to another (Myers, 1986): as few removed and inserted items as possible.</summary>
public static class SequenceDiff
{
    /// <summary>More differences than this are not looked for: the whole middle counts as replaced. Bounds time and memory to about a million steps.</summary>
    public const int MaxEdits = 1_000;

    /// <summary>Equal and replaced stretches in turn, covering both lists. O((n + m) · edits).</summary>
    public static ImmutableArray<DiffSpan> Between<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, IEqualityComparer<T>? comparer = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        comparer ??= EqualityComparer<T>.Default;
        int start = 0, endBefore = before.Count, endAfter = after.Count;
        while (start < endBefore && start < endAfter && comparer.Equals(before[start], after[start]))
        {
            start++;
        }

        while (endBefore > start && endAfter > start && comparer.Equals(before[endBefore - 1], after[endAfter - 1]))
        {
            endBefore--;
            endAfter--;
        }

        var spans = new Spans();
        spans.Equal(0, 0, start);
        Middle(before, after, comparer, start, endBefore, endAfter, spans);
        spans.Equal(endBefore, endAfter, before.Count - endBefore);
        return spans.Finish(before.Count, after.Count);
    }

    private static void Middle<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, IEqualityComparer<T> comparer, int start, int endBefore, int endAfter, Spans spans)
    {
        int n = endBefore - start, m = endAfter - start;
        if (n == 0 || m == 0)
        {
            return;
        }

        var max = Math.Min(n + m, MaxEdits);
        var furthest = new int[(2 * max) + 3];
        var trace = new List<int[]>();
        for (var edits = 0; edits <= max; edits++)
        {
            trace.Add(furthest.AsSpan(max + 1 - edits, (2 * edits) + 1).ToArray());
            for (var k = -edits; k <= edits; k += 2)
            {
                var x = k == -edits || (k != edits && furthest[max + k] < furthest[max + 2 + k]) ? furthest[max + 2 + k] : furthest[max + k] + 1;
                var y = x - k;
                while (x < n && y < m && comparer.Equals(before[start + x], after[start + y]))
                {
                    x++;
                    y++;
                }

                furthest[max + 1 + k] = x;
                if (x >= n && y >= m)
                {
                    Trace(trace, edits, n, m, start, spans);
                    return;
                }
            }
        }
    }

    /// <summary>Walks back from the end along the furthest points of each round, then tells the equal stretches in order.</summary>
    private static void Trace(List<int[]> trace, int edits, int n, int m, int start, Spans spans)
    {
        var found = new List<(int X, int Y, int Length)>();
        int x = n, y = m;
        for (var d = edits; d > 0; d--)
        {
            // Entries -d..d of the round as it began, from index 0.
            var furthest = trace[d];
            var k = x - y;
            var previous = k == -d || (k != d && furthest[k - 1 + d] < furthest[k + 1 + d]) ? k + 1 : k - 1;
            var previousX = furthest[previous + d];
            var previousY = previousX - previous;
            var after = previous == k + 1 ? (X: previousX, Y: previousY + 1) : (X: previousX + 1, Y: previousY);
            found.Add((after.X, after.Y, x - after.X));
            (x, y) = (previousX, previousY);
        }

        found.Add((0, 0, x));
        for (var i = found.Count - 1; i >= 0; i--)
        {
            spans.Equal(start + found[i].X, start + found[i].Y, found[i].Length);
        }
    }

    /// <summary>Collects equal stretches; what lies between them is replaced.</summary>
    private sealed class Spans
    {
        private readonly ImmutableArray<DiffSpan>.Builder spans = ImmutableArray.CreateBuilder<DiffSpan>();
        private int before;
        private int after;

        public void Equal(int atBefore, int atAfter, int length)
        {
            if (length == 0)
            {
                return;
            }

            Replaced(atBefore, atAfter);
            if (spans is [.., { Equal: true } last] && last.Before + last.BeforeLength == atBefore && last.After + last.AfterLength == atAfter)
            {
                spans[^1] = last with { BeforeLength = last.BeforeLength + length, AfterLength = last.AfterLength + length };
            }
            else
            {
                spans.Add(new(true, atBefore, length, atAfter, length));
            }

            (before, after) = (atBefore + length, atAfter + length);
        }

        public ImmutableArray<DiffSpan> Finish(int countBefore, int countAfter)
        {
            Replaced(countBefore, countAfter);
            return spans.DrainToImmutable();
        }

        private void Replaced(int untilBefore, int untilAfter)
        {
            if (untilBefore > before || untilAfter > after)
            {
                spans.Add(new(false, before, untilBefore - before, after, untilAfter - after));
                (before, after) = (untilBefore, untilAfter);
            }
        }
    }
}
