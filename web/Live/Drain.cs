using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Workspace.Web.Live;

/// <summary>How a node takes its leave. Section <c>Workspace:Drain</c>.</summary>
internal sealed class DrainOptions
{
    public const string Section = "Workspace:Drain";

    /// <summary>Seconds between saying that it is no longer ready and closing its doors: as long as a load balancer needs to notice. Default: 0.</summary>
    [Range(0, 300)]
    public int Seconds { get; set; }
}

/// <summary>
/// Keeps the doors open for a while after the node was told to stop. <c>/health/ready</c> already says no, and SignalR has asked every browser to connect again, which the
/// load balancer sends elsewhere; requests that are on their way here are still answered.
/// </summary>
internal sealed class Drain(IOptions<DrainOptions> options, TimeProvider time) : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        options.Value.Seconds == 0 ? Task.CompletedTask : Task.Delay(TimeSpan.FromSeconds(options.Value.Seconds), time, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
