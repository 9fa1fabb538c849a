using Microsoft.Extensions.DependencyInjection;
using Workspace.Contracts.Publishing;
using Workspace.Domain.Text;
using Workspace.Publishing.Chapters;
using Workspace.Publishing.Documents;

namespace Workspace.Grains;

/// <summary>What grains need beside storage.</summary>
public static class GrainServices
{
    /// <summary>Registers templates and renderer. Throws <see cref="PlatformNotSupportedException"/> where text cannot be normalised.</summary>
    public static IServiceCollection AddWorkspaceGrains(this IServiceCollection services)
    {
        Canonical.RequireNormalisation();
        services.AddSingleton<IPublicationRenderer, ScribanPublicationRenderer>();
        services.AddSingleton<IChapterTemplates, ChapterTemplates>();
        return services;
    }
}
