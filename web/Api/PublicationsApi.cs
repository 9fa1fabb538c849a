using System.Globalization;
using System.Security.Claims;
using Workspace.Contracts;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Publishing;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>Publishing a picture, and what was published.</summary>
internal static class PublicationsApi
{
    public static void MapPublications(this RouteGroupBuilder api)
    {
        var publications = api.MapGroup("/pictures/{id}/publications").WithTags("Publications");
        publications.MapPost("", Publish).WithName("publishPicture").WithSummary("Publishes when nothing is missing; otherwise nothing has changed.");
        publications.MapGet("/{revision:int:min(1)}", View).WithName("getPublication").WithSummary("A published revision with its manifest.");
    }

    /// <summary>The document itself is a page, not part of the API.</summary>
    public static void MapPublishedDocuments(this IEndpointRouteBuilder app) =>
        app.MapGet("/publications/{id}/{revision:int:min(1)}", Document).RequireAuthorization().RequireRateLimiting(Limits.Api).ExcludeFromDescription();

    private static async Task<CreatedAnswer<PublicationSummary>> Publish(string id, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = PicturesApi.Find(id, grains) is { } picture ? await picture.Publish(user.Person()) : ProblemCode.NotFound;
        return new(outcome, published => string.Create(CultureInfo.InvariantCulture, $"/api/pictures/{id}/publications/{published.Revision}"));
    }

    private static async Task<Answer<PublicationView>> View(string id, int revision, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, revision, grains) is { } publication ? await publication.View(user.Person()) : ProblemCode.NotFound;

    private static async Task<IResult> Document(string id, int revision, HttpContext context, IGrainFactory grains)
    {
        var outcome = Find(id, revision, grains) is { } publication ? await publication.Document(context.User.Person()) : ProblemCode.NotFound;
        if (!outcome.IsDone)
        {
            return new Answer<byte[]>(outcome);
        }

        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.DocumentPolicy;
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Bytes(outcome.Value, "text/html; charset=utf-8");
    }

    private static IPublicationGrain? Find(string id, int revision, IGrainFactory grains) =>
        PictureId.TryParse(id, out var picture)
            ? grains.GetGrain<IPublicationGrain>(string.Create(CultureInfo.InvariantCulture, $"{picture.Value}/{revision}"))
            : null;
}
