using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workspace.Contracts.Storage;
using Workspace.Hosting;
using Workspace.Testing;
using Workspace.Testing.Storage;
using Workspace.Web.Demo;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Operations;

/// <summary>A product on data of its own: everything in one process on SQLite, or a silo and a web node on a database of PostgreSQL.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private EdgeHost? web;
    private IHost? silo;

    private Site(string? connection)
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Workspace:DataDirectory"] = folder.File("data") };
        if (connection is not null)
        {
            Settings = new Dictionary<string, string>(Settings, StringComparer.Ordinal) { ["ConnectionStrings:Postgres"] = connection };
        }
    }

    /// <summary>What every process on these data is told.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    public EdgeHost Web => web ?? throw new InvalidOperationException("Not started.");

    public ITextLog Log => (silo?.Services ?? Web.Services).GetRequiredService<ITextLog>();

    /// <param name="server">Null for SQLite.</param>
    public static async Task<Site> NewAsync(PostgresServer? server) => new(server is null ? null : await server.CreateDatabaseAsync());

    public async Task StartAsync(bool seed, params string[] settings)
    {
        if (Settings.TryGetValue("ConnectionStrings:Postgres", out var connection))
        {
            var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = "Test", ContentRootPath = AppContext.BaseDirectory });
            builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Postgres", connection), new("Workspace:Silo:Address", "127.0.0.1")]);
            builder.Logging.ClearProviders();
            silo = builder.AddWorkspaceSilo().Build();
            await silo.StartAsync(TestContext.Current.CancellationToken);
        }

        web = await Workplace.StartAsync(Settings["Workspace:DataDirectory"], [.. Settings.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value }), .. settings]);
        if (seed)
        {
            await web.Services.GetRequiredService<DemoSeeding>().EverythingAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (web is not null)
        {
            await web.DisposeAsync();
        }

        if (silo is not null)
        {
            await silo.StopAsync(CancellationToken.None);
            await ((IAsyncDisposable)silo).DisposeAsync();
        }

        folder.Dispose();
    }
}
