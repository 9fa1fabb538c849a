using System.Collections.Immutable;
using Orleans.Concurrency;
using Workspace.Contracts.Publishing;

namespace Workspace.Contracts.Contributions;

/// <summary>Entities: what signals of this contribution speak of.</summary>
public partial interface IContributionGrain
{
    /// <summary>The entities that fit and that the person may see; others are absent and uncounted.</summary>
    [Alias("QueryEntities"), Reading, ReadOnly] Task<Outcome<EntityPart>> QueryEntities(EntityQuery query, PersonId by);

    [Alias("Entity"), Reading, ReadOnly] Task<Outcome<EntityView>> Entity(EntityId id, PersonId by);

    /// <summary>What chips show: one line for every id asked, also for those that the person may not see.</summary>
    [Alias("ReferEntities"), Reading, ReadOnly] Task<Outcome<ImmutableArray<EntityReference>>> ReferEntities(ImmutableArray<EntityId> ids, PersonId by);

    [Alias("AddEntity")] Task<Outcome<EntityView>> AddEntity(AddEntity command, PersonId by);

    [Alias("ChangeEntity")] Task<Outcome<EntityView>> ChangeEntity(EntityId id, ChangeEntity command, PersonId by);

    /// <summary>Takes an entity away for good; nothing stays of it.</summary>
    [Alias("RemoveEntity")] Task<Outcome<Unit>> RemoveEntity(EntityId id, long expectedVersion, PersonId by);

    /// <summary>The entities that rest on a signal, for its owner; without where they are cited.</summary>
    [Alias("EntitiesOn"), Reading, ReadOnly] Task<Outcome<ImmutableArray<EntityAtStake>>> EntitiesOn(SignalId signal, PersonId by);

    /// <summary>Of these entities, those fit for a document of this audience. For the picture's publications only.</summary>
    [Alias("ExportEntities"), Reading, ReadOnly] Task<ImmutableArray<PublishedEntity>> ExportEntities(ImmutableArray<EntityId> ids, HandlingLevel highest);
}
