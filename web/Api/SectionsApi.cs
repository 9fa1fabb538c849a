using System.Security.Claims;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>One section outside the editor: reading exactly what one would sign, its stage, signing.</summary>
internal static class SectionsApi
{
    public static void MapSections(this RouteGroupBuilder api)
    {
        var sections = api.MapGroup("/pictures/{id}/sections/{section}").WithTags("Sections");
        sections.MapGet("/reading", Read).WithName("readSection").WithSummary("The text with the hash that a signature binds to.");
        sections.MapGet("/sources", Sources).WithName("readSources").WithSummary("How well the claims of the text rest on sources: how many have none, one, or only what has fallen.");
        sections.MapPost("/stage", ChangeStage).WithName("changeStage").WithSummary("Offers, returns or approves the section.");
        sections.MapPost("/signatures", Sign).WithName("signSection").WithSummary("Signs exactly the text with this hash, for your own partner.");
    }

    private static async Task<Answer<SectionReading>> Read(string id, string section, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, section, grains) is { } grain ? await grain.Read(user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<SectionQuality>> Sources(string id, string section, ClaimsPrincipal user, IGrainFactory grains) =>
        PicturesApi.Find(id, grains) is { } picture && SectionId.TryParse(section, out var part) ? await picture.Quality(part, user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<SectionStatus>> ChangeStage(string id, string section, ChangeStage command, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, section, grains) is { } grain ? await grain.ChangeStage(command, user.Person()) : ProblemCode.NotFound;

    private static async Task<CreatedAnswer<SignatureView>> Sign(string id, string section, SignSection command, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = Find(id, section, grains) is { } grain ? await grain.Sign(command, user.Person()) : ProblemCode.NotFound;
        return new(outcome, _ => $"/api/pictures/{id}/sections/{section}/reading");
    }

    internal static ISectionGrain? Find(string id, string section, IGrainFactory grains) =>
        PictureId.TryParse(id, out var picture) && SectionId.TryParse(section, out var part)
            ? grains.GetGrain<ISectionGrain>(new SectionRef(picture, part).Key)
            : null;
}
