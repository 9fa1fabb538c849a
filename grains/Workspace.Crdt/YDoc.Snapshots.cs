using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Snapshots, and the document as it was.</summary>
public sealed partial class YDoc
{
    /// <summary>This moment. O(structs).</summary>
    public YSnapshot Snapshot()
    {
        var clocks = new Dictionary<ulong, ulong>();
        var deletes = new List<ClientRange>();
        foreach (var log in Logs)
        {
            if (log.Count > 0)
            {
                clocks.Add(log.Id, (ulong)log.State);
            }

            foreach (int node in log.Nodes)
            {
                if (nodes[node].Deleted)
                {
                    deletes.Add(new ClientRange(log.Id, (ulong)nodes[node].Clock, (ulong)nodes[node].End));
                }
            }
        }

        ClientRanges.SortAndMerge(deletes);
        return new YSnapshot(clocks, deletes);
    }

    /// <summary>
    /// The document as it was at a snapshot, as a document of its own that keeps deleted content. This one must keep deleted content too: what was dropped cannot come
    /// back. O(structs).
    /// </summary>
    /// <exception cref="InvalidOperationException">This document drops deleted content.</exception>
    /// <exception cref="ArgumentException">The snapshot knows more than this document.</exception>
    public YDoc AtSnapshot(YSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (options.CollectGarbage)
        {
            throw new InvalidOperationException("A document that drops deleted content cannot show an earlier moment.");
        }

        var past = new YDoc(options);
        past.Apply(YUpdate.Decode(EncodeUntil(snapshot)));
        return past;
    }

    private byte[] EncodeUntil(YSnapshot snapshot)
    {
        var writer = new ByteWriter(EstimateSize());
        var clocks = snapshot.Clocks.Where(c => c.Value > 0).OrderByDescending(c => c.Key).ToArray();
        writer.Int(clocks.Length);
        foreach (var (client, clock) in clocks)
        {
            var log = FindClient(client);
            if (log is null || clock > (ulong)log.State)
            {
                throw new ArgumentException("The snapshot knows more than this document.", nameof(snapshot));
            }

            WriteLog(ref writer, log, 0, (int)clock);
        }

        DeleteSets.Write(ref writer, [.. snapshot.Deletes]);
        return writer.ToArrayAndFree();
    }
}
