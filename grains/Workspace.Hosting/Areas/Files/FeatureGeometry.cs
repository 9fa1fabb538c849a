using Workspace.Hosting.Areas.Outlines;

namespace Workspace.Hosting.Areas.Files;

/// <summary>Turns the rings of a file into boundaries in WGS84: arcs are put together, RD New is recognised and converted.</summary>
internal sealed class FeatureGeometry
{
    /// <summary>The Netherlands with a wide border; what lies outside is a mistake, such as swapped coordinates.</summary>
    private const double West = 2, East = 9, South = 49, North = 55;

    private const double RdWest = -50_000, RdEast = 350_000, RdSouth = 250_000, RdNorth = 700_000;

    private readonly List<List<(double X, double Y)>> arcs;
    private readonly bool rd;

    public FeatureGeometry(FileLayout layout)
    {
        arcs = layout.Scale is { } scale ? layout.Arcs.ConvertAll(arc => Unpack(arc, scale, layout.Translate)) : layout.Arcs;
        rd = layout.Crs.Contains("28992", StringComparison.Ordinal) || (!NamesWgs84(layout.Crs) && LooksLikeRd(layout));
    }

    /// <summary>The boundary of a feature; null when it has no polygon, or one that cannot be right.</summary>
    public Outline? Outline(FileFeature feature)
    {
        var rings = new List<(IEnumerable<GeoPoint> Points, bool Hole)>();
        return Collect(feature, rings) && rings.Count > 0 ? Outlines.Outline.Of(rings) : null;
    }

    private bool Collect(FileFeature feature, List<(IEnumerable<GeoPoint> Points, bool Hole)> rings)
    {
        if (feature.Malformed || (feature.Rings.Count > 0 && feature.Type is not ("Polygon" or "MultiPolygon")))
        {
            return false;
        }

        foreach (var ring in feature.Rings)
        {
            if (Points(ring) is not { } points)
            {
                return false;
            }

            rings.Add((points, ring.Hole));
        }

        return feature.Parts.TrueForAll(part => Collect(part, rings));
    }

    private List<GeoPoint>? Points(FileRing ring)
    {
        var points = new List<GeoPoint>();
        foreach (var (x, y) in ring.Arcs.Count > 0 ? Follow(ring.Arcs) : ring.Points)
        {
            if (rd && x is < RdWest or > RdEast || rd && y is < RdSouth or > RdNorth)
            {
                return null;
            }

            var (lon, lat) = rd ? RdNew.ToWgs84(x, y) : (x, y);
            if (!(lon is >= West and <= East && lat is >= South and <= North))
            {
                return null;
            }

            points.Add(GeoPoint.FromDegrees(lon, lat));
        }

        return points;
    }

    /// <summary>The points of arcs one after the other; a negative number (one's complement) is an arc walked backwards. An arc that does not exist gives a point nowhere.</summary>
    private IEnumerable<(double X, double Y)> Follow(List<int> numbers)
    {
        foreach (var number in numbers)
        {
            var index = number < 0 ? ~number : number;
            if (index >= arcs.Count)
            {
                yield return (double.NaN, double.NaN);
                yield break;
            }

            var arc = arcs[index];
            for (var i = 0; i < arc.Count; i++)
            {
                yield return arc[number < 0 ? arc.Count - 1 - i : i];
            }
        }
    }

    private static List<(double X, double Y)> Unpack(List<(double X, double Y)> arc, (double X, double Y) scale, (double X, double Y) translate)
    {
        var (x, y) = (0.0, 0.0);
        return arc.ConvertAll(step =>
        {
            (x, y) = (x + step.X, y + step.Y);
            return ((x * scale.X) + translate.X, (y * scale.Y) + translate.Y);
        });
    }

    private static bool NamesWgs84(string crs) =>
        crs.Contains("4326", StringComparison.Ordinal) || crs.Contains("4258", StringComparison.Ordinal) || crs.Contains("CRS84", StringComparison.OrdinalIgnoreCase);

    /// <summary>Metres are far outside the range of degrees: the first point of the file tells.</summary>
    private bool LooksLikeRd(FileLayout layout)
    {
        var first = arcs.Find(arc => arc.Count > 0) is { } known ? known[0] : layout.Features.Select(FirstPoint).FirstOrDefault(point => point is not null) ?? default;
        return Math.Abs(first.X) > 360 || Math.Abs(first.Y) > 360;
    }

    private static (double X, double Y)? FirstPoint(FileFeature feature) =>
        feature.Rings.Find(ring => ring.Points.Count > 0) is { } ring ? ring.Points[0] : feature.Parts.Select(FirstPoint).FirstOrDefault(point => point is not null);
}
