using System.Collections.Immutable;
using System.Security.Claims;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Sections;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>The signals of a picture: each partner's own, merged as far as the asker may see them.</summary>
internal static class SignalsApi
{
    public static void MapSignals(this RouteGroupBuilder api)
    {
        var signals = api.MapGroup("/pictures/{id}/signals").WithTags("Signals");
        signals.MapGet("", List).WithName("listSignals").WithSummary("A page of the signals you may see, of all partners; others are absent and uncounted.");
        signals.MapPost("", Add).WithName("addSignal").WithSummary("Adds a signal to the contribution of your own partner, or of one that only gives information (coordinator).");
        signals.MapPost("/references", Refer).WithName("referToSignals").WithSummary("What chips in a text show: label, grade and summary of what you may see, only the partner of what you may not.");
        signals.MapGet("/corroboration", Corroborate).WithName("corroborateSignals").WithSummary("How many partners independently hold a signal about an area or phenomenon; never which, never what.");
        signals.MapGet("/{partner}/{signal}", Detail).WithName("readSignal").WithSummary("One signal, with what you may do with it; its history for the owner.");
        signals.MapGet("/{partner}/{signal}/citations", Citations).WithName("readCitations").WithSummary("Where the picture cites a signal of yours: what falls when it is withdrawn.");
        signals.MapPut("/{partner}/{signal}", Change).WithName("changeSignal").WithSummary("Changes what a signal says.");
        signals.MapPost("/{partner}/moves", Move).WithName("moveSignals").WithSummary("Submits, weighs, accepts, parks, dismisses, forwards, withdraws, merges, or sets handling or purge date of signals of one partner; all or none.");
        signals.MapSignalExport();
        api.MapEntities();
        api.MapSignalFiles();
        api.MapImports();
        api.MapRetention();
        api.MapHolds();
        api.MapSavedViews();
        api.MapTips();
    }

    private static async Task<Answer<SignalPage>> List(string id, [AsParameters] SignalListing listing, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!listing.TryQuery(out var query, out var problem))
        {
            return problem;
        }

        var gathered = await SignalGathering.GatherAsync(id, query, listing.Partners, user, grains);
        return gathered;
    }

    /// <param name="partner">Whose contribution; the own partner when absent. A partner that only gives information has it entered by the coordinator.</param>
    private static async Task<CreatedAnswer<Signal>> Add(string id, AddSignal command, string? partner, ClaimsPrincipal user, IGrainFactory grains)
    {
        var owner = user.Partner();
        var known = PictureId.TryParse(id, out var picture) && (partner is null || PartnerId.TryParse(partner, out owner));
        var outcome = known ? await Of(picture, owner, grains).Add(command, user.Person()) : ProblemCode.NotFound;
        return new(outcome, signal => $"/api/pictures/{id}/signals/{signal.Partner.Value}/{signal.Id.Value}");
    }

    private static async Task<Answer<SignalDetail>> Detail(string id, string partner, string signal, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, partner, grains) is { } contribution && SignalId.TryParse(signal, out var wanted) ? await contribution.Detail(wanted, user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<Signal>> Change(string id, string partner, string signal, ChangeSignal command, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, partner, grains) is { } contribution && SignalId.TryParse(signal, out var wanted) ? await contribution.Change(wanted, command, user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<ImmutableArray<Signal>>> Move(string id, string partner, MoveSignals command, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, partner, grains) is { } contribution ? await contribution.Move(command, user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<ImmutableArray<SignalReference>>> Refer(string id, ReferToSignals command, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (PicturesApi.Find(id, grains) is not { } picture || await picture.Participant(user.Person()) is null)
        {
            return ProblemCode.NotFound;
        }

        if (command.Signals.IsDefault || command.Signals.Length > SignalQuery.MaxLimit)
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "signals"));
        }

        var asked = command.Signals.GroupBy(s => s.Partner);
        var answers = await Task.WhenAll(asked.Select(own => Of(PictureId.Parse(id), own.Key, grains).Refer([.. own.Select(s => s.Id)], user.Person())));
        return ImmutableArray.CreateRange(answers.Where(a => a.IsDone).SelectMany(a => a.Value));
    }

    private static async Task<Answer<SignalCitations>> Citations(string id, string partner, string signal, ClaimsPrincipal user, IGrainFactory grains) =>
        PicturesApi.Find(id, grains) is { } picture && SignalRef.TryParse($"{partner}/{signal}", out var wanted) ? await picture.Citations(wanted, user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<Corroboration>> Corroborate(string id, string? area, string? phenomenon, ClaimsPrincipal user, IGrainFactory grains)
    {
        AreaId? wanted = AreaId.TryParse(area, out var parsed) ? parsed : null;
        if (wanted is null && string.IsNullOrEmpty(phenomenon))
        {
            return Problem.Of(ProblemCode.FieldRequired, ("field", "area"));
        }

        if (await SignalGathering.PartnersAsync(id, user, grains) is not { } partners)
        {
            return ProblemCode.NotFound;
        }

        var sights = await Task.WhenAll(partners.Select(p => Of(PictureId.Parse(id), p, grains).Corroborates(wanted, string.IsNullOrEmpty(phenomenon) ? null : phenomenon, user.Person())));
        return new Corroboration { Partners = sights.Count(s => s != SignalSight.Nothing), Visible = sights.Count(s => s == SignalSight.Content) };
    }

    internal static IContributionGrain? Find(string id, string partner, IGrainFactory grains) =>
        PictureId.TryParse(id, out var picture) && PartnerId.TryParse(partner, out var owner) ? Of(picture, owner, grains) : null;

    internal static IContributionGrain Of(PictureId picture, PartnerId partner, IGrainFactory grains) =>
        grains.GetGrain<IContributionGrain>(new ContributionRef(picture, partner).Key);
}

/// <summary>Signals that a text refers to.</summary>
public sealed record ReferToSignals
{
    public required ImmutableArray<SignalKey> Signals { get; init; }
}

/// <summary>A signal by partner and id.</summary>
public sealed record SignalKey(PartnerId Partner, SignalId Id);
