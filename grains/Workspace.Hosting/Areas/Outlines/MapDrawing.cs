using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Workspace.Contracts.Areas;

namespace Workspace.Hosting.Areas.Outlines;

/// <summary>Draws boundaries as SVG paths in one box, coarse enough to travel and to paint fast.</summary>
internal static class MapDrawing
{
    public const double Width = 1000;

    /// <summary>Tried first: a third of a pixel at the width of most screens.</summary>
    private const double FirstTolerance = 0.3;

    /// <summary>How many characters all paths together may be; lines get coarser until they fit.</summary>
    private const int Budget = 250_000;

    public static AreaMap Draw(ImmutableArray<(Area Area, Outline Outline)> parts, string attribution)
    {
        if (parts.IsEmpty)
        {
            return new() { Width = Width, Height = Width, Shapes = [], Frame = null, Attribution = "" };
        }

        var outlines = parts.Select(part => part.Outline).ToArray();
        var plane = new Plane(outlines, Width);
        var borders = new Borders(outlines);
        for (var tolerance = FirstTolerance; ; tolerance *= 1.5)
        {
            var shapes = parts.Select(part => Shape(part.Area, part.Outline, plane, borders, tolerance)).ToImmutableArray();
            if (shapes.Sum(shape => shape.Path.Length) <= Budget || tolerance > Width / 100)
            {
                return new() { Width = Width, Height = Math.Round(plane.Height, 1), Shapes = shapes, Frame = plane.Frame, Attribution = attribution };
            }
        }
    }

    private static AreaShape Shape(Area area, Outline outline, Plane plane, Borders borders, double tolerance)
    {
        var largest = outline.Rings.MaxBy(ring => Outline.DoubleArea(ring))!;
        var path = new StringBuilder();
        foreach (var ring in outline.Rings)
        {
            AddRing(path, borders.Simplify(ring, plane, tolerance).ConvertAll(plane.Place), keep: ring == largest);
        }

        var (x, y) = LabelPoint.Of([.. largest.Select(plane.Place)], [.. outline.Rings.Select(ring => ring.Select(plane.Place).ToArray())]);
        return new(area.Id, area.Name, area.Kind, path.ToString(), Math.Round(x, 1), Math.Round(y, 1));
    }

    /// <summary>Adds a ring in tenths, relative to the point before so that no rounding adds up. What shrinks to nothing is left out, unless it is all there is.</summary>
    private static void AddRing(StringBuilder path, List<PlanePoint> ring, bool keep)
    {
        var points = new List<(int X, int Y)>();
        foreach (var point in ring)
        {
            var next = ((int)Math.Round(point.X * 10), (int)Math.Round(point.Y * 10));
            if (points.Count == 0 || points[^1] != next)
            {
                points.Add(next);
            }
        }

        if (points.Distinct().Count() < 3)
        {
            if (!keep)
            {
                return;
            }

            var (x, y) = points[0];
            points = [(x - 2, y - 2), (x - 2, y + 2), (x + 2, y + 2), (x + 2, y - 2)];
        }

        path.Append('M');
        Number(path, points[0].X, first: true);
        Number(path, points[0].Y, first: false);
        path.Append('l');
        for (var i = 1; i < points.Count; i++)
        {
            Number(path, points[i].X - points[i - 1].X, first: i == 1);
            Number(path, points[i].Y - points[i - 1].Y, first: false);
        }

        path.Append('z');
    }

    private static void Number(StringBuilder path, int tenths, bool first)
    {
        if (!first && tenths >= 0)
        {
            path.Append(' ');
        }

        if (tenths < 0)
        {
            path.Append('-');
        }

        var (whole, rest) = Math.DivRem(Math.Abs(tenths), 10);
        path.Append(CultureInfo.InvariantCulture, $"{whole}");
        if (rest != 0)
        {
            path.Append(CultureInfo.InvariantCulture, $".{rest}");
        }
    }
}
