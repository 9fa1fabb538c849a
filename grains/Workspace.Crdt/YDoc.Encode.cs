using System.Diagnostics.CodeAnalysis;
using Workspace.Crdt.Store;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Writing the document, or what another replica lacks of it, as an update in format v1.</summary>
public sealed partial class YDoc
{
    /// <summary>Every client and its next expected clock, higher clients first. O(clients).</summary>
    public byte[] EncodeStateVector()
    {
        var writer = new ByteWriter(16 + (clientCount * 10));
        var logs = Array.FindAll(SortedLogs(), static log => log.Count > 0);
        writer.Int(logs.Length);
        foreach (var log in logs)
        {
            writer.Uint(log.Id);
            writer.Int(log.State);
        }

        return writer.ToArrayAndFree();
    }

    /// <summary>The whole document as one update, pending parts included; byte for byte what Yjs writes for the same history. O(document).</summary>
    public byte[] EncodeState() => EncodeAfter([]);

    /// <summary>What a replica with this state vector lacks (all deletes included). O(new structs + structs that are deleted).</summary>
    /// <exception cref="YDecodeException">The state vector is not one.</exception>
    public byte[] EncodeDiff(ReadOnlySpan<byte> stateVector) =>
        TryEncodeDiff(stateVector, out var diff, out var error) ? diff : throw new YDecodeException(error);

    /// <summary>The same as <see cref="EncodeDiff"/> for a state vector of somebody who is not trusted: a refusal instead of an exception.</summary>
    /// <param name="stateVector">Of the replica that asks.</param>
    /// <param name="diff">An update with what it lacks, or null.</param>
    /// <param name="error">Why the state vector was refused.</param>
    public bool TryEncodeDiff(ReadOnlySpan<byte> stateVector, [NotNullWhen(true)] out byte[]? diff, out DecodeError error)
    {
        var known = StateVectors.Read(stateVector, DecodeLimits.Trusted, out error);
        diff = known is null ? null : EncodeAfter(known);
        return known is not null;
    }

    private ClientLog[] SortedLogs()
    {
        var logs = Logs.ToArray();
        Array.Sort(logs, static (a, b) => b.Id.CompareTo(a.Id));
        return logs;
    }

    private byte[] EncodeAfter(Dictionary<ulong, ulong> known)
    {
        var writer = new ByteWriter(EstimateSize());
        var logs = SortedLogs();
        WriteStructs(ref writer, logs, known);
        WriteDeleted(ref writer, logs);
        var state = writer.ToArrayAndFree();
        if (!HasPending)
        {
            return state;
        }

        var parts = new List<ReadOnlyMemory<byte>> { state };
        if (pendingDeletes.Count > 0)
        {
            var deletes = new ByteWriter(64);
            deletes.Byte(0);
            DeleteSets.Write(ref deletes, pendingDeletes);
            parts.Add(deletes.ToArrayAndFree());
        }

        if (pendingStructs is not null)
        {
            parts.Add(YUpdate.Diff(pendingStructs.Update, known));
        }

        return YUpdate.Merge(parts);
    }

    private int EstimateSize()
    {
        int structs = 0;
        foreach (var log in Logs)
        {
            structs += log.Count;
        }

        return 64 + (structs * 14) + (text.Count - text.Dead) + (bytes.Count - bytes.Dead);
    }

    private void WriteStructs(ref ByteWriter writer, ClientLog[] logs, Dictionary<ulong, ulong> known)
    {
        int count = 0;
        foreach (var log in logs)
        {
            if (Lacks(log, known) >= 0)
            {
                count++;
            }
        }

        writer.Int(count);
        foreach (var log in logs)
        {
            int clock = Lacks(log, known);
            if (clock >= 0)
            {
                WriteLog(ref writer, log, clock, log.State);
            }
        }
    }

    /// <summary>First clock that is lacking, or -1 when nothing is.</summary>
    private static int Lacks(ClientLog log, Dictionary<ulong, ulong> known)
    {
        ulong clock = known.GetValueOrDefault(log.Id);
        return clock < (ulong)log.State ? (int)clock : -1;
    }

    /// <summary>The structs of one client from a clock up to another; the first and the last are cut when needed.</summary>
    private void WriteLog(ref ByteWriter writer, ClientLog log, int clock, int end)
    {
        int position = log.Find(clock);
        int last = log.Find(end - 1);
        writer.Int(last - position + 1);
        writer.Uint(log.Id);
        writer.Int(clock);
        for (; position <= last; position++)
        {
            ref readonly var item = ref nodes[log[position]];
            WriteStruct(ref writer, in item, Math.Max(clock - item.Clock, 0), Math.Min(item.Length, end - item.Clock));
        }
    }

    private void WriteStruct(ref ByteWriter writer, ref readonly Node item, int offset, int length)
    {
        if (item.Kind == ContentKind.Gc)
        {
            writer.Byte(0);
            writer.Int(length - offset);
            return;
        }

        bool hasOrigin = offset > 0 || item.OriginClient >= 0;
        bool hasRight = item.RightClient >= 0;
        writer.Byte((byte)((int)item.Kind | (hasOrigin ? WireFlags.HasOrigin : 0) | (hasRight ? WireFlags.HasRight : 0) | (item.Key != 0 ? WireFlags.HasKey : 0)));
        if (hasOrigin)
        {
            writer.Uint(clients[offset > 0 ? item.Client : item.OriginClient].Id);
            writer.Int(offset > 0 ? item.Clock + offset - 1 : item.OriginClock);
        }

        if (hasRight)
        {
            writer.Uint(clients[item.RightClient].Id);
            writer.Int(item.RightClock);
        }

        if (!hasOrigin && !hasRight)
        {
            WriteParent(ref writer, in item);
        }

        WriteContent(ref writer, in item, offset, length);
    }

    private void WriteParent(ref ByteWriter writer, ref readonly Node item)
    {
        ref readonly var parent = ref types[item.Parent];
        if (parent.Item == 0)
        {
            writer.Byte(1);
            writer.Text(parent.Name);
        }
        else
        {
            ref readonly var holder = ref nodes[parent.Item];
            writer.Byte(0);
            writer.Uint(clients[holder.Client].Id);
            writer.Int(holder.Clock);
        }

        if (item.Key != 0)
        {
            writer.Text(keys[item.Key]);
        }
    }

    private void WriteContent(ref ByteWriter writer, ref readonly Node item, int offset, int length)
    {
        switch (item.Kind)
        {
            case ContentKind.String:
                writer.Text(text.Slice(item.Data + offset, length - offset));
                break;
            case ContentKind.Deleted:
                writer.Int(length - offset);
                break;
            case ContentKind.Type:
                ref readonly var type = ref types[item.Data];
                writer.Byte((byte)(type.Kind - 1));
                if (type.Kind is YTypeKind.XmlElement or YTypeKind.XmlHook)
                {
                    writer.Text(type.Name);
                }

                break;
            case ContentKind.Any or ContentKind.Json:
                writer.Int(length - offset);
                WriteValues(ref writer, in item, offset, length);
                break;
            default:
                writer.Bytes(bytes.Slice(item.Data, item.Size));
                break;
        }
    }

    private void WriteValues(ref ByteWriter writer, ref readonly Node item, int offset, int length)
    {
        var values = bytes.Slice(item.Data, item.Size);
        var reader = new ByteReader(values);
        WireStruct.SkipValues(ref reader, item.Kind, offset);
        int start = reader.Position;
        if (length == item.Length)
        {
            reader.Position = values.Length;
        }
        else
        {
            WireStruct.SkipValues(ref reader, item.Kind, length - offset);
        }

        writer.Bytes(values[start..reader.Position]);
    }

    /// <summary>The whole document as one update in format v2. O(document).</summary>
    public byte[] EncodeStateV2() => YUpdate.ToV2Bytes(EncodeState());

    private void WriteDeleted(ref ByteWriter writer, ClientLog[] logs)
    {
        int count = 0;
        foreach (var log in logs)
        {
            foreach (int node in log.Nodes)
            {
                if (nodes[node].Deleted)
                {
                    count++;
                    break;
                }
            }
        }

        writer.Int(count);
        foreach (var log in logs)
        {
            int ranges = 0;
            bool inside = false;
            foreach (int node in log.Nodes)
            {
                bool now = nodes[node].Deleted;
                ranges += now && !inside ? 1 : 0;
                inside = now;
            }

            if (ranges == 0)
            {
                continue;
            }

            writer.Uint(log.Id);
            writer.Int(ranges);
            int start = -1;
            foreach (int node in log.Nodes)
            {
                ref readonly var item = ref nodes[node];
                if (item.Deleted && start < 0)
                {
                    start = item.Clock;
                }
                else if (!item.Deleted && start >= 0)
                {
                    writer.Int(start);
                    writer.Int(item.Clock - start);
                    start = -1;
                }
            }

            if (start >= 0)
            {
                writer.Int(start);
                writer.Int(log.State - start);
            }
        }
    }
}
