using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>The file of an embedded workspace: its schema, its one writer, its readers.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private SqliteDatabase(string path, SqliteWriter writer, SqliteReaders readers)
    {
        Path = path;
        Writer = writer;
        Readers = readers;
    }

    public string Path { get; }

    public SqliteWriter Writer { get; }

    public SqliteReaders Readers { get; }

    /// <summary>Opens or makes the file and brings its schema up to date. Throws <see cref="StorageUnavailableException"/> when it cannot be used.</summary>
    public static SqliteDatabase Open(string path, StorageOptions options, ILoggerFactory loggers)
    {
        SqliteSession session;
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
            session = SqliteSession.Open(path, options.BusyTimeout, readOnly: false);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"The data file {path} cannot be opened: {exception.Message}", exception);
        }

        try
        {
            SqliteSchema.Apply(session);
        }
        catch (SqliteException exception)
        {
            session.Dispose();
            throw new StorageUnavailableException($"The data file {path} cannot be used: {exception.Message}", exception);
        }
        catch
        {
            session.Dispose();
            throw;
        }

        return new(path, new SqliteWriter(path, options, loggers.CreateLogger<SqliteWriter>(), session), new SqliteReaders(path, options));
    }

    public void Dispose()
    {
        Writer.Dispose();
        Readers.Dispose();
    }
}
