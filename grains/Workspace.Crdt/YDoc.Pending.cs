using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>What has arrived too early.</summary>
public sealed partial class YDoc
{
    private List<ClientRange> pendingDeletes = [];
    private Pending? pendingStructs;

    /// <summary>Structs that wait, as an update of their own.</summary>
    private sealed class Pending(byte[] update)
    {
        public byte[] Update { get; set; } = update;

        /// <summary>Per client the lowest clock that was missing, as Yjs keeps it.</summary>
        public Dictionary<ulong, int> Missing { get; init; } = [];

        /// <summary>What the first waiting struct of each client waits for.</summary>
        public HashSet<(ulong Client, int Clock)> Blocks { get; init; } = [];

        public Pending Copy() => new(Update) { Missing = new(Missing), Blocks = [.. Blocks] };
    }

    /// <summary>The parts of the update at hand that could not be integrated.</summary>
    private sealed class Waiting
    {
        private readonly List<(ulong Client, int Clock, int Count, int Start, int End)> parts = [];

        public Dictionary<ulong, int> Missing { get; } = [];

        public HashSet<(ulong Client, int Clock)> Blocks { get; } = [];

        public bool Any => parts.Count > 0;

        public void AddMissing(ulong client, int clock)
        {
            if (!Missing.TryGetValue(client, out int lowest) || lowest > clock)
            {
                Missing[client] = clock;
            }
        }

        public void AddBlock(ulong client, int clock) => Blocks.Add((client, clock));

        /// <summary>Adds the end of a client's structs. A circle of dependencies meets a client twice: the longer end counts.</summary>
        public void Add(ulong client, int clock, int count, int start, int end)
        {
            for (int i = 0; i < parts.Count; i++)
            {
                if (parts[i].Client == client)
                {
                    if (clock < parts[i].Clock)
                    {
                        parts[i] = (client, clock, count, start, end);
                    }

                    return;
                }
            }

            parts.Add((client, clock, count, start, end));
        }

        public byte[] Encode(ReadOnlySpan<byte> update)
        {
            parts.Sort(static (a, b) => b.Client.CompareTo(a.Client));
            var writer = new ByteWriter(64);
            writer.Int(parts.Count);
            foreach (var (client, clock, count, start, end) in parts)
            {
                writer.Int(count);
                writer.Uint(client);
                writer.Int(clock);
                writer.Bytes(update[start..end]);
            }

            writer.Byte(0);
            return writer.ToArrayAndFree();
        }

        public void Clear()
        {
            parts.Clear();
            Missing.Clear();
            Blocks.Clear();
        }
    }

    /// <summary>Whether something has arrived that waits for what it depends on. O(1).</summary>
    public bool HasPending => pendingStructs is not null || pendingDeletes.Count > 0;

    /// <summary>Whether structs wait.</summary>
    public bool HasPendingStructs => pendingStructs is not null;

    /// <summary>Whether deletes wait for their targets.</summary>
    public bool HasPendingDeletes => pendingDeletes.Count > 0;

    /// <summary>Per client the lowest clock that waiting structs were missing when they arrived, as Yjs reports it. Empty when nothing waits.</summary>
    public IReadOnlyDictionary<ulong, int> PendingMissing => pendingStructs?.Missing ?? (IReadOnlyDictionary<ulong, int>)new Dictionary<ulong, int>();

    /// <summary>How many times something that would have had to wait was dropped because of the caps in <see cref="YDocOptions"/>.</summary>
    public int PendingDropped { get; private set; }

    private bool IsUnblocked(Pending pending)
    {
        if (options.RetryPendingAsYjs)
        {
            foreach (var (client, clock) in pending.Missing)
            {
                if (clock < StateOf(client))
                {
                    return true;
                }
            }

            return false;
        }

        foreach (var (client, clock) in pending.Blocks)
        {
            if (clock < StateOf(client))
            {
                return true;
            }
        }

        return false;
    }

    private void KeepPending(ReadOnlySpan<byte> update)
    {
        var waiting = rest.Encode(update);
        if (waiting.Length + (pendingStructs?.Update.Length ?? 0) > options.MaxPendingBytes)
        {
            PendingDropped++;
        }
        else if (pendingStructs is null)
        {
            pendingStructs = new Pending(waiting) { Missing = new(rest.Missing), Blocks = [.. rest.Blocks] };
        }
        else
        {
            pendingStructs.Update = YUpdate.Merge([pendingStructs.Update, waiting]);
            pendingStructs.Blocks.UnionWith(rest.Blocks);
            foreach (var (client, clock) in rest.Missing)
            {
                if (!pendingStructs.Missing.TryGetValue(client, out int lowest) || lowest > clock)
                {
                    pendingStructs.Missing[client] = clock;
                }
            }
        }

        rest.Clear();
    }

    private void KeepPendingDelete(ulong client, int clock, int end)
    {
        if (pendingDeletes.Count >= options.MaxPendingDeletes)
        {
            PendingDropped++;
            return;
        }

        pendingDeletes.Add(new ClientRange(client, (ulong)clock, (ulong)end));
    }

    private void ApplyPendingDeletes()
    {
        if (pendingDeletes.Count == 0)
        {
            return;
        }

        var waiting = pendingDeletes.ToArray();
        pendingDeletes.Clear();
        foreach (var (client, start, end) in waiting)
        {
            DeleteRange(client, (int)start, (int)end);
        }

        ClientRanges.SortAndMerge(pendingDeletes);
    }
}
