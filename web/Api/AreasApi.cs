using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>Areas: searching, one area with its surroundings, maps, and the yearly import of boundaries.</summary>
internal static class AreasApi
{
    private const int MaxQuery = 200;

    public static void MapAreas(this RouteGroupBuilder api)
    {
        var areas = api.MapGroup("/areas").WithTags("Areas");
        areas.MapGet("", Search).WithName("searchAreas").WithSummary("Areas by name or code, best match first.");
        areas.MapGet("/map", Map).WithName("getAreaMap").WithSummary("Outlines of the parts of an area, or of all municipalities; revalidated by ETag.")
            .Produces<AreaMap>();
        areas.MapGet("/{id}", View).WithName("getArea").WithSummary("One area with what it lies in, its parts, and your pictures of it.");
        areas.MapPost("/import", Import).WithName("importAreas").WithSummary("Takes in a GeoJSON or TopoJSON file with boundaries; administrators only.")
            .WithBodyLimit(Limits.AreaFile).RequireRateLimiting(Limits.Upload).Accepts<Stream>("application/geo+json", "application/json", "application/octet-stream");
    }

    private static async Task<Answer<AreaPage>> Search(IAreaCatalogue catalogue, string? q, string? kind, string? parent, string[]? within, int? skip, int? take, CancellationToken cancellation)
    {
        if (q is { Length: > MaxQuery })
        {
            return Problem.Of(ProblemCode.FieldTooLong, ("field", "q"), ("max", Text(MaxQuery)), ("length", Text(q.Length)));
        }

        AreaKind? wanted = null;
        if (!string.IsNullOrEmpty(kind))
        {
            if (!Enum.TryParse<AreaKind>(kind, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed) || parsed == AreaKind.Unknown || char.IsAsciiDigit(kind[0]))
            {
                return Invalid("kind");
            }

            wanted = parsed;
        }

        AreaId? above = null;
        if (!string.IsNullOrEmpty(parent))
        {
            if (!AreaId.TryParse(parent, out var id))
            {
                return Invalid("parent");
            }

            above = id;
        }

        var outer = ImmutableArray.CreateBuilder<AreaId>();
        foreach (var code in within ?? [])
        {
            if (!AreaId.TryParse(code, out var area) || outer.Count == PictureLimits.Areas)
            {
                return Invalid("within");
            }

            outer.Add(area);
        }

        return skip is < 0 or > 1_000_000 ? Invalid("skip")
            : take is < 1 or > 500 ? Invalid("take")
            : await catalogue.SearchAsync(new() { Text = q ?? "", Kind = wanted, Parent = above, Within = outer.ToImmutable(), Skip = skip ?? 0, Take = take ?? 50 }, cancellation);
    }

    private static async Task<Answer<AreaView>> View(string id, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!AreaId.TryParse(id, out var area))
        {
            return new Answer<AreaView>(Problem.Of(ProblemCode.UnknownArea, ("area", Short(id))), StatusCodes.Status404NotFound);
        }

        var outcome = await grains.GetGrain<IAreaGrain>(area.Value).View(user.Person());
        return new Answer<AreaView>(outcome, outcome.Problem?.Code == ProblemCode.UnknownArea ? StatusCodes.Status404NotFound : null);
    }

    private static async Task<IResult> Map(HttpContext context, IAreaCatalogue catalogue, IOptions<JsonOptions> json, string? parent, CancellationToken cancellation)
    {
        AreaId? above = null;
        if (!string.IsNullOrEmpty(parent))
        {
            if (!AreaId.TryParse(parent, out var id))
            {
                return new Answer<AreaMap>(Invalid("parent"));
            }

            above = id;
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(await catalogue.MapAsync(above, cancellation), json.Value.SerializerOptions);

        // Maps change once a year: browsers keep them, and ask whether they still hold.
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(bytes, "application/json", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\""));
    }

    private static async Task<Answer<AreaImportReport>> Import(HttpContext context, ClaimsPrincipal user, IGrainFactory grains, IAreaCatalogue catalogue, TimeProvider time, int? year, CancellationToken cancellation)
    {
        var person = await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).FindPerson(user.Person());
        if (person is not { Administrator: true })
        {
            return ProblemCode.NotAllowed;
        }

        var now = time.GetUtcNow().Year;
        return year is { } given && (given < 1980 || given > now + 1) ? Invalid("year") : await catalogue.ImportAsync(context.Request.Body, year ?? now, cancellation);
    }

    private static Problem Invalid(string field) => Problem.Of(ProblemCode.FieldInvalid, ("field", field));

    private static string Short(string text) => text.Length <= 64 ? text : text[..64];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
