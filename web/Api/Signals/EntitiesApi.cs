using System.Collections.Immutable;
using System.Security.Claims;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>The entities of a picture: who and what signals speak of, each partner's own, merged as far as the asker may see them.</summary>
internal static class EntitiesApi
{
    public static void MapEntities(this RouteGroupBuilder api)
    {
        var entities = api.MapGroup("/pictures/{id}/entities").WithTags("Entities");
        entities.MapGet("", List).WithName("listEntities").WithSummary("The entities you may see, by type and label; others are absent and uncounted.");
        entities.MapPost("", Add).WithName("addEntity").WithSummary("Adds an entity to the contribution of your own partner, or of one that only gives information (coordinator).");
        entities.MapPost("/references", Refer).WithName("referToEntities").WithSummary("What chips in a text show: label and type of what you may see, only the partner of what you may not.");
        entities.MapGet("/{partner}/{entity}", Read).WithName("readEntity").WithSummary("One entity, with what you may do with it; whom an alias stands for, for its owner.");
        entities.MapPut("/{partner}/{entity}", Change).WithName("changeEntity").WithSummary("Changes an entity, or what it rests on.");
        entities.MapDelete("/{partner}/{entity}", Remove).WithName("removeEntity").WithSummary("Takes an entity away for good; nothing stays of it.");
    }

    private static async Task<Answer<EntityPage>> List(string id, [AsParameters] EntityListing listing, ClaimsPrincipal user, IGrainFactory grains)
    {
        var asked = listing.ToQuery();
        if (!asked.IsDone)
        {
            return asked.Problem;
        }

        if (await SignalGathering.PartnersAsync(id, user, grains) is not { } partners)
        {
            return ProblemCode.NotFound;
        }

        var (query, owner) = asked.Value;
        var picture = PictureId.Parse(id);
        var parts = await Task.WhenAll(partners.Where(p => owner is null || p == owner).Select(p => SignalsApi.Of(picture, p, grains).QueryEntities(query, user.Person())));
        var done = parts.Where(p => p.IsDone).Select(p => p.Value!).ToList();
        var rows = done.SelectMany(p => p.Rows).OrderBy(r => r.Place, StringComparer.Ordinal).Take(query.Limit).ToList();
        var total = done.Sum(p => p.Total);
        return new EntityPage { Items = [.. rows.Select(r => r.Entity)], Total = total, More = total > rows.Count };
    }

    /// <param name="partner">Whose contribution; the own partner when absent. A partner that only gives information has it entered by the coordinator.</param>
    private static async Task<CreatedAnswer<EntityView>> Add(string id, AddEntity command, string? partner, ClaimsPrincipal user, IGrainFactory grains)
    {
        var owner = user.Partner();
        var known = PictureId.TryParse(id, out var picture) && (partner is null || PartnerId.TryParse(partner, out owner));
        var outcome = known ? await SignalsApi.Of(picture, owner, grains).AddEntity(command, user.Person()) : ProblemCode.NotFound;
        return new(outcome, entity => $"/api/pictures/{id}/entities/{entity.Partner.Value}/{entity.Id.Value}");
    }

    private static async Task<Answer<ImmutableArray<EntityReference>>> Refer(string id, ReferToEntities command, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (PicturesApi.Find(id, grains) is not { } picture || await picture.Participant(user.Person()) is null)
        {
            return ProblemCode.NotFound;
        }

        if (command.Ids.IsDefault || command.Ids.Length > EntityQuery.MaxLimit || command.Ids.Any(key => !EntityRef.TryParse(key, out _)))
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "ids"));
        }

        var asked = command.Ids.Select(EntityRef.Parse).Distinct().GroupBy(e => e.Partner);
        var answers = await Task.WhenAll(asked.Select(own => SignalsApi.Of(PictureId.Parse(id), own.Key, grains).ReferEntities([.. own.Select(e => e.Entity)], user.Person())));
        return ImmutableArray.CreateRange(answers.Where(a => a.IsDone).SelectMany(a => a.Value));
    }

    private static async Task<Answer<EntityView>> Read(string id, string partner, string entity, ClaimsPrincipal user, IGrainFactory grains) =>
        SignalsApi.Find(id, partner, grains) is { } contribution && EntityId.TryParse(entity, out var wanted) ? await contribution.Entity(wanted, user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<EntityView>> Change(string id, string partner, string entity, ChangeEntity command, ClaimsPrincipal user, IGrainFactory grains) =>
        SignalsApi.Find(id, partner, grains) is { } contribution && EntityId.TryParse(entity, out var wanted) ? await contribution.ChangeEntity(wanted, command, user.Person()) : ProblemCode.NotFound;

    /// <param name="version">The version that the asker saw.</param>
    private static async Task<Answer<Unit>> Remove(string id, string partner, string entity, long version, ClaimsPrincipal user, IGrainFactory grains) =>
        SignalsApi.Find(id, partner, grains) is { } contribution && EntityId.TryParse(entity, out var wanted) ? await contribution.RemoveEntity(wanted, version, user.Person()) : ProblemCode.NotFound;
}

/// <summary>The question for entities as it stands in an address; lists are repeated parameters.</summary>
internal sealed class EntityListing
{
    /// <summary>Words that must occur.</summary>
    public string? Text { get; init; }

    public string[]? Type { get; init; }

    /// <summary>Resting on this signal (<c>partner/signal</c>).</summary>
    public string? Signal { get; init; }

    /// <summary>Only entities that a text may refer to.</summary>
    public bool? Citable { get; init; }

    public int? Limit { get; init; }

    /// <summary>The question, and whose entities when only one partner can have them.</summary>
    public Outcome<(EntityQuery Query, PartnerId? Owner)> ToQuery()
    {
        var types = ImmutableArray.CreateBuilder<EntityType>();
        foreach (var text in Type ?? [])
        {
            if (!Enum.TryParse<EntityType>(text, ignoreCase: true, out var type) || !Enum.IsDefined(type))
            {
                return Invalid("type");
            }

            types.Add(type);
        }

        SignalRef? signal = SignalRef.TryParse(Signal, out var parsed) ? parsed : null;
        if (Signal is { Length: > 0 } && signal is null)
        {
            return Invalid("signal");
        }

        if (Text is { Length: > 200 })
        {
            return Invalid("text");
        }

        return Limit is < 1 or > EntityQuery.MaxLimit
            ? Invalid("limit")
            : (new EntityQuery { Text = Text, Types = types.ToImmutable(), Signal = signal?.Signal, Citable = Citable ?? false, Limit = Limit ?? 100 }, signal?.Partner);
    }

    private static Problem Invalid(string field) => Problem.Of(ProblemCode.FieldInvalid, ("field", field));
}

/// <summary>The first entities over all contributions, as far as the asker may see.</summary>
public sealed record EntityPage
{
    public required ImmutableArray<EntityView> Items { get; init; }

    /// <summary>Entities that fit, of those the asker may see.</summary>
    public required int Total { get; init; }

    /// <summary>There are more than these: ask for something narrower.</summary>
    public required bool More { get; init; }
}

/// <summary>Entities that a text refers to, each as <c>partner/entity</c>.</summary>
public sealed record ReferToEntities
{
    public required ImmutableArray<string> Ids { get; init; }
}
