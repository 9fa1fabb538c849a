using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Workspace.Hosting.Storage.Postgres;

/// <summary>Brings the schema up before anything else starts, and waits a while for a database that is still starting itself.</summary>
internal sealed partial class PostgresStartup(NpgsqlDataSource source, TimeProvider time, ILogger<PostgresStartup> logger) : IHostedLifecycleService
{
    private const int Attempts = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await PostgresSchema.ApplyAsync(source, cancellationToken);
                return;
            }
            catch (NpgsqlException exception) when (attempt < Attempts && IsStillStarting(exception))
            {
                LogWaiting(logger, attempt, Attempts, exception.Message);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nobody listens yet, or the server says itself that it is starting. A wrong password or database is not waited for.</summary>
    private static bool IsStillStarting(NpgsqlException exception) => exception is not PostgresException refusal || refusal.SqlState == PostgresErrorCodes.CannotConnectNow;

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "PostgreSQL does not answer yet (attempt {Attempt} of {Attempts}): {Reason}")]
    private static partial void LogWaiting(ILogger logger, int attempt, int attempts, string reason);
}
