using System.Data.Common;

namespace Workspace.Hosting.Storage.Sqlite;

internal sealed partial class SqliteWriter
{
    private abstract class Operation(int bytes, Scrub scrub)
    {
        public int Bytes => bytes;

        public Scrub Scrub => scrub;

        public Exception? Failure { get; protected set; }

        /// <param name="alone">True when a failure must undo this operation only; false when it undoes the whole transaction, and everything is run again.</param>
        public abstract void Run(SqliteSession session, bool alone);

        public abstract void Complete(Exception? commitFailure);
    }

    private sealed class Operation<T>(Func<SqliteSession, T> work, int bytes, bool atomic, Scrub scrub) : Operation(bytes, scrub)
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;

        public Task<T> Task => done.Task;

        public override void Run(SqliteSession session, bool alone)
        {
            var guarded = atomic && alone;
            Failure = null;
            try
            {
                if (guarded)
                {
                    session.Execute("SAVEPOINT operation");
                }

                result = work(session);
                if (guarded)
                {
                    session.Execute("RELEASE operation");
                }
            }
#pragma warning disable CA1031 // The waiter gets it; the other operations of the transaction go on.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Failure = exception is DbException or ObjectDisposedException or InvalidOperationException ? Unavailable(exception) : exception;
                if (guarded)
                {
                    Undo(session);
                }
            }
        }

        public override void Complete(Exception? commitFailure)
        {
            if (Failure is { } own)
            {
                done.SetException(own);
            }
            else if (commitFailure is not null)
            {
                done.SetException(commitFailure);
            }
            else
            {
                done.SetResult(result!);
            }
        }

        private static void Undo(SqliteSession session)
        {
            // Where the transaction itself is gone the writer sees it next and gives up the whole batch.
            if (session.InTransaction)
            {
                session.Execute("ROLLBACK TO operation");
                session.Execute("RELEASE operation");
            }
        }
    }
}
