namespace Workspace.Domain.Contributions;

/// <summary>What a file is, by its first bytes; what it is called or claimed to be does not matter.</summary>
public static class AttachmentKinds
{
    public const int MaxBytes = 4 * 1024 * 1024;
    public const int MaxFiles = 10;
    public const int MaxName = 120;

    /// <summary>The media type, or null for a kind that is not taken.</summary>
    public static string? Of(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        _ => null,
    };

    /// <summary>The last part of a path, without what file systems, headers and shells trip over.</summary>
    public static string SafeName(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var safe = new string([.. last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?' or ';') && c is not (>= '\u202A' and <= '\u202E'))]).Trim(' ', '.');
        return safe.Length switch
        {
            0 => "bijlage",
            > MaxName => safe[..MaxName],
            _ => safe,
        };
    }
}
