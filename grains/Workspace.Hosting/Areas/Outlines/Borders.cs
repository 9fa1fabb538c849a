using Workspace.Contracts.Areas;

namespace Workspace.Hosting.Areas.Outlines;

/// <summary>
/// Makes lines coarser without tearing neighbours apart: rings are cut where three or more borders meet, and each stretch between two such points is
/// simplified by itself, in one fixed direction, so that both neighbours keep exactly the same points (Douglas and Peucker, 1973).
/// </summary>
internal sealed class Borders
{
    private readonly HashSet<GeoPoint> meetings = [];

    public Borders(IEnumerable<Outline> outlines)
    {
        var neighbours = new Dictionary<GeoPoint, (GeoPoint A, GeoPoint? B)>();
        foreach (var ring in outlines.SelectMany(outline => outline.Rings))
        {
            for (var i = 0; i < ring.Length; i++)
            {
                Note(neighbours, ring[i], ring[i == 0 ? ring.Length - 1 : i - 1]);
                Note(neighbours, ring[i], ring[i == ring.Length - 1 ? 0 : i + 1]);
            }
        }
    }

    /// <summary>The points of a ring that stay when nothing may move further than <paramref name="tolerance"/> in the plane of <paramref name="plane"/>.</summary>
    public List<GeoPoint> Simplify(GeoPoint[] ring, Plane plane, double tolerance)
    {
        var start = Array.FindIndex(ring, meetings.Contains);
        if (start < 0)
        {
            start = Array.IndexOf(ring, ring.Min());
        }

        var result = new List<GeoPoint>();
        var stretch = new List<GeoPoint> { ring[start] };
        for (var i = 1; i <= ring.Length; i++)
        {
            var point = ring[(start + i) % ring.Length];
            stretch.Add(point);
            if (i == ring.Length || meetings.Contains(point))
            {
                result.AddRange(Coarsen(stretch, plane, tolerance).SkipLast(1));
                stretch = [point];
            }
        }

        return result;
    }

    private void Note(Dictionary<GeoPoint, (GeoPoint A, GeoPoint? B)> neighbours, GeoPoint point, GeoPoint next)
    {
        if (!neighbours.TryGetValue(point, out var known))
        {
            neighbours.Add(point, (next, null));
        }
        else if (known.A != next && known.B is null)
        {
            neighbours[point] = (known.A, next);
        }
        else if (known.A != next && known.B != next)
        {
            meetings.Add(point);
        }
    }

    private static List<GeoPoint> Coarsen(List<GeoPoint> stretch, Plane plane, double tolerance)
    {
        var turned = stretch[0] > stretch[^1] || (stretch[0] == stretch[^1] && stretch[1] > stretch[^2]);
        if (turned)
        {
            stretch.Reverse();
        }

        var points = stretch.ConvertAll(plane.Place);
        var keep = new bool[points.Count];
        keep[0] = keep[^1] = true;
        var open = new Stack<(int From, int To)>();
        open.Push((0, points.Count - 1));
        while (open.TryPop(out var part))
        {
            var (far, distance) = Farthest(points, part.From, part.To);
            if (far > 0 && (distance > tolerance || points[part.From] == points[part.To]))
            {
                keep[far] = true;
                open.Push((part.From, far));
                open.Push((far, part.To));
            }
        }

        var kept = stretch.Where((_, i) => keep[i]).ToList();
        if (turned)
        {
            kept.Reverse();
        }

        return kept;
    }

    private static (int Index, double Distance) Farthest(List<PlanePoint> points, int from, int to)
    {
        var (index, most) = (0, 0.0);
        for (var i = from + 1; i < to; i++)
        {
            var distance = points[i].DistanceTo(points[from], points[to]);
            if (distance > most)
            {
                (index, most) = (i, distance);
            }
        }

        return (index, most);
    }
}

/// <summary>A point on the map.</summary>
internal readonly record struct PlanePoint(double X, double Y)
{
    /// <summary>Distance to the stretch between two points.</summary>
    public double DistanceTo(PlanePoint from, PlanePoint to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var square = (dx * dx) + (dy * dy);
        var along = square == 0 ? 0 : Math.Clamp((((X - from.X) * dx) + ((Y - from.Y) * dy)) / square, 0, 1);
        return Math.Sqrt(Math.Pow(X - from.X - (along * dx), 2) + Math.Pow(Y - from.Y - (along * dy), 2));
    }
}

/// <summary>From degrees to a box of a given width: equirectangular, true to scale in the middle. In a country of three degrees the error stays under 3 %.</summary>
internal sealed class Plane
{
    private readonly double west;
    private readonly double north;
    private readonly double perLon;
    private readonly double perLat;

    public Plane(IEnumerable<Outline> outlines, double width)
    {
        var (left, right, bottom, top) = (int.MaxValue, int.MinValue, int.MaxValue, int.MinValue);
        foreach (var point in outlines.SelectMany(outline => outline.Rings).SelectMany(ring => ring))
        {
            (left, right) = (Math.Min(left, point.Lon), Math.Max(right, point.Lon));
            (bottom, top) = (Math.Min(bottom, point.Lat), Math.Max(top, point.Lat));
        }

        var shrink = Math.Cos(double.DegreesToRadians((bottom + (double)top) / 2 / GeoPoint.PerDegree));
        west = left;
        north = top;
        perLon = width / (right - (double)left);
        perLat = perLon / shrink;
        Height = (top - (double)bottom) * perLat;
    }

    public double Height { get; }

    /// <summary>The same, for whoever has degrees instead of millionths of them.</summary>
    public MapFrame Frame => new(west / GeoPoint.PerDegree, north / GeoPoint.PerDegree, perLon * GeoPoint.PerDegree, perLat * GeoPoint.PerDegree);

    public PlanePoint Place(GeoPoint point) => new((point.Lon - west) * perLon, (north - point.Lat) * perLat);
}
