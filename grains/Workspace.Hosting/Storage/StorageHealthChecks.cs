using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Storage.Sqlite;

namespace Workspace.Hosting.Storage;

/// <summary>Ready while the writer takes and commits a transaction.</summary>
internal sealed class SqliteHealthCheck(SqliteDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.Writer.WriteAsync(session => session.Scalar("SELECT count(*) FROM text_head WHERE document = ''"), atomic: false).WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StorageUnavailableException exception)
        {
            return new(context.Registration.FailureStatus, "Storage does not answer.", exception);
        }
    }
}

/// <summary>Ready while the database answers.</summary>
internal sealed class PostgresHealthCheck(NpgsqlDataSource source) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = source.CreateCommand("SELECT version FROM workspace_schema");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException exception)
        {
            return new(context.Registration.FailureStatus, "Storage does not answer.", exception);
        }
    }
}
