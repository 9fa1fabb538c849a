using System.Collections.Frozen;

namespace Workspace.Domain.Contributions;

/// <summary>
/// Finds the labels of state secrets and of other classified information, used as a marking. The product is not made for such information, so that a text that
/// carries a label may not enter. Source: Voorschrift informatiebeveiliging Rijksdienst, bijzondere informatie (VIRBI 2013), with the levels Dep.V., Stg.
/// Confidentieel, Stg. Geheim and Stg. Zeer Geheim; those of NATO (C-M(2002)49) and of the EU (Council Decision 2013/488/EU), which VIRBI leaves in force, and of
/// the neighbours that partners share with.
/// <para>
/// Labels that are nothing but labels are found anywhere, also when a text only speaks of them. Ordinary words that are labels as well (geheim, zeer geheim,
/// staatsgeheim, confidentieel, top secret) are found where a marking stands: alone on a line, at the head of one, after "rubricering", and the unmistakable ones
/// in brackets or in capitals. "Een geheim telefoonnummer" is let through.
/// </para>
/// </summary>
public static class SecretLabels
{
    private static readonly FrozenDictionary<string, (string[] Words, string Label)[]> Labels = Index(
        ("stg zeer geheim", "Stg. Zeer Geheim"), ("stg zg", "Stg. Zeer Geheim"), ("stgzg", "Stg. Zeer Geheim"), ("staatsgeheim zeer geheim", "Stg. Zeer Geheim"), ("staatsgeheim zg", "Stg. Zeer Geheim"),
        ("stg geheim", "Stg. Geheim"), ("stggeheim", "Stg. Geheim"), ("staatsgeheim geheim", "Stg. Geheim"),
        ("stg confidentieel", "Stg. Confidentieel"), ("stg conf", "Stg. Confidentieel"), ("stgconfidentieel", "Stg. Confidentieel"), ("staatsgeheim confidentieel", "Stg. Confidentieel"),
        ("departementaal vertrouwelijk", "Dep.V."), ("departementaal vertrouwelijke", "Dep.V."), ("dep vertrouwelijk", "Dep.V."), ("dep v", "Dep.V."), ("depv", "Dep.V."),
        ("cosmic top secret", "COSMIC TOP SECRET"), ("nato secret", "NATO SECRET"), ("nato confidential", "NATO CONFIDENTIAL"), ("nato restricted", "NATO RESTRICTED"),
        ("navo zeer geheim", "COSMIC TOP SECRET"), ("navo geheim", "NATO SECRET"), ("navo confidentieel", "NATO CONFIDENTIAL"), ("otan secret", "NATO SECRET"), ("atomal", "ATOMAL"),
        ("tres secret ue", "EU TOP SECRET"), ("eu top secret", "EU TOP SECRET"), ("secret ue", "EU SECRET"), ("eu secret", "EU SECRET"),
        ("confidentiel ue", "EU CONFIDENTIAL"), ("eu confidential", "EU CONFIDENTIAL"), ("restreint ue", "EU RESTRICTED"), ("eu restricted", "EU RESTRICTED"),
        ("vs nfd", "VS-NfD"), ("vs nur fur den dienstgebrauch", "VS-NfD"), ("vs vertraulich", "VS-VERTRAULICH"), ("diffusion restreinte", "DIFFUSION RESTREINTE"));

    /// <summary>Ordinary words that are a label only where a marking stands.</summary>
    private static readonly FrozenDictionary<string, (string[] Words, string Label)[]> Ambiguous = Index(
        ("staatsgeheim", "Staatsgeheim"), ("zeer geheim", "Zeer Geheim"), ("geheim", "Geheim"), ("confidentieel", "Confidentieel"), ("top secret", "TOP SECRET"), ("streng geheim", "Streng geheim"), ("beperkte verspreiding", "BEPERKTE VERSPREIDING"));

    /// <summary>Labels that in capitals or in brackets cannot be an ordinary word; "(geheim)" behind a telephone number can.</summary>
    private static readonly FrozenSet<string> Unmistakable = FrozenSet.Create(StringComparer.Ordinal, "Staatsgeheim", "Zeer Geheim", "TOP SECRET", "Streng geheim");

    private static readonly FrozenSet<string> Introductions = FrozenSet.Create(
        StringComparer.Ordinal, "rubricering", "rubriceringsniveau", "gerubriceerd", "gerubriceerde", "rubriceren", "classificatie", "geclassificeerd", "rubriceringen", "classificatieniveau");

    private static readonly FrozenSet<string> Between = FrozenSet.Create(StringComparer.Ordinal, "als", "is", "met", "niveau", "op", "het", "de", "van");

    /// <summary>The first label, in its usual form, or null.</summary>
    public static string? Find(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var words = Word.In(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (LabelAt(text, words, i, Labels) is { } label)
            {
                return label.Label;
            }

            if (AbbreviationAt(text, words, i) is { } abbreviation)
            {
                return abbreviation;
            }

            if (LabelAt(text, words, i, Ambiguous) is { } ambiguous && IsMarking(text, words, i, ambiguous.Words.Length, ambiguous.Label))
            {
                return ambiguous.Label;
            }
        }

        return null;
    }

    private static (string[] Words, string Label)? LabelAt(string text, List<Word> words, int first, FrozenDictionary<string, (string[] Words, string Label)[]> index)
    {
        if (!index.TryGetValue(words[first].Folded, out var candidates))
        {
            return null;
        }

        foreach (var candidate in candidates)
        {
            if (StandsAt(text, words, first, candidate.Words))
            {
                return candidate;
            }
        }

        return null;
    }

    private static bool StandsAt(string text, List<Word> words, int first, string[] label)
    {
        if (first + label.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < label.Length; i++)
        {
            if (words[first + i].Folded != label[i] || (i > 0 && !IsJoint(text.AsSpan(words[first + i - 1].End, words[first + i].Start - words[first + i - 1].End))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What may stand between the words of one label: spaces, dots, dashes, underscores and slashes, a few of them.</summary>
    private static bool IsJoint(ReadOnlySpan<char> gap)
    {
        if (gap.Length > 5)
        {
            return false;
        }

        foreach (var c in gap)
        {
            if (!char.IsWhiteSpace(c) && c is not ('.' or '-' or '/' or '_' or '\u2010' or '\u2011' or '\u2013' or '\u2014'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"Stg. G" and "Stg. C": a capital behind which nothing follows on its line that would make it the name of a foundation ("stg. G. de Vries", "stg. C&amp;B").</summary>
    private static string? AbbreviationAt(string text, List<Word> words, int i)
    {
        if (words[i].Folded is "stgg" or "stgc" && words[i].IsAllCapitals(text))
        {
            return words[i].Folded == "stgg" ? "Stg. Geheim" : "Stg. Confidentieel";
        }

        if (words[i].Folded != "stg" || i + 1 == words.Count || words[i + 1].Folded is not ("g" or "c") || !words[i + 1].IsCapital(text)
            || !IsJoint(text.AsSpan(words[i].End, words[i + 1].Start - words[i].End)))
        {
            return null;
        }

        var end = words[i + 1].End;
        var isInitial = end < text.Length && text[end] is '.' or '&' or '\'' or '-' or '+'
            || (i + 2 < words.Count && text.AsSpan(end, words[i + 2].Start - end).Trim(' ').IsEmpty);
        return isInitial ? null : words[i + 1].Folded == "g" ? "Stg. Geheim" : "Stg. Confidentieel";
    }

    private static bool IsMarking(string text, List<Word> words, int first, int count, string label)
    {
        var last = first + count - 1;
        var startsLine = first == 0 || text.AsSpan(words[first - 1].End, words[first].Start - words[first - 1].End).ContainsAny('\n', '\r');
        var endsLine = last + 1 == words.Count || text.AsSpan(words[last].End, words[last + 1].Start - words[last].End).ContainsAny('\n', '\r');
        if ((startsLine && endsLine && !IsSentence(text, words[last])) || IsIntroduced(words, first))
        {
            return true;
        }

        var capitals = Enumerable.Range(first, count).All(i => words[i].IsAllCapitals(text));
        if (startsLine && (capitals || Unmistakable.Contains(label)) && IsHead(text.AsSpan(words[last].End)))
        {
            return true;
        }

        return Unmistakable.Contains(label)
            && ((capitals && !IsShouted(text, words, first - 1) && !IsShouted(text, words, last + 1)) || IsBracketed(text, words[first].Start, words[last].End));
    }

    /// <summary>"Geheim?" and "Zeer geheim!" are what someone says.</summary>
    private static bool IsSentence(string text, Word last) => last.End < text.Length && text[last.End] is '?' or '!';

    private static bool IsIntroduced(List<Word> words, int first)
    {
        var i = first - 1;
        while (i >= 0 && first - i <= 3 && Between.Contains(words[i].Folded))
        {
            i--;
        }

        return i >= 0 && words[i].Sentence == words[first].Sentence && Introductions.Contains(words[i].Folded);
    }

    /// <summary>A colon, a dash between spaces or a bar: what precedes it is a head.</summary>
    private static bool IsHead(ReadOnlySpan<char> rest)
    {
        var trimmed = rest.TrimStart(' ');
        return trimmed.Length > 0 && (trimmed[0] is ':' or '|' or '\u2013' or '\u2014' || (trimmed[0] == '-' && trimmed.Length < rest.Length && trimmed is [_, ' ', ..]));
    }

    private static bool IsShouted(string text, List<Word> words, int i) => i >= 0 && i < words.Count && words[i].IsAllCapitals(text);

    private static bool IsBracketed(string text, int start, int end) =>
        start > 0 && end < text.Length && (text[start - 1], text[end]) is ('(', ')') or ('[', ']') or ('<', '>') or ('{', '}');

    /// <summary>By first word, longer labels first.</summary>
    private static FrozenDictionary<string, (string[] Words, string Label)[]> Index(params ReadOnlySpan<(string Words, string Label)> labels) =>
        labels.ToArray().Select(l => (Words: l.Words.Split(' '), l.Label)).GroupBy(l => l.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(l => l.Words.Length).ToArray(), StringComparer.Ordinal);
}
