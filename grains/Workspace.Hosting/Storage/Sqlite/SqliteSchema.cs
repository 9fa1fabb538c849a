using System.Globalization;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>The tables of an embedded workspace. Names and meaning are those of <c>PostgresSchema</c>.</summary>
internal static class SqliteSchema
{
    internal static readonly SchemaStep[] Steps =
    [
        new(1, """
            CREATE TABLE grain_state(
              service TEXT NOT NULL, name TEXT NOT NULL, grain TEXT NOT NULL,
              version INTEGER NOT NULL, modified INTEGER NOT NULL, payload BLOB,
              PRIMARY KEY(service, name, grain));

            -- One row per accepted push. at: UTC in 100 ns since 0001-01-01. checksum: CRC-32C over the whole row.
            CREATE TABLE text_log(
              document TEXT NOT NULL, sequence INTEGER NOT NULL, author TEXT NOT NULL, at INTEGER NOT NULL, checksum INTEGER NOT NULL, payload BLOB NOT NULL,
              PRIMARY KEY(document, sequence)) WITHOUT ROWID;

            -- The last sequence that was acknowledged. It moves in the same transaction as the rows, and only from the value its writer knows: this is the fence.
            -- trimmed: rows up to here were removed on purpose; what is absent above it is lost.
            CREATE TABLE text_head(document TEXT NOT NULL PRIMARY KEY, head INTEGER NOT NULL, trimmed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;

            -- Damaged last rows that were written over, kept for whoever must find out what happened.
            CREATE TABLE text_damaged(
              document TEXT NOT NULL, sequence INTEGER NOT NULL, author TEXT NOT NULL, at INTEGER NOT NULL, checksum INTEGER NOT NULL, payload BLOB NOT NULL,
              found INTEGER NOT NULL);

            CREATE TABLE reminder(
              service TEXT NOT NULL, grain TEXT NOT NULL, name TEXT NOT NULL, hash INTEGER NOT NULL, start INTEGER NOT NULL, period INTEGER NOT NULL, version INTEGER NOT NULL,
              PRIMARY KEY(service, grain, name)) WITHOUT ROWID;
            CREATE INDEX reminder_hash ON reminder(service, hash);
            """),
        new(2, """
            -- Areas and their boundaries. source: 1 known to the product, 2 imported. digest: identifies the boundary, empty when there is none.
            -- outline: see Outline.Encode. The version goes up with every write, so that every process knows when to read again.
            CREATE TABLE area(
              code TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, parent TEXT, year INTEGER NOT NULL, fictional INTEGER NOT NULL,
              source INTEGER NOT NULL, digest TEXT NOT NULL, outline BLOB);
            CREATE TABLE area_version(version INTEGER NOT NULL);
            INSERT INTO area_version(version) VALUES(1);
            """),
        new(3, """
            -- Rows of one owner (IRowStore). padding: zeros, so that the payload stands on pages of its own (RowPadding, which counts on this order of columns and on rowids).
            CREATE TABLE record(owner TEXT NOT NULL, key TEXT NOT NULL, padding BLOB NOT NULL, payload BLOB NOT NULL, PRIMARY KEY(owner, key));

            -- How many writes an owner has had: the fence, like text_head.
            CREATE TABLE record_head(owner TEXT NOT NULL PRIMARY KEY, head INTEGER NOT NULL) WITHOUT ROWID;
            """),
    ];

    public static void Apply(SqliteSession session)
    {
        if (Version(session) == Steps[^1].Version)
        {
            return;
        }

        session.Execute("BEGIN IMMEDIATE");
        var stored = Version(session);
        SchemaStep.RefuseNewer(stored, Steps);
        foreach (var step in Steps.Where(step => step.Version > stored))
        {
            session.Script(step.Sql);
        }

        // user_version is part of the file's header and moves with the transaction: the version table of SQLite.
        session.Script(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={Steps[^1].Version}"));
        session.Execute("COMMIT");
    }

    private static int Version(SqliteSession session) => Convert.ToInt32(session.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);
}
