using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Areas.Files;
using Workspace.Hosting.Areas.Outlines;
using Workspace.Hosting.Areas.Stores;

namespace Workspace.Hosting.Areas;

/// <summary>
/// The areas of one process: answers from memory, and reads the table anew when any process has written to it. Boundaries stay in the store and are read
/// when a map is drawn.
/// </summary>
internal sealed partial class AreaCatalogue(IAreaStore store, ILogger<AreaCatalogue> logger) : IAreaCatalogue
{
    private const string Attribution = "Bron: CBS, Kadaster (CC BY 4.0), bewerkt";
    private const int MaxAttempts = 5;

    private AreaIndex? held;

    public async Task<AreaPage> SearchAsync(AreaQuery query, CancellationToken cancellation = default) => (await IndexAsync(cancellation)).Search(query);

    public async Task<Area?> FindAsync(AreaId id, CancellationToken cancellation = default) => (await IndexAsync(cancellation)).Find(id.Value)?.Area;

    public async Task<AreaMap> MapAsync(AreaId? parent, CancellationToken cancellation = default)
    {
        var index = await IndexAsync(cancellation);
        return await index.MapAsync(parent?.Value ?? "", async () =>
        {
            var rows = parent is { } area ? Parts(index, area) : Municipalities(index);
            var encoded = await store.OutlinesAsync([.. rows.Select(row => row.Area.Id.Value)], cancellation);
            var parts = rows.Where(row => encoded.ContainsKey(row.Area.Id.Value)).Select(row => (row.Area, Outline.Decode(encoded[row.Area.Id.Value]))).ToImmutableArray();
            return MapDrawing.Draw(parts, rows.Any(row => row.Source == AreaSource.Import) ? Attribution : "");
        });
    }

    public async Task<Outcome<AreaImportReport>> ImportAsync(Stream file, int year, CancellationToken cancellation = default)
    {
        FoundAreas found;
        try
        {
            found = AreaFile.Read(await AreaFile.LoadAsync(file, cancellation));
        }
        catch (AreaFileException exception)
        {
            LogUnreadable(logger, exception.Message);
            return Problem.Of(ProblemCode.UnreadableAreas, ("detail", exception.Message));
        }

        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var index = await IndexAsync(cancellation);
            var (records, report) = ImportPlan.Make(index, found, year);
            if (records.IsEmpty || await store.WriteAsync(index.Version, records))
            {
                LogImported(logger, report.Added, report.Changed, report.Unchanged, report.Refused);
                return report;
            }
        }

        throw new StorageUnavailableException("The table of areas kept being changed by others.");
    }

    public async Task SeedAsync(ImmutableArray<SeedArea> areas, CancellationToken cancellation = default)
    {
        var seeds = areas.Select(Record).ToImmutableArray();
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var index = await IndexAsync(cancellation);
            var records = seeds.Where(seed => index.Find(seed.Row.Area.Id.Value) is not { } known || (known.Source == AreaSource.Seed && known != seed.Row)).ToImmutableArray();
            if (records.IsEmpty || await store.WriteAsync(index.Version, records))
            {
                return;
            }
        }

        throw new StorageUnavailableException("The table of areas kept being changed by others.");
    }

    private static AreaRecord Record(SeedArea seed)
    {
        var outline = seed.Geometry is null ? null : AreaFile.ReadGeometry(seed.Geometry).Encode();
        var digest = outline is null ? "" : Outline.Digest(outline);
        return new(new(seed.Area with { HasOutline = outline is not null }, AreaSource.Seed, digest), outline);
    }

    /// <summary>
    /// The parts of an area that can be drawn, or itself when it has none. Objects and own polygons are no division of an area: they are drawn on top of it.
    /// </summary>
    private static ImmutableArray<AreaRow> Parts(AreaIndex index, AreaId area)
    {
        var drawn = index.Children(area.Value).Where(row => row.Area.HasOutline).ToImmutableArray();
        return drawn.Any(row => row.Area.Kind <= AreaKind.Neighbourhood)
            ? drawn
            : index.Find(area.Value) is { Area.HasOutline: true } itself ? [itself, .. drawn] : drawn;
    }

    /// <summary>All municipalities that can be drawn; the fictional one only where nothing real can be, it would lie over a real one.</summary>
    private static ImmutableArray<AreaRow> Municipalities(AreaIndex index)
    {
        var drawn = index.All.Where(row => row.Area is { Kind: AreaKind.Municipality, HasOutline: true }).OrderBy(row => row.Area.Id.Value, StringComparer.Ordinal).ToImmutableArray();
        return drawn.Any(row => !row.Area.Fictional) ? [.. drawn.Where(row => !row.Area.Fictional)] : drawn;
    }

    private async ValueTask<AreaIndex> IndexAsync(CancellationToken cancellation)
    {
        var version = await store.VersionAsync(cancellation);
        if (Volatile.Read(ref held) is { } index && index.Version == version)
        {
            return index;
        }

        var loaded = new AreaIndex(await store.LoadAsync(cancellation));
        Volatile.Write(ref held, loaded);
        return loaded;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Boundaries taken in: {Added} added, {Changed} changed, {Unchanged} unchanged, {Refused} refused.")]
    private static partial void LogImported(ILogger logger, int added, int changed, int unchanged, int refused);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "A file of boundaries could not be read: {Detail}")]
    private static partial void LogUnreadable(ILogger logger, string detail);
}
