using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>One open connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    /// <summary><c>SQLITE_DBSTATUS_CACHE_WRITE</c>.</summary>
    private const int PagesWritten = 9;

    private readonly SqliteConnection connection;
    private readonly TimeSpan busyTimeout;
    private readonly Dictionary<string, SqliteCommand> commands = [];
    private readonly Dictionary<string, (sqlite3_stmt Prepared, int[] Places)> statements = [];

    private SqliteSession(SqliteConnection connection, TimeSpan busyTimeout) => (this.connection, this.busyTimeout) = (connection, busyTimeout);

    /// <summary>Whether a transaction is open; SQLite ends it by itself on a full disk or a read error.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>Opens the file (made when absent) with the settings that belong to the connection, not to the file.</summary>
    public static SqliteSession Open(string path, TimeSpan busyTimeout, bool readOnly)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            Mode = SqliteOpenMode.ReadWriteCreate,
            DefaultTimeout = (int)Math.Ceiling(busyTimeout.TotalSeconds),
        }.ToString());
        var session = new SqliteSession(connection, busyTimeout);
        try
        {
            connection.Open();
            session.Execute($"PRAGMA busy_timeout={(int)busyTimeout.TotalMilliseconds}");
            if (readOnly)
            {
                session.Execute("PRAGMA query_only=1");
            }
            else
            {
                // FULL: an acknowledged commit survives a power cut, not only a crash of the process. WAL is a property of the file and is kept there.
                session.Execute("PRAGMA journal_mode=WAL");
                session.Execute("PRAGMA synchronous=FULL");
                session.Execute("PRAGMA journal_size_limit=67108864");

                // 32 MiB instead of 4: while many sections are written, a page goes back into the file once instead of eight times.
                session.Execute("PRAGMA wal_autocheckpoint=8000");

                // 32 MiB instead of 2: the last page of every section that is being written stays in memory.
                session.Execute("PRAGMA cache_size=-32768");
                session.Execute("PRAGMA foreign_keys=1");

                // What is replaced or deleted is overwritten with zeros, not left behind on free pages: a purge, and text that only an old snapshot still held.
                session.Execute("PRAGMA secure_delete=1");
            }
        }
        catch
        {
            session.Dispose();
            throw;
        }

        return session;
    }

    /// <summary>
    /// Runs one statement that gives no rows; returns how many it changed. Straight on SQLite's own interface: this is what every stored edit goes through, and a command of
    /// Microsoft.Data.Sqlite costs more than the insert itself.
    /// </summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        var (statement, places) = Statement(sql, values.Length);
        try
        {
            for (var i = 0; i < values.Length; i++)
            {
                Check(Bind(statement, places[i], values[i]));
            }

            int step;
            do
            {
                step = raw.sqlite3_step(statement);
            }
            while (step == raw.SQLITE_ROW);
            if (step != raw.SQLITE_DONE)
            {
                Check(step);
            }

            return raw.sqlite3_changes(connection.Handle);
        }
        finally
        {
            _ = raw.sqlite3_reset(statement);
        }
    }

    /// <summary>The first column of the first row, or null when there is no row or no value.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>How many pages were written to the WAL since this was asked last.</summary>
    public int TakeWrittenPages()
    {
        _ = raw.sqlite3_db_status(connection.Handle, PagesWritten, out var pages, out _, resetFlg: 1);
        return pages;
    }

    /// <summary>Writes the WAL back and cuts it to nothing; false when a reader still holds a part of it after some patience.</summary>
    public bool TryEmptyWal(TimeSpan patience)
    {
        Execute($"PRAGMA busy_timeout={(int)patience.TotalMilliseconds}");
        try
        {
            using var reader = Query("PRAGMA wal_checkpoint(TRUNCATE)");
            return reader.Read() && reader.GetInt64(0) == 0;
        }
        finally
        {
            Execute($"PRAGMA busy_timeout={(int)busyTimeout.TotalMilliseconds}");
        }
    }

    /// <summary>The caller disposes the reader before the next statement on this session.</summary>
    public SqliteDataReader Query(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteReader(CommandBehavior.SingleResult);

    /// <summary>Runs a script of several statements without parameters, unprepared.</summary>
    public void Script(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Scripts are constants of this assembly.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        commands.Clear();
        foreach (var (statement, _) in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
        connection.Dispose();
    }

    /// <summary>A prepared statement, and where in it the values go: SQLite counts names such as $2 by where they first stand.</summary>
    private (sqlite3_stmt Prepared, int[] Places) Statement(string sql, int values)
    {
        if (!statements.TryGetValue(sql, out var known))
        {
            Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement));
            known = (statement, [.. Enumerable.Range(1, values).Select(i => raw.sqlite3_bind_parameter_index(statement, $"${i}"))]);
            statements.Add(sql, known);
        }

        return known;
    }

    private static int Bind(sqlite3_stmt statement, int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        string text => raw.sqlite3_bind_text(statement, index, text),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        int number => raw.sqlite3_bind_int64(statement, index, number),
        bool truth => raw.sqlite3_bind_int64(statement, index, truth ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be stored.", nameof(value)),
    };

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, connection.Handle);

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements are constants of this assembly; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }

            commands.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
