using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace Workspace.Web.Pages;

/// <summary>
/// The built front end, held in memory (a few megabytes): <c>client/</c> beside a published server, <c>client/dist</c> in the repository, or <c>Client:Folder</c>.
/// A bundle that was built anew is picked up with the next page.
/// </summary>
internal sealed partial class ClientFiles
{
    public const string Page = "/index.html";

    private readonly string? folder;
    private readonly ILogger<ClientFiles> logger;
    private readonly Lock gate = new();
    private Bundle bundle = Bundle.None;

    public ClientFiles(IWebHostEnvironment environment, IConfiguration configuration, ILogger<ClientFiles> logger)
    {
        this.logger = logger;
        string[] places = configuration["Client:Folder"] is { Length: > 0 } given
            ? [Path.GetFullPath(given, environment.ContentRootPath)]
            : [Path.Combine(AppContext.BaseDirectory, "client"), Path.Combine(environment.ContentRootPath, "client", "dist")];
        folder = places.FirstOrDefault(p => File.Exists(p + Page)) ?? places[^1];
    }

    public bool TryGet(string path, [NotNullWhen(true)] out ClientFile? file)
    {
        if (path == Page || bundle.Files.Count == 0)
        {
            Refresh();
        }

        return bundle.Files.TryGetValue(path, out file);
    }

    private void Refresh()
    {
        var page = new FileInfo(folder + Page);
        if (!page.Exists || page.LastWriteTimeUtc == bundle.Built)
        {
            return;
        }

        lock (gate)
        {
            if (page.LastWriteTimeUtc != bundle.Built)
            {
                bundle = Bundle.Read(folder!, page.LastWriteTimeUtc);
                LogRead(logger, bundle.Files.Count);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The front end was read: {Count} files")]
    private static partial void LogRead(ILogger logger, int count);

    private sealed record Bundle(DateTime? Built, FrozenDictionary<string, ClientFile> Files)
    {
        public static readonly Bundle None = new(null, FrozenDictionary<string, ClientFile>.Empty);

        public static Bundle Read(string folder, DateTime built) => new(
            built,
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToFrozenDictionary(f => "/" + Path.GetRelativePath(folder, f).Replace('\\', '/'), f => new ClientFile(f), StringComparer.Ordinal));
    }
}

/// <summary>One file of the bundle, compressed the first time that it is asked for that way.</summary>
internal sealed class ClientFile
{
    private static readonly FileExtensionContentTypeProvider Types = new() { Mappings = { [".webmanifest"] = "application/manifest+json" } };

    private readonly byte[] plain;
    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;

    public ClientFile(string path)
    {
        plain = File.ReadAllBytes(path);
        ContentType = Types.TryGetContentType(path, out var type) ? type : "application/octet-stream";
        if (ContentType.StartsWith("text/", StringComparison.Ordinal))
        {
            ContentType += "; charset=utf-8";
        }

        Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(plain))[..32]}\"";
        var worth = plain.Length > 1_000 && (ContentType.StartsWith("text/", StringComparison.Ordinal) || type is "image/svg+xml" or "application/json" or "application/manifest+json");
        brotli = new(() => worth ? Compress(stream => new BrotliStream(stream, CompressionLevel.Optimal)) : plain);
        gzip = new(() => worth ? Compress(stream => new GZipStream(stream, CompressionLevel.Optimal)) : plain);
    }

    public string ContentType { get; }

    public string Tag { get; }

    /// <summary>The bytes in the best encoding that the browser takes; the encoding is null for plain.</summary>
    public (byte[] Bytes, string? Encoding) For(string acceptEncoding)
    {
        var (bytes, encoding) = acceptEncoding.Contains("br", StringComparison.OrdinalIgnoreCase) ? (brotli.Value, "br")
            : acceptEncoding.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? (gzip.Value, "gzip")
            : (plain, null);
        return ReferenceEquals(bytes, plain) ? (plain, null) : (bytes, encoding);
    }

    private byte[] Compress(Func<Stream, Stream> compressor)
    {
        using var result = new MemoryStream(plain.Length / 2);
        using (var stream = compressor(result))
        {
            stream.Write(plain);
        }

        // The compressor closes the stream beneath it; what was written stays readable.
        var compressed = result.ToArray();
        return compressed.Length < plain.Length ? compressed : plain;
    }
}
