using Microsoft.Extensions.Logging;
using Workspace.Contracts;

namespace Workspace.Grains.Sections;

internal sealed partial class SectionGrain
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Storing {Section} failed; the activation ends and clients resync")]
    private static partial void LogStoreFailed(ILogger logger, string section, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Snapshot of {Section} was not stored; the log holds everything")]
    private static partial void LogSnapshotFailed(ILogger logger, string section, Exception exception);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The last row in the log of {Section} is damaged and was left out; compare with a backup")]
    private static partial void LogTornTail(ILogger logger, string section);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Push to {Section} refused: {Code} ({Bytes} bytes)")]
    private static partial void LogPushRefused(ILogger logger, string section, ProblemCode code, int bytes);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Stored {Rows} rows of {Section} up to {Sequence}")]
    private static partial void LogStored(ILogger logger, string section, int rows, long sequence);

    [LoggerMessage(Level = LogLevel.Information, Message = "Node {Node} no longer answers for {Section} and was let go; it renews by itself")]
    private static partial void LogNodeDropped(ILogger logger, string section, string node, Exception? exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The picture did not take the report of {Section}; it is told again")]
    private static partial void LogReportFailed(ILogger logger, string section, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed text of {Section} was purged from rows {First} to {Last}")]
    private static partial void LogPurged(ILogger logger, string section, long first, long last);

    [LoggerMessage(Level = LogLevel.Critical, Message = "A snapshot or purge of {Section} at {Sequence} was refused: it would take away text that nobody removed. The log holds everything; run 'web verify'")]
    private static partial void LogTextLost(ILogger logger, string section, long sequence);
}
