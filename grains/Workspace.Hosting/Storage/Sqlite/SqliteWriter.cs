using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>
/// The only thread that writes to the file. Everything that is pending goes into one transaction with one sync to disk, so that a hundred writers cost
/// little more than one, and nobody waits for a lock. An operation is acknowledged after its transaction is on disk; one that fails does not take the
/// others with it. What is still queued at disposal is written first.
/// </summary>
internal sealed partial class SqliteWriter : IDisposable
{
    private const int Crowd = 4;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(4);

    private readonly Lock gate = new();
    private readonly AutoResetEvent filled = new(initialState: false);
    private readonly ManualResetEvent ended = new(initialState: false);
    private readonly Queue<Operation> queue = new();
    private readonly List<Operation> batch = [];
    private readonly StorageOptions options;
    private readonly ILogger logger;
    private readonly string path;
    private readonly Thread thread;
    private SqliteSession? session;
    private bool closed;
    private bool scrubDue;

    public SqliteWriter(string path, StorageOptions options, ILogger<SqliteWriter> logger, SqliteSession opened)
    {
        this.path = path;
        this.options = options;
        this.logger = logger;
        session = opened;
        rewriting = new(options.RewriteAfter, options.RewriteWithin);
        RememberRewriting(opened);
        thread = new Thread(Run) { IsBackground = true, Name = "sqlite-writer" };
        thread.Start();
    }

    /// <summary>How many transactions were committed.</summary>
    public long Commits { get; private set; }

    /// <summary>
    /// Queues <paramref name="work"/>; completes when it is on disk. <paramref name="work"/> runs on the writer's thread within a transaction and must not
    /// keep the session. Throws what <paramref name="work"/> throws, and <see cref="StorageUnavailableException"/> when storage fails.
    /// </summary>
    /// <param name="work">What to do. When it throws, nothing of it is kept.</param>
    /// <param name="bytes">About how much it writes, for the bound on a transaction.</param>
    /// <param name="atomic">True when the work is more than one statement, so that a failure half-way must be undone.</param>
    /// <param name="scrub">Where nothing may stay behind of what is replaced.</param>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, int bytes = 0, bool atomic = true, Scrub scrub = Scrub.Nothing)
    {
        var operation = new Operation<T>(work, bytes, atomic, scrub);
        bool wake;
        lock (gate)
        {
            if (closed)
            {
                return Task.FromException<T>(new StorageUnavailableException("Storage has been closed."));
            }

            wake = queue.Count == 0;
            queue.Enqueue(operation);
        }

        if (wake)
        {
            filled.Set();
        }

        return operation.Task;
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            closed = true;
        }

        filled.Set();
        ended.Set();
        thread.Join();
        session?.Dispose();
        filled.Dispose();
        ended.Dispose();
    }

    private void Run()
    {
        while (Take())
        {
            if (rewriting.IsDue)
            {
                Rewrite();
            }

            if (batch.Count == 0)
            {
                EmptyWalIfDue();
                continue;
            }

            var began = Stopwatch.GetTimestamp();
            var failure = Commit();
            var took = Stopwatch.GetElapsedTime(began);
            foreach (var operation in batch)
            {
                operation.Complete(failure);
            }

            var crowded = batch.Count >= Crowd;
            batch.Clear();
            if (crowded)
            {
                // Many write at once: a short pause makes the next transaction bigger instead of the disk busier. Whoever writes alone never waits for it.
                ended.WaitOne(took < LongestPause ? took : LongestPause);
            }
        }
    }

    /// <summary>Waits for work, or until something of a purge is to be done; false when the writer has been closed and everything is written.</summary>
    private bool Take()
    {
        while (true)
        {
            lock (gate)
            {
                for (var bytes = 0L; batch.Count < options.MaxBatchOperations && queue.TryPeek(out var next); bytes += next.Bytes)
                {
                    if (batch.Count > 0 && bytes + next.Bytes > options.MaxBatchBytes)
                    {
                        break;
                    }

                    batch.Add(queue.Dequeue());
                }

                if (batch.Count > 0 || closed)
                {
                    return batch.Count > 0;
                }
            }

            if (!filled.WaitOne(NextTidying))
            {
                return true;
            }
        }
    }

    /// <summary>Runs the batch in one transaction; returns why the whole of it failed, or null.</summary>
    private StorageUnavailableException? Commit()
    {
        try
        {
            session ??= SqliteSession.Open(path, options.BusyTimeout, readOnly: false);
            session.TakeWrittenPages();
            session.Execute("BEGIN IMMEDIATE");

            // Nearly always nothing fails, and then no operation needs a savepoint of its own.
            if (!TryRun(session, alone: false))
            {
                session.Execute("ROLLBACK");
                session.Execute("BEGIN IMMEDIATE");
                TryRun(session, alone: true);
            }

            var pages = batch.Exists(operation => operation.Scrub == Scrub.Pages);
            if (pages)
            {
                MarkRewriting(session);
            }

            session.Execute("COMMIT");
            Commits++;
            var written = session.TakeWrittenPages();
            LogCommitted(logger, batch.Count, written);
            if (pages)
            {
                rewritten = false;
                rewriting.Ask();
            }

            scrubDue |= batch.Exists(operation => operation.Scrub != Scrub.Nothing);
            EmptyWalIfDue();

            return null;
        }
#pragma warning disable CA1031 // Whatever it is, every waiter must hear of it and the thread must live.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogCommitFailed(logger, exception, batch.Count);
            Reset();
            return exception as StorageUnavailableException ?? Unavailable(exception);
        }
    }

    /// <summary>Runs every operation. When they are not alone, false at the first failure: the transaction is to be taken back then.</summary>
    private bool TryRun(SqliteSession opened, bool alone)
    {
        foreach (var operation in batch)
        {
            operation.Run(opened, alone);
            if (!opened.InTransaction)
            {
                throw new StorageUnavailableException("SQLite gave the transaction up.", operation.Failure);
            }

            if (operation.Failure is not null && !alone)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Nothing is known about the connection any more: the next batch opens a new one, which also ends what was open.</summary>
    private void Reset()
    {
        try
        {
            session?.Dispose();
        }
        catch (SqliteException exception)
        {
            LogCloseFailed(logger, exception);
        }

        session = null;
    }

    internal static StorageUnavailableException Unavailable(Exception inner) => new($"Storage did not answer: {inner.Message}", inner);
}
