using System.IO.Compression;

namespace Workspace.Benchmarks.Engine;

/// <summary>Recorded editing sessions in a folder.</summary>
internal sealed class Traces(string folder)
{
    public string Folder { get; } = folder;

    /// <summary>The plain text traces, the largest of the comparison first where it is there.</summary>
    public string[] Names { get; } =
        [.. Directory.GetFiles(folder, "*.updates.gz").Select(f => Path.GetFileName(f)[..^".updates.gz".Length]).Where(n => n != "rich-30p").Order(StringComparer.Ordinal)];

    public string Largest => Names.Contains("automerge-paper") ? "automerge-paper" : Names[0];

    public bool Has(string name) => File.Exists(Path.Combine(Folder, name + ".state.gz"));

    public byte[] State(string name) => Read(name + ".state.gz");

    /// <summary>The updates of a trace in their order: repeated length (varuint) and that many bytes.</summary>
    public ReadOnlyMemory<byte>[] Log(string name)
    {
        var bytes = Read(name + ".updates.gz");
        var result = new List<ReadOnlyMemory<byte>>();
        for (int at = 0; at < bytes.Length;)
        {
            int length = 0, shift = 0;
            byte b;
            do
            {
                b = bytes[at++];
                length |= (b & 0x7f) << shift;
                shift += 7;
            }
            while (b > 0x7f);
            result.Add(bytes.AsMemory(at, length));
            at += length;
        }

        return [.. result];
    }

    private byte[] Read(string file)
    {
        using var stream = new GZipStream(File.OpenRead(Path.Combine(Folder, file)), CompressionMode.Decompress);
        using var result = new MemoryStream();
        stream.CopyTo(result);
        return result.ToArray();
    }
}
