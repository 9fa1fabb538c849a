using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>The text log in the file of an embedded workspace.</summary>
internal sealed partial class SqliteTextLog(SqliteDatabase database, TimeProvider time, ILogger<SqliteTextLog> logger) : ITextLog
{
    private const string MoveHead = "UPDATE text_head SET head = $2 WHERE document = $1 AND head = $3";

    private const string FirstHead = "INSERT INTO text_head(document, head) VALUES($1, $2) ON CONFLICT(document) DO NOTHING";

    private const string InsertRow = "INSERT INTO text_log(document, sequence, author, at, checksum, payload) VALUES($1, $2, $3, $4, $5, $6)";

    private const string ReplaceRow = "UPDATE text_log SET checksum = $5, payload = $6 WHERE document = $1 AND sequence = $2 AND author = $3 AND at = $4";

    private const string ReadRows = "SELECT sequence, author, at, checksum, payload FROM text_log WHERE document = $1 AND sequence > $2 ORDER BY sequence";

    public Task AppendAsync(string document, ImmutableArray<TextLogEntry> entries)
    {
        TextLogGuard.Append(document, entries);
        var rows = entries.Select(TextLogRow.Of).ToArray();
        return database.Writer.WriteAsync(session => Append(session, document, rows), TextLogGuard.Bytes(entries));
    }

    public Task<TextLogPage> ReadAsync(string document, long after, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var (head, rows) = database.Readers.Read(session => (Head(session, document), Rows(session, document, after)), snapshot: true);
            return Task.FromResult(TextLogRow.Page(document, after, head, rows));
        }
        catch (Exception exception) when (exception is StorageUnavailableException or TextLogDamagedException)
        {
            return Task.FromException<TextLogPage>(exception);
        }
    }

    public Task TrimAsync(string document, long through) => database.Writer.WriteAsync(session =>
    {
        session.Execute("UPDATE text_head SET trimmed = max(trimmed, min(head, $2)) WHERE document = $1", document, through);
        return session.Execute("DELETE FROM text_log WHERE document = $1 AND sequence <= $2", document, through);
    });

    public Task ReplaceAsync(string document, ImmutableArray<TextLogEntry> entries)
    {
        TextLogGuard.Append(document, entries);
        var rows = entries.Select(TextLogRow.Of).ToArray();
        return database.Writer.WriteAsync(session => Replace(session, document, rows), TextLogGuard.Bytes(entries), scrub: Scrub.Pages);
    }

    private static bool Replace(SqliteSession session, string document, TextLogRow[] rows)
    {
        foreach (var row in rows)
        {
            // Author and time are part of the condition: only what a row holds may change, never whose it is.
            if (session.Execute(ReplaceRow, document, row.Sequence, row.Author, row.At, row.Checksum, row.Payload) == 0)
            {
                throw new TextLogDamagedException(document, row.Sequence);
            }
        }

        session.Execute("DELETE FROM text_damaged WHERE document = $1 AND sequence BETWEEN $2 AND $3", document, rows[0].Sequence, rows[^1].Sequence);
        return true;
    }

    private bool Append(SqliteSession session, string document, TextLogRow[] rows)
    {
        var (first, last) = (rows[0].Sequence, rows[^1].Sequence);
        if (session.Execute(MoveHead, document, last, first - 1) == 0 && (first > 1 || session.Execute(FirstHead, document, last) == 0))
        {
            var head = Head(session, document);
            if (!TryDropTornTail(session, document, first, head) || session.Execute(MoveHead, document, last, first - 1) == 0)
            {
                throw TextLogGuard.WhyRefused(document, first, head);
            }
        }

        foreach (var row in rows)
        {
            session.Execute(InsertRow, document, row.Sequence, row.Author, row.At, row.Checksum, row.Payload);
        }

        return true;
    }

    /// <summary>
    /// A damaged or absent last row was left out by <see cref="ReadAsync"/>, so its reader rightly goes on at its sequence. It is set aside here and not there:
    /// reading changes nothing, and only the activation that writes may decide this.
    /// </summary>
    private bool TryDropTornTail(SqliteSession session, string document, long first, TextLogHead head)
    {
        if (first != head.Sequence || head.Sequence == head.Trimmed || Rows(session, document, first - 1) is [var last, ..] && last.ToEntry() is not null)
        {
            return false;
        }

        session.Execute(
            "INSERT INTO text_damaged(document, sequence, author, at, checksum, payload, found) "
            + "SELECT document, sequence, author, at, checksum, payload, $3 FROM text_log WHERE document = $1 AND sequence = $2",
            document,
            first,
            time.GetUtcNow().UtcTicks);
        session.Execute("DELETE FROM text_log WHERE document = $1 AND sequence = $2", document, first);
        session.Execute("UPDATE text_head SET head = $2 WHERE document = $1", document, first - 1);
        LogTornTail(logger, document, first);
        return true;
    }

    internal static TextLogHead Head(SqliteSession session, string document)
    {
        using var reader = session.Query("SELECT head, trimmed FROM text_head WHERE document = $1", document);
        return reader.Read() ? new(reader.GetInt64(0), reader.GetInt64(1)) : default;
    }

    internal static List<TextLogRow> Rows(SqliteSession session, string document, long after)
    {
        var rows = new List<TextLogRow>();
        using var reader = session.Query(ReadRows, document, after);
        while (reader.Read())
        {
            rows.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetFieldValue<byte[]>(4)));
        }

        return rows;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The last row {Sequence} of {Document} was damaged; it was set aside in text_damaged and is written anew.")]
    private static partial void LogTornTail(ILogger logger, string document, long sequence);
}
