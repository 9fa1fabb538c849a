using Microsoft.Extensions.DependencyInjection;
using Workspace.Contracts.Publishing;
using Workspace.Contracts.Taxonomy;
using Workspace.Domain.Text;
using Workspace.Publishing.Chapters;
using Workspace.Publishing.Documents;
using Workspace.Publishing.Terms;

namespace Workspace.Grains;

/// <summary>What grains need beside storage.</summary>
public static class GrainServices
{
    /// <summary>Registers templates, renderer and the lists of the product; a host with lists of a region registers these afterwards. Throws <see cref="PlatformNotSupportedException"/> where text cannot be normalised.</summary>
    public static IServiceCollection AddWorkspaceGrains(this IServiceCollection services)
    {
        Canonical.RequireNormalisation();
        services.AddSingleton<IPublicationRenderer, ScribanPublicationRenderer>();
        services.AddSingleton<IChapterTemplates, ChapterTemplates>();
        services.AddSingleton<ITaxonomies>(TaxonomyCatalogue.Product);
        return services;
    }
}
