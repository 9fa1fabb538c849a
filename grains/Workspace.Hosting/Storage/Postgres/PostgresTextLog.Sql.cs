using Npgsql;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage.Postgres;

internal sealed partial class PostgresTextLog
{
    /// <summary>
    /// $1-$3: document, first and last sequence per call; $4-$9: the rows. A head moves only from the value that the caller knows; a racing writer waits on its
    /// row and then finds it moved. Rows follow their head or stay out, so a call is stored whole or not at all.
    /// </summary>
    private const string TakeCalls = """
        WITH calls AS (SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS c(document, first, last)),
        moved AS (UPDATE text_head h SET head = c.last FROM calls c WHERE h.document = c.document AND h.head = c.first - 1 RETURNING h.document),
        begun AS (INSERT INTO text_head(document, head) SELECT document, last FROM calls WHERE first = 1 ORDER BY document ON CONFLICT DO NOTHING RETURNING document),
        taken AS (SELECT document FROM moved UNION ALL SELECT document FROM begun),
        stored AS (INSERT INTO text_log(document, sequence, author, at, checksum, payload)
          SELECT r.* FROM unnest($4::text[], $5::bigint[], $6::text[], $7::bigint[], $8::bigint[], $9::bytea[]) AS r(document, sequence, author, at, checksum, payload)
          WHERE r.document IN (SELECT document FROM taken))
        SELECT document FROM taken
        """;

    /// <summary>Head and rows in one statement, hence of one moment; a row with nulls comes back when there are none.</summary>
    private const string ReadRows = """
        SELECT h.head, h.trimmed, l.sequence, l.author, l.at, l.checksum, l.payload
        FROM (SELECT 1) one LEFT JOIN text_head h ON h.document = $1 LEFT JOIN text_log l ON l.document = $1 AND l.sequence > $2 ORDER BY l.sequence
        """;

    private const string Trim =
        "WITH h AS (UPDATE text_head SET trimmed = greatest(trimmed, least(head, $2)) WHERE document = $1) DELETE FROM text_log WHERE document = $1 AND sequence <= $2";

    /// <summary>$1: document; $2-$6: the rows. Author and time are part of the condition: only what a row holds may change, never whose it is.</summary>
    private const string ReplaceRows = """
        UPDATE text_log l SET checksum = r.checksum, payload = r.payload
        FROM unnest($2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bytea[]) AS r(sequence, author, at, checksum, payload)
        WHERE l.document = $1 AND l.sequence = r.sequence AND l.author = r.author AND l.at = r.at
        """;

    private async Task ReplaceRowsAsync(string document, TextLogRow[] rows)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var replace = Command(
            connection,
            ReplaceRows,
            document,
            Array.ConvertAll(rows, row => row.Sequence),
            Array.ConvertAll(rows, row => row.Author),
            Array.ConvertAll(rows, row => row.At),
            Array.ConvertAll(rows, row => row.Checksum),
            Array.ConvertAll(rows, row => row.Payload)))
        {
            if (await replace.ExecuteNonQueryAsync() != rows.Length)
            {
                throw new TextLogDamagedException(document, rows[0].Sequence);
            }
        }

        await using (var forget = Command(
            connection,
            "DELETE FROM text_damaged WHERE document = $1 AND sequence BETWEEN $2 AND $3",
            document,
            rows[0].Sequence,
            rows[^1].Sequence))
        {
            await forget.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private async Task<HashSet<string>> TryTakeAsync(List<Call> batch)
    {
        var rows = batch.SelectMany(call => call.Rows, (call, row) => (call.Document, Row: row)).ToArray();
        await using var command = Command(
            connection: null,
            TakeCalls,
            batch.Select(call => call.Document).ToArray(),
            batch.Select(call => call.First).ToArray(),
            batch.Select(call => call.Last).ToArray(),
            Array.ConvertAll(rows, row => row.Document),
            Array.ConvertAll(rows, row => row.Row.Sequence),
            Array.ConvertAll(rows, row => row.Row.Author),
            Array.ConvertAll(rows, row => row.Row.At),
            Array.ConvertAll(rows, row => row.Row.Checksum),
            Array.ConvertAll(rows, row => row.Row.Payload));
        await using var reader = await command.ExecuteReaderAsync();
        var taken = new HashSet<string>(batch.Count, StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            taken.Add(reader.GetString(0));
        }

        return taken;
    }

    private async Task<(TextLogHead Head, List<TextLogRow> Rows)> RowsAsync(NpgsqlConnection? connection, string document, long after, CancellationToken cancellation)
    {
        await using var command = Command(connection, ReadRows, document, after);
        return await RowsAsync(command, cancellation);
    }

    /// <summary>Head and rows for whoever reads beside the log, in a transaction of their own.</summary>
    internal static async Task<(TextLogHead Head, List<TextLogRow> Rows)> RowsAsync(NpgsqlConnection connection, string document, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ReadRows, connection) { Parameters = { new() { Value = document }, new() { Value = 0L } } };
        return await RowsAsync(command, cancellation);
    }

    private static async Task<(TextLogHead Head, List<TextLogRow> Rows)> RowsAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var head = default(TextLogHead);
        var rows = new List<TextLogRow>();
        while (await reader.ReadAsync(cancellation))
        {
            head = await reader.IsDBNullAsync(0, cancellation) ? default : new(reader.GetInt64(0), reader.GetInt64(1));
            if (!await reader.IsDBNullAsync(2, cancellation))
            {
                rows.Add(new(reader.GetInt64(2), reader.GetString(3), reader.GetInt64(4), reader.GetInt64(5), await reader.GetFieldValueAsync<byte[]>(6, cancellation)));
            }
        }

        return (head, rows);
    }

    /// <summary>The head was not where the caller thinks. Either it is fenced out, or the last row was torn and left out when the caller read: then it is written anew.</summary>
    private async Task RefusedAsync(Call call)
    {
        if (await TryDropTornTailAsync(call) is { } refusal)
        {
            throw refusal;
        }

        if (!(await TryTakeAsync([call])).Contains(call.Document))
        {
            throw new TextLogFencedException(call.Document, call.First);
        }
    }

    /// <summary>Sets a damaged or absent last row aside, under the lock of its head; returns why the call is refused when that is not what is wrong.</summary>
    private async Task<Exception?> TryDropTornTailAsync(Call call)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var locked = Command(connection, "SELECT 1 FROM text_head WHERE document = $1 FOR UPDATE", call.Document))
        {
            await locked.ExecuteNonQueryAsync();
        }

        var (head, rows) = await RowsAsync(connection, call.Document, call.First - 1, CancellationToken.None);
        if (call.First == head.Sequence + 1)
        {
            return null;
        }

        if (call.First != head.Sequence || head.Sequence == head.Trimmed || (rows is [var last, ..] && last.ToEntry() is not null))
        {
            return TextLogGuard.WhyRefused(call.Document, call.First, head);
        }

        await using (var drop = Command(
            connection,
            """
            WITH d AS (DELETE FROM text_log WHERE document = $1 AND sequence = $2 RETURNING *),
            k AS (INSERT INTO text_damaged(document, sequence, author, at, checksum, payload) SELECT document, sequence, author, at, checksum, payload FROM d)
            UPDATE text_head SET head = $2 - 1 WHERE document = $1
            """,
            call.Document,
            call.First))
        {
            await drop.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        LogTornTail(logger, call.Document, call.First);
        return null;
    }

    private NpgsqlCommand Command(NpgsqlConnection? connection, string sql, params ReadOnlySpan<object> values)
    {
#pragma warning disable CA2100 // Statements are constants of this assembly; values are parameters.
        var command = connection is null ? source.CreateCommand(sql) : new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return command.With(options, values);
    }
}
