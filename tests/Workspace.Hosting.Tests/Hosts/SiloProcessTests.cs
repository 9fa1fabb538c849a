using System.Diagnostics;
using System.Globalization;
using System.Net;
using Workspace.Hosting.Clustering;
using Workspace.Hosting.Tests.Storage;
using Workspace.Testing.Storage;

namespace Workspace.Hosting.Tests.Hosts;

/// <summary>The silo as an operator runs it: a process of its own, watched over HTTP, stopped with SIGTERM.</summary>
public sealed class SiloProcessTests(PostgresServerFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_ready_while_storage_answers_alive_all_the_time_and_stops_in_order()
    {
        var connection = await postgres.Server.CreateDatabaseAsync();
        var database = new Npgsql.NpgsqlConnectionStringBuilder(connection).Database;
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{SiloEndpoints.Free()}/");
        using var silo = Start(("ConnectionStrings__Postgres", connection), ("Workspace__Silo__Address", "127.0.0.1"), ("Workspace__Silo__HealthUrl", url));
        using var http = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            await BecomesAsync(http, HttpStatusCode.OK);
            await PostgresServer.ExecuteAsync(
                new Npgsql.NpgsqlConnectionStringBuilder(connection) { Database = "postgres" }.ToString(),
                $"ALTER DATABASE {database} ALLOW_CONNECTIONS false",
                $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
            await BecomesAsync(http, HttpStatusCode.ServiceUnavailable);
            Assert.Equal(HttpStatusCode.OK, await AskAsync(http, "/health/live"));
            await PostgresServer.ExecuteAsync(new Npgsql.NpgsqlConnectionStringBuilder(connection) { Database = "postgres" }.ToString(), $"ALTER DATABASE {database} ALLOW_CONNECTIONS true");
            await BecomesAsync(http, HttpStatusCode.OK);
            using var term = Process.Start("kill", ["-TERM", silo.Id.ToString(CultureInfo.InvariantCulture)]);
            await silo.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(40), Cancellation);
            Assert.Equal(0, silo.ExitCode);
        }
        finally
        {
            if (!silo.HasExited)
            {
                silo.Kill();
            }
        }
    }

    [Fact]
    public async Task Without_postgres_it_says_so_in_one_line()
    {
        using var silo = Start();
        var said = await silo.StandardError.ReadToEndAsync(Cancellation);
        await silo.WaitForExitAsync(Cancellation);
        Assert.Equal(2, silo.ExitCode);
        Assert.Contains("ConnectionStrings:Postgres", Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static Process Start(params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Workspace.Silo.dll")]) { RedirectStandardError = true };
        start.Environment["Logging__LogLevel__Default"] = "None";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task BecomesAsync(HttpClient http, HttpStatusCode wanted)
    {
        for (var attempt = 0; await AskAsync(http, "/health/ready") != wanted; attempt++)
        {
            Assert.True(attempt < 300, $"it did not become {wanted}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancellation);
        }
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return default;
        }
    }
}
