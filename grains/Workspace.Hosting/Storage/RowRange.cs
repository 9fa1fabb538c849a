using System.Collections.Immutable;
using System.Text;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage;

/// <summary>
/// The keys that begin with one prefix, as a range in the order of UTF-8 bytes, which is that of code points: <paramref name="From"/> ≤ key &lt; <paramref name="Before"/>.
/// </summary>
internal readonly record struct RowRange(string From, string Before)
{
    private const int LastCodePoint = 0x10FFFF;

    /// <summary>Longer than any key of the last character there is, hence behind every key.</summary>
    private static readonly string BehindAll = string.Concat(Enumerable.Repeat(new Rune(LastCodePoint), (RowGuard.MaxKey / 2) + 1));

    /// <summary>Ranges that do not overlap, so that a row under two of the prefixes comes once.</summary>
    public static RowRange[] Of(ImmutableArray<string> prefixes)
    {
        if (prefixes.IsDefault)
        {
            throw new ArgumentException("There are no prefixes; an empty array reads the head alone.", nameof(prefixes));
        }

        foreach (var prefix in prefixes)
        {
            RowGuard.Prefix(prefix, nameof(prefixes));
        }

        var ranges = new List<RowRange>(prefixes.Length);
        foreach (var prefix in prefixes.Sort(StringComparer.Ordinal))
        {
            if (ranges.Count == 0 || !prefix.StartsWith(ranges[^1].From, StringComparison.Ordinal))
            {
                ranges.Add(new(prefix, Behind(prefix)));
            }
        }

        return [.. ranges];
    }

    /// <summary>Rows of these ranges as a page. Ordinal order of .NET is not that of the databases where a key holds characters beyond U+FFFF.</summary>
    public static RowPage Page(long head, List<StoredRow> rows)
    {
        rows.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return new(head, [.. rows]);
    }

    private static string Behind(string prefix)
    {
        for (var end = prefix.Length; end > 0;)
        {
            Rune.DecodeLastFromUtf16(prefix.AsSpan(0, end), out var last, out var used);
            end -= used;
            if (last.Value < LastCodePoint)
            {
                // Surrogates are no characters: behind U+D7FF comes U+E000.
                return prefix[..end] + new Rune(last.Value == 0xD7FF ? 0xE000 : last.Value + 1);
            }
        }

        return BehindAll;
    }
}
