namespace Workspace.Hosting.Areas.Files;

/// <summary>A ring as it stands in a file: its points, or in TopoJSON the numbers of the arcs that make it.</summary>
internal sealed class FileRing
{
    public List<(double X, double Y)> Points { get; } = [];

    public List<int> Arcs { get; } = [];

    public bool Hole { get; set; }
}

/// <summary>A feature, or in TopoJSON a geometry object, as it stands in a file.</summary>
internal sealed class FileFeature
{
    /// <summary>The object of a topology it stands in; empty in GeoJSON.</summary>
    public required string Group { get; init; }

    public string Type { get; set; } = "";

    /// <summary>Properties with a text or a number, by name in lower case.</summary>
    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    public List<FileRing> Rings { get; } = [];

    /// <summary>Rings do not stand where the type says.</summary>
    public bool Malformed { get; set; }

    public List<FileFeature> Parts { get; } = [];
}
