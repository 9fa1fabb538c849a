using Workspace.Web.Access;

namespace Workspace.Web.Api;

internal static class ApiRoutes
{
    /// <summary>Everything under <c>/api</c>: a session unless the group says otherwise, a rate and a body limit.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").RequireAuthorization().RequireRateLimiting(Limits.Api).WithBodyLimit(Limits.Body);
        api.MapSession();
        api.MapDemo();
        api.MapAreas();
        api.MapReference();
        api.MapPictures();
        api.MapPublications();
        api.MapSignals();
        api.MapSections();
        api.MapHistory();
    }
}
