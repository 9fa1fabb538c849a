using System.Collections.Immutable;

namespace Workspace.Contracts.Storage;

/// <summary>
/// Rows of one owner, each small, written some at a time: for what grows beyond one grain state (signals, their history, attachments). The head is the fence: a write names
/// the head it knows and moves it by one in the same transaction, so a second activation of the same grain collides and ends.
/// Throws <see cref="StorageUnavailableException"/> when storage fails; then nothing of the write is known to be stored, and a repeated one that finds it stored is fenced.
/// </summary>
public interface IRowStore
{
    /// <summary>The head, and all rows whose key begins with one of the prefixes, by ordinal key. One snapshot. The empty prefix is every row, no prefix none.</summary>
    Task<RowPage> ReadAsync(string owner, ImmutableArray<string> prefixes, CancellationToken cancellation = default);

    /// <summary>One row, or null.</summary>
    Task<byte[]?> FindAsync(string owner, string key, CancellationToken cancellation = default);

    /// <summary>
    /// Writes and removes rows, all or none, and moves the head from <paramref name="head"/> to the next. Throws <see cref="RowsFencedException"/> when the head is another.
    /// 1 to 2,000 rows, each of at most 8 MiB, together of at most 64 MiB; of two with one key the last stands.
    /// </summary>
    /// <param name="scrub">What is replaced or removed must not stay behind in the database either, as far as the database allows.</param>
    Task WriteAsync(string owner, long head, ImmutableArray<RowWrite> writes, bool scrub = false);
}

/// <param name="Key">1 to 200 characters, without U+0000 and half surrogate pairs; ordinal order.</param>
/// <param name="Payload">Null removes the row.</param>
public readonly record struct RowWrite(string Key, byte[]? Payload);

public readonly record struct StoredRow(string Key, byte[] Payload);

/// <param name="Head">0 when nothing was ever written.</param>
public sealed record RowPage(long Head, ImmutableArray<StoredRow> Rows);

/// <summary>Another activation wrote for this owner: the one that gets this exception must stop.</summary>
[GenerateSerializer, Alias("ws.rows-fenced")]
public sealed class RowsFencedException(string owner, long head)
    : Exception($"The rows of {owner} are no longer at {head}: another activation writes them.")
{
    [Id(0)] public string Owner { get; } = owner;

    [Id(1)] public long Head { get; } = head;
}
