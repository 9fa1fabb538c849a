using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Workspace.Web.Tests.Hosting;

/// <summary>The edge on a real Kestrel on a free port, over whatever grains the test gives it.</summary>
internal sealed class EdgeHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private EdgeHost(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<EdgeHost> StartAsync(Action<WebApplicationBuilder> below, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = ["--urls", "http://127.0.0.1:0", "--Client:Folder", Path.Combine(AppContext.BaseDirectory, "no-bundle"), .. settings],
            ApplicationName = "Workspace.Web",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("WORKSPACE_TEST_LOG") == "1")
        {
            builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Information).AddFilter("Orleans", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.SignalR", LogLevel.Debug);
        }

        below(builder);
        builder.AddWebEdge();
        var app = builder.Build();
        app.UseWebEdge();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
    }

    /// <summary>A browser: keeps cookies, sends our own origin.</summary>
    public Browser Open(string? origin = null) => new(Address, origin ?? Address.GetLeftPart(UriPartial.Authority));

    /// <summary>A browser that is signed in.</summary>
    public async Task<Browser> SignInAsync(string person)
    {
        var browser = Open();
        using var answer = await browser.Http.PostAsJsonAsync("/api/demo/sign-in", new { person }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return browser;
    }

    /// <summary>Stops it as SIGTERM does; its services can still be asked what became of them.</summary>
    public Task StopAsync() => app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await app.DisposeAsync();
    }
}

/// <summary>One client with its own cookies.</summary>
internal sealed class Browser : IDisposable
{
    private readonly SocketsHttpHandler handler;

    public Browser(Uri address, string origin)
    {
        (Address, Origin) = (address, origin);
        handler = new() { CookieContainer = Cookies, AllowAutoRedirect = false };
        Http = new(handler) { BaseAddress = address };
        if (origin.Length > 0)
        {
            Http.DefaultRequestHeaders.Add("Origin", origin);
        }
    }

    public Uri Address { get; }

    public string Origin { get; }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http { get; }

    public void Dispose()
    {
        Http.Dispose();
        handler.Dispose();
    }
}
