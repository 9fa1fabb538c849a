namespace Workspace.Web.Live;

/// <summary>Name of this web node towards the grains; another one after every start.</summary>
internal sealed record NodeName(string Id)
{
    public static NodeName New() => new(Guid.NewGuid().ToString("N"));
}

/// <summary>Work that nobody waits for; its failures are told to the log.</summary>
internal static partial class Background
{
    public static void Observe(Task task, ILogger logger)
    {
        if (!task.IsCompletedSuccessfully)
        {
            _ = WatchAsync(task, logger);
        }
    }

    private static async Task WatchAsync(Task task, ILogger logger)
    {
        try
        {
            await task;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogFailed(logger, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Something sent to a grain or a client did not arrive; it is repaired at the next renewal")]
    private static partial void LogFailed(ILogger logger, Exception fault);
}
