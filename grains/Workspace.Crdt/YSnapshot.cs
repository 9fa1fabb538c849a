using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>A moment in the life of a document: the clocks that were known and the ranges that were deleted. A few bytes; the text itself stays in the document.</summary>
public sealed class YSnapshot
{
    internal YSnapshot(Dictionary<ulong, ulong> clocks, List<ClientRange> deletes)
    {
        Clocks = clocks.ToImmutableDictionary();
        Deletes = [.. deletes];
    }

    /// <summary>The next expected clock per client at that moment.</summary>
    public ImmutableDictionary<ulong, ulong> Clocks { get; }

    /// <summary>What was deleted, higher clients first, clocks rising.</summary>
    public ImmutableArray<ClientRange> Deletes { get; }

    /// <summary>Decodes a snapshot as <see cref="Encode"/> and Yjs' encodeSnapshot write it. O(ranges · log ranges).</summary>
    /// <param name="bytes">Of anybody.</param>
    /// <param name="limits">What to accept.</param>
    /// <param name="snapshot">The snapshot, or null.</param>
    /// <param name="error">Why it was refused, or <see cref="DecodeError.None"/>.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, DecodeLimits limits, [NotNullWhen(true)] out YSnapshot? snapshot, out DecodeError error)
    {
        ArgumentNullException.ThrowIfNull(limits);
        snapshot = null;
        if (bytes.Length > limits.MaxBytes)
        {
            error = DecodeError.TooLarge;
            return false;
        }

        var reader = new ByteReader(bytes);
        var deletes = DeleteSets.Read(ref reader, limits);
        var clocks = StateVectors.Read(ref reader, limits);
        if (!reader.Failed && reader.Remaining > 0)
        {
            reader.Fail(DecodeError.TrailingBytes);
        }

        error = reader.Error;
        if (reader.Failed)
        {
            return false;
        }

        ClientRanges.SortAndMerge(deletes);
        snapshot = new YSnapshot(clocks, deletes);
        return true;
    }

    /// <summary>The snapshot as Yjs' encodeSnapshot writes it. O(ranges + clients · log clients).</summary>
    public byte[] Encode()
    {
        var writer = new ByteWriter(64);
        DeleteSets.Write(ref writer, [.. Deletes]);
        StateVectors.Write(ref writer, Clocks);
        return writer.ToArrayAndFree();
    }
}
