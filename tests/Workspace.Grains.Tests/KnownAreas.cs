using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Areas;

namespace Workspace.Grains.Tests;

/// <summary>A catalogue of a few areas in memory. Storing and importing is tested where it lives.</summary>
internal sealed class KnownAreas : IAreaCatalogue
{
    private static readonly ImmutableArray<Area> Areas =
    [
        new() { Id = AreaId.Parse("GM9901"), Name = "Veldermeer", Kind = AreaKind.Municipality, Fictional = true },
        new() { Id = AreaId.Parse("WK990101"), Name = "Centrum", Kind = AreaKind.District, Parent = AreaId.Parse("GM9901"), Fictional = true },
    ];

    public Task<Area?> FindAsync(AreaId id, CancellationToken cancellation = default) => Task.FromResult(Areas.FirstOrDefault(a => a.Id == id));

    public Task<AreaPage> SearchAsync(AreaQuery query, CancellationToken cancellation = default)
    {
        var found = Areas.Where(a => query.Parent is null || a.Parent == query.Parent).ToImmutableArray();
        return Task.FromResult(new AreaPage(found, found.Length));
    }

    public Task<AreaMap> MapAsync(AreaId? parent, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<Outcome<AreaImportReport>> ImportAsync(Stream file, int year, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task SeedAsync(ImmutableArray<SeedArea> areas, CancellationToken cancellation = default) => throw new NotSupportedException();
}
