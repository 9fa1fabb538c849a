using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts.Contributions;
using Workspace.Publishing.Templates;
using Workspace.Publishing.Terms;

namespace Workspace.Publishing.Documents;

internal sealed partial class DocumentModel
{
    private static string Anchor(int index) => string.Create(CultureInfo.InvariantCulture, $"signaal-{index + 1}");

    private TemplateModel Signal(Signal signal, int index)
    {
        var term = TermFiles.Find("source-types", signal.SourceType);
        var source = term is { Protected: true } ? "Bron afgeschermd" : term?.Nl ?? signal.SourceType;
        return new TemplateModel()
            .Text("anchor", Anchor(index))
            .Text("label", signal.Label)
            .Text("date", DutchFormat.SignalDate(signal.Date))
            .Text("partner", PartnerName(signal.Partner))
            .Text("source", source == PartnerName(signal.Partner) ? null : source)
            .Text("content", signal.Content)
            .Text("area", signal.AreaName ?? signal.Area?.Value)
            .Text("phenomenon", signal.Phenomenon is null ? null : TermFiles.Dutch("phenomena", signal.Phenomenon))
            .Text("grade", signal.Grade)
            .Text("grade_words", GradeWords(signal.Grade))
            .Text("handling", TermFiles.Dutch(signal.Handling))
            .Text("regime", TermFiles.Dutch("regimes", signal.Regime));
    }

    /// <summary>Labels that name exactly one signal of this edition; one that two partners both use leads nowhere rather than to the wrong one.</summary>
    private ImmutableDictionary<string, string> References() => model.Signals
        .Select((signal, index) => (signal.Label, Anchor: Anchor(index)))
        .GroupBy(s => s.Label, StringComparer.Ordinal)
        .Where(g => g.Count() == 1)
        .ToImmutableDictionary(g => g.Key, g => g.Single().Anchor, StringComparer.Ordinal);

    private static string? GradeWords(string grade) =>
        grade.Length == 2 && TermFiles.Find("source-reliability", grade[..1]) is { } source && TermFiles.Find("information-accuracy", grade[1..]) is { } information
            ? $"Bron: {source.Nl.ToLowerInvariant()}. Informatie: {information.Nl.ToLowerInvariant()}."
            : null;
}
