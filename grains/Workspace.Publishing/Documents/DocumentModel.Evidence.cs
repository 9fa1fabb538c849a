using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Publishing.Markup;

namespace Workspace.Publishing.Documents;

internal sealed partial class DocumentModel
{
    private EvidenceNames? evidence;

    /// <summary>What the texts refer to, by the signals and areas of this edition. A label that two partners both use is followed by whose it is.</summary>
    private EvidenceNames EvidenceOf()
    {
        var used = model.Signals.GroupBy(s => s.Label, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return evidence ??= new()
        {
            Signals = model.Signals
                .Select((s, i) => (Ref: new SignalRef(s.Partner, s.Id), Words: used[s.Label] == 1 ? s.Label : $"{s.Label}, {PartnerName(s.Partner)}", Anchor: Anchor(i)))
                .DistinctBy(s => s.Ref)
                .ToImmutableDictionary(s => s.Ref, s => (s.Words, s.Anchor)),
            Partners = partners,
            Areas = model.CitedAreas.Concat(model.Areas).DistinctBy(a => a.Id).ToImmutableDictionary(a => a.Id, a => a.Name),
        };
    }
}
