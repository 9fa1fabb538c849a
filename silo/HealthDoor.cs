using System.Net;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Workspace.Silo;

/// <summary>
/// <c>/health/live</c> and <c>/health/ready</c> of a silo, for whoever watches the process; it has no other HTTP. Listens where <c>Workspace:Silo:HealthUrl</c> says
/// (for example <c>http://127.0.0.1:8081/</c>), and not at all without it. Live: the process runs. Ready: it carries grains, storage answers, and it is not about to stop.
/// </summary>
internal sealed class HealthDoor(string url, HealthCheckService checks, IHostApplicationLifetime lifetime) : IHostedService, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HttpListener listener = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Prefixes.Add(url.EndsWith('/') ? url : url + "/");
        listener.Start();
        _ = AnswerAsync();
        return Task.CompletedTask;
    }

    /// <summary>The door stays open while the silo hands its grains over, and says that it is stopping.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => listener.Close();

    private async Task AnswerAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var asked = await listener.GetContextAsync();
                var (status, text) = asked.Request.Url?.AbsolutePath switch
                {
                    "/health/live" => (HttpStatusCode.OK, "ok"),
                    "/health/ready" => await ReadyAsync(),
                    _ => (HttpStatusCode.NotFound, "not found"),
                };
                asked.Response.StatusCode = (int)status;
                asked.Response.ContentType = "text/plain";
                await asked.Response.OutputStream.WriteAsync(Encoding.ASCII.GetBytes(text));
                asked.Response.Close();
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The asker hung up, or the door is closed.
            }
        }
    }

    private async Task<(HttpStatusCode Status, string Text)> ReadyAsync()
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
        {
            return (HttpStatusCode.ServiceUnavailable, "starting");
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return (HttpStatusCode.ServiceUnavailable, "stopping");
        }

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var report = await checks.CheckHealthAsync(check => check.Tags.Contains("ready"), patience.Token);
            return report.Status == HealthStatus.Unhealthy ? (HttpStatusCode.ServiceUnavailable, "storage does not answer") : (HttpStatusCode.OK, "ok");
        }
        catch (OperationCanceledException)
        {
            return (HttpStatusCode.ServiceUnavailable, "storage does not answer");
        }
    }
}
