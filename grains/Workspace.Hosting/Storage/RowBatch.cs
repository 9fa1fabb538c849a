using System.Collections.Immutable;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage;

/// <summary>One write, checked and with each key once: what goes, what is put, and about how many bytes that is.</summary>
internal sealed class RowBatch
{
    /// <summary>On SQLite a row takes whole pages.</summary>
    private const int Overhead = 4096;

    private RowBatch(string owner, long head, Dictionary<string, byte[]?> rows, int bytes)
    {
        Owner = owner;
        Head = head;
        Removed = [.. rows.Where(row => row.Value is null).Select(row => row.Key)];
        Keys = [.. rows.Where(row => row.Value is not null).Select(row => row.Key)];
        Payloads = [.. rows.Values.OfType<byte[]>()];
        Bytes = bytes;
    }

    public string Owner { get; }

    /// <summary>Where the caller believes the head to be.</summary>
    public long Head { get; }

    public string[] Removed { get; }

    public string[] Keys { get; }

    /// <summary>One for each of <see cref="Keys"/>, in their order.</summary>
    public byte[][] Payloads { get; }

    public int Bytes { get; }

    public static RowBatch Of(string owner, long head, ImmutableArray<RowWrite> writes)
    {
        RowGuard.Owner(owner);
        ArgumentOutOfRangeException.ThrowIfNegative(head);
        if (writes.IsDefaultOrEmpty || writes.Length > RowGuard.MaxWrites)
        {
            throw new ArgumentException($"A call writes 1 to {RowGuard.MaxWrites} rows.", nameof(writes));
        }

        var rows = new Dictionary<string, byte[]?>(writes.Length, StringComparer.Ordinal);
        var bytes = 0L;
        foreach (var write in writes)
        {
            RowGuard.Key(write.Key, nameof(writes));
            if (write.Payload is { Length: > RowGuard.MaxPayload })
            {
                throw new ArgumentException($"A row has at most {RowGuard.MaxPayload} bytes; {write.Key} has {write.Payload.Length}.", nameof(writes));
            }

            bytes += write.Payload?.Length ?? 0;
            rows[write.Key] = write.Payload;
        }

        return bytes <= RowGuard.MaxBytes
            ? new(owner, head, rows, (int)bytes + (writes.Length * Overhead))
            : throw new ArgumentException($"A call writes at most {RowGuard.MaxBytes} bytes; these rows have {bytes}.", nameof(writes));
    }
}
