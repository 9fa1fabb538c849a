using System.Collections.Immutable;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>Rows in the file of an embedded workspace.</summary>
internal sealed class SqliteRowStore(SqliteDatabase database) : IRowStore
{
    private const string ReadRange = "SELECT key, payload FROM record WHERE owner = $1 AND key >= $2 AND key < $3 ORDER BY key";

    private const string FindRow = "SELECT payload FROM record WHERE owner = $1 AND key = $2";

    private const string BeginHead = "INSERT INTO record_head(owner, head) VALUES($1, 1) ON CONFLICT DO NOTHING";

    private const string MoveHead = "UPDATE record_head SET head = head + 1 WHERE owner = $1 AND head = $2";

    private const string PutRow =
        "INSERT INTO record(owner, key, padding, payload) VALUES($1, $2, zeroblob($3), $4) "
        + "ON CONFLICT(owner, key) DO UPDATE SET padding = excluded.padding, payload = excluded.payload";

    private const string RemoveRow = "DELETE FROM record WHERE owner = $1 AND key = $2";

    public Task<RowPage> ReadAsync(string owner, ImmutableArray<string> prefixes, CancellationToken cancellation = default)
    {
        RowGuard.Owner(owner);
        var ranges = RowRange.Of(prefixes);
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var (head, rows) = database.Readers.Read(session => (Head(session, owner), Rows(session, owner, ranges, cancellation)), snapshot: true);
            return Task.FromResult(RowRange.Page(head, rows));
        }
        catch (StorageUnavailableException exception)
        {
            return Task.FromException<RowPage>(exception);
        }
    }

    public Task<byte[]?> FindAsync(string owner, string key, CancellationToken cancellation = default)
    {
        RowGuard.Owner(owner);
        RowGuard.Key(key, nameof(key));
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult(database.Readers.Read(session => session.Scalar(FindRow, owner, key) as byte[]));
        }
        catch (StorageUnavailableException exception)
        {
            return Task.FromException<byte[]?>(exception);
        }
    }

    public Task WriteAsync(string owner, long head, ImmutableArray<RowWrite> writes, bool scrub = false)
    {
        var batch = RowBatch.Of(owner, head, writes);
        return database.Writer.WriteAsync(session => Write(session, batch), batch.Bytes, scrub: scrub ? Scrub.Wal : Scrub.Nothing);
    }

    private static bool Write(SqliteSession session, RowBatch batch)
    {
        if ((batch.Head == 0 ? session.Execute(BeginHead, batch.Owner) : session.Execute(MoveHead, batch.Owner, batch.Head)) == 0)
        {
            throw new RowsFencedException(batch.Owner, batch.Head);
        }

        foreach (var key in batch.Removed)
        {
            session.Execute(RemoveRow, batch.Owner, key);
        }

        for (var i = 0; i < batch.Keys.Length; i++)
        {
            session.Execute(PutRow, batch.Owner, batch.Keys[i], RowPadding.Length(batch.Owner, batch.Keys[i], batch.Payloads[i].Length), batch.Payloads[i]);
        }

        return true;
    }

    private static long Head(SqliteSession session, string owner) => session.Scalar("SELECT head FROM record_head WHERE owner = $1", owner) is long head ? head : 0;

    private static List<StoredRow> Rows(SqliteSession session, string owner, RowRange[] ranges, CancellationToken cancellation)
    {
        var rows = new List<StoredRow>();
        foreach (var range in ranges)
        {
            using var reader = session.Query(ReadRange, owner, range.From, range.Before);
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                rows.Add(new(reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
            }
        }

        return rows;
    }
}
