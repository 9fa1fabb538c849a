using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>One open connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = [];

    private SqliteSession(SqliteConnection connection) => this.connection = connection;

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
        var session = new SqliteSession(connection);
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

    /// <summary>Runs one statement; returns how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row, or null when there is no row or no value.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>Writes the WAL back and cuts it to nothing; false when a reader still holds a part of it.</summary>
    public bool TryEmptyWal()
    {
        using var reader = Query("PRAGMA wal_checkpoint(TRUNCATE)");
        return reader.Read() && reader.GetInt64(0) == 0;
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
        connection.Dispose();
    }

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
