using System.Collections.Immutable;

namespace Workspace.Contracts.Storage;

/// <summary>What an operator does with the stored data as a whole. Works on the database itself, beside a running product or without one.</summary>
public interface IStorageCare
{
    /// <summary>
    /// Writes everything that is stored, as of one moment, to a new file; people may go on typing. Whoever was told before the call that something is stored finds it in there.
    /// Throws <see cref="StorageCareException"/> when it cannot be done; then there is no file.
    /// </summary>
    Task BackupAsync(string file, CancellationToken cancellation = default);

    /// <summary>
    /// Puts a backup in place, whole or not at all, while nothing runs on the data. Throws <see cref="StorageCareException"/> when something runs, when the file is no backup, and when there
    /// is data already.
    /// </summary>
    /// <param name="replace">True when data that is there already may be put aside (SQLite) or removed (PostgreSQL).</param>
    Task RestoreAsync(string file, bool replace, CancellationToken cancellation = default);

    /// <summary>
    /// Replays the log of every section and compares it with the snapshot and with every signature. Reads only, each section as of one moment.
    /// </summary>
    /// <param name="file">A backup to look at instead of the data themselves; on SQLite only.</param>
    IAsyncEnumerable<StoredSection> VerifyAsync(string? file = null, CancellationToken cancellation = default);
}

/// <summary>How one section is stored.</summary>
/// <param name="Document">Key of the section.</param>
/// <param name="Sequence">Last row of its log that can be read.</param>
/// <param name="Hash">Canonical hash of the text there; empty when the log cannot be replayed.</param>
/// <param name="Findings">What is wrong; empty when nothing is.</param>
public sealed record StoredSection(string Document, long Sequence, string Hash, ImmutableArray<StoredFinding> Findings);

/// <param name="Kind">What is wrong.</param>
/// <param name="Sequence">Which row of the log it concerns, 0 for none.</param>
public readonly record struct StoredFinding(StoredFindingKind Kind, long Sequence);

public enum StoredFindingKind
{
    None = 0,

    /// <summary>A row is missing or does not match its checksum, and others follow it: the section does not open.</summary>
    RowDamaged = 1,

    /// <summary>The last row is missing or damaged: the section opens without it.</summary>
    LastRowTorn = 2,

    /// <summary>A row can be read but is no update, or rests on text that no row before it brought.</summary>
    RowUnreadable = 3,

    /// <summary>The snapshot cannot be read, or is of a row that the log does not have.</summary>
    SnapshotUnreadable = 4,

    /// <summary>The snapshot holds something else than the rows up to its place.</summary>
    SnapshotDiffers = 5,

    /// <summary>The text at the place of a signature is not what its hash says.</summary>
    SignatureDiffers = 6,

    /// <summary>A signature counts as fresh while the text has another hash.</summary>
    SignatureNotFresh = 7,

    /// <summary>The state of the section, with its stage and signatures, cannot be read.</summary>
    StateUnreadable = 8,
}

/// <summary>A backup or restore that was not done, and why, in one line for an operator.</summary>
public sealed class StorageCareException(string message, Exception? inner = null) : Exception(message, inner);
