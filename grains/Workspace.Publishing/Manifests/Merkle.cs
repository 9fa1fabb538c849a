using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Workspace.Publishing.Manifests;

/// <summary>
/// The tree of RFC 6962, section 2.1: a leaf is SHA-256 of 0x00 and its bytes, a node SHA-256 of 0x01 and its two children, split at the largest power of
/// two smaller than the number of leaves; the root of nothing is SHA-256 of nothing.
/// </summary>
internal static class Merkle
{
    public static byte[] Leaf(params ReadOnlySpan<string> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0x00]);
        foreach (var field in fields)
        {
            AppendField(hash, field);
        }

        return hash.GetHashAndReset();
    }

    public static byte[] Root(ImmutableArray<byte[]> leaves) => leaves.Length switch
    {
        0 => SHA256.HashData([]),
        1 => leaves[0],
        var n => Node(Root(leaves[..Split(n)]), Root(leaves[Split(n)..])),
    };

    /// <summary>Length in bytes as four bytes, big end first, then the text as UTF-8: no two lists of fields give the same bytes.</summary>
    public static void AppendField(IncrementalHash hash, string field)
    {
        var bytes = Encoding.UTF8.GetBytes(field);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([0x01, .. left, .. right]);

    private static int Split(int leaves)
    {
        var split = 1;
        while (split * 2 < leaves)
        {
            split *= 2;
        }

        return split;
    }
}
