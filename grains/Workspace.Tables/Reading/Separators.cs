namespace Workspace.Tables.Reading;

/// <summary>Which sign separates the cells of a text file: the one that occurs equally often, outside of quotes, in most of the first rows.</summary>
internal static class Separators
{
    private const int Records = 40;

    private static readonly char[] Candidates = [';', ',', '\t', '|'];

    /// <returns>Null when none of the signs occurs outside of quotes.</returns>
    public static char? Detect(ReadOnlySpan<char> text)
    {
        char? best = null;
        var most = 0L;
        foreach (var candidate in Candidates)
        {
            var score = Score(text, candidate);
            if (score > most)
            {
                (best, most) = (candidate, score);
            }
        }

        return best;
    }

    private static long Score(ReadOnlySpan<char> text, char candidate)
    {
        var counts = new List<int>();
        var count = 0;
        var (quoted, atStart) = (false, true);
        for (var i = 0; i < text.Length && counts.Count < Records; i++)
        {
            var c = text[i];
            if (quoted)
            {
                quoted = c != '"';
            }
            else if (c == '"' && (atStart || (i > 0 && text[i - 1] == '"')))
            {
                quoted = true;
            }
            else if (c == candidate)
            {
                count++;
            }
            else if (c is '\n' or '\r')
            {
                Add(counts, ref count);
            }

            atStart = c == candidate || c is '\n' or '\r';
        }

        if (!quoted)
        {
            Add(counts, ref count);
        }

        // Rows that agree weigh most; of two that agree equally, the one that makes more cells.
        return counts.Count == 0 ? 0 : counts.GroupBy(n => n).Where(g => g.Key > 0).Select(g => (g.Count() * 1_000L) + g.Key).DefaultIfEmpty(0).Max();
    }

    private static void Add(List<int> counts, ref int count)
    {
        if (count > 0)
        {
            counts.Add(count);
        }

        count = 0;
    }
}
