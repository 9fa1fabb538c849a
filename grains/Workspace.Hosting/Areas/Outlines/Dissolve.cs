namespace Workspace.Hosting.Areas.Outlines;

/// <summary>Makes one boundary of several neighbours: a border that two of them share runs both ways and falls away, what is left is the outside.</summary>
internal static class Dissolve
{
    /// <summary>A hectare in square millionths of a degree, doubled. Where neighbours do not share every point, slivers smaller than this are left out.</summary>
    private const double Sliver = 2 * 1.3e6;

    public static Outline? Together(IEnumerable<Outline> outlines)
    {
        var edges = new HashSet<(GeoPoint From, GeoPoint To)>();
        foreach (var ring in outlines.SelectMany(outline => outline.Rings))
        {
            for (var i = 0; i < ring.Length; i++)
            {
                var (from, to) = (ring[i], ring[(i + 1) % ring.Length]);
                if (!edges.Remove((to, from)))
                {
                    edges.Add((from, to));
                }
            }
        }

        var rings = Walk(edges);
        var largest = rings.Count == 0 ? 0 : rings.Max(ring => Outline.DoubleArea(ring));
        return Outline.OfTurned(rings.Where(ring => Math.Abs(Outline.DoubleArea(ring)) is var area && (area >= Sliver || area >= largest)));
    }

    private static List<GeoPoint[]> Walk(HashSet<(GeoPoint From, GeoPoint To)> edges)
    {
        var onward = edges.OrderBy(edge => edge.From).ThenBy(edge => edge.To).GroupBy(edge => edge.From).ToDictionary(group => group.Key, group => group.Select(edge => edge.To).ToList());
        var rings = new List<GeoPoint[]>();
        foreach (var start in onward.Keys.Order().ToArray())
        {
            while (onward[start].Count > 0)
            {
                var ring = new List<GeoPoint> { start };
                var before = start;
                var at = Take(onward[start], 0);
                while (at != start && onward.TryGetValue(at, out var choices) && choices.Count > 0)
                {
                    ring.Add(at);
                    (before, at) = (at, Take(choices, SharpestLeft(before, at, choices)));
                }

                if (at == start && ring.Count >= 3)
                {
                    rings.Add([.. ring]);
                }
            }
        }

        return rings;
    }

    private static GeoPoint Take(List<GeoPoint> choices, int index)
    {
        var taken = choices[index];
        choices.RemoveAt(index);
        return taken;
    }

    /// <summary>Keeps rings that touch in one point apart.</summary>
    private static int SharpestLeft(GeoPoint before, GeoPoint at, List<GeoPoint> choices)
    {
        var back = Angle(at, before);
        var (best, least) = (0, double.MaxValue);
        for (var i = 0; choices.Count > 1 && i < choices.Count; i++)
        {
            var turn = (back - Angle(at, choices[i]) + (4 * Math.PI)) % (2 * Math.PI);
            if (turn > 0 && turn < least)
            {
                (best, least) = (i, turn);
            }
        }

        return best;
    }

    private static double Angle(GeoPoint from, GeoPoint to) => Math.Atan2(to.Lat - (double)from.Lat, to.Lon - (double)from.Lon);
}
