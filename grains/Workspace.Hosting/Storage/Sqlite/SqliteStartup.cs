using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Data;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>Claims the data folder and opens the file before anything else starts.</summary>
internal sealed partial class SqliteStartup(IServiceProvider services, IDataFolder folder, ILogger<SqliteStartup> logger) : IHostedLifecycleService, IDisposable
{
    private IDisposable? claim;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        claim = DataClaim.Take(folder.Path);
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
