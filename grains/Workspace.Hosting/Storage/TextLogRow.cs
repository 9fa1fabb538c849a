using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage;

/// <summary>One stored row of the text log, as both databases give it back: nothing in it is trusted before the checksum is.</summary>
/// <param name="At">UTC in ticks of 100 ns, so that what is replayed equals what was live.</param>
internal readonly record struct TextLogRow(long Sequence, string Author, long At, long Checksum, byte[] Payload)
{
    public static TextLogRow Of(TextLogEntry entry)
    {
        var author = entry.Author.Value;
        var at = entry.At.UtcTicks;
        var payload = ArrayOf(entry.Update);
        return new(entry.Sequence, author, at, Crc(entry.Sequence, author, at, payload), payload);
    }

    /// <summary>The entry, or null when the row is damaged.</summary>
    public TextLogEntry? ToEntry() =>
        Checksum == Crc(Sequence, Author, At, Payload) && PersonId.TryParse(Author, out var author)
            ? new TextLogEntry(Sequence, author, new DateTimeOffset(At, TimeSpan.Zero), Payload)
            : null;

    /// <summary>
    /// Turns stored rows into a page. A single damaged or absent row at the very end is a torn tail and is left out; any other hole or damage is refused.
    /// </summary>
    /// <param name="rows">Rows above <paramref name="after"/>, in order.</param>
    public static TextLogPage Page(string document, long after, TextLogHead head, IReadOnlyList<TextLogRow> rows)
    {
        if (after < head.Trimmed)
        {
            throw new TextLogDamagedException(document, after + 1);
        }

        var entries = ImmutableArray.CreateBuilder<TextLogEntry>(rows.Count);
        foreach (var row in rows)
        {
            var expected = after + entries.Count + 1;
            if (row.Sequence != expected)
            {
                throw new TextLogDamagedException(document, expected);
            }

            if (row.ToEntry() is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                return expected == head.Sequence ? new(entries.ToImmutable(), TornTail: true) : throw new TextLogDamagedException(document, expected);
            }
        }

        // The head is ahead of the rows by one: the last row is gone. By more, or behind what the reader has already: this is not the log that was written.
        var last = after + entries.Count;
        return (head.Sequence - last) switch
        {
            0 => new(entries.ToImmutable(), TornTail: false),
            1 => new(entries.ToImmutable(), TornTail: true),
            _ => throw new TextLogDamagedException(document, Math.Min(head.Sequence, last) + 1),
        };
    }

    /// <summary>CRC-32C over everything a row says, so that swapped and half-written rows are found as well as changed bytes.</summary>
    private static long Crc(long sequence, string author, long at, ReadOnlySpan<byte> payload)
    {
        Span<byte> name = stackalloc byte[256];
        var crc = BitOperations.Crc32C(uint.MaxValue, unchecked((ulong)sequence));
        crc = BitOperations.Crc32C(crc, unchecked((ulong)at));
        crc = Encoding.UTF8.TryGetBytes(author, name, out var length) ? Add(crc, name[..length]) : 0;
        return Add(crc, payload);
    }

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return BitOperations.Crc32C(crc, (uint)bytes.Length);
    }

    private static byte[] ArrayOf(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment.Offset == 0 && segment.Array is { } whole && whole.Length == segment.Count
            ? whole
            : memory.ToArray();
}

/// <summary>Where a log stands, moved in the same transaction as its rows.</summary>
/// <param name="Sequence">The last sequence that was acknowledged; 0 for a new log.</param>
/// <param name="Trimmed">Rows up to here were removed on purpose.</param>
internal readonly record struct TextLogHead(long Sequence, long Trimmed);

/// <summary>What every implementation of the text log demands of an append before it reaches the database.</summary>
internal static class TextLogGuard
{
    public static void Append(string document, ImmutableArray<TextLogEntry> entries)
    {
        ArgumentException.ThrowIfNullOrEmpty(document);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(document.Length, 256, nameof(document));
        if (document.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("A document's name cannot hold the character U+0000.", nameof(document));
        }

        if (entries.IsDefaultOrEmpty || entries[0].Sequence < 1)
        {
            throw new ArgumentException("An append needs entries with sequences from 1.", nameof(entries));
        }

        for (var i = 1; i < entries.Length; i++)
        {
            if (entries[i].Sequence != entries[i - 1].Sequence + 1)
            {
                throw new ArgumentException($"Entry {i} does not follow the one before it.", nameof(entries));
            }
        }
    }

    /// <summary>
    /// Why an append at <paramref name="first"/> was not taken when the head is <paramref name="head"/>: someone else is ahead of the caller, or the log
    /// has lost what the caller built on.
    /// </summary>
    public static Exception WhyRefused(string document, long first, TextLogHead head) =>
        first <= head.Sequence ? new TextLogFencedException(document, first) : new TextLogDamagedException(document, head.Sequence + 1);

    public static int Bytes(ImmutableArray<TextLogEntry> entries)
    {
        var bytes = 0L;
        foreach (var entry in entries)
        {
            bytes += entry.Update.Length + 64;
        }

        return (int)Math.Min(bytes, int.MaxValue);
    }
}
