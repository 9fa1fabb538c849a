using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Workspace.Contracts.Partners;

namespace Workspace.Web.Api;

/// <summary>For whoever watches the process. Live: it runs, whatever else is wrong; restart it when this fails. Ready: it can answer people; send nobody here when this fails.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("ok")).ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    /// <summary>Ready means that storage answers, that a grain answers, and that the process is not about to stop.</summary>
    private static async Task<IResult> Ready(IGrainFactory grains, HealthCheckService checks, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return NotReady("stopping");
        }

        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            var grain = grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).Find([]).WaitAsync(patience.Token);
            var storage = await checks.CheckHealthAsync(check => check.Tags.Contains("ready"), patience.Token).WaitAsync(patience.Token);
            await grain;
            return storage.Status == HealthStatus.Unhealthy ? NotReady("storage does not answer") : TypedResults.Text("ok");
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return NotReady("not ready");
        }
    }

    private static ContentHttpResult NotReady(string why) => TypedResults.Text(why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
