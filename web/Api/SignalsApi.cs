using System.Collections.Immutable;
using System.Security.Claims;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>The signals of a picture: each partner's own, merged as far as the asker may see them.</summary>
internal static class SignalsApi
{
    public static void MapSignals(this RouteGroupBuilder api)
    {
        var signals = api.MapGroup("/pictures/{id}/signals").WithTags("Signals");
        signals.MapGet("", List).WithName("listSignals").WithSummary("The signals you may see, of all partners; others are absent and uncounted.");
        signals.MapPost("", Add).WithName("addSignal").WithSummary("Adds a signal to the contribution of your own partner, or of one that only gives information (coordinator).");
    }

    private static async Task<Answer<ImmutableArray<Signal>>> List(string id, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (PicturesApi.Find(id, grains) is not { } picture)
        {
            return ProblemCode.NotFound;
        }

        var by = user.Person();
        var view = await picture.View(by);
        if (!view.IsDone)
        {
            return view.Problem;
        }

        var lists = await Task.WhenAll(view.Value.Partners.Select(p => Of(view.Value.Id, p.Id, grains).List(by)));
        return ImmutableArray.CreateRange(lists
            .Where(l => l.IsDone)
            .SelectMany(l => l.Value)
            .OrderBy(s => s.Date, StringComparer.Ordinal)
            .ThenBy(s => s.Label, StringComparer.Ordinal)
            .ThenBy(s => s.Id.Value, StringComparer.Ordinal));
    }

    /// <param name="partner">Whose contribution; the own partner when absent. A partner that only gives information has it entered by the coordinator.</param>
    private static async Task<CreatedAnswer<Signal>> Add(string id, AddSignal command, string? partner, ClaimsPrincipal user, IGrainFactory grains)
    {
        var owner = user.Partner();
        var known = PictureId.TryParse(id, out var picture) && (partner is null || PartnerId.TryParse(partner, out owner));
        var outcome = known ? await Of(picture, owner, grains).Add(command, user.Person()) : ProblemCode.NotFound;
        return new(outcome, _ => $"/api/pictures/{id}/signals");
    }

    private static IContributionGrain Of(PictureId picture, PartnerId partner, IGrainFactory grains) =>
        grains.GetGrain<IContributionGrain>(new ContributionRef(picture, partner).Key);
}
