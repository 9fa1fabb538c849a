using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>Claims the data folder and opens the file before anything else starts. Two processes on one folder would each believe they hold the only copy of every grain.</summary>
internal sealed partial class SqliteStartup(IServiceProvider services, IDataFolder folder, ILogger<SqliteStartup> logger) : IHostedLifecycleService, IDisposable
{
    private FileStream? claim;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The lock goes with the process, also at kill -9; the file itself means nothing.
            claim = new FileStream(Path.Combine(folder.Path, "in-use.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new StorageUnavailableException($"The data folder {folder.Path} is in use by another process of this product. Stop that one, or set Workspace:DataDirectory.", exception);
        }

        var path = services.GetRequiredService<SqliteDatabase>().Path;
        LogOpened(logger, path);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => claim?.Dispose();

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Storage is {Path}.")]
    private static partial void LogOpened(ILogger logger, string path);
}
