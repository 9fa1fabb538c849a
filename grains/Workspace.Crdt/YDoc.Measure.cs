using Workspace.Crdt.Store;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>How much an update wrote and removed.</summary>
public sealed partial class YDoc
{
    /// <summary>Integrates an update like <see cref="Apply"/> and tells how much text it brought and took away, also text that came and went within it.</summary>
    public YTextChange ApplyMeasured(YUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        Begin();
        Span<YUpdate.Section> one = stackalloc YUpdate.Section[1];
        ApplyChecked(update.Bytes.Span, update.Sections(one), update.DeletesAt);

        // Before the end of the transaction, which drops what was deleted.
        int inserted = 0, removed = 0;
        foreach (int client in touched)
        {
            var log = clients[client];
            inserted += CharactersIn(log, log.Before, log.State);
        }

        foreach (var range in deleted)
        {
            removed += CharactersIn(clients[range.Client], range.Clock, range.End);
        }

        Finish();
        return new YTextChange(inserted, removed);
    }

    private int CharactersIn(ClientLog log, int start, int end)
    {
        int count = 0;
        if (start < end)
        {
            for (int position = log.Find(start); position < log.Count; position++)
            {
                ref readonly var item = ref nodes[log[position]];
                if (item.Clock >= end)
                {
                    break;
                }

                if (item.Kind == ContentKind.String)
                {
                    count += Math.Min(item.End, end) - Math.Max(item.Clock, start);
                }
            }
        }

        return count;
    }

    /// <summary>
    /// Some of the structs of this document, as it holds them now, and some deletes, as one update: what another document with the structs before them lacks. Deleted content that this
    /// document has dropped is not in it, the clocks of it are. O(structs of the ranges).
    /// </summary>
    /// <param name="structs">At most one range per client, none beyond this document's clocks.</param>
    /// <param name="deletes">Any ranges.</param>
    public byte[] EncodeRanges(IEnumerable<ClientRange> structs, IEnumerable<ClientRange> deletes)
    {
        ArgumentNullException.ThrowIfNull(structs);
        ArgumentNullException.ThrowIfNull(deletes);
        var ranges = structs.Where(r => r.Length > 0).OrderByDescending(r => r.Client).ToArray();
        var writer = new ByteWriter(256);
        writer.Int(ranges.Length);
        foreach (var range in ranges)
        {
            var log = FindClient(range.Client);
            if (log is null || range.End > (ulong)log.State)
            {
                throw new ArgumentException("The range lies beyond this document.", nameof(structs));
            }

            WriteLog(ref writer, log, (int)range.Start, (int)range.End);
        }

        List<ClientRange> sorted = [.. deletes];
        ClientRanges.SortAndMerge(sorted);
        DeleteSets.Write(ref writer, sorted);
        return writer.ToArrayAndFree();
    }
}
