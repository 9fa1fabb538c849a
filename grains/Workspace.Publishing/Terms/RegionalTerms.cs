using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Workspace.Contracts.Taxonomy;
using Workspace.Publishing.Templates;

namespace Workspace.Publishing.Terms;

/// <summary>
/// Lays the files of a region over the lists of the product. A region may add terms, whose ids begin with <c>r_</c>, and relabel, switch off or switch on those
/// there are. The prefix keeps a term of a later release from taking over what a region stored, and tells a misspelt id from a new one. Whatever is wrong is
/// collected, each problem with file, term and what to do. Pure.
/// </summary>
public sealed partial class RegionalTerms
{
    public const string Prefix = "r_";
    public const int MaxTerms = 500;
    public const int MaxLabel = 120;

    private static readonly JsonSerializerOptions Json = new(TemplateFiles.Json) { AllowDuplicateProperties = false };

    private readonly Dictionary<string, TermList> lists = TaxonomyCatalogue.Product.Lists.ToDictionary(l => l.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, string> fileOf = new(StringComparer.Ordinal);
    private readonly List<string> problems = [];

    public static RegionalReading Read(IEnumerable<RegionalFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var reading = new RegionalTerms();
        foreach (var file in files)
        {
            reading.Lay(file);
        }

        reading.CheckReferences();
        return new(new([.. TermLists.All.Select(id => reading.lists[id])]), [.. reading.problems]);
    }

    private void Lay(RegionalFile file)
    {
        RegionalList? given;
        try
        {
            given = JsonSerializer.Deserialize<RegionalList>(file.Text, Json);
        }
        catch (JsonException bad)
        {
            var line = bad.LineNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $" at line {number + 1}") : "";
            problems.Add($"{file.Name} is not a list of terms{line}: {bad.Message} Correct it; templates/README.md shows the form.");
            return;
        }

        if (given is null || given.Terms.IsDefault)
        {
            problems.Add($"{file.Name} is not a list of terms: it holds null. Give it an id, a version and terms; templates/README.md shows the form.");
        }
        else if (given.Id is null || !lists.TryGetValue(given.Id, out var list))
        {
            problems.Add($"{file.Name} names the list '{given.Id}', which does not exist. Use one of: {string.Join(", ", TermLists.Extendable)}.");
        }
        else if (!TermLists.Extendable.Contains(given.Id))
        {
            problems.Add($"{file.Name} changes the list '{given.Id}', which is the same everywhere. Remove the file; lists of a region are: {string.Join(", ", TermLists.Extendable)}.");
        }
        else if (!fileOf.TryAdd(given.Id, file.Name))
        {
            problems.Add($"{file.Name} and {fileOf[given.Id]} both change the list '{given.Id}'. Put their terms into one file.");
        }
        else if (given.Version < 1)
        {
            problems.Add($"{file.Name} has the version {given.Version.ToString(CultureInfo.InvariantCulture)}. Begin with 1 and raise it with every change of meaning.");
        }
        else
        {
            lists[given.Id] = list with { Terms = Terms(file.Name, list, given.Terms) };
        }
    }

    private ImmutableArray<Term> Terms(string file, TermList list, ImmutableArray<RegionalEntry?> entries)
    {
        var terms = list.Terms.ToBuilder();
        var places = list.Terms.Select((t, i) => (t.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i] is not { Id: not null } entry)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{file}: term number {i + 1} has no id. Give it one, or remove it."));
                continue;
            }

            var at = places.GetValueOrDefault(entry.Id, -1);
            var wrong = !seen.Add(entry.Id) ? "stands there twice. Keep one of them."
                : LabelProblem("nl", entry.Nl) ?? LabelProblem("en", entry.En) ?? (at >= 0 ? ChangeProblem(entry) : NewProblem(list.Id, entry));
            if (wrong is not null)
            {
                problems.Add($"{file}: term '{entry.Id}' {wrong}");
            }
            else if (at >= 0)
            {
                terms[at] = Changed(terms[at], entry);
            }
            else
            {
                terms.Add(New(entry));
            }
        }

        if (terms.Count > MaxTerms)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{file}: the list '{list.Id}' would have {terms.Count} terms; at most {MaxTerms} are possible. Remove some."));
        }

        return terms.ToImmutable();
    }

    private static Term Changed(Term term, RegionalEntry entry) => term with
    {
        Name = new() { Nl = entry.Nl ?? term.Name.Nl, En = entry.En ?? term.Name.En },
        Off = entry.Off ?? term.Off,
    };

    private static Term New(RegionalEntry entry) => new(entry.Id, new() { Nl = entry.Nl!, En = entry.En! }, entry.Regime)
    {
        Phenomena = entry.Phenomena is { IsDefault: false } phenomena ? phenomena : [],
        Off = entry.Off ?? false,
        Protected = entry.Protected ?? false,
        NeedsSecond = entry.NeedsSecond ?? false,
        General = entry.General ?? false,
        Regional = true,
    };

    /// <summary>What a term of the product means is not the region's: a kind of source that is protected stays so.</summary>
    private static string? ChangeProblem(RegionalEntry entry) =>
        entry.Regime is null && entry.Phenomena is null && entry.Protected is null && entry.NeedsSecond is null && entry.General is null
            ? null
            : $"is one of the product: only nl, en and off of it can be changed. Remove the rest, or add a term of your own whose id begins with {Prefix}.";

    private static string? NewProblem(string list, RegionalEntry entry) =>
        !entry.Id.StartsWith(Prefix, StringComparison.Ordinal) ? $"is not in the list '{list}'. Correct the id; the id of a term of your own begins with {Prefix}."
        : !IdForm().IsMatch(entry.Id) ? "has an id that cannot be used. Use lower-case letters, digits and _, 3 to 40 in all."
        : entry.Nl is null || entry.En is null ? "is new and needs both nl and en. Add the label that is missing."
        : entry.Regime is not null && list != TermLists.SourceTypes ? "has a regime, which only a kind of source has. Remove it."
        : entry.Protected is not null && list != TermLists.SourceTypes ? "has protected, which only a kind of source has. Remove it."
        : entry.Phenomena is not null && list != TermLists.Indicators ? "has phenomena, which only an indicator has. Remove them."
        : entry.NeedsSecond is not null && list != TermLists.Indicators ? "has needsSecond, which only an indicator has. Remove it."
        : entry.Regime is null && list == TermLists.SourceTypes ? "needs a regime. Add the one that usually applies, for example AVG."
        : entry.Regime is not null && !TaxonomyCatalogue.Product.Knows(TermLists.Regimes, entry.Regime)
            ? $"has the unknown regime '{entry.Regime}'. Use one of: {string.Join(", ", TaxonomyCatalogue.Product.Lists.Single(l => l.Id == TermLists.Regimes).Terms.Select(t => t.Id))}."
        : entry.Phenomena is null or { IsDefaultOrEmpty: true } && list == TermLists.Indicators ? "needs phenomena. Name at least one that it points to."
        : null;

    private static string? LabelProblem(string language, string? label) =>
        label is null || (label.Length is > 0 and <= MaxLabel && label.Trim() == label && !label.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format))
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"has a label {language} that cannot be shown. Write 1 to {MaxLabel} characters on one line, without spaces around them.");

    /// <summary>Indicators may point to phenomena of the region, which another file may bring.</summary>
    private void CheckReferences()
    {
        var phenomena = lists[TermLists.Phenomena].Terms.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var indicator in lists[TermLists.Indicators].Terms)
        {
            problems.AddRange(indicator.Phenomena.Where(p => p is null || !phenomena.Contains(p))
                .Select(p => $"{fileOf[TermLists.Indicators]}: term '{indicator.Id}' points to the phenomenon '{p}', which does not exist. Correct it, or add it to the list '{TermLists.Phenomena}'."));
        }
    }

    [GeneratedRegex(@"^[a-z0-9_]{3,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
