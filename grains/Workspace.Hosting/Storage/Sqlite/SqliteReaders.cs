using System.Collections.Concurrent;
using System.Data.Common;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>Connections for reading. In WAL they never wait for the writer, and each read sees everything that was acknowledged before it began.</summary>
internal sealed class SqliteReaders(string path, StorageOptions options) : IDisposable
{
    private const int KeptOpen = 8;
    private readonly ConcurrentBag<SqliteSession> idle = [];
    private volatile bool closed;

    /// <summary>Runs <paramref name="work"/> on a connection of its own, here and now. Throws <see cref="StorageUnavailableException"/> when storage fails.</summary>
    /// <param name="snapshot">True when the work is more than one statement and all must see the same state.</param>
    public T Read<T>(Func<SqliteSession, T> work, bool snapshot = false)
    {
        if (closed)
        {
            throw new StorageUnavailableException("Storage has been closed.");
        }

        SqliteSession? session = null;
        try
        {
            session = idle.TryTake(out var kept) ? kept : SqliteSession.Open(path, options.BusyTimeout, readOnly: true);
            if (snapshot)
            {
                session.Execute("BEGIN");
            }

            var result = work(session);
            if (snapshot)
            {
                session.Execute("COMMIT");
            }

            Return(session);
            return result;
        }
        catch (Exception exception)
        {
            // A session that failed in any way is not used again: it may hold a transaction or an open reader.
            session?.Dispose();
            if (exception is DbException or ObjectDisposedException or InvalidOperationException)
            {
                throw SqliteWriter.Unavailable(exception);
            }

            throw;
        }
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private void Return(SqliteSession session)
    {
        if (closed || idle.Count >= KeptOpen)
        {
            session.Dispose();
        }
        else
        {
            idle.Add(session);
        }
    }
}
