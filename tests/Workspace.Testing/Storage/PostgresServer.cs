using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Workspace.Testing.Storage;

/// <summary>
/// A PostgreSQL for one run of tests: the server that <c>WORKSPACE_TEST_POSTGRES</c> names (a connection string whose user may create databases), or a throw-away
/// one that <c>tests/postgres.sh</c> starts. Fails with what to install when there is none.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string? folder;
    private readonly string connection;
    private int databases;

    private PostgresServer(string connection, string? folder)
    {
        this.connection = connection;
        this.folder = folder;
    }

    public static async Task<PostgresServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("WORKSPACE_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return new(given, folder: null);
        }

        var connection = await ScriptAsync("up");
        return new(connection, new NpgsqlConnectionStringBuilder(connection).Host);
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"workspace_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}");
        await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", $"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(connection) { Database = name }.ToString();
    }

    /// <summary>Runs statements one by one, without pooling.</summary>
    public static async Task ExecuteAsync(string connectionString, params string[] statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        await using var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await opened.OpenAsync();
        foreach (var statement in statements)
        {
#pragma warning disable CA2100 // Tests write their own statements.
            await using var command = new NpgsqlCommand(statement, opened);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            await ScriptAsync("down", folder);
        }
    }

    private static async Task<string> ScriptAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "tests", "postgres.sh"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException((await error).Trim());
    }
}
