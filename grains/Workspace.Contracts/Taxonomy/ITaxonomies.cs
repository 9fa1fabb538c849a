using System.Collections.Immutable;

namespace Workspace.Contracts.Taxonomy;

/// <summary>A list of terms that people choose from, from a versioned file; a region may add terms of its own.</summary>
/// <param name="Id">For example <c>phenomena</c>.</param>
/// <param name="Version">Raised when a term changes meaning; ids are never reused.</param>
public sealed record TermList(string Id, int Version, ImmutableArray<Term> Terms);

/// <summary>
/// The lists that signals are described with: those of the product and what the region made of them (setting <c>Workspace:Taxonomies</c>, a folder). They are
/// read once, at start-up. Terms that were switched off stay in <see cref="Lists"/>, marked <see cref="Term.Off"/>, because stored signals are shown with them.
/// </summary>
public interface ITaxonomies
{
    /// <summary>Every list of <see cref="TermLists.All"/>, in that order.</summary>
    ImmutableArray<TermList> Lists { get; }

    /// <summary>Whether a list knows a term, switched off or not. A list that does not exist knows nothing.</summary>
    bool Knows(string list, string? id);

    Term? Find(string list, string? id);

    /// <summary>Whether a term may be chosen now: known and not switched off.</summary>
    bool Offers(string list, string? id) => Find(list, id) is { Off: false };
}
