using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Demo;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Tests.Clusters;
using Workspace.Hosting.Tests.Storage;
using Workspace.Testing;

namespace Workspace.Hosting.Tests.Hosts;

/// <summary>The start-up calls, on hosts as they run in production.</summary>
public sealed class HostTests(PostgresServerFixture postgres) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Without_a_connection_string_everything_runs_in_one_process()
    {
        await using var host = await StartAsync(builder => builder.AddWorkspace(), ("Workspace:DataDirectory", folder.Path));
        var note = host.Services.GetRequiredService<IGrainFactory>().GetGrain<INoteGrain>("embedded");
        await note.Write("hier");
        Assert.Equal("hier", await note.Read());
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(host)).Status);
        Assert.NotNull(host.Services.GetRequiredService<ITextLog>());
        Assert.NotNull(host.Services.GetRequiredService<IRowStore>());
        Assert.NotEmpty(host.Services.GetRequiredService<IDemoDossier>().Partners);
        Assert.NotEmpty((await host.Services.GetRequiredService<IAreaCatalogue>().SearchAsync(new(), Cancellation)).Areas);
    }

    [Fact]
    public async Task Two_processes_on_one_data_folder_are_refused_until_the_first_has_stopped()
    {
        await using (await StartAsync(builder => builder.AddWorkspace(), ("Workspace:DataDirectory", folder.Path)))
        {
            var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => StartAsync(builder => builder.AddWorkspace(), ("Workspace:DataDirectory", folder.Path)));
            Assert.Contains(folder.Path, refused.Message, StringComparison.Ordinal);
        }

        await using var again = await StartAsync(builder => builder.AddWorkspace(), ("Workspace:DataDirectory", folder.Path));
    }

    [Fact]
    public async Task Two_embedded_workspaces_run_side_by_side_on_one_machine()
    {
        using var other = new TemporaryFolder();
        await using var first = await StartAsync(builder => builder.AddWorkspace(), ("Workspace:DataDirectory", folder.Path));
        await using var second = await StartAsync(builder => builder.AddWorkspace(), ("Workspace:DataDirectory", other.Path));
        await first.Services.GetRequiredService<IGrainFactory>().GetGrain<INoteGrain>("same").Write("van de eerste");
        Assert.Equal("", await second.Services.GetRequiredService<IGrainFactory>().GetGrain<INoteGrain>("same").Read());
    }

    [Fact]
    public async Task With_a_connection_string_web_is_a_client_and_silos_carry_the_grains()
    {
        var connection = ("ConnectionStrings:Postgres", (string?)await postgres.Server.CreateDatabaseAsync());
        var loopback = ("Workspace:Silo:Address", (string?)"127.0.0.1");
        await using var silo = await StartAsync(builder => builder.AddWorkspaceSilo(), connection, loopback);
        await using var web = await StartAsync(builder => builder.AddWorkspace(), connection, ("Workspace:DataDirectory", folder.Path));
        var note = web.Services.GetRequiredService<IClusterClient>().GetGrain<INoteGrain>("cluster");
        await note.Write("in de silo");
        await note.Remind();
        Assert.Null(web.Services.GetService<ITextLog>());
        Assert.Null(web.Services.GetService<IRowStore>());
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(web)).Status);
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(silo)).Status);

        // The silo goes, another takes over on other ports, and everything is there. (A client that was connected to the first asks for the list of
        // gateways every five seconds and fails calls until then: who calls from a web node tries again. A new client need not wait.)
        await using var next = await StartAsync(builder => builder.AddWorkspaceSilo(), connection, loopback);
        await silo.DisposeAsync();
        await web.DisposeAsync();
        await using var later = await StartAsync(builder => builder.AddWorkspace(), connection, ("Workspace:DataDirectory", folder.Path));
        note = later.Services.GetRequiredService<IClusterClient>().GetGrain<INoteGrain>("cluster");
        Assert.Equal("in de silo", await note.Read());
        Assert.True(await note.HasReminder());
    }

    [Fact]
    public async Task A_test_puts_its_own_storage_in_place_after_the_start_up_call()
    {
        var mine = new Workspace.Testing.Storage.InMemoryTextLog();
        await using var host = await StartAsync(
            builder => builder.AddWorkspace().Services.AddSingleton<ITextLog>(mine),
            ("Workspace:DataDirectory", folder.Path));
        Assert.Same(mine, host.Services.GetRequiredService<ITextLog>());
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_not_healthy()
    {
        await using var host = await StartAsync(builder => builder.AddWorkspace(), ("Workspace:DataDirectory", folder.Path));
        host.Services.GetRequiredService<Workspace.Hosting.Storage.Sqlite.SqliteDatabase>().Dispose();
        Assert.Equal(HealthStatus.Unhealthy, (await HealthAsync(host)).Status);
    }

    [Theory]
    [InlineData("Workspace:DataDirectory", " ")]
    [InlineData("Workspace:Storage:MaxBatchOperations", "0")]
    [InlineData("Workspace:Storage:MaxBatchBytes", "1")]
    [InlineData("Workspace:Storage:BusyTimeout", "00:00:00")]
    [InlineData("Workspace:Storage:CommandTimeout", "1.00:00:00")]
    [InlineData("Workspace:Storage:LogWriters", "17")]
    [InlineData("Workspace:Silo:Port", "70000")]
    [InlineData("Workspace:Silo:GatewayPort", "-1")]
    [InlineData("Workspace:Silo:Address", "not an address")]
    [InlineData("Workspace:Silo:IdleAfter", "00:00:01")]
    public async Task A_setting_out_of_bounds_stops_the_start_and_is_named(string setting, string value)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            StartAsync(builder => builder.AddWorkspace(), ("Workspace:DataDirectory", folder.Path), (setting, value)));
        Assert.Contains(setting.Split(':')[^1], refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silo_without_postgres_is_refused()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        Assert.False(WorkspaceHosting.IsClustered(builder.Configuration));
        Assert.Contains("Postgres", Assert.Throws<InvalidOperationException>(() => builder.AddWorkspaceSilo()).Message, StringComparison.Ordinal);
    }

    private static async Task<StartedHost> StartAsync(Action<HostApplicationBuilder> add, params (string Key, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = "Test", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings.GroupBy(setting => setting.Key, (key, values) => KeyValuePair.Create(key, values.Last().Value)));
        builder.Logging.ClearProviders();
        add(builder);
        var host = builder.Build();
        try
        {
            await host.StartAsync(Cancellation);
            return new(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private static Task<HealthReport> HealthAsync(StartedHost host) =>
        host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready"), Cancellation);

    private sealed class StartedHost(IHost host) : IAsyncDisposable
    {
        private bool stopped;

        public IServiceProvider Services => host.Services;

        public async ValueTask DisposeAsync()
        {
            if (!stopped)
            {
                stopped = true;
                await host.StopAsync();
                await ((IAsyncDisposable)host).DisposeAsync();
            }
        }
    }
}
