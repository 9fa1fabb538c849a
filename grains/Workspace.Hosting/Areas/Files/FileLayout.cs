using System.Text.Json;

namespace Workspace.Hosting.Areas.Files;

/// <summary>
/// Reads the layout of GeoJSON (RFC 7946) and TopoJSON (1.0) in one pass over the bytes, members in any order, without building a tree of the whole file.
/// What it does not know it skips.
/// </summary>
internal sealed partial class FileLayout
{
    private const int MaxPoints = 30_000_000;
    private const int MaxFeatures = 500_000;
    private const int MaxProperties = 200;

    private int points;

    public string Type { get; private set; } = "";

    /// <summary>Everything the member <c>crs</c> says, as text.</summary>
    public string Crs { get; private set; } = "";

    public List<FileFeature> Features { get; } = [];

    public List<List<(double X, double Y)>> Arcs { get; } = [];

    public (double X, double Y)? Scale { get; private set; }

    public (double X, double Y) Translate { get; private set; }

    public static FileLayout Read(ReadOnlySpan<byte> json)
    {
        var layout = new FileLayout();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 48, CommentHandling = JsonCommentHandling.Skip });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new AreaFileException("het bestand is geen GeoJSON of TopoJSON");
        }

        var bare = new FileFeature { Group = "" };
        while (Member(ref reader, out var name))
        {
            switch (name)
            {
                case "type":
                    layout.Type = Text(ref reader);
                    break;
                case "crs":
                    layout.Crs = Raw(ref reader, json);
                    break;
                case "features":
                    layout.ReadFeatures(ref reader);
                    break;
                case "objects":
                    layout.ReadObjects(ref reader);
                    break;
                case "arcs":
                    layout.ReadArcs(ref reader);
                    break;
                case "transform":
                    layout.ReadTransform(ref reader);
                    break;
                default:
                    layout.ReadMember(ref reader, name, bare);
                    break;
            }
        }

        while (reader.Read())
        {
            // Anything but white space after the end is an error that the reader reports.
        }

        if (layout.Type == "Feature")
        {
            layout.Features.Add(bare);
        }

        return layout;
    }

    private void ReadFeatures(ref Utf8JsonReader reader)
    {
        Expect(reader, JsonTokenType.StartArray, "features");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Add(Features, ReadObject(ref reader, ""));
        }
    }

    private void ReadObjects(ref Utf8JsonReader reader)
    {
        Expect(reader, JsonTokenType.StartObject, "objects");
        while (Member(ref reader, out var name))
        {
            var whole = ReadObject(ref reader, name);
            if (whole.Parts.Count == 0 || whole.Properties.Count > 0)
            {
                Add(Features, whole);
            }
            else
            {
                Flatten(whole);
            }
        }
    }

    /// <summary>Collections within collections are features of their own, until one has properties itself.</summary>
    private void Flatten(FileFeature collection)
    {
        foreach (var part in collection.Parts)
        {
            if (part.Parts.Count > 0 && part.Properties.Count == 0)
            {
                Flatten(part);
            }
            else
            {
                Add(Features, part);
            }
        }
    }

    /// <summary>A feature or geometry with everything in it.</summary>
    private FileFeature ReadObject(ref Utf8JsonReader reader, string group)
    {
        var feature = new FileFeature { Group = group };
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            feature.Malformed = true;
            return feature;
        }

        while (Member(ref reader, out var name))
        {
            ReadMember(ref reader, name, feature);
        }

        return feature;
    }

    private void ReadMember(ref Utf8JsonReader reader, string name, FileFeature feature)
    {
        switch (name)
        {
            case "type":
                feature.Type = Text(ref reader);
                break;
            case "properties" when reader.TokenType == JsonTokenType.StartObject:
                ReadProperties(ref reader, feature);
                break;
            case "geometry" when reader.TokenType == JsonTokenType.StartObject:
                feature.Parts.Add(ReadObject(ref reader, feature.Group));
                break;
            case "geometries" when reader.TokenType == JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    Add(feature.Parts, ReadObject(ref reader, feature.Group));
                }

                break;
            case "coordinates" when reader.TokenType == JsonTokenType.StartArray:
                ReadRings(ref reader, feature, arcs: false);
                break;
            case "arcs" when reader.TokenType == JsonTokenType.StartArray:
                ReadRings(ref reader, feature, arcs: true);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static void ReadProperties(ref Utf8JsonReader reader, FileFeature feature)
    {
        while (Member(ref reader, out var name))
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number && feature.Properties.Count < MaxProperties)
            {
                feature.Properties[name.ToLowerInvariant()] = reader.TokenType == JsonTokenType.String ? reader.GetString()! : System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void Add(List<FileFeature> features, FileFeature feature)
    {
        if (features.Count >= MaxFeatures)
        {
            throw new AreaFileException($"het bestand bevat meer dan {MaxFeatures} gebieden");
        }

        features.Add(feature);
    }

    /// <summary>Steps to the value of the next member; false at the end of the object.</summary>
    private static bool Member(ref Utf8JsonReader reader, out string name)
    {
        name = "";
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        name = reader.GetString()!;
        reader.Read();
        return true;
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        reader.Skip();
        return "";
    }

    private static string Raw(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return System.Text.Encoding.UTF8.GetString(json[start..(int)Math.Min(reader.BytesConsumed, start + 2_000)]);
    }

    private static void Expect(in Utf8JsonReader reader, JsonTokenType token, string member)
    {
        if (reader.TokenType != token)
        {
            throw new AreaFileException($"het onderdeel '{member}' heeft niet de vorm van GeoJSON of TopoJSON");
        }
    }
}
