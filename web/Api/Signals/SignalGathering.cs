using System.Collections.Immutable;
using System.Security.Claims;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>Asks every contribution of a picture and merges what each lets the asker see. Rights are decided there; here is only order.</summary>
internal static class SignalGathering
{
    /// <param name="only">These partners; all when empty.</param>
    public static async Task<Outcome<SignalPage>> GatherAsync(string id, SignalQuery query, ImmutableArray<PartnerId> only, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (await PartnersAsync(id, user, grains) is not { } partners)
        {
            return ProblemCode.NotFound;
        }

        var picture = PictureId.Parse(id);
        var asked = only.IsEmpty ? partners : [.. partners.Where(only.Contains)];
        var parts = await Task.WhenAll(asked.Select(p => SignalsApi.Of(picture, p, grains).Query(query, user.Person())));
        var done = parts.Where(p => p.IsDone).Select(p => p.Value!).ToList();

        // The filter on partners shows what the others would give.
        var counted = await Task.WhenAll(partners.Except(asked).Select(p => SignalsApi.Of(picture, p, grains).Query(query with { After = null, Limit = 1 }, user.Person())));
        var aside = counted.Where(p => p.IsDone).Select(p => p.Value!).ToList();
        var rows = done.SelectMany(p => p.Rows).ToList();
        rows.Sort(query.Descending ? (a, b) => string.CompareOrdinal(b.Place, a.Place) : (a, b) => string.CompareOrdinal(a.Place, b.Place));
        var more = rows.Count > query.Limit;
        var items = rows.Take(query.Limit).ToList();
        return new SignalPage
        {
            Items = [.. items.Select(r => r.Signal)],
            Total = done.Sum(p => p.Total),
            Next = items.Count > 0 && (more || items.Count == query.Limit) ? SignalListing.Cursor(items[^1].Place) : null,
            Counts = new()
            {
                Stages = Sum(done, c => c.Stages),
                Phenomena = Sum(done, c => c.Phenomena),
                Handling = Sum(done, c => c.Handling),
                Areas = Sum(done, c => c.Areas),
                Partners = Sum([.. done, .. aside], c => c.Partners),
                SourceTypes = Sum(done, c => c.SourceTypes),
            },
        };
    }

    /// <summary>The partners of a picture that the asker takes part in; null when it does not exist for that person.</summary>
    public static async Task<ImmutableArray<PartnerId>?> PartnersAsync(string id, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (PicturesApi.Find(id, grains) is not { } picture)
        {
            return null;
        }

        var partners = await picture.Partners(user.Person());
        return partners.IsDone ? partners.Value : null;
    }

    private static ImmutableSortedDictionary<string, int> Sum(List<SignalPart> parts, Func<SignalCounts, ImmutableSortedDictionary<string, int>> of) =>
        SignalCounts.None.AddRange(parts.SelectMany(p => of(p.Counts)).GroupBy(c => c.Key, StringComparer.Ordinal).Select(g => KeyValuePair.Create(g.Key, g.Sum(c => c.Value))));
}
