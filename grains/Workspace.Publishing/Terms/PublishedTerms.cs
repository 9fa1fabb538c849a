using System.Collections.Immutable;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Publishing;
using Workspace.Contracts.Taxonomy;

namespace Workspace.Publishing.Terms;

/// <summary>Freezes the words of a region into the model of a publication.</summary>
public static class PublishedTerms
{
    /// <summary>The terms of these signals that a template would print otherwise than the region does now, in a fixed order.</summary>
    public static ImmutableArray<PublishedTerm> Of(ITaxonomies taxonomies, IEnumerable<Signal> signals)
    {
        ArgumentNullException.ThrowIfNull(taxonomies);
        ArgumentNullException.ThrowIfNull(signals);
        return
        [
            .. signals
                .SelectMany(s => s.Phenomena.Select(p => (List: TermLists.Phenomena, Id: p)).Append((List: TermLists.SourceTypes, Id: s.SourceType)))
                .Distinct()
                .OrderBy(x => x.List, StringComparer.Ordinal).ThenBy(x => x.Id, StringComparer.Ordinal)
                .Select(x => (x.List, Term: taxonomies.Find(x.List, x.Id)))
                .Where(x => x.Term is { } term && !IsPrintedSo(x.List, term))
                .Select(x => new PublishedTerm(x.List, x.Term!.Id, x.Term.Name, x.Term.Protected)),
        ];
    }

    private static bool IsPrintedSo(string list, Term term) =>
        TermFiles.Find(list, term.Id) is { } known && known.Nl == term.Name.Nl && known.En == term.Name.En && known.Protected == term.Protected;
}
