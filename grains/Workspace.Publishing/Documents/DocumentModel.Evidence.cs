using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Publishing.Markup;

namespace Workspace.Publishing.Documents;

internal sealed partial class DocumentModel
{
    private EvidenceNames? evidence;

    /// <summary>What the texts refer to, by the signals, entities and areas of this edition. A label that two partners both use is followed by whose it is.</summary>
    private EvidenceNames EvidenceOf()
    {
        var used = model.Signals.GroupBy(s => s.Label, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var entities = model.CitedEntities.IsDefault ? [] : model.CitedEntities;
        var called = entities.DistinctBy(e => e.Entity).GroupBy(e => e.Label, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(e => e.Entity.Partner).Distinct().Count(), StringComparer.Ordinal);
        return evidence ??= new()
        {
            Signals = model.Signals
                .Select((s, i) => (Ref: new SignalRef(s.Partner, s.Id), Words: used[s.Label] == 1 ? s.Label : $"{s.Label}, {PartnerName(s.Partner)}", Anchor: Anchor(i)))
                .DistinctBy(s => s.Ref)
                .ToImmutableDictionary(s => s.Ref, s => (s.Words, s.Anchor)),
            Partners = partners.ToImmutableDictionary(p => p.Key, p => InASentence(p.Value)),
            Entities = entities
                .DistinctBy(e => e.Entity)
                .ToImmutableDictionary(e => e.Entity, e => called[e.Label] == 1 ? e.Label : $"{e.Label} ({InASentence(PartnerName(e.Entity.Partner))})"),
            Areas = model.CitedAreas.Concat(model.Areas).DistinctBy(a => a.Id).ToImmutableDictionary(a => a.Id, a => a.Name),
        };
    }

    /// <summary>
    /// A name as it stands in a sentence, without what a comma or bracket adds to it: "Politie" for "Politie, basisteam Veldermeer". In full when another partner of this picture would be called so too.
    /// </summary>
    private string InASentence(string name)
    {
        var brief = Brief(name);
        return brief.Length > 0 && partners.Values.Distinct(StringComparer.Ordinal).Count(n => Brief(n) == brief) == 1 ? brief : name;
    }

    private static string Brief(string name) => name.IndexOfAny([',', '(']) is >= 0 and var end ? name[..end].TrimEnd() : name;
}
