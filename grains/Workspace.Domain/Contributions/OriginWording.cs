using System.Collections.Immutable;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions;

/// <summary>
/// Finds wording about origin, nationality, ethnicity or religion, so that the writer asks whether it is needed. It warns and never refuses: a description of a
/// suspect may need it. Source: CCV, Modelprotocol ondermijning (frequently asked questions), which withdrew an earlier checklist because it looked at a group of
/// persons and could stigmatise; AVG article 9 for special categories.
/// <para>
/// Words are compared whole, in their Dutch inflections, without regard to case and accents; a few compounds are found by their beginning. What is clearly not about
/// people is let through by simple rules: languages ("spreekt Pools", "in het Turks"), food and things ("Turkse tarwe", "getinte ramen"), countries ("in Polen"), and
/// names of places in capitals ("Spaanse Polder"). A "Poolse supermarkt" is found: it says who comes there. Other languages than Dutch are not looked at.
/// </para>
/// </summary>
public static class OriginWording
{
    /// <summary>Passages in their order; they never overlap.</summary>
    public static ImmutableArray<OriginNotice> Find(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        var words = Word.In(text);
        var found = ImmutableArray.CreateBuilder<OriginNotice>();
        for (var i = 0; i < words.Count;)
        {
            var (count, reason) = PhraseAt(text, words, i) ?? (1, ReasonOf(text, words, i));
            if (reason != OriginReason.Unknown)
            {
                found.Add(new(words[i].Start, words[i + count - 1].End - words[i].Start, reason));
            }

            i += count;
        }

        return found.ToImmutable();
    }

    private static (int Count, OriginReason Reason)? PhraseAt(string text, List<Word> words, int first)
    {
        if (!OriginLexicon.Phrases.TryGetValue(words[first].Folded, out var phrases))
        {
            return null;
        }

        foreach (var (phrase, reason) in phrases)
        {
            if (Matches(words, first, phrase) && !IsPlaceName(text, words, first + phrase.Length - 1))
            {
                return (phrase.Length, reason);
            }
        }

        return null;
    }

    private static bool Matches(List<Word> words, int first, string[] phrase)
    {
        if (first + phrase.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            var word = words[first + i];
            var matches = phrase[i].EndsWith('*') ? word.Folded.AsSpan().StartsWith(phrase[i].AsSpan(0, phrase[i].Length - 1), StringComparison.Ordinal) : word.Folded == phrase[i];
            if (!matches || word.Sentence != words[first].Sentence)
            {
                return false;
            }
        }

        return true;
    }

    private static OriginReason ReasonOf(string text, List<Word> words, int i)
    {
        var word = words[i];
        if (OriginLexicon.WithCapital.TryGetValue(word.Folded, out var people))
        {
            return word.IsCapital(text) && !(word.Folded is "polen" or "zweden" && Previous(words, i) is { } place && OriginLexicon.OfPlace.Contains(place)) ? people : OriginReason.Unknown;
        }

        if (OriginLexicon.Words.TryGetValue(word.Folded, out var reason))
        {
            return IsAboutSomethingElse(text, words, i) ? OriginReason.Unknown : reason;
        }

        foreach (var (beginning, compound) in OriginLexicon.Beginnings)
        {
            if (word.Folded.StartsWith(beginning, StringComparison.Ordinal))
            {
                return compound;
            }
        }

        return OriginReason.Unknown;
    }

    private static bool IsAboutSomethingElse(string text, List<Word> words, int i) =>
        (Next(words, i) is { } next && OriginLexicon.Things.Contains(next))
        || IsPlaceName(text, words, i)
        || (OriginLexicon.BareAdjectives.Contains(words[i].Folded) && IsLanguage(words, i))
        || (words[i].Folded is "roma" && Previous(words, i) is "as");

    private static bool IsLanguage(List<Word> words, int i)
    {
        var previous = Previous(words, i);
        return previous is not null && (OriginLexicon.OfSpeech.Contains(previous) || (previous is "het" && i > 1 && Previous(words, i - 1) is "in" or "naar" or "uit" && Next(words, i) is null or "en" or "of" or "vertaald" or "geschreven" or "gesteld"));
    }

    private static bool IsPlaceName(string text, List<Word> words, int i) =>
        Next(words, i) is { } next && OriginLexicon.PlaceNames.Contains(next) && words[i].IsCapital(text) && words[i + 1].IsCapital(text);

    private static string? Previous(List<Word> words, int i) => i > 0 && words[i - 1].Sentence == words[i].Sentence ? words[i - 1].Folded : null;

    private static string? Next(List<Word> words, int i) => i + 1 < words.Count && words[i + 1].Sentence == words[i].Sentence ? words[i + 1].Folded : null;
}
