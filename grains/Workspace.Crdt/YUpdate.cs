using System.Diagnostics.CodeAnalysis;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>
/// A decoded, fully checked, immutable update in format v1. What is in here can be integrated, merged and stored without any further check, and every stock Yjs
/// client can read it: texts are valid UTF-8, JSON is JSON, counts are true, no struct refers to its own future.
/// </summary>
/// <remarks>Holds the bytes it was given: the caller must not change them afterwards.</remarks>
public sealed partial class YUpdate
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly int deletesAt;
    private readonly int structCount;

    // A Section[] (null for a single client) until somebody asks for the ranges, then a Listing: one field for both, because every keystroke is decoded into one of these.
    private object? parts;

    private YUpdate(ReadOnlyMemory<byte> bytes, Section[]? sections, int deletesAt, int structCount)
    {
        this.bytes = bytes;
        parts = sections;
        this.deletesAt = deletesAt;
        this.structCount = structCount;
    }

    /// <summary>The bytes, format v1.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>What the update adds: runs of clocks per client without the gaps (skips) between them, in the order of the bytes. O(structs) once.</summary>
    public IReadOnlyList<ClientRange> Ranges => Listed.Structs;

    /// <summary>What the update deletes, in the order of the bytes. O(deletes) once.</summary>
    public IReadOnlyList<ClientRange> Deletes => Listed.Deletes;

    /// <summary>Adds nothing and deletes nothing. O(structs + deletes) once.</summary>
    public bool IsEmpty => Ranges.Count == 0 && Deletes.Count == 0;

    /// <summary>Structs in it, gaps included. O(1).</summary>
    public int StructCount => structCount;

    /// <summary>Where the delete part begins.</summary>
    internal int DeletesAt => deletesAt;

    /// <summary>One part of the struct list: all structs of one client, in order of their clocks.</summary>
    internal readonly record struct Section(ulong Client, int Clock, int Count, int Offset, int End);

    private Listing Listed
    {
        get
        {
            if (parts is Listing known)
            {
                return known;
            }

            var listing = List((Section[]?)parts);
            parts = listing;
            return listing;
        }
    }

    private sealed record Listing(Section[]? Sections, IReadOnlyList<ClientRange> Structs, IReadOnlyList<ClientRange> Deletes);

    /// <summary>
    /// Decodes and checks an update in format v1. One pass, O(bytes); nothing but the result is allocated, and nothing at all when the bytes are refused.
    /// </summary>
    /// <param name="bytes">The update; kept by the result.</param>
    /// <param name="limits">What to accept, usually <see cref="DecodeLimits.Browser"/>.</param>
    /// <param name="update">The update, or null.</param>
    /// <param name="error">Why it was refused, or <see cref="DecodeError.None"/>.</param>
    public static bool TryDecode(ReadOnlyMemory<byte> bytes, DecodeLimits limits, [NotNullWhen(true)] out YUpdate? update, out DecodeError error)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (!Check(bytes.Span, limits, out var sections, out int deletesAt, out int structs, out error))
        {
            update = null;
            return false;
        }

        update = new YUpdate(bytes, sections, deletesAt, structs);
        return true;
    }

    /// <summary>Decodes an update that must be valid. O(bytes).</summary>
    /// <param name="bytes">Format v1; kept by the result.</param>
    /// <param name="limits">What to accept; <see cref="DecodeLimits.Trusted"/> when left out.</param>
    /// <exception cref="YDecodeException">The bytes are not an update.</exception>
    public static YUpdate Decode(ReadOnlyMemory<byte> bytes, DecodeLimits? limits = null) =>
        TryDecode(bytes, limits ?? DecodeLimits.Trusted, out var update, out var error) ? update : throw new YDecodeException(error);

    /// <summary>The parts of the struct list. O(1) for an update of several clients, one short read for one of a single client.</summary>
    internal ReadOnlySpan<Section> Sections(Span<Section> one) => SectionsOf(bytes.Span, parts is Listing listing ? listing.Sections : (Section[]?)parts, deletesAt, one);

    internal static ReadOnlySpan<Section> SectionsOf(ReadOnlySpan<byte> bytes, Section[]? sections, int deletesAt, Span<Section> one)
    {
        if (sections is not null)
        {
            return sections;
        }

        var reader = new ByteReader(bytes);
        if (reader.Uint() == 0)
        {
            return default;
        }

        int count = unchecked((int)reader.Uint());
        ulong client = reader.Uint();
        int clock = unchecked((int)reader.Uint());
        one[0] = new Section(client, clock, count, reader.Position, deletesAt);
        return one[..1];
    }

    /// <summary>The whole check, without any result object: used by the path that applies bytes directly.</summary>
    internal static bool Check(ReadOnlySpan<byte> bytes, DecodeLimits limits, out Section[]? sections, out int deletesAt, out int structs, out DecodeError error)
    {
        sections = null;
        deletesAt = structs = 0;
        if (bytes.Length > limits.MaxBytes)
        {
            error = DecodeError.TooLarge;
            return false;
        }

        var reader = new ByteReader(bytes);
        int clients = reader.Count(limits.MaxClients, 3);
        for (int i = 0; i < clients && !reader.Failed; i++)
        {
            int count = reader.Count(limits.MaxStructs - structs, 2);
            ulong client = reader.Uint();
            int clock = reader.Int(limits.MaxClock, DecodeError.TooLarge);
            int first = clock, offset = reader.Position;
            structs += count;
            for (int n = 0; n < count; n++)
            {
                if (!WireStruct.Read(ref reader, client, clock, limits, out var item))
                {
                    break;
                }

                clock = item.ClockEnd;
            }

            if (clients > 1 && !reader.Failed)
            {
                sections ??= new Section[clients];
                sections[i] = new Section(client, first, count, offset, reader.Position);
            }
        }

        deletesAt = reader.Position;
        if (!reader.Failed && sections is not null && !Distinct(sections))
        {
            reader.Fail(DecodeError.DuplicateClient);
        }

        CheckDeletes(ref reader, limits);
        if (!reader.Failed && reader.Remaining > 0)
        {
            reader.Fail(DecodeError.TrailingBytes);
        }

        error = reader.Error;
        return !reader.Failed;
    }

    private static void CheckDeletes(ref ByteReader reader, DecodeLimits limits)
    {
        int clients = reader.Count(limits.MaxClients, 2);
        int left = limits.MaxDeletes;
        for (int i = 0; i < clients && !reader.Failed; i++)
        {
            reader.Uint();
            int ranges = reader.Count(left, 2);
            left -= ranges;
            for (int n = 0; n < ranges && !reader.Failed; n++)
            {
                int clock = reader.Int(limits.MaxClock, DecodeError.TooLarge);
                reader.Int(limits.MaxClock - clock, DecodeError.TooLarge);
            }
        }
    }

    private static bool Distinct(Section[] sections)
    {
        bool falling = true;
        for (int i = 1; i < sections.Length && falling; i++)
        {
            falling = sections[i - 1].Client > sections[i].Client;
        }

        if (falling)
        {
            return true;
        }

        var seen = new HashSet<ulong>(sections.Length);
        foreach (var section in sections)
        {
            if (!seen.Add(section.Client))
            {
                return false;
            }
        }

        return true;
    }

    private Listing List(Section[]? sections)
    {
        var structs = new List<ClientRange>();
        Span<Section> one = stackalloc Section[1];
        var reader = new ByteReader(bytes.Span);
        foreach (var section in SectionsOf(bytes.Span, sections, deletesAt, one))
        {
            reader.Position = section.Offset;
            int start = section.Clock, clock = section.Clock;
            for (int n = 0; n < section.Count; n++)
            {
                WireStruct.ReadChecked(ref reader, clock, out var item);
                if (item.Kind == ContentKind.Skip)
                {
                    Add(structs, section.Client, start, clock);
                    start = item.ClockEnd;
                }

                clock = item.ClockEnd;
            }

            Add(structs, section.Client, start, clock);
        }

        var deletes = new List<ClientRange>();
        reader.Position = deletesAt;
        for (ulong clients = reader.Uint(); clients > 0; clients--)
        {
            ulong client = reader.Uint();
            for (ulong n = reader.Uint(); n > 0; n--)
            {
                int clock = unchecked((int)reader.Uint());
                Add(deletes, client, clock, clock + unchecked((int)reader.Uint()));
            }
        }

        return new Listing(sections, structs, deletes);
    }

    private static void Add(List<ClientRange> ranges, ulong client, int start, int end)
    {
        if (end > start)
        {
            ranges.Add(new ClientRange(client, (ulong)start, (ulong)end));
        }
    }
}
