using Microsoft.Extensions.Logging;

namespace Workspace.Hosting.Storage.Postgres;

internal sealed partial class PostgresTextLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The last row {Sequence} of {Document} was damaged; it was set aside in text_damaged and is written anew.")]
    private static partial void LogTornTail(ILogger logger, string document, long sequence);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "A batch of {Calls} appends was refused for one of them; each is tried by itself.")]
    private static partial void LogBatchSplit(ILogger logger, Exception exception, int calls);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "A batch of {Calls} appends was not stored; their callers have been told.")]
    private static partial void LogNotStored(ILogger logger, Exception exception, int calls);
}
