using System.Collections.Frozen;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Taxonomy;

namespace Workspace.Domain.Contributions.Imports;

/// <summary>Finds terms by id or label in both languages, however they are written. Made once for a set of lists.</summary>
public sealed class ImportWords
{
    /// <summary>What the form of handling, plain grades and the traffic light protocol is called beside the labels of the lists.</summary>
    private static readonly (ImportField Field, string Text, string Id)[] Others =
    [
        (ImportField.Handling, "tlp clear", "Public"), (ImportField.Handling, "tlp white", "Public"), (ImportField.Handling, "tlp green", "Government"), (ImportField.Handling, "tlp amber", "Partners"),
        (ImportField.Handling, "tlp amber strict", "Named"), (ImportField.Handling, "tlp red", "SessionOnly"), (ImportField.Handling, "session only", "SessionOnly"), (ImportField.Handling, "owner only", "OwnerOnly"),
        (ImportField.Handling, "vertrouwelijk", "Partners"), (ImportField.Handling, "partners", "Partners"), (ImportField.Handling, "op naam", "Named"), (ImportField.Handling, "overheid", "Government"),
        (ImportField.Handling, "bronhouder", "OwnerOnly"), (ImportField.Regime, "gdpr", "AVG"), (ImportField.Regime, "awr", "AWR67"), (ImportField.Regime, "artikel 67 awr", "AWR67"),
        (ImportField.Grade, "zelf gezien", "seen"), (ImportField.Grade, "waargenomen", "seen"), (ImportField.Grade, "gehoord", "heard"), (ImportField.Grade, "gehoord van iemand die het zag", "heard"),
        (ImportField.Grade, "van horen zeggen", "rumour"), (ImportField.Grade, "gerucht", "rumour"),
    ];

    private static readonly FrozenDictionary<ImportField, string> Lists = new Dictionary<ImportField, string>
    {
        [ImportField.SourceType] = TermLists.SourceTypes,
        [ImportField.Phenomena] = TermLists.Phenomena,
        [ImportField.Indicators] = TermLists.Indicators,
        [ImportField.PlaceType] = TermLists.PlaceTypes,
        [ImportField.Branch] = TermLists.Branches,
        [ImportField.Handling] = TermLists.HandlingLevels,
        [ImportField.Regime] = TermLists.Regimes,
        [ImportField.Conditions] = TermLists.Conditions,
        [ImportField.Grade] = TermLists.PlainGrades,
    }.ToFrozenDictionary();

    private readonly Dictionary<ImportField, Dictionary<string, string>> ids = [];

    public ImportWords(ITaxonomies terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Terms = terms;
        foreach (var (field, list) in Lists)
        {
            var known = new Dictionary<string, string>(StringComparer.Ordinal);
            var all = terms.Lists.FirstOrDefault(l => l.Id == list)?.Terms.RemoveAll(t => t.Off) ?? [];

            // Ids win over labels, whole labels over their beginnings; what two terms begin with is neither.
            Add(known, all.Select(t => (Fold(t.Id), t.Id)));
            Add(known, all.SelectMany(t => new[] { (Fold(t.Name.Nl), t.Id), (Fold(t.Name.En), t.Id) }));
            Add(known, Others.Where(o => o.Field == field).Select(o => (o.Text, o.Id)));
            Add(known, all.SelectMany(t => Beginnings(t.Name.Nl).Concat(Beginnings(t.Name.En)).Select(b => (b, t.Id)))
                .Distinct().GroupBy(b => b.Item1, StringComparer.Ordinal).Where(g => g.Count() == 1).Select(g => g.Single()));
            ids.Add(field, known);
        }
    }

    public ITaxonomies Terms { get; }

    public string? Find(ImportField field, string text) => ids.TryGetValue(field, out var known) && known.TryGetValue(Fold(text), out var id) ? id : null;

    /// <summary>The regime that usually applies to a kind of source.</summary>
    public string? RegimeOf(string sourceType) => Terms.Find(TermLists.SourceTypes, sourceType)?.Regime;

    /// <summary>Letters and digits without case and accents, single spaces between.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join(' ', SignalRegister.Fold(text).Split([.. text.Where(c => !char.IsLetterOrDigit(c)).Distinct(), ' '], StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Add(Dictionary<string, string> known, IEnumerable<(string Text, string Id)> more)
    {
        foreach (var (text, id) in more.Where(m => m.Text.Length > 0))
        {
            known.TryAdd(text, id);
        }
    }

    /// <summary>A label up to its brackets, comma, slash or dash.</summary>
    private static IEnumerable<string> Beginnings(string label)
    {
        foreach (var end in (ReadOnlySpan<string>)[" (", ",", " /", " - ", ":"])
        {
            if (label.IndexOf(end, StringComparison.Ordinal) is > 2 and var at)
            {
                return [Fold(label[..at])];
            }
        }

        return [];
    }
}
