using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Workspace.Crdt.Tests;

/// <summary>
/// Finds recorded input. The real editing traces lie outside of the repository (<c>WORKSPACE_SHARED</c>, or <c>../shared</c> beside it); where they are absent the
/// repository's own fixtures stand in.
/// </summary>
internal static class Fixtures
{
    public static string Repository { get; } = FindRepository();

    /// <summary>Folder of the real traces, or null.</summary>
    public static string? SharedTraces { get; } = FindShared();

    /// <summary>The repository's own fixtures.</summary>
    public static string Own { get; } = Path.Combine(Repository, "tests", "interop", "fixtures");

    /// <summary>The folder that holds this trace.</summary>
    public static string FolderOf(string trace) => File.Exists(Path.Combine(Own, trace + ".json")) ? Own : SharedTraces!;

    public static byte[] ReadGzip(string path)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var result = new MemoryStream();
        stream.CopyTo(result);
        return result.ToArray();
    }

    public static JsonElement ReadJson(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    /// <summary>Splits a log: repeated length (varuint) and that many bytes.</summary>
    public static List<ReadOnlyMemory<byte>> ReadLog(byte[] log)
    {
        var result = new List<ReadOnlyMemory<byte>>();
        for (int at = 0; at < log.Length;)
        {
            int length = 0, shift = 0;
            byte b;
            do
            {
                b = log[at++];
                length |= (b & 0x7f) << shift;
                shift += 7;
            }
            while (b > 0x7f);
            result.Add(log.AsMemory(at, length));
            at += length;
        }

        return result;
    }

    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Workspace.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }

    private static string? FindShared()
    {
        var shared = Environment.GetEnvironmentVariable("WORKSPACE_SHARED") ?? Path.Combine(Repository, "..", "shared");
        var traces = Path.Combine(shared, "data", "yjs");
        return File.Exists(Path.Combine(traces, "automerge-paper.json")) ? traces : null;
    }
}
