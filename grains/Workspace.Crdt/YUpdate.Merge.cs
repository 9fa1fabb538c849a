using System.Diagnostics;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Working with updates without a document.</summary>
public sealed partial class YUpdate
{
    /// <summary>
    /// One update with everything that the given ones hold, as Yjs merges them: structs are brought into order and duplicates dropped, but not joined; gaps stay gaps.
    /// O(bytes · log updates).
    /// </summary>
    /// <exception cref="YDecodeException">One of them is not an update.</exception>
    public static byte[] Merge(IReadOnlyList<ReadOnlyMemory<byte>> updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        long total = 0;
        foreach (var update in updates)
        {
            if (!Check(update.Span, DecodeLimits.Trusted, out _, out _, out _, out var error))
            {
                throw new YDecodeException(error);
            }

            total += update.Length;
        }

        return updates.Count switch
        {
            0 => [0, 0],
            1 => updates[0].ToArray(),
            _ => new Merger(updates, (int)Math.Min(total, 1 << 30)).Run(),
        };
    }

    /// <summary>The part of an update that a replica with this state vector lacks; all its deletes. O(bytes).</summary>
    /// <exception cref="YDecodeException">The update or the state vector is not one.</exception>
    public static byte[] Diff(ReadOnlyMemory<byte> update, ReadOnlySpan<byte> stateVector)
    {
        var known = StateVectors.Read(stateVector, DecodeLimits.Trusted, out var error) ?? throw new YDecodeException(error);
        if (!Check(update.Span, DecodeLimits.Trusted, out _, out _, out _, out error))
        {
            throw new YDecodeException(error);
        }

        return Diff(update, known);
    }

    /// <summary>
    /// The state vector of a document that has seen only this update: per client the end of its first run of clocks from 0. O(bytes).
    /// </summary>
    /// <exception cref="YDecodeException">The bytes are not an update.</exception>
    public static byte[] StateVector(ReadOnlyMemory<byte> update)
    {
        var decoded = Decode(update);
        var writer = new ByteWriter(64);
        var clocks = new List<(ulong Client, int Clock)>();
        Span<Section> one = stackalloc Section[1];
        var reader = new ByteReader(update.Span);
        foreach (var section in decoded.Sections(one))
        {
            int clock = section.Clock;
            reader.Position = section.Offset;
            for (int n = 0; n < section.Count && section.Clock == 0; n++)
            {
                WireStruct.ReadChecked(ref reader, clock, out var item);
                if (item.Kind == ContentKind.Skip)
                {
                    break;
                }

                clock = item.ClockEnd;
            }

            if (section.Clock == 0 && clock > 0)
            {
                clocks.Add((section.Client, clock));
            }
        }

        writer.Int(clocks.Count);
        foreach (var (client, clock) in clocks)
        {
            writer.Uint(client);
            writer.Int(clock);
        }

        return writer.ToArrayAndFree();
    }

    internal static byte[] Diff(ReadOnlyMemory<byte> update, Dictionary<ulong, ulong> known)
    {
        var reader = new LazyReader(update, skipGaps: false);
        var writer = new LazyWriter(update.Length);
        var source = update.Span;
        while (reader.Any)
        {
            ulong client = reader.Client;
            int clock = (int)Math.Min(known.GetValueOrDefault(client), int.MaxValue);
            if (reader.Current.Kind == ContentKind.Skip)
            {
                // The first struct that is written must not be a gap.
                reader.Next();
            }
            else if (reader.Current.ClockEnd > clock)
            {
                writer.Write(client, in reader.Current, source, Math.Max(clock - reader.Current.Clock, 0));
                reader.Next();
                while (reader.Any && reader.Client == client)
                {
                    writer.Write(client, in reader.Current, source, 0);
                    reader.Next();
                }
            }
            else
            {
                while (reader.Any && reader.Client == client && reader.Current.ClockEnd <= clock)
                {
                    reader.Next();
                }
            }
        }

        var rest = new ByteReader(source, reader.Offset);
        return writer.Finish(Grouped(DeleteSets.Read(ref rest, DecodeLimits.Trusted)));
    }

    /// <summary>Clients in falling order, the ranges of each as they were.</summary>
    private static List<ClientRange> Grouped(List<ClientRange> ranges)
    {
        bool falling = true;
        for (int i = 1; i < ranges.Count && falling; i++)
        {
            falling = ranges[i - 1].Client >= ranges[i].Client;
        }

        return falling ? ranges : [.. ranges.OrderByDescending(r => r.Client)];
    }

    /// <summary>
    /// The merge of many updates. One reader per update; always the reader with the highest client and then the lowest clock is written from. Readers that are equal
    /// keep the order in which they came to the front, as a stable sort would.
    /// </summary>
    private sealed class Merger
    {
        private readonly LazyReader[] readers;
        private readonly PriorityQueue<int, Place> queue;
        private readonly int capacity;
        private long latest;

        // The struct that is about to be written: it may still grow (a gap, a collected range) or be cut.
        private bool hasPending;
        private ulong client;
        private WireStruct item;
        private ReadOnlyMemory<byte> source;
        private int cut;

        public Merger(IReadOnlyList<ReadOnlyMemory<byte>> updates, int capacity)
        {
            this.capacity = capacity;
            readers = new LazyReader[updates.Count];
            queue = new PriorityQueue<int, Place>(updates.Count);
            for (int i = 0; i < updates.Count; i++)
            {
                readers[i] = new LazyReader(updates[i], skipGaps: true);
                if (readers[i].Any)
                {
                    queue.Enqueue(i, new Place(readers[i].Client, readers[i].Current.Clock, i));
                }
            }
        }

        private int Start => item.Clock + cut;

        private int End => item.ClockEnd;

        public byte[] Run()
        {
            var writer = new LazyWriter(capacity);
            while (queue.TryDequeue(out int index, out _))
            {
                ref var reader = ref readers[index];
                Take(ref reader, ref writer);
                if (reader.Any)
                {
                    queue.Enqueue(index, new Place(reader.Client, reader.Current.Clock, --latest));
                }
            }

            Flush(ref writer);
            var deletes = new List<ClientRange>();
            foreach (ref readonly var reader in readers.AsSpan())
            {
                var rest = new ByteReader(reader.Update.Span, reader.Offset);
                deletes.AddRange(DeleteSets.Read(ref rest, DecodeLimits.Trusted));
            }

            ClientRanges.SortAndMerge(deletes);
            return writer.Finish(deletes);
        }

        private void Take(ref LazyReader reader, ref LazyWriter writer)
        {
            ulong first = reader.Client;
            if (!hasPending)
            {
                Hold(ref reader, 0);
            }
            else
            {
                bool moved = false;
                while (reader.Any && reader.Current.ClockEnd <= End && reader.Client >= client)
                {
                    reader.Next();
                    moved = true;
                }

                if (!reader.Any || reader.Client != first || (moved && reader.Current.Clock > End))
                {
                    return;
                }

                if (first != client)
                {
                    Flush(ref writer);
                    Hold(ref reader, 0);
                }
                else if (End < reader.Current.Clock)
                {
                    HoldGap(ref reader, ref writer);
                }
                else
                {
                    Overlap(ref reader, ref writer);
                }
            }

            while (reader.Any && reader.Client == first && reader.Current.Clock == End && reader.Current.Kind != ContentKind.Skip)
            {
                Flush(ref writer);
                Hold(ref reader, 0);
            }
        }

        private void Hold(ref LazyReader reader, int cutOff)
        {
            client = reader.Client;
            item = reader.Current;
            source = reader.Update;
            cut = cutOff;
            hasPending = true;
            reader.Next();
        }

        private void HoldGap(ref LazyReader reader, ref LazyWriter writer)
        {
            if (item.Kind == ContentKind.Skip)
            {
                item.Length = reader.Current.ClockEnd - item.Clock;
                return;
            }

            int end = End;
            Flush(ref writer);
            item = new WireStruct { Kind = ContentKind.Skip, Clock = end, Length = reader.Current.Clock - end, KeyStart = -1 };
            cut = 0;
            hasPending = true;
        }

        /// <summary>The reader's struct begins inside of the pending one or right after it.</summary>
        private void Overlap(ref LazyReader reader, ref LazyWriter writer)
        {
            int known = End - reader.Current.Clock;
            if (known > 0 && item.Kind == ContentKind.Skip)
            {
                // A gap gives way to whatever is known.
                item.Length -= known;
                known = 0;
            }

            if (item.Kind == ContentKind.Gc && reader.Current.Kind == ContentKind.Gc)
            {
                item.Length += reader.Current.Length - known;
                return;
            }

            Flush(ref writer);
            Hold(ref reader, known);
        }

        private void Flush(ref LazyWriter writer)
        {
            if (hasPending)
            {
                Debug.Assert(Start <= End, "A struct cannot be cut beyond its end.");
                writer.Write(client, in item, source.Span, cut);
                hasPending = false;
            }
        }
    }

    /// <summary>Order of readers: higher client, lower clock, latest at the front.</summary>
    private readonly record struct Place(ulong Client, int Clock, long Turn) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            if (Client != other.Client)
            {
                return other.Client.CompareTo(Client);
            }

            return Clock != other.Clock ? Clock.CompareTo(other.Clock) : Turn.CompareTo(other.Turn);
        }
    }
}
