using System.Collections.Immutable;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Publishing;
using Workspace.Contracts.Taxonomy;

namespace Workspace.Web.Api;

/// <summary>What forms choose from: partners, chapter templates, taxonomies.</summary>
internal static class ReferenceApi
{
    public static void MapReference(this RouteGroupBuilder api)
    {
        api.MapGet("/partners", Partners).WithName("listPartners").WithTags("Reference").WithSummary("The partners with their people.");
        api.MapGet("/templates/chapters", Chapters).WithName("listChapterTemplates").WithTags("Reference").WithSummary("Chapter templates that a picture can start from.");
        api.MapGet("/taxonomies", (ITaxonomies taxonomies) => TaxonomyLists.Of(taxonomies)).WithName("getTaxonomies").WithTags("Reference").WithSummary("The lists that signals are described with.");
    }

    private static async Task<ImmutableArray<PartnerListing>> Partners(IGrainFactory grains) =>
        [.. (await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).List()).Select(PartnerListing.Of)];

    private static ImmutableArray<ChapterTemplate> Chapters(IChapterTemplates templates) => templates.All;
}

/// <summary>Terms are stored by id and shown in the reader's language. Terms that are off are here for what was stored with them; forms do not offer them.</summary>
public sealed record TaxonomyLists
{
    public required ImmutableArray<Term> Phenomena { get; init; }

    public required ImmutableArray<Term> Indicators { get; init; }

    public required ImmutableArray<Term> SourceTypes { get; init; }

    public required ImmutableArray<Term> Regimes { get; init; }

    public required ImmutableArray<Term> HandlingLevels { get; init; }

    public required ImmutableArray<Term> SourceReliability { get; init; }

    public required ImmutableArray<Term> InformationAccuracy { get; init; }

    public required ImmutableArray<Term> AdmiraltyReliability { get; init; }

    public required ImmutableArray<Term> AdmiraltyCredibility { get; init; }

    public required ImmutableArray<Term> PlainGrades { get; init; }

    public required ImmutableArray<Term> PlaceTypes { get; init; }

    public required ImmutableArray<Term> Branches { get; init; }

    public required ImmutableArray<Term> Conditions { get; init; }

    public required ImmutableArray<Term> WeighingCharacteristics { get; init; }

    public required ImmutableArray<Term> WeighingAnchoring { get; init; }

    public required ImmutableArray<Term> WeighingSignalling { get; init; }

    public required ImmutableArray<Term> RedFlags { get; init; }

    public required ImmutableArray<Term> SourceChecks { get; init; }

    internal static TaxonomyLists Of(ITaxonomies taxonomies)
    {
        var lists = taxonomies.Lists.ToDictionary(l => l.Id, l => l.Terms, StringComparer.Ordinal);
        return new()
        {
            Phenomena = lists[TermLists.Phenomena],
            Indicators = lists[TermLists.Indicators],
            SourceTypes = lists[TermLists.SourceTypes],
            Regimes = lists[TermLists.Regimes],
            HandlingLevels = lists[TermLists.HandlingLevels],
            SourceReliability = lists[TermLists.SourceReliability],
            InformationAccuracy = lists[TermLists.InformationAccuracy],
            AdmiraltyReliability = lists[TermLists.AdmiraltyReliability],
            AdmiraltyCredibility = lists[TermLists.AdmiraltyCredibility],
            PlainGrades = lists[TermLists.PlainGrades],
            PlaceTypes = lists[TermLists.PlaceTypes],
            Branches = lists[TermLists.Branches],
            Conditions = lists[TermLists.Conditions],
            WeighingCharacteristics = lists[TermLists.WeighingCharacteristics],
            WeighingAnchoring = lists[TermLists.WeighingAnchoring],
            WeighingSignalling = lists[TermLists.WeighingSignalling],
            RedFlags = lists[TermLists.RedFlags],
            SourceChecks = lists[TermLists.SourceChecks],
        };
    }
}
