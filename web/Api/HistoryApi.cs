using System.Security.Claims;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>How the text of a section came about: time line, versions, differences, restoring, purging.</summary>
internal static class HistoryApi
{
    private const int Page = 50;

    public static void MapHistory(this RouteGroupBuilder api)
    {
        var history = api.MapGroup("/pictures/{id}/sections/{section}/history").WithTags("History");
        history.MapGet("", Timeline).WithName("readHistory").WithSummary("Who wrote and removed how much and when, from the newest entry back.");
        history.MapGet("/text", Text).WithName("readVersion").WithSummary("The text of a version with its writers; of the latest one without a version.");
        history.MapGet("/difference", Difference).WithName("compareVersions").WithSummary("What changed between two versions, in the text itself. Version 0 is the empty text.");
        history.MapPut("/versions/{version}", Name).WithName("nameVersion").WithSummary("Names a version, or renames it.");
        history.MapDelete("/versions/{version}", RemoveName).WithName("removeVersionName").WithSummary("Takes a name away again; the version stays.");
        history.MapPost("/restores", Restore).WithName("restoreVersion").WithSummary("Makes the text read as a version did, as an edit of your own.");
        history.MapPost("/purges", Purge).WithName("purgeHistory").WithSummary("Purges what was written in a range of time and is no longer in the text; coordinator or administrator only.");
    }

    private static async Task<Answer<HistoryPage>> Timeline(string id, string section, long? before, int? take, ClaimsPrincipal user, IGrainFactory grains) =>
        History(id, section, grains) is { } history ? await history.Timeline(user.Person(), before, take ?? Page) : ProblemCode.NotFound;

    private static async Task<Answer<HistoryText>> Text(string id, string section, long? version, ClaimsPrincipal user, IGrainFactory grains) =>
        History(id, section, grains) is { } history ? await history.Text(user.Person(), version) : ProblemCode.NotFound;

    private static async Task<Answer<HistoryText>> Difference(string id, string section, long from, long to, ClaimsPrincipal user, IGrainFactory grains) =>
        History(id, section, grains) is { } history ? await history.Difference(user.Person(), from, to) : ProblemCode.NotFound;

    private static async Task<Answer<NamedVersion>> Name(string id, string section, long version, NameVersion command, ClaimsPrincipal user, IGrainFactory grains) =>
        SectionsApi.Find(id, section, grains) is { } grain ? await grain.NameVersion(version, command, user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<Unit>> RemoveName(string id, string section, long version, ClaimsPrincipal user, IGrainFactory grains) =>
        SectionsApi.Find(id, section, grains) is { } grain ? await grain.RemoveVersionName(version, user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<RestoredVersion>> Restore(string id, string section, RestoreVersion command, ClaimsPrincipal user, IGrainFactory grains) =>
        History(id, section, grains) is { } history ? await history.Restore(command, user.Person()) : ProblemCode.NotFound;

    private static async Task<CreatedAnswer<HistoryPurge>> Purge(string id, string section, PurgeHistory command, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = SectionsApi.Find(id, section, grains) is { } grain ? await grain.Purge(command, user.Person()) : ProblemCode.NotFound;
        return new(outcome, _ => $"/api/pictures/{id}/sections/{section}/history");
    }

    private static ISectionHistoryGrain? History(string id, string section, IGrainFactory grains) =>
        PictureId.TryParse(id, out var picture) && SectionId.TryParse(section, out var part)
            ? grains.GetGrain<ISectionHistoryGrain>(new SectionRef(picture, part).Key)
            : null;
}
