using Microsoft.Extensions.Logging;

namespace Workspace.Hosting.Storage.Sqlite;

internal sealed partial class SqliteWriter
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "A transaction of {Operations} operations was not stored; their callers have been told.")]
    private static partial void LogCommitFailed(ILogger logger, Exception exception, int operations);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The failed connection could not be closed.")]
    private static partial void LogCloseFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The WAL could not be emptied after a purge; it is tried again after the next write.")]
    private static partial void LogScrubFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "The data file ({MiB} MiB) is written anew after a purge; what is stored meanwhile waits.")]
    private static partial void LogRewriting(ILogger logger, long mib);

    [LoggerMessage(EventId = 5, Level = LogLevel.Information, Message = "The data file was written anew in {Took} and is {MiB} MiB; nothing of what was purged is left in it.")]
    private static partial void LogRewritten(ILogger logger, TimeSpan took, long mib);

    [LoggerMessage(EventId = 6, Level = LogLevel.Information, Message = "The data file was written anew; a reader still holds the WAL, which is emptied after it.")]
    private static partial void LogRewrittenButHeld(ILogger logger);

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "The data file could not be written anew after a purge; it is tried again in {Again}. Traces of what was purged may be left in it until then.")]
    private static partial void LogRewriteFailed(ILogger logger, Exception exception, TimeSpan again);

    /// <summary>What <c>tests/signals/bench.mjs</c> reads: how much one transaction writes, in whole pages of 4 KiB.</summary>
    [LoggerMessage(EventId = 8, Level = LogLevel.Debug, Message = "A transaction of {Operations} operations wrote {Pages} pages.")]
    private static partial void LogCommitted(ILogger logger, int operations, int pages);
}
