using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Access;

namespace Workspace.Domain.Contributions.Entities;

/// <summary>What one person is shown of the entities.</summary>
public sealed partial class EntityBook
{
    /// <param name="shown">What the asker is shown of an entity, or null when it does not exist for that person.</param>
    public EntityPart Query(EntityQuery query, Func<Entity, EntityView?> shown)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(shown);
        var words = SignalRegister.Fold(query.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var fits = new List<EntityRow>();
        foreach (var entity in entities.Values)
        {
            if ((query.Types.IsDefaultOrEmpty || query.Types.Contains(entity.Type))
                && (!query.Citable || Rights.IsCitable(entity.Handling, GroundOf(entity)))
                && shown(entity) is { } view
                && (query.Signal is not { } signal || view.Supports.Contains(signal))
                && Holds(view, words, withIdentity: !query.Citable))
            {
                fits.Add(new(EntityOrder.PlaceOf(entity), view));
            }
        }

        fits.Sort((a, b) => string.CompareOrdinal(a.Place, b.Place));
        return new([.. fits.Take(Math.Clamp(query.Limit, 1, EntityQuery.MaxLimit))], fits.Count);
    }

    /// <summary>An entity as somebody who sees it is shown it: without its identity and the signals that are not that person's to see.</summary>
    public EntityView View(Entity entity, Participant who, bool inputOnly, bool published)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var ground = GroundOf(entity);
        return new()
        {
            Id = entity.Id,
            Partner = entity.Partner,
            Type = entity.Type,
            Label = entity.Label,
            Identity = Rights.SeesIdentity(who, entity.Partner, inputOnly) ? entity.Identity : null,
            Description = entity.Description,
            Handling = entity.Handling,
            Supports = [.. ground.Where(s => Rights.SightOf(s.Handling, s.Regime, s.Stage, who, entity.Partner, inputOnly) == SignalSight.Content).Select(s => s.Id)],
            AddedAt = entity.AddedAt,
            AddedBy = entity.AddedBy,
            ChangedAt = entity.ChangedAt,
            Version = entity.Version,
            Fallen = !ground.Any(Rights.Stands),
            Can = Rights.Of(who, entity.Partner, inputOnly, published),
        };
    }

    /// <summary>
    /// Searches only in what the asker is shown: an identity is not found by who may not read it. For a text it is not searched at all: what is typed behind an @ stands in the text, before the choice and in
    /// its history for ever, and no name must be typed there.
    /// </summary>
    private static bool Holds(EntityView view, string[] words, bool withIdentity)
    {
        if (words.Length == 0)
        {
            return true;
        }

        var text = SignalRegister.Fold(string.Join('\n', view.Label, view.Description, withIdentity ? view.Identity : null));
        return words.All(w => text.Contains(w, StringComparison.Ordinal));
    }
}
