namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>Where nothing may stay behind of what an operation replaces or removes.</summary>
internal enum Scrub
{
    Nothing,

    /// <summary>In the WAL: for payloads that stand on pages of their own (<see cref="RowPadding"/>), which <c>secure_delete</c> overwrites.</summary>
    Wal,

    /// <summary>In the WAL, and on pages that rows share, where copies are left of rows that SQLite moved: the file is written anew soon after.</summary>
    Pages,
}
