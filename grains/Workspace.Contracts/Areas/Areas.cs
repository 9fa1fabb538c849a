using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Workspace.Contracts.Areas;

/// <summary>Kinds of areas, from large to small; <c>Unknown</c> is never stored.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AreaKind>)), Alias("ws.area.kind")]
public enum AreaKind
{
    Unknown = 0,
    Municipality = 1,
    District = 2,
    Neighbourhood = 3,
    CustomPolygon = 4,
    ObjectSet = 5,
}

/// <summary>An area as reference data: what it is called and where it belongs.</summary>
[GenerateSerializer, Immutable, Alias("ws.area")]
public sealed record Area
{
    [Id(0)] public required AreaId Id { get; init; }

    [Id(1)] public required string Name { get; init; }

    [Id(2)] public required AreaKind Kind { get; init; }

    [Id(3)] public AreaId? Parent { get; init; }

    /// <summary>Year of the division the name and boundary come from; 0 when unknown.</summary>
    [Id(4)] public int Year { get; init; }

    /// <summary>Whether a boundary is known, so that it can be drawn.</summary>
    [Id(5)] public bool HasOutline { get; init; }

    /// <summary>Part of the fictional dossier.</summary>
    [Id(6)] public bool Fictional { get; init; }
}

/// <summary>Outlines ready to draw: SVG paths in one common box, precomputed by the server.</summary>
public sealed record AreaMap
{
    public required double Width { get; init; }

    public required double Height { get; init; }

    public required ImmutableArray<AreaShape> Shapes { get; init; }

    /// <summary>Where the box lies on earth; null when there is nothing to draw.</summary>
    public required MapFrame? Frame { get; init; }

    /// <summary>Source to show with the map, for example "Bron: CBS, Kadaster (CC BY 4.0), bewerkt"; empty for own drawings.</summary>
    public required string Attribution { get; init; }
}

/// <summary>How degrees become the box of a map: x = (longitude - West) * PerLongitude, y = (North - latitude) * PerLatitude.</summary>
/// <param name="West">Degrees east of the left side, WGS84.</param>
/// <param name="North">Degrees north of the upper side, WGS84.</param>
/// <param name="PerLongitude">Units of the box for each degree of longitude.</param>
/// <param name="PerLatitude">Units of the box for each degree of latitude.</param>
public sealed record MapFrame(double West, double North, double PerLongitude, double PerLatitude);

/// <param name="Path">SVG path data in the box of the map.</param>
/// <param name="X">A point inside or near the middle, for labels and arrow keys.</param>
/// <param name="Y">See <paramref name="X"/>.</param>
public sealed record AreaShape(AreaId Id, string Name, AreaKind Kind, string Path, double X, double Y);

/// <summary>What an import of boundaries did.</summary>
public sealed record AreaImportReport
{
    public required int Added { get; init; }

    public required int Changed { get; init; }

    public required int Unchanged { get; init; }

    public required int Refused { get; init; }

    /// <summary>The first refusals: which feature, and what to do about it.</summary>
    public required ImmutableArray<AreaImportRefusal> Refusals { get; init; }
}

/// <param name="Feature">Place in the file from 1.</param>
/// <param name="Code">Code as it stands in the file.</param>
/// <param name="Reason">Reason as data.</param>
public sealed record AreaImportRefusal(int Feature, string Code, Problem Reason);

/// <summary>
/// Reference data on areas: names, codes, boundaries. Read by everyone, replaced by imports of the yearly file of Statistics Netherlands.
/// </summary>
public interface IAreaCatalogue
{
    /// <summary>Areas whose name or code contains the text (case and accents ignored), best match first: exact code, then start of name, then inside. Empty text: all, by name.</summary>
    Task<AreaPage> SearchAsync(AreaQuery query, CancellationToken cancellation = default);

    Task<Area?> FindAsync(AreaId id, CancellationToken cancellation = default);

    /// <summary>The outlines of the parts of an area (its children; itself when it has none with an outline); without <paramref name="parent"/> all municipalities that have one.</summary>
    Task<AreaMap> MapAsync(AreaId? parent, CancellationToken cancellation = default);

    /// <summary>
    /// Takes in a GeoJSON or TopoJSON file (WGS84 or RD New, EPSG:28992), all in one transaction: either everything that is valid is there afterwards, or nothing changed.
    /// A file that cannot be read at all gives a <see cref="ProblemCode.UnreadableAreas"/>.
    /// </summary>
    Task<Outcome<AreaImportReport>> ImportAsync(Stream file, int year, CancellationToken cancellation = default);

    /// <summary>Puts in areas that the product itself knows (municipality names and codes, the fictional dossier). Never overwrites an imported boundary.</summary>
    Task SeedAsync(ImmutableArray<SeedArea> areas, CancellationToken cancellation = default);
}

/// <param name="Geometry">GeoJSON geometry (Polygon or MultiPolygon, WGS84) as text, or null.</param>
public sealed record SeedArea(Area Area, string? Geometry);

public sealed record AreaQuery
{
    public string Text { get; init; } = "";

    public AreaKind? Kind { get; init; }

    public AreaId? Parent { get; init; }

    /// <summary>Only these and what lies in them, by code; anything when empty.</summary>
    public ImmutableArray<AreaId> Within { get; init; } = [];

    /// <summary>How many at most, 1 to 500.</summary>
    public int Take { get; init; } = 50;

    public int Skip { get; init; }
}

public sealed record AreaPage(ImmutableArray<Area> Areas, int Total);
