using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Taxonomy;

namespace Workspace.Domain.Tests;

/// <summary>A few terms of each list: what the domain asks of lists is only whether they know an id.</summary>
internal sealed class KnownTerms : ITaxonomies
{
    private static readonly Dictionary<string, string[]> Known = new()
    {
        [TermLists.Phenomena] = ["drugs_synthetic", "drugs_waste", "money_laundering"],
        [TermLists.Indicators] = ["night_loading", "smell", "foreign_plate", "hire_car"],
        [TermLists.SourceTypes] = ["police_neighbourhood", "tci", "tci_old", "tax", "resident"],
        [TermLists.Regimes] = ["public", "AVG", "AVG_special", "BRP", "Wpg", "Wpg10", "Wjsg", "AWR67", "SUWI", "Bibob", "region_own"],
        [TermLists.PlaceTypes] = ["loods"],
        [TermLists.Branches] = ["garage_apk"],
        [TermLists.Conditions] = ["H0", "H1", "H2", "H3"],
        [TermLists.WeighingCharacteristics] = ["institutions"],
        [TermLists.WeighingAnchoring] = ["facilitating"],
        [TermLists.WeighingSignalling] = ["structural"],
        [TermLists.RedFlags] = ["financial"],
        [TermLists.PlainGrades] = ["seen", "heard", "rumour"],
        [TermLists.SourceChecks] = ["hit", "no_hit", "not_checked"],
    };

    public static readonly KnownTerms All = new();

    public ImmutableArray<TermList> Lists => [.. Known.Select(l => new TermList(l.Key, 1, [.. l.Value.Select(id => new Term(id, Words.Same(id)))]))];

    public bool Knows(string list, string? id) => id is not null && Known.TryGetValue(list, out var ids) && ids.Contains(id);

    public Term? Find(string list, string? id) => Knows(list, id)
        ? new(id!, Words.Same(id!)) { Grade = id switch { "seen" => "X1", "heard" => "X2", "rumour" => "X4", _ => null }, Off = id == "tci_old", NeedsSecond = id is "foreign_plate" or "hire_car" }
        : null;
}
