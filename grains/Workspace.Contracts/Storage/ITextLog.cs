using System.Collections.Immutable;

namespace Workspace.Contracts.Storage;

/// <summary>One accepted push in the log of a text.</summary>
/// <param name="Sequence">Place in the log of this document, from 1 without holes.</param>
/// <param name="Author">Who pushed it (server-verified).</param>
/// <param name="At">When it was accepted, UTC.</param>
/// <param name="Update">Yjs update, format v1.</param>
public sealed record TextLogEntry(long Sequence, PersonId Author, DateTimeOffset At, ReadOnlyMemory<byte> Update);

/// <summary>
/// The append-only log of co-edited texts. <c>(document, sequence)</c> is unique: a second activation of the same section collides on it and is fenced out.
/// Appends of all documents of a node share transactions (group commit). An append that has returned is durable.
/// </summary>
public interface ITextLog
{
    /// <summary>
    /// Appends entries with consecutive sequences, all or none. Entries of one call are consecutive and start at the head + 1.
    /// Throws <see cref="TextLogFencedException"/> when one of the sequences is taken, <see cref="StorageUnavailableException"/> when storage fails.
    /// One call per document at a time.
    /// </summary>
    Task AppendAsync(string document, ImmutableArray<TextLogEntry> entries);

    /// <summary>
    /// Entries with a sequence above <paramref name="after"/>, in order. Throws <see cref="TextLogDamagedException"/> where a row is missing or torn in the middle;
    /// a torn last row is left out and reported through <see cref="TextLogPage.TornTail"/>.
    /// </summary>
    Task<TextLogPage> ReadAsync(string document, long after, CancellationToken cancellation = default);

    /// <summary>Removes entries up to and including <paramref name="through"/>. The caller has stored a snapshot that covers them. Repeating it is harmless.</summary>
    Task TrimAsync(string document, long through);

    /// <summary>
    /// Writes other content into entries that are stored already: same sequences, authors and times, consecutive, all or none. The head stays where it is. What the rows held before, damaged copies
    /// of them included, is gone from the database as far as the database allows. Repeating it is harmless.
    /// Throws <see cref="TextLogDamagedException"/> when one of them is not stored, <see cref="StorageUnavailableException"/> when storage fails.
    /// </summary>
    Task ReplaceAsync(string document, ImmutableArray<TextLogEntry> entries);
}

/// <param name="Entries">Complete entries in order.</param>
/// <param name="TornTail">The last row was damaged and left out: the valid prefix is kept, an alarm is due.</param>
public sealed record TextLogPage(ImmutableArray<TextLogEntry> Entries, bool TornTail);

/// <summary>Another activation wrote this sequence: the one that gets this exception must stop.</summary>
[GenerateSerializer, Alias("ws.text-log-fenced")]
public sealed class TextLogFencedException(string document, long sequence)
    : Exception($"Sequence {sequence} of {document} is taken: another activation writes this text.")
{
    [Id(0)] public string Document { get; } = document;

    [Id(1)] public long Sequence { get; } = sequence;
}

/// <summary>A row in the middle of the log is missing or does not match its checksum.</summary>
[GenerateSerializer, Alias("ws.text-log-damaged")]
public sealed class TextLogDamagedException(string document, long sequence)
    : Exception($"The log of {document} is damaged at sequence {sequence}; restore it from a backup before it is opened.")
{
    [Id(0)] public string Document { get; } = document;

    [Id(1)] public long Sequence { get; } = sequence;
}

/// <summary>
/// Storage did not take or give what was asked; nothing is known to be stored. It is an <see cref="OrleansException"/> because Orleans wraps any other exception
/// of a state read or write in one, and its callers could no longer tell it by its type.
/// </summary>
[GenerateSerializer, Alias("ws.storage-unavailable")]
public sealed class StorageUnavailableException(string message, Exception? inner = null) : OrleansException(message, inner!);
