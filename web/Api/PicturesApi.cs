using System.Collections.Immutable;
using System.Security.Claims;
using Workspace.Contracts;
using Workspace.Contracts.Pictures;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>Pictures: the list, starting one, the outline as the asker may see it, its people, and what is missing before it can be published.</summary>
internal static class PicturesApi
{
    public static void MapPictures(this RouteGroupBuilder api)
    {
        var pictures = api.MapGroup("/pictures").WithTags("Pictures");
        pictures.MapGet("", List).WithName("listPictures").WithSummary("The pictures you take part in, latest change first.");
        pictures.MapPost("", Start).WithName("startPicture").WithSummary("Starts a picture with its sections.").WithBodyLimit(Limits.PictureBody);
        pictures.MapGet("/{id}", View).WithName("getPicture").WithSummary("A picture as you may see it.");
        pictures.MapPut("/{id}/people", SetPeople).WithName("setPeople").WithSummary("Sets what people are in the picture.");
        pictures.MapGet("/{id}/readiness", GetReadiness).WithName("getReadiness").WithSummary("Which signatures are fresh, stale or missing.");
        pictures.MapPost("/{id}/reopen", Reopen).WithName("reopenPicture").WithSummary("Opens a published picture for a next revision.");
    }

    private static Task<ImmutableArray<PictureSummary>> List(ClaimsPrincipal user, IGrainFactory grains) =>
        grains.GetGrain<IMyPicturesGrain>(user.Person().Value).List(null);

    private static async Task<CreatedAnswer<PictureView>> Start(StartPicture command, ClaimsPrincipal user, IGrainFactory grains)
    {
        // The id is the key of the grain, so it is settled here: the one asked for, or a new one.
        PictureId id;
        if (string.IsNullOrEmpty(command.Id))
        {
            id = PictureId.Parse(Guid.CreateVersion7().ToString("N"));
        }
        else if (!PictureId.TryParse(command.Id, out id))
        {
            return new(Problem.Of(ProblemCode.FieldInvalid, ("field", "id")), _ => "");
        }

        var outcome = await grains.GetGrain<IPictureGrain>(id.Value).Start(command with { Id = id.Value }, user.Person());
        return new(outcome, view => $"/api/pictures/{view.Id}");
    }

    private static async Task<Answer<PictureView>> View(string id, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, grains) is { } picture ? await picture.View(user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<PictureView>> SetPeople(string id, SetPeople command, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, grains) is { } picture ? await picture.SetPeople(command, user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<Readiness>> GetReadiness(string id, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, grains) is { } picture ? await picture.Readiness(user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<PictureView>> Reopen(string id, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, grains) is { } picture ? await picture.Reopen(user.Person()) : ProblemCode.NotFound;

    /// <summary>The grain of a picture, or null when the text cannot be an id: then nothing by that name exists.</summary>
    internal static IPictureGrain? Find(string id, IGrainFactory grains) =>
        PictureId.TryParse(id, out var picture) ? grains.GetGrain<IPictureGrain>(picture.Value) : null;
}
