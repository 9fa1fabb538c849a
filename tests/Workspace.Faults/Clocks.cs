namespace Workspace.Faults;

/// <summary>State vectors as the protocol sends them: how much there is of each client.</summary>
internal static class Clocks
{
    public static byte[] Encode(Dictionary<ulong, ulong> clocks)
    {
        var bytes = new List<byte>();
        void Number(ulong value)
        {
            for (; value > 127; value >>= 7)
            {
                bytes.Add((byte)((value & 127) | 128));
            }

            bytes.Add((byte)value);
        }

        Number((ulong)clocks.Count);
        foreach (var (id, clock) in clocks)
        {
            Number(id);
            Number(clock);
        }

        return [.. bytes];
    }

    public static Dictionary<ulong, ulong> Decode(byte[] vector)
    {
        var at = 0;
        ulong Number()
        {
            ulong value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var next = vector[at++];
                value |= (ulong)(next & 127) << shift;
                if (next < 128)
                {
                    return value;
                }
            }
        }

        var clocks = new Dictionary<ulong, ulong>();
        for (var left = Number(); left > 0; left--)
        {
            var id = Number();
            clocks[id] = Number();
        }

        return clocks;
    }
}
