using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Workspace.Contracts.Areas;
using Workspace.Hosting.Data;

namespace Workspace.Hosting.Areas.Seeds;

/// <summary>Puts in the areas that the product itself knows, before grains and pages can ask for them. When they are there already this is one read.</summary>
internal sealed class AreaSeeding(IAreaCatalogue catalogue, IOptions<WorkspaceOptions> options) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => catalogue.SeedAsync(AreaSeeds.All(options.Value.FictionalArea), cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
