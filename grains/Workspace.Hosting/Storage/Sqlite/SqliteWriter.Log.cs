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
}
