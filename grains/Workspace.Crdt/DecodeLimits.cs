namespace Workspace.Crdt;

/// <summary>
/// What a decoder accepts. Every limit is checked before anything is allocated for it, so a refused input costs at most one pass over its bytes.
/// </summary>
public sealed record DecodeLimits
{
    /// <summary>Largest input, in bytes.</summary>
    public int MaxBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Most structs (items, collected ranges and skips) in one update.</summary>
    public int MaxStructs { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most clients in the struct part, in the delete part or in a state vector.</summary>
    public int MaxClients { get; init; } = 1024 * 1024;

    /// <summary>Most deleted ranges in one update.</summary>
    public int MaxDeletes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Longest single text, in bytes of UTF-8.</summary>
    public int MaxTextLength { get; init; } = 128 * 1024 * 1024;

    /// <summary>Deepest nesting of arrays and objects inside one value.</summary>
    public int MaxDepth { get; init; } = 128;

    /// <summary>Highest clock: the end of any struct or deleted range. Clocks beyond 2^31 - 1 are not supported by this engine at all.</summary>
    public int MaxClock { get; init; } = int.MaxValue;

    /// <summary>For one push of a browser: 1 MiB, 20,000 structs, 64 levels.</summary>
    public static DecodeLimits Browser { get; } = new()
    {
        MaxBytes = 1024 * 1024,
        MaxStructs = 20_000,
        MaxClients = 2_000,
        MaxDeletes = 50_000,
        MaxTextLength = 1024 * 1024,
        MaxDepth = 64,
        MaxClock = 1 << 30,
    };

    /// <summary>For bytes that this house stored itself or that an administrator imports: bounded only by what fits in memory.</summary>
    public static DecodeLimits Trusted { get; } = new();
}
