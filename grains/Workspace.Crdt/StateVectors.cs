using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>State vectors: per client the next expected clock.</summary>
internal static class StateVectors
{
    /// <summary>Reads a state vector of somebody who is not trusted; clocks may lie beyond what any document holds. Null when it is not one.</summary>
    public static Dictionary<ulong, ulong>? Read(ReadOnlySpan<byte> bytes, DecodeLimits limits, out DecodeError error)
    {
        var reader = new ByteReader(bytes);
        var result = Read(ref reader, limits);
        if (!reader.Failed && reader.Remaining > 0)
        {
            reader.Fail(DecodeError.TrailingBytes);
        }

        error = reader.Error;
        return reader.Failed ? null : result;
    }

    public static Dictionary<ulong, ulong> Read(ref ByteReader reader, DecodeLimits limits)
    {
        int count = reader.Count(limits.MaxClients, 2);
        var result = new Dictionary<ulong, ulong>(count);
        for (int i = 0; i < count && !reader.Failed; i++)
        {
            ulong client = reader.Uint();
            result[client] = reader.Uint();
        }

        return result;
    }

    public static void Write(ref ByteWriter writer, IEnumerable<KeyValuePair<ulong, ulong>> clocks)
    {
        var sorted = clocks.OrderByDescending(c => c.Key).ToArray();
        writer.Int(sorted.Length);
        foreach (var (client, clock) in sorted)
        {
            writer.Uint(client);
            writer.Uint(clock);
        }
    }
}

/// <summary>Delete sets: per client sorted ranges.</summary>
internal static class DeleteSets
{
    /// <summary>Reads the ranges in the order of the bytes. The reader says whether they were acceptable.</summary>
    public static List<ClientRange> Read(ref ByteReader reader, DecodeLimits limits)
    {
        var result = new List<ClientRange>();
        int clients = reader.Count(limits.MaxClients, 2);
        for (int i = 0; i < clients && !reader.Failed; i++)
        {
            ulong client = reader.Uint();
            int ranges = reader.Count(limits.MaxDeletes - result.Count, 2);
            for (int n = 0; n < ranges && !reader.Failed; n++)
            {
                int clock = reader.Int(limits.MaxClock, DecodeError.TooLarge);
                int length = reader.Int(limits.MaxClock - clock, DecodeError.TooLarge);
                result.Add(new ClientRange(client, (ulong)clock, (ulong)clock + (ulong)length));
            }
        }

        return result;
    }

    /// <summary>Writes ranges that are sorted by client, higher ones first.</summary>
    public static void Write(ref ByteWriter writer, List<ClientRange> ranges)
    {
        int clients = 0;
        for (int i = 0; i < ranges.Count; i++)
        {
            clients += i == 0 || ranges[i].Client != ranges[i - 1].Client ? 1 : 0;
        }

        writer.Int(clients);
        for (int i = 0; i < ranges.Count;)
        {
            int end = i;
            while (end < ranges.Count && ranges[end].Client == ranges[i].Client)
            {
                end++;
            }

            writer.Uint(ranges[i].Client);
            writer.Int(end - i);
            for (; i < end; i++)
            {
                writer.Uint(ranges[i].Start);
                writer.Uint(ranges[i].Length);
            }
        }
    }
}
