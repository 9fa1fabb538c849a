using System.Collections.Immutable;
using Npgsql;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage.Postgres;

/// <summary>Rows on PostgreSQL. Each call is one statement, hence one round trip and one snapshot or transaction.</summary>
internal sealed class PostgresRowStore(NpgsqlDataSource source, StorageOptions options) : IRowStore
{
    /// <summary>A row with nulls comes back when there are none. Not ordered here: large rows would be sorted with their payloads, on disk.</summary>
    private const string ReadRanges = """
        SELECT (SELECT head FROM record_head WHERE owner = $1), r.key, r.payload FROM (SELECT 1) one LEFT JOIN (
          SELECT r.key, r.payload FROM unnest($2::text[], $3::text[]) AS p(low, high) JOIN record r ON r.owner = $1 AND r.key >= p.low AND r.key < p.high) r ON true
        """;

    /// <summary>
    /// $1, $2: owner and the head that the caller knows; $3: keys to remove; $4, $5: rows to put. The head moves only from that value; a racing writer waits on its row and then
    /// finds it moved. Rows follow the head or stay as they are.
    /// </summary>
    private const string WriteRows = """
        WITH moved AS (UPDATE record_head SET head = head + 1 WHERE owner = $1 AND head = $2 RETURNING 1),
        begun AS (INSERT INTO record_head(owner, head) SELECT $1, 1 WHERE $2 = 0 ON CONFLICT DO NOTHING RETURNING 1),
        taken AS (SELECT 1 FROM moved UNION ALL SELECT 1 FROM begun),
        removed AS (DELETE FROM record WHERE owner = $1 AND key = ANY($3) AND EXISTS(SELECT 1 FROM taken)),
        put AS (INSERT INTO record(owner, key, payload)
          SELECT $1, r.key, r.payload FROM unnest($4::text[], $5::bytea[]) AS r(key, payload) WHERE EXISTS(SELECT 1 FROM taken)
          ON CONFLICT(owner, key) DO UPDATE SET payload = excluded.payload)
        SELECT count(*) FROM taken
        """;

    public async Task<RowPage> ReadAsync(string owner, ImmutableArray<string> prefixes, CancellationToken cancellation = default)
    {
        RowGuard.Owner(owner);
        var ranges = RowRange.Of(prefixes);
        RowPage? page = null;
        await RunAsync(async () => page = await PageAsync(owner, ranges, cancellation));
        return page!;
    }

    public async Task<byte[]?> FindAsync(string owner, string key, CancellationToken cancellation = default)
    {
        RowGuard.Owner(owner);
        RowGuard.Key(key, nameof(key));
        byte[]? payload = null;
        await RunAsync(async () =>
        {
            await using var command = source.CreateCommand("SELECT payload FROM record WHERE owner = $1 AND key = $2").With(options, owner, key);
            payload = await command.ExecuteScalarAsync(cancellation) as byte[];
        });
        return payload;
    }

    /// <remarks>A second try whose first was stored finds the head moved, and its caller reads again.</remarks>
    public async Task WriteAsync(string owner, long head, ImmutableArray<RowWrite> writes, bool scrub = false)
    {
        var batch = RowBatch.Of(owner, head, writes);
        await RunAsync(async () =>
        {
            await using var command = source.CreateCommand(WriteRows).With(options, owner, head, batch.Removed, batch.Keys, batch.Payloads);
            if (await command.ExecuteScalarAsync() is not 1L)
            {
                throw new RowsFencedException(owner, head);
            }
        });
    }

    private async Task<RowPage> PageAsync(string owner, RowRange[] ranges, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(ReadRanges)
            .With(options, owner, Array.ConvertAll(ranges, range => range.From), Array.ConvertAll(ranges, range => range.Before));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var head = 0L;
        var rows = new List<StoredRow>();
        while (await reader.ReadAsync(cancellation))
        {
            head = await reader.IsDBNullAsync(0, cancellation) ? 0 : reader.GetInt64(0);
            if (!await reader.IsDBNullAsync(1, cancellation))
            {
                rows.Add(new(reader.GetString(1), await reader.GetFieldValueAsync<byte[]>(2, cancellation)));
            }
        }

        return RowRange.Page(head, rows);
    }

    private async Task RunAsync(Func<Task> operation)
    {
        try
        {
            await source.TryTwiceAsync(operation);
        }
        catch (Exception exception) when (PostgresSource.IsFailure(exception))
        {
            throw PostgresSource.Unavailable(exception);
        }
    }
}
