using System.Collections.Immutable;
using System.Security.Claims;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>Silent holds of the own partner on publication. Nobody else is told what they are about; the coordinator sees that there is one.</summary>
internal static class HoldsApi
{
    public static void MapHolds(this RouteGroupBuilder api)
    {
        var holds = api.MapGroup("/pictures/{id}/holds").WithTags("Holds");
        holds.MapGet("", List).WithName("listHolds").WithSummary("The holds of your own partner.");
        holds.MapPost("", Set).WithName("setHold").WithSummary("Holds publication of an area, a section or something in words, silently.");
        holds.MapDelete("/{hold}", Lift).WithName("liftHold").WithSummary("Lifts a hold of your own partner.");
    }

    private static async Task<Answer<ImmutableArray<PublicationHold>>> List(string id, ClaimsPrincipal user, IGrainFactory grains) =>
        PictureId.TryParse(id, out var picture) ? await SignalsApi.Of(picture, user.Partner(), grains).Holds(user.Person()) : ProblemCode.NotFound;

    private static async Task<CreatedAnswer<PublicationHold>> Set(string id, SetHold command, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = PictureId.TryParse(id, out var picture) ? await SignalsApi.Of(picture, user.Partner(), grains).SetHold(command, user.Person()) : ProblemCode.NotFound;
        return new(outcome, hold => $"/api/pictures/{id}/holds/{hold.Id}");
    }

    private static async Task<Answer<Unit>> Lift(string id, string hold, ClaimsPrincipal user, IGrainFactory grains) =>
        PictureId.TryParse(id, out var picture) ? await SignalsApi.Of(picture, user.Partner(), grains).LiftHold(hold, user.Person()) : ProblemCode.NotFound;
}
