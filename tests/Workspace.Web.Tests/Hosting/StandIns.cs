using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Publishing;
using Workspace.Contracts.Taxonomy;
using Workspace.Tables;

namespace Workspace.Web.Tests.Hosting;

/// <summary>What Hosting registers in the product, for tests that run without it.</summary>
internal static class StandIns
{
    public static FakeGrains AddStandIns(this IServiceCollection services)
    {
        var grains = new FakeGrains();
        services.AddSingleton<IGrainFactory>(grains);
        services.AddSingleton<IAreaCatalogue, FakeAreas>();
        services.AddSingleton<ITables, TableFiles>();
        services.AddSingleton<IChapterTemplates, FakeTemplates>();
        services.AddSingleton<ITaxonomies, FakeTerms>();
        return grains;
    }

    private sealed class FakeTerms : ITaxonomies
    {
        public ImmutableArray<TermList> Lists => [];

        public bool Knows(string list, string? id) => false;

        public Term? Find(string list, string? id) => null;
    }

    private sealed class FakeTemplates : IChapterTemplates
    {
        public ImmutableArray<ChapterTemplate> All => [];
    }
}

/// <summary>Two areas and a map of one; imports say what they were given.</summary>
internal sealed class FakeAreas : IAreaCatalogue
{
    private static readonly ImmutableArray<Area> Areas =
    [
        new() { Id = AreaId.Parse("GM9901"), Name = "Veldermeer", Kind = AreaKind.Municipality, Fictional = true, HasOutline = true },
        new() { Id = AreaId.Parse("WK990101"), Name = "Centrum", Kind = AreaKind.District, Parent = AreaId.Parse("GM9901"), Fictional = true },
    ];

    public Task<AreaPage> SearchAsync(AreaQuery query, CancellationToken cancellation = default)
    {
        var found = Areas.Where(a => a.Name.Contains(query.Text, StringComparison.OrdinalIgnoreCase) && (query.Kind is null || a.Kind == query.Kind)).ToImmutableArray();
        return Task.FromResult(new AreaPage([.. found.Skip(query.Skip).Take(query.Take)], found.Length));
    }

    public Task<Area?> FindAsync(AreaId id, CancellationToken cancellation = default) => Task.FromResult(
        Areas.FirstOrDefault(a => a.Id == id)
        ?? (id.Value.Contains("99", StringComparison.Ordinal) || id.Value.StartsWith("OWN", StringComparison.Ordinal)
            ? new Area { Id = id, Name = id.Value, Kind = AreaKind.Neighbourhood, Fictional = true }
            : null));

    public Task<AreaMap> MapAsync(AreaId? parent, CancellationToken cancellation = default) => Task.FromResult(new AreaMap
    {
        Width = 100,
        Height = 100,
        Frame = new(5.5, 52.3, 500, 800),
        Shapes = [new(Areas[0].Id, Areas[0].Name, Areas[0].Kind, "M0 0L10 0L10 10Z", 5, 5)],
        Attribution = "",
    });

    public async Task<Outcome<AreaImportReport>> ImportAsync(Stream file, int year, CancellationToken cancellation = default)
    {
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, cancellation);
        return copy.Length == 0
            ? Problem.Of(ProblemCode.UnreadableAreas, ("detail", "empty"))
            : new AreaImportReport { Added = (int)copy.Length, Changed = 0, Unchanged = 0, Refused = 0, Refusals = [] };
    }

    public Task SeedAsync(ImmutableArray<SeedArea> areas, CancellationToken cancellation = default) => Task.CompletedTask;
}
