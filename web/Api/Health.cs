using Workspace.Contracts.Partners;

namespace Workspace.Web.Api;

/// <summary>For whoever watches the process: alive, and able to answer.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("ok")).ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    /// <summary>Ready means that a grain answers, which needs the silo and its storage.</summary>
    private static async Task<IResult> Ready(IGrainFactory grains, TimeProvider time)
    {
        try
        {
            await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).Find([]).WaitAsync(Patience, time);
            return TypedResults.Text("ok");
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return TypedResults.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
