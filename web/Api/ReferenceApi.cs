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
        api.MapGet("/taxonomies", () => TaxonomyLists.Instance).WithName("getTaxonomies").WithTags("Reference").WithSummary("The lists that signals are described with.");
    }

    private static async Task<ImmutableArray<PartnerListing>> Partners(IGrainFactory grains) =>
        [.. (await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).List()).Select(PartnerListing.Of)];

    private static ImmutableArray<ChapterTemplate> Chapters(IChapterTemplates templates) => templates.All;
}

/// <summary>Terms are stored by id and shown in the reader's language.</summary>
public sealed record TaxonomyLists
{
    public ImmutableArray<Term> Phenomena { get; } = Taxonomies.Phenomena;

    public ImmutableArray<Term> SourceTypes { get; } = Taxonomies.SourceTypes;

    public ImmutableArray<Term> Regimes { get; } = Taxonomies.Regimes;

    public ImmutableArray<Term> HandlingLevels { get; } = Taxonomies.HandlingLevels;

    public ImmutableArray<Term> SourceReliability { get; } = Taxonomies.SourceReliability;

    public ImmutableArray<Term> InformationAccuracy { get; } = Taxonomies.InformationAccuracy;

    internal static readonly TaxonomyLists Instance = new();
}
