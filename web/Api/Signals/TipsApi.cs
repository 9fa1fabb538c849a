using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>One-way links for residents and entrepreneurs: made by a partner, used without an account, nothing to read back.</summary>
internal static class TipsApi
{
    private const long MaxFile = 4 * 1024 * 1024;
    private const int TokenBytes = 24;

    public static void MapTips(this RouteGroupBuilder api)
    {
        var links = api.MapGroup("/pictures/{id}/tip-links").WithTags("Tips");
        links.MapGet("", List).WithName("listTipLinks").WithSummary("The one-way links of your own partner, or of one that only gives information.");
        links.MapPost("", Make).WithName("makeTipLink").WithSummary("Makes a one-way link. The answer holds the token; it is told once and not kept.");
        links.MapDelete("/{link}", Revoke).WithName("revokeTipLink").WithSummary("Withdraws a link.");

        var tips = api.MapGroup("/tips/{token}").AllowAnonymous().RequireRateLimiting(Limits.Tips).WithTags("Tips");
        tips.MapGet("", Invitation).WithName("readTipInvitation").WithSummary("Whom a tip by this link goes to, and until when.");
        tips.MapPost("", Give).WithName("giveTip").WithSummary("Gives a tip; nothing about the giver is kept.");
        tips.MapPost("/{key}/photo", Attach).WithName("attachToTip").WithSummary("A photo (JPEG, at most 4 MiB, three with a tip) with a tip just given; the body is the file. Only the image is kept.").WithBodyLimit(MaxFile).WithMetadata(new SignalFilesApi.AcceptsFile());
    }

    private static async Task<Answer<ImmutableArray<TipLink>>> List(string id, string? partner, ClaimsPrincipal user, IGrainFactory grains) =>
        Desk(id, partner, user, grains) is { } desk ? await desk.List(user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<NewTipLink>> Make(string id, string? partner, MakeTipLink command, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (Desk(id, partner, user, grains) is not { } desk)
        {
            return ProblemCode.NotFound;
        }

        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(TokenBytes));
        var made = await desk.Make(command with { Id = IdOf(token) }, user.Person());
        return made.IsDone ? new NewTipLink { Link = made.Value, Token = token } : made.Problem;
    }

    private static async Task<Answer<Unit>> Revoke(string id, string? partner, string link, ClaimsPrincipal user, IGrainFactory grains) =>
        Desk(id, partner, user, grains) is { } desk ? await desk.Revoke(link, user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<TipInvitation>> Invitation(string token, IGrainFactory grains) => Link(token, grains) is { } link ? await link.Invitation() : ProblemCode.LinkInvalid;

    private static async Task<Answer<Unit>> Give(string token, Tip tip, IGrainFactory grains) => Link(token, grains) is { } link ? await link.Give(tip) : ProblemCode.LinkInvalid;

    private static async Task<Answer<Unit>> Attach(string token, string key, HttpRequest request, IGrainFactory grains)
    {
        if (Link(token, grains) is not { } link)
        {
            return ProblemCode.LinkInvalid;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return await link.Attach(key, body.ToArray());
    }

    private static ITipDeskGrain? Desk(string id, string? partner, ClaimsPrincipal user, IGrainFactory grains)
    {
        var owner = user.Partner();
        return PictureId.TryParse(id, out var picture) && (partner is null || PartnerId.TryParse(partner, out owner))
            ? grains.GetGrain<ITipDeskGrain>(new ContributionRef(picture, owner).Key)
            : null;
    }

    /// <summary>What cannot be a token wakes no grain.</summary>
    private static ITipLinkGrain? Link(string token, IGrainFactory grains) =>
        token.Length == TokenBytes / 3 * 4 && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? grains.GetGrain<ITipLinkGrain>(IdOf(token)) : null;

    private static string IdOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>A link with its token: the only time that it is told.</summary>
public sealed record NewTipLink
{
    public required TipLink Link { get; init; }

    public required string Token { get; init; }
}
