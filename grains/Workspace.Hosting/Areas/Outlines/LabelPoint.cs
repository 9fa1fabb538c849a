namespace Workspace.Hosting.Areas.Outlines;

/// <summary>
/// A point well inside an area, for a name: the centre of gravity of its largest ring when that lies inside and not in a hole, else the middle of the longest of some
/// horizontal cuts.
/// </summary>
internal static class LabelPoint
{
    private const int Cuts = 15;

    public static PlanePoint Of(PlanePoint[] largest, PlanePoint[][] rings)
    {
        var centre = Centre(largest);
        return Crossings(rings, centre.Y).Any(cut => cut.From < centre.X && centre.X < cut.To) ? centre : LongestCut(largest, rings) ?? centre;
    }

    private static PlanePoint Centre(PlanePoint[] ring)
    {
        var origin = ring[0];
        var (area, x, y) = (0.0, 0.0, 0.0);
        for (var i = 0; i < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
            var cross = ((a.X - origin.X) * (b.Y - origin.Y)) - ((b.X - origin.X) * (a.Y - origin.Y));
            area += cross;
            x += (a.X + b.X - (2 * origin.X)) * cross;
            y += (a.Y + b.Y - (2 * origin.Y)) * cross;
        }

        return area == 0 ? origin : new(origin.X + (x / (3 * area)), origin.Y + (y / (3 * area)));
    }

    private static PlanePoint? LongestCut(PlanePoint[] largest, PlanePoint[][] rings)
    {
        var (top, bottom) = (largest.Min(point => point.Y), largest.Max(point => point.Y));
        var (best, longest) = ((PlanePoint?)null, 0.0);
        for (var i = 1; i < Cuts; i++)
        {
            var y = top + ((bottom - top) * i / Cuts);
            foreach (var (from, to) in Crossings(rings, y))
            {
                if (to - from > longest)
                {
                    (best, longest) = (new((from + to) / 2, y), to - from);
                }
            }
        }

        return best;
    }

    /// <summary>The parts of a horizontal line that lie inside.</summary>
    private static IEnumerable<(double From, double To)> Crossings(PlanePoint[][] rings, double y)
    {
        var at = new List<double>();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Length; i++)
            {
                var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
                if (a.Y > y != b.Y > y)
                {
                    at.Add(a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X)));
                }
            }
        }

        at.Sort();
        for (var i = 0; i + 1 < at.Count; i += 2)
        {
            yield return (at[i], at[i + 1]);
        }
    }
}
