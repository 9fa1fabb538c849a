using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>
/// What a purge leaves behind. <c>secure_delete</c> overwrites a row where it stands, not the copies of it that were left on pages that SQLite divided or joined before. So the
/// file is written anew (VACUUM) some time after a purge, and the WAL cut to nothing. That this is still to be done is a row of the file, from the purge's own transaction on, so that
/// a restart does it too.
/// </summary>
internal sealed partial class SqliteWriter
{
    private const string MarkOwner = "storage";
    private const string MarkKey = "rewrite";

    private readonly RewriteSchedule rewriting;
    private bool rewritten;

    /// <summary>Completes when nothing is left in the file of what was purged until now.</summary>
    public Task ScrubbedAsync() => rewriting.DoneAsync();

    private void RememberRewriting(SqliteSession opened)
    {
        if (opened.Scalar("SELECT 1 FROM record WHERE owner = $1 AND key = $2", MarkOwner, MarkKey) is not null)
        {
            rewriting.Ask();
        }
    }

    private static void MarkRewriting(SqliteSession opened) =>
        opened.Execute("INSERT INTO record(owner, key, padding, payload) VALUES($1, $2, zeroblob(0), zeroblob(0)) ON CONFLICT DO NOTHING", MarkOwner, MarkKey);

    /// <summary>The commit stands whatever happens here; what cannot be done now is done after the next one.</summary>
    private void EmptyWal(SqliteSession opened)
    {
        try
        {
            scrubDue = !opened.TryEmptyWal();
            if (!scrubDue && rewritten)
            {
                EndRewriting(opened);
            }
        }
        catch (SqliteException exception)
        {
            LogScrubFailed(logger, exception);
        }
    }

    private void Rewrite()
    {
        try
        {
            session ??= SqliteSession.Open(path, options.BusyTimeout, readOnly: false);
            var began = Stopwatch.GetTimestamp();
            if (!rewritten)
            {
                var before = MiB();
                LogRewriting(logger, before);
                session.Execute("VACUUM");
                rewritten = true;
            }

            scrubDue = !session.TryEmptyWal();
            if (!scrubDue)
            {
                EndRewriting(session);
                var (took, after) = (Stopwatch.GetElapsedTime(began), MiB());
                LogRewritten(logger, took, after);
            }
            else
            {
                // The old pages stand in the file until the WAL is written back, which the next write or this moment tries again.
                rewriting.PutOff();
                LogRewrittenButHeld(logger);
            }
        }
        catch (SqliteException exception)
        {
            LogRewriteFailed(logger, exception, rewriting.PutOff());
            Reset();
        }
    }

    private void EndRewriting(SqliteSession opened)
    {
        opened.Execute("DELETE FROM record WHERE owner = $1 AND key = $2", MarkOwner, MarkKey);
        rewritten = false;
        rewriting.Done();
    }

    private long MiB() => new FileInfo(path).Length >> 20;
}
