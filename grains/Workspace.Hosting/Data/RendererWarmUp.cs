using Microsoft.Extensions.Hosting;
using Workspace.Contracts.Publishing;
using Workspace.Publishing.Documents;

namespace Workspace.Hosting.Data;

/// <summary>Lets the first publication cost no more than a later one: once the host has started, the renderer is tried on an empty document, beside the requests.</summary>
internal sealed class RendererWarmUp(IPublicationRenderer renderer, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = lifetime.ApplicationStarted.Register(started.SetResult);
        await using var onStop = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        try
        {
            await started.Task;
        }
        catch (OperationCanceledException)
        {
            return;
        }

        (renderer as ScribanPublicationRenderer)?.Warm();
    }
}
