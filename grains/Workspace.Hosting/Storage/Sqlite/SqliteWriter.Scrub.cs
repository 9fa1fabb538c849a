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

    /// <summary>A short read has ended by then; a long one (a check of all sections, a backup) must not hold up whoever writes.</summary>
    private static readonly TimeSpan ReaderPatience = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan EmptyAgain = TimeSpan.FromSeconds(1);

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

    /// <summary>How long the writer sleeps at most when nothing is to be written.</summary>
    private TimeSpan NextTidying => scrubDue && (!rewriting.IsAsked || rewriting.Wait > EmptyAgain) ? EmptyAgain : rewriting.Wait;

    /// <summary>What was committed stands whatever happens here; what cannot be done now is done after the next commit, or some moments later.</summary>
    private void EmptyWalIfDue()
    {
        if (!scrubDue || session is null)
        {
            return;
        }

        try
        {
            scrubDue = !session.TryEmptyWal(ReaderPatience);
            if (!scrubDue && rewritten)
            {
                EndRewriting(session);
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

            scrubDue = !session.TryEmptyWal(ReaderPatience);
            if (!scrubDue)
            {
                EndRewriting(session);
                var (took, after) = (Stopwatch.GetElapsedTime(began), MiB());
                LogRewritten(logger, took, after);
            }
            else
            {
                // The old pages stand in the file until the WAL is written back, which is tried again with the next write, or in a second.
                rewriting.PutOff();
                LogRewrittenButHeld(logger);
            }
        }
#pragma warning disable CA1031 // Whatever it is, the thread must live; what is to be done stays noted.
        catch (Exception exception)
#pragma warning restore CA1031
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
