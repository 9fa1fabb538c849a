using System.Globalization;
using System.Text;

namespace Workspace.Domain.Contributions;

/// <summary>
/// A word of a text as the guards compare it: lower case, without accents and without characters that have no shape (soft hyphens, zero-width marks), which
/// would otherwise hide it. Hyphens, dots and slashes part words.
/// </summary>
/// <param name="Start">Where it stands in the text; <paramref name="Length"/> is its length there, not that of <paramref name="Folded"/>.</param>
/// <param name="Sentence">Number of the sentence it stands in.</param>
internal readonly record struct Word(int Start, int Length, string Folded, int Sentence)
{
    public int End => Start + Length;

    /// <summary>The words of a text in their order. Takes time in proportion to its length.</summary>
    public static List<Word> In(string text)
    {
        var words = new List<Word>();
        var sentence = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                sentence += EndsSentence(text, i) ? 1 : 0;
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsShapeless(text[i])))
            {
                i++;
            }

            words.Add(new(start, i - start, Fold(text.AsSpan(start, i - start)), sentence));
        }

        return words;
    }

    public bool IsCapital(string text) => char.IsUpper(text[Start]);

    /// <summary>More than one letter, all of them capitals.</summary>
    public bool IsAllCapitals(string text)
    {
        var letters = 0;
        foreach (var c in text.AsSpan(Start, Length))
        {
            if (char.IsLower(c))
            {
                return false;
            }

            letters += char.IsUpper(c) ? 1 : 0;
        }

        return letters > 1;
    }

    private static string Fold(ReadOnlySpan<char> span)
    {
        var folded = new StringBuilder(span.Length);
        if (System.Text.Ascii.IsValid(span))
        {
            foreach (var c in span)
            {
                folded.Append(char.ToLowerInvariant(c));
            }

            return folded.ToString();
        }

        foreach (var c in span.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (!IsShapeless(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    private static bool IsShapeless(char c) => c > '\u007F' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    /// <summary>A full stop, exclamation or question mark before a space or the end, or an empty line; not the full stop of an initial. The line breaks of a pasted text end nothing.</summary>
    private static bool EndsSentence(string text, int i) => text[i] switch
    {
        '.' when i > 0 && char.IsLetter(text[i - 1]) && (i == 1 || !char.IsLetterOrDigit(text[i - 2])) => false,
        '.' or '!' or '?' => i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]),
        '\n' => i + 1 < text.Length && text[i + 1] is '\n' or '\r',
        _ => false,
    };
}
