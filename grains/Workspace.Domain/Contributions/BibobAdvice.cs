using System.Collections.Frozen;

namespace Workspace.Domain.Contributions;

/// <summary>
/// Finds that a text tells what a Bibob advice or inquiry holds. Source: Wet Bibob, article 28 (secrecy of what was obtained under the act) and article 3 (degrees of
/// danger). That a decision was taken, or an advice asked for or awaited, is let through: "vergunning geweigerd op grond van de Wet Bibob", "Bibob-toets aangekondigd".
/// <para>
/// A sentence is found when it quotes the advice ("uit het Bibob-advies blijkt", "volgens het LBB"), lets it speak ("het LBB concludeert"), gives its outcome
/// ("negatief Bibob-advies"), or uses the degrees of the act. Words say what they say: a writer who paraphrases passes, and is bound by the law all the same.
/// </para>
/// </summary>
public static class BibobAdvice
{
    private static readonly FrozenSet<string> Papers = Set("advies adviezen rapport rapportage rapportages dossier onderzoek toets toetsing screening bevindingen beoordeling");
    private static readonly FrozenSet<string> Articles = Set("het de een dit dat deze ons onze hun uw uitgebrachte ontvangen recente laatste eerdere nieuwe genoemde oude betreffende");
    private static readonly FrozenSet<string> Speaking = Set(
        "concludeert concludeerde concluderen vermeldt vermeldde noemt noemde oordeelt oordeelde constateert constateerde signaleert signaleerde luidt luidde bevestigt bevestigde toont wijst stelt stelde spreekt sprak acht achtte ziet zag blijkt bleek schrijft schreef waarschuwt waarschuwde adviseert adviseerde geadviseerd geconcludeerd vastgesteld gesignaleerd geoordeeld");
    private static readonly FrozenSet<string> Held = Set("staat staan stond stonden vermeld vermeldt genoemd geconcludeerd beschreven lezen lees leest gemeld gesteld geconstateerd opgemerkt benoemd vastgesteld");
    private static readonly FrozenSet<string> Parts = Set("conclusie conclusies oordeel bevinding bevindingen strekking advies adviezen");
    private static readonly FrozenSet<string> Outcomes = Set("negatief negatieve positief positieve ongunstig ongunstige gunstig gunstige kritisch kritische vernietigend vernietigende belastend belastende zorgelijk zorgelijke");
    private static readonly FrozenSet<string> Waiting = Set(
        "aangevraagd gevraagd opgevraagd aanvraag aanvragen vragen vraagt vroeg opvragen verzoek verzocht afgewacht wacht wachten afwachten afwachting ingewonnen verwacht loopt aangekondigd uitgebleven termijn ingediend");
    private static readonly FrozenSet<string> Advising = Set("adviseert adviseerde concludeert concludeerde oordeelt oordeelde constateert constateerde waarschuwt waarschuwde");
    private static readonly FrozenSet<string> Adverbs = Set("daarin hierin daarbij hierbij daarna ook vervolgens daarom dus nu toch inmiddels eerder later desondanks verder tevens");
    private static readonly FrozenSet<string> Copulas = Set("is was luidde luidt bleek blijkt uitgevallen zeer overwegend ook nogal van het de");

    public static bool Occurs(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var words = Word.In(text);
        var isAboutBibob = Enumerable.Range(0, words.Count).Any(i => words[i].Folded.StartsWith("bibob", StringComparison.Ordinal) || words[i].Folded is "lbb" || Follows(words, i, "l", "b", "b"));
        for (var i = 0; i < words.Count; i++)
        {
            if (IsDegree(words, i, isAboutBibob) || (isAboutBibob && SourceAt(words, i) is { } source && IsQuoted(words, source)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The degrees of article 3: "mate van gevaar" is said nowhere else, "ernstig gevaar" only counts in a text about Bibob.</summary>
    private static bool IsDegree(List<Word> words, int i, bool isAboutBibob) =>
        Follows(words, i, "mate", "van", "gevaar")
        || (isAboutBibob && (Follows(words, i, "ernstig", "gevaar") || Follows(words, i, "enig", "gevaar") || Follows(words, i, "geen", "gevaar") || Follows(words, i, "mindere", "mate")
            || Follows(words, i, "zakelijk", "samenwerkingsverband") || Follows(words, i, "relatie", "tot", "strafbare", "feiten") || Follows(words, i, "gevaarsconclusie") || Follows(words, i, "gevaarsoordeel")));

    /// <summary>What speaks: the bureau, or a paper of the act.</summary>
    private readonly record struct Source(int First, int Last, bool IsBureau, bool IsAdvice);

    private static Source? SourceAt(List<Word> words, int i)
    {
        // "advies van het Landelijk Bureau Bibob": one source, the paper.
        if (Papers.Contains(words[i].Folded) && i + 1 < words.Count && words[i + 1].Folded is "van" && BureauAt(words, Past(words, i + 2)) is { } author && words[author].Sentence == words[i].Sentence)
        {
            return new(i, author, false, words[i].Folded.StartsWith("advie", StringComparison.Ordinal));
        }

        if (words[i].Folded is "bibob" or "lbb" && i + 1 < words.Count && Papers.Contains(words[i + 1].Folded) && words[i + 1].Sentence == words[i].Sentence)
        {
            return new(i, i + 1, false, words[i + 1].Folded.StartsWith("advie", StringComparison.Ordinal));
        }

        if (words[i].Folded.StartsWith("bibob", StringComparison.Ordinal) && Papers.Contains(words[i].Folded[5..]))
        {
            return new(i, i, false, words[i].Folded.StartsWith("bibobadvie", StringComparison.Ordinal));
        }

        return BureauAt(words, i) is { } last ? new(i, last, true, false) : null;
    }

    private static int? BureauAt(List<Word> words, int i) =>
        i >= words.Count ? null
        : words[i].Folded is "lbb" ? i
        : Follows(words, i, "l", "b", "b") || Follows(words, i, "landelijk", "bureau", "bibob") ? i + 2
        : Follows(words, i, "landelijke", "bureau", "bibob") ? i + 2
        : Follows(words, i, "bureau", "bibob") ? i + 1
        : null;

    private static bool IsQuoted(List<Word> words, Source source)
    {
        var sentence = words[source.First].Sentence;
        var before = source.First - 1;
        while (before >= 0 && words[before].Sentence == sentence && Articles.Contains(words[before].Folded))
        {
            before--;
        }

        var opening = before >= 0 && words[before].Sentence == sentence ? words[before].Folded : "";
        if (opening is "volgens" or "aldus" or "blijkens" || (opening is "uit" && !source.IsBureau))
        {
            return true;
        }

        // "conclusie van het LBB", "het oordeel in het Bibob-advies"
        var isPart = opening is "van" or "in" or "uit" && before > 0 && words[before - 1].Sentence == sentence && Parts.Contains(words[before - 1].Folded);
        if (isPart && !Any(words, sentence, Waiting))
        {
            return true;
        }

        if (opening is "in" && !source.IsBureau && Any(words, sentence, Held))
        {
            return true;
        }

        return IsOutcome(words, source, before) || Speaks(words, source) || IsAdvisedBy(words, source, before)
            || (source.IsAdvice && words[source.First].Folded.StartsWith("advie", StringComparison.Ordinal) && !Any(words, sentence, Waiting));
    }

    private static bool IsOutcome(List<Word> words, Source source, int before)
    {
        var sentence = words[source.First].Sentence;
        if (before >= 0 && words[before].Sentence == sentence && Outcomes.Contains(words[before].Folded))
        {
            return true;
        }

        var next = source.Last + 1;
        while (next < words.Count && words[next].Sentence == sentence && Copulas.Contains(words[next].Folded))
        {
            next++;
        }

        return next < words.Count && words[next].Sentence == sentence && Outcomes.Contains(words[next].Folded);
    }

    /// <summary>"het LBB heeft negatief geadviseerd", "het Bibob-advies vermeldt": a verb of telling within five words behind. A process may be told ("het LBB stelt advies uit").</summary>
    private static bool Speaks(List<Word> words, Source source)
    {
        if (!source.IsBureau && !source.IsAdvice)
        {
            return Near(words, source, 3) is { } own && words[own].Folded is "concludeert" or "concludeerde" or "toont" or "blijkt" or "bleek" or "wijst" or "bevestigt" or "bevestigde";
        }

        return Near(words, source, 5) is { } at && !(words[at].Folded is "stelt" or "stelde" && !Follows(words, at + 1, "dat")) && !(words[at].Folded is "wijst" && !Follows(words, at + 1, "op") && !Follows(words, at + 1, "uit"));

        static int? Near(List<Word> words, Source source, int distance)
        {
            for (var i = source.Last + 1; i < words.Count && i <= source.Last + distance && words[i].Sentence == words[source.First].Sentence; i++)
            {
                if (Speaking.Contains(words[i].Folded))
                {
                    return i;
                }
            }

            return null;
        }
    }

    /// <summary>"daarin adviseert het LBB …"; not "de politie adviseert het LBB te raadplegen", where the police advise.</summary>
    private static bool IsAdvisedBy(List<Word> words, Source source, int verb) =>
        source.IsBureau && verb >= 0 && words[verb].Sentence == words[source.First].Sentence && Advising.Contains(words[verb].Folded)
        && (verb == 0 || words[verb - 1].Sentence != words[verb].Sentence || Adverbs.Contains(words[verb - 1].Folded));

    private static int Past(List<Word> words, int i)
    {
        while (i < words.Count && Articles.Contains(words[i].Folded))
        {
            i++;
        }

        return i;
    }

    private static bool Any(List<Word> words, int sentence, FrozenSet<string> set) => words.Exists(w => w.Sentence == sentence && set.Contains(w.Folded));

    private static bool Follows(List<Word> words, int i, params ReadOnlySpan<string> sequence)
    {
        if (i + sequence.Length > words.Count)
        {
            return false;
        }

        for (var n = 0; n < sequence.Length; n++)
        {
            if (words[i + n].Folded != sequence[n] || words[i + n].Sentence != words[i].Sentence)
            {
                return false;
            }
        }

        return true;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
