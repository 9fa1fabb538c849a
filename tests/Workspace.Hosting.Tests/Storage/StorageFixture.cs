using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Providers;
using Orleans.Storage;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Storage.Sqlite;
using Workspace.Testing;
using Workspace.Testing.Storage;

namespace Workspace.Hosting.Tests.Storage;

/// <summary>A started host with real storage, and ways to hurt that storage from outside. The same tests run on every fixture.</summary>
public abstract class StorageFixture : IAsyncLifetime
{
    private IHost? host;

    public IServiceProvider Services => host!.Services;

    public ITextLog Log => Services.GetRequiredService<ITextLog>();

    public IRowStore Rows => Services.GetRequiredService<IRowStore>();

    public IReminderTable Reminders => Services.GetRequiredService<IReminderTable>();

    public IGrainStorage State => Services.GetRequiredKeyedService<IGrainStorage>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME);

    public virtual async ValueTask InitializeAsync() => await StartAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await StopAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the host and starts another on the same storage.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Runs a statement behind the back of the host.</summary>
    public abstract Task ExecuteAsync(string sql);

    /// <summary>One number, read behind the back of the host.</summary>
    public abstract Task<long> CountAsync(string sql);

    /// <summary>Makes storage refuse to write until the answer is disposed.</summary>
    public abstract Task<IAsyncDisposable> RefuseAsync();

    /// <summary>Makes the database fail on a row with this key, and on no other.</summary>
    public abstract Task ForbidRowAsync(string key);

    /// <summary>Breaks every connection that the host has open now, as a restarted server does. What comes afterwards must not notice.</summary>
    public abstract Task BreakConnectionsAsync();

    protected abstract void Configure(HostApplicationBuilder builder);

    private async Task StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = "Test", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        Configure(builder);
        host = builder.Build();
        await host.StartAsync();
    }

    private async Task StopAsync()
    {
        await host!.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private protected sealed class Undo(Func<ValueTask> undo) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => undo();
    }
}

public sealed class SqliteFixture : StorageFixture
{
    private readonly TemporaryFolder folder = new();

    private string Source => $"Data Source={folder.File("samenbeeld.db")};Pooling=False";

    public override async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
#pragma warning disable CA2100 // Tests write their own statements.
        await using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public override async Task<long> CountAsync(string sql)
    {
        await using var connection = await OpenAsync();
#pragma warning disable CA2100 // Tests write their own statements.
        await using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Another process holds the file for longer than the host waits.</summary>
    public override async Task<IAsyncDisposable> RefuseAsync()
    {
        var connection = await OpenAsync();
        await using var begin = new SqliteCommand("BEGIN IMMEDIATE", connection);
        await begin.ExecuteNonQueryAsync();
        return new Undo(connection.DisposeAsync);
    }

    public override Task ForbidRowAsync(string key) => ExecuteAsync(
        $"CREATE TRIGGER IF NOT EXISTS forbidden BEFORE INSERT ON record WHEN new.key = '{key}' BEGIN SELECT RAISE(ABORT, 'forbidden'); END");

    public override async Task BreakConnectionsAsync() => await Assert.ThrowsAsync<StorageUnavailableException>(() =>
        Services.GetRequiredService<SqliteDatabase>().Writer.WriteAsync(session =>
        {
            session.Dispose();
            return session.Scalar("SELECT 1");
        }));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override void Configure(HostApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection([new("Workspace:DataDirectory", folder.Path), new("Workspace:Storage:BusyTimeout", "00:00:01")]);
        builder.AddWorkspace();
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection(Source);
        await connection.OpenAsync();
        return connection;
    }
}

public sealed class PostgresFixture(PostgresServerFixture server) : StorageFixture
{
    private string connectionString = "";

    public override async ValueTask InitializeAsync()
    {
        connectionString = await server.Server.CreateDatabaseAsync();
        await base.InitializeAsync();
    }

    public override Task ExecuteAsync(string sql) => PostgresServer.ExecuteAsync(connectionString, sql);

    public override async Task<long> CountAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>What a database does that has become a standby, or whose disk is full.</summary>
    public override async Task<IAsyncDisposable> RefuseAsync()
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync($"ALTER DATABASE {database} SET default_transaction_read_only = on");
        await BreakConnectionsAsync();
        return new Undo(async () =>
        {
            await PostgresServer.ExecuteAsync(
                connectionString,
                "SET default_transaction_read_only = off",
                $"ALTER DATABASE {database} RESET default_transaction_read_only");
            await BreakConnectionsAsync();
        });
    }

    public override Task ForbidRowAsync(string key) => ExecuteAsync($"ALTER TABLE record ADD CONSTRAINT forbidden CHECK(key <> '{key}')");

    public override Task BreakConnectionsAsync() =>
        ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    protected override void Configure(HostApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Postgres", connectionString), new("Workspace:Silo:Address", "127.0.0.1")]);
        builder.AddWorkspaceSilo();
    }
}

/// <summary>One throw-away PostgreSQL for the whole run.</summary>
public sealed class PostgresServerFixture : IAsyncLifetime
{
    private PostgresServer? server;

    public PostgresServer Server => server!;

    public async ValueTask InitializeAsync() => server = await PostgresServer.StartAsync();

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
