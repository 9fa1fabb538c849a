namespace Workspace.Crdt.Interop;

/// <summary>Damages bytes in ways that reach deep into a decoder.</summary>
internal sealed class Mutator(Random random, IReadOnlyList<byte[]> corpus)
{
    /// <summary>Varuints at the borders: 0, 2^7 … 2^53 - 1, beyond, and never ending.</summary>
    private static readonly byte[][] Extremes =
    [
        [0], [1], [0x7f], [0x80, 0x01], [0xff, 0x7f], [0xff, 0xff, 0xff, 0xff, 0x07], [0x80, 0x80, 0x80, 0x80, 0x08], [0xff, 0xff, 0xff, 0xff, 0x0f],
        [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f], [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], [0x80, 0x00],
        [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xf4, 0x90, 0x80, 0x80],
    ];

    public byte[] Next(byte[] input)
    {
        var bytes = new List<byte>(input);
        for (int n = random.Next(1, 5); n > 0; n--)
        {
            Damage(bytes);
        }

        return [.. bytes];
    }

    private void Damage(List<byte> bytes)
    {
        int at = random.Next(bytes.Count + 1);
        int length = Math.Min(bytes.Count - at, random.Next(1, 12));
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.Insert(at, (byte)random.Next(256));
                break;
            case 4:
                bytes.InsertRange(at, Extremes[random.Next(Extremes.Length)]);
                break;
            case 5 when at < bytes.Count:
                bytes.RemoveAt(at);
                bytes.InsertRange(at, Extremes[random.Next(Extremes.Length)]);
                break;
            case 6:
                var other = corpus[random.Next(corpus.Count)];
                int from = random.Next(other.Length + 1);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, random.Next(1, 64))).ToArray());
                break;
            case 7:
                // A piece twice: structs, sections and ranges that come again.
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(1, 40))));
                break;
            default:
                if (at < bytes.Count)
                {
                    bytes[at] = unchecked((byte)(bytes[at] + random.Next(-3, 4)));
                }

                break;
        }
    }
}
