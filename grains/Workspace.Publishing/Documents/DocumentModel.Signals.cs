using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Taxonomy;
using Workspace.Publishing.Templates;
using Workspace.Publishing.Terms;

namespace Workspace.Publishing.Documents;

internal sealed partial class DocumentModel
{
    private static string Anchor(int index) => string.Create(CultureInfo.InvariantCulture, $"signaal-{index + 1}");

    private TemplateModel Signal(Signal signal, int index)
    {
        var (kind, isProtected) = Word(TermLists.SourceTypes, signal.SourceType);
        var source = isProtected ? "Bron afgeschermd" : kind;
        return new TemplateModel()
            .Text("anchor", Anchor(index))
            .Text("label", signal.Label)
            .Text("date", DutchFormat.SignalDate(signal.Date))
            .Text("partner", PartnerName(signal.Partner))
            .Text("source", source == PartnerName(signal.Partner) ? null : source)
            .Text("content", signal.Content)
            .Text("area", signal.AreaName ?? signal.Area?.Value)
            .Text("phenomenon", signal.Phenomena.IsDefaultOrEmpty ? null : string.Join("; ", signal.Phenomena.Select(p => Word(TermLists.Phenomena, p).Name)))
            .Text("grade", signal.Grade)
            .Text("grade_words", GradeWords(signal.Grade))
            .Text("handling", TermFiles.Dutch(signal.Handling))
            .Text("regime", TermFiles.Dutch(TermLists.Regimes, signal.Regime));
    }

    /// <summary>The Dutch word for a code as the region had it when this was frozen. What the template protects, no region unprotects; a kind of source whose words the region lost may have been protected.</summary>
    private (string Name, bool Protected) Word(string list, string id)
    {
        var own = TermFiles.Find(list, id);
        var regional = terms.GetValueOrDefault((list, id));
        var isForgotten = own is null && regional is null && id.StartsWith(RegionalTerms.Prefix, StringComparison.Ordinal);
        return (regional?.Name.Nl ?? own?.Nl ?? id, own is { Protected: true } || regional is { Protected: true } || isForgotten);
    }

    /// <summary>Labels that name exactly one signal of this edition; one that two partners both use leads nowhere rather than to the wrong one.</summary>
    private ImmutableDictionary<string, string> References() => model.Signals
        .Select((signal, index) => (signal.Label, Anchor: Anchor(index)))
        .GroupBy(s => s.Label, StringComparer.Ordinal)
        .Where(g => g.Count() == 1)
        .ToImmutableDictionary(g => g.Key, g => g.Single().Anchor, StringComparer.Ordinal);

    private static string? GradeWords(string grade) =>
        grade.Length == 2 && TermFiles.Find(TermLists.SourceReliability, grade[..1]) is { } source && TermFiles.Find(TermLists.InformationAccuracy, grade[1..]) is { } information
            ? $"Bron: {source.Nl.ToLowerInvariant()}. Informatie: {information.Nl.ToLowerInvariant()}."
            : null;
}
