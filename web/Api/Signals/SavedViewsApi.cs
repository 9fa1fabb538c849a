using System.Collections.Immutable;
using System.Security.Claims;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>The views on the register that someone keeps for oneself.</summary>
internal static class SavedViewsApi
{
    public static void MapSavedViews(this RouteGroupBuilder api)
    {
        var views = api.MapGroup("/pictures/{id}/signal-views").WithTags("Signals");
        views.MapGet("", List).WithName("listSignalViews").WithSummary("Your own views on this register.");
        views.MapPost("", Save).WithName("saveSignalView").WithSummary("Keeps a view under a name; one of that name is replaced. At most 30.");
        views.MapDelete("/{view}", Remove).WithName("removeSignalView").WithSummary("Removes one of your own views.");
    }

    private static async Task<Answer<ImmutableArray<SavedView>>> List(string id, ClaimsPrincipal user, IGrainFactory grains) =>
        PictureId.TryParse(id, out var picture) ? await Mine(user, grains).List(picture) : ProblemCode.NotFound;

    private static async Task<Answer<SavedView>> Save(string id, SaveView command, ClaimsPrincipal user, IGrainFactory grains) =>
        PictureId.TryParse(id, out var picture) ? await Mine(user, grains).Save(picture, command) : ProblemCode.NotFound;

    private static async Task<Answer<Unit>> Remove(string id, string view, ClaimsPrincipal user, IGrainFactory grains) =>
        PictureId.TryParse(id, out var picture) ? await Mine(user, grains).Remove(picture, view) : ProblemCode.NotFound;

    private static ISavedViewsGrain Mine(ClaimsPrincipal user, IGrainFactory grains) => grains.GetGrain<ISavedViewsGrain>(user.Person().Value);
}
