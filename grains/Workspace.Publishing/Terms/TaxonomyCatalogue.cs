using System.Collections.Frozen;
using System.Collections.Immutable;
using Workspace.Contracts.Taxonomy;

namespace Workspace.Publishing.Terms;

/// <summary>The lists in memory. Unchangeable, hence shared between threads.</summary>
public sealed class TaxonomyCatalogue : ITaxonomies
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, Term>> index;

    internal TaxonomyCatalogue(ImmutableArray<TermList> lists)
    {
        Lists = lists;
        index = lists.ToFrozenDictionary(l => l.Id, l => l.Terms.ToFrozenDictionary(t => t.Id, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>The lists as the product ships them.</summary>
    public static TaxonomyCatalogue Product { get; } = new([.. TermFiles.All.Select(f => f.ToList())]);

    public ImmutableArray<TermList> Lists { get; }

    public bool Knows(string list, string? id) => Find(list, id) is not null;

    public Term? Find(string list, string? id) => id is not null && index.TryGetValue(list, out var terms) && terms.TryGetValue(id, out var term) ? term : null;

    public bool Offers(string list, string? id) => Find(list, id) is { Off: false };
}
