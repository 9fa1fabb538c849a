using System.Diagnostics.CodeAnalysis;
using Workspace.Crdt.Wire.V2;

namespace Workspace.Crdt;

/// <summary>Format v2: clients may send it, the house keeps v1.</summary>
public sealed partial class YUpdate
{
    /// <summary>Decodes and checks an update in format v2; the result holds the same in format v1. O(bytes of the result), which the limits bound too.</summary>
    /// <param name="bytes">Format v2; not kept.</param>
    /// <param name="limits">What to accept, of the bytes and of what they stand for.</param>
    /// <param name="update">The update, or null.</param>
    /// <param name="error">Why it was refused, or <see cref="DecodeError.None"/>.</param>
    public static bool TryDecodeV2(ReadOnlySpan<byte> bytes, DecodeLimits limits, [NotNullWhen(true)] out YUpdate? update, out DecodeError error)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var converted = V2Reader.Convert(bytes, limits, out error);
        if (converted is null)
        {
            update = null;
            return false;
        }

        return TryDecode(converted, limits, out update, out error);
    }

    /// <summary>The update in format v2; deletes are brought into the order that it needs. O(bytes + deletes · log deletes).</summary>
    public byte[] ToV2()
    {
        var deletes = new List<ClientRange>(Deletes);
        ClientRanges.SortAndMerge(deletes);
        if (IsPlainDeletes(deletes))
        {
            return ToV2Bytes(bytes.Span);
        }

        // Any order is allowed in v1; in v2 the clocks of a client must rise.
        var sorted = new Wire.ByteWriter(bytes.Length);
        sorted.Bytes(bytes.Span[..deletesAt]);
        DeleteSets.Write(ref sorted, deletes);
        return ToV2Bytes(sorted.ToArrayAndFree());
    }

    internal static byte[] ToV2Bytes(ReadOnlySpan<byte> checkedV1) => V2Writer.Convert(checkedV1);

    /// <summary>Whether the bytes hold exactly these ranges: rising, apart, none of them empty, every client once.</summary>
    private bool IsPlainDeletes(List<ClientRange> merged)
    {
        var reader = new Wire.ByteReader(bytes.Span, deletesAt);
        int at = 0;
        for (ulong left = reader.Uint(); left > 0; left--)
        {
            ulong client = reader.Uint();
            ulong ranges = reader.Uint();
            for (; ranges > 0; ranges--, at++)
            {
                ulong clock = reader.Uint(), length = reader.Uint();
                if (at >= merged.Count || merged[at] != new ClientRange(client, clock, clock + length))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
