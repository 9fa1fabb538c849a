using System.Text.Json;

namespace Workspace.Hosting.Areas.Files;

internal sealed partial class FileLayout
{
    /// <summary>What stands in a pair of brackets: a point, or a ring, or something that holds rings.</summary>
    private const int PointLevel = 0;

    private const int RingLevel = 1;

    private const int PolygonLevel = 2;

    /// <summary>Reads nested arrays down to their points (or numbers of arcs) and tells rings and holes by how deep they stand, not by a type that may follow later.</summary>
    private void ReadRings(ref Utf8JsonReader reader, FileFeature feature, bool arcs)
    {
        var level = ReadLevel(ref reader, feature, new FileRing(), arcs);
        feature.Malformed |= level < PolygonLevel;
    }

    private int ReadLevel(ref Utf8JsonReader reader, FileFeature feature, FileRing ring, bool arcs)
    {
        var level = -1;
        var first = feature.Rings.Count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                var inner = ReadLevel(ref reader, feature, level <= RingLevel ? ring : new FileRing(), arcs) + 1;
                feature.Malformed |= level >= 0 && inner != level;
                level = Math.Max(level, inner);
            }
            else if (reader.TokenType == JsonTokenType.Number && (level < 0 || (arcs && level == RingLevel)))
            {
                level = arcs ? ReadArcNumber(ref reader, feature, ring) : ReadPoint(ref reader, feature, ring);
                if (!arcs)
                {
                    return level;
                }
            }
            else
            {
                feature.Malformed = true;
                reader.Skip();
            }
        }

        Close(feature, ring, level, first);
        return level;
    }

    private static void Close(FileFeature feature, FileRing ring, int level, int first)
    {
        if (level == RingLevel)
        {
            feature.Rings.Add(ring);
        }
        else if (level == PolygonLevel)
        {
            for (var i = first + 1; i < feature.Rings.Count; i++)
            {
                feature.Rings[i].Hole = true;
            }
        }
    }

    /// <summary>Reads to the end of the point; heights and measures are left.</summary>
    private int ReadPoint(ref Utf8JsonReader reader, FileFeature feature, FileRing ring)
    {
        Count();
        var point = PointOf(ref reader);
        if (point is { } read)
        {
            ring.Points.Add(read);
        }
        else
        {
            feature.Malformed = true;
        }

        return PointLevel;
    }

    private int ReadArcNumber(ref Utf8JsonReader reader, FileFeature feature, FileRing ring)
    {
        Count();
        if (reader.TryGetInt32(out var arc))
        {
            ring.Arcs.Add(arc);
        }
        else
        {
            feature.Malformed = true;
        }

        return RingLevel;
    }

    private void ReadArcs(ref Utf8JsonReader reader)
    {
        Expect(reader, JsonTokenType.StartArray, "arcs");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(reader, JsonTokenType.StartArray, "arcs");
            var arc = new List<(double X, double Y)>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Expect(reader, JsonTokenType.StartArray, "arcs");
                reader.Read();
                Count();
                arc.Add((reader.TokenType == JsonTokenType.Number ? PointOf(ref reader) : null) ?? throw new AreaFileException("een van de lijnen (arcs) bevat een punt zonder twee getallen"));
            }

            Arcs.Add(arc);
        }
    }

    private void ReadTransform(ref Utf8JsonReader reader)
    {
        Expect(reader, JsonTokenType.StartObject, "transform");
        while (Member(ref reader, out var name))
        {
            if (name is not ("scale" or "translate"))
            {
                reader.Skip();
                continue;
            }

            Expect(reader, JsonTokenType.StartArray, name);
            reader.Read();
            var pair = (reader.TokenType == JsonTokenType.Number ? PointOf(ref reader) : null) ?? throw new AreaFileException("het onderdeel 'transform' heeft niet de vorm van TopoJSON");
            (Scale, Translate) = name == "scale" ? (pair, Translate) : (Scale, pair);
        }
    }

    /// <summary>From the first number of a point to its closing bracket; null when it has no two finite numbers.</summary>
    private static (double X, double Y)? PointOf(ref Utf8JsonReader reader)
    {
        var known = reader.TryGetDouble(out var x);
        reader.Read();
        if (reader.TokenType != JsonTokenType.Number)
        {
            SkipRest(ref reader);
            return null;
        }

        known &= reader.TryGetDouble(out var y);
        reader.Read();
        SkipRest(ref reader);
        return known && double.IsFinite(x) && double.IsFinite(y) ? (x, y) : null;
    }

    private static void SkipRest(ref Utf8JsonReader reader)
    {
        while (reader.TokenType != JsonTokenType.EndArray)
        {
            reader.Skip();
            reader.Read();
        }
    }

    private void Count()
    {
        if (++points > MaxPoints)
        {
            throw new AreaFileException($"het bestand bevat meer dan {MaxPoints} punten; lever een gegeneraliseerd bestand aan");
        }
    }
}
