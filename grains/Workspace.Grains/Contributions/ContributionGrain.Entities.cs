using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Publishing;
using Workspace.Domain.Access;
using Workspace.Domain.Contributions;
using Workspace.Domain.Contributions.Entities;

namespace Workspace.Grains.Contributions;

/// <summary>Entities: rows beside the signals they rest on, so that withdrawing or destroying a signal decides about both at once.</summary>
internal sealed partial class ContributionGrain
{
    /// <summary>Entities of one write, so that it stays small.</summary>
    private const int EntitiesAtOnce = 20;

    private readonly EntityBook book;

    public Task<Outcome<EntityPart>> QueryEntities(EntityQuery query, PersonId by) =>
        Task.FromResult<Outcome<EntityPart>>(Find(by) is { } me ? book.Query(query, entity => Shown(entity, me)) : ProblemCode.NotFound);

    public Task<Outcome<EntityView>> Entity(EntityId id, PersonId by) =>
        Task.FromResult<Outcome<EntityView>>(Find(by) is { } me && book.Find(id) is { } entity && Shown(entity, me) is { } shown ? shown : ProblemCode.NotFound);

    public Task<Outcome<ImmutableArray<EntityReference>>> ReferEntities(ImmutableArray<EntityId> ids, PersonId by) => Task.FromResult<Outcome<ImmutableArray<EntityReference>>>(
        Find(by) is { } me ? ImmutableArray.CreateRange((ids.IsDefault ? [] : ids).Take(EntityQuery.MaxLimit).Select(id => Reference(id, me))) : ProblemCode.NotFound);

    public async Task<Outcome<EntityView>> AddEntity(AddEntity command, PersonId by)
    {
        if (Desk(by) is not { } desk)
        {
            return ProblemCode.NotFound;
        }

        var id = EntityId.Parse(command.Key is { } key && EntityId.TryParse(key, out var wanted) ? wanted.Value : NewId().Value);
        return await Apply(desk, EntityDecider.Add(desk, book, command, id), id);
    }

    public async Task<Outcome<EntityView>> ChangeEntity(EntityId id, ChangeEntity command, PersonId by) =>
        Desk(by) is { } desk ? await Apply(desk, EntityDecider.Change(desk, book, id, command), id) : ProblemCode.NotFound;

    public async Task<Outcome<Unit>> RemoveEntity(EntityId id, long expectedVersion, PersonId by)
    {
        if (Desk(by) is not { } desk)
        {
            return ProblemCode.NotFound;
        }

        var decided = EntityDecider.Remove(desk, book, id, expectedVersion);
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await Keep(decided.Value);
        return Unit.Value;
    }

    public Task<Outcome<ImmutableArray<EntityAtStake>>> EntitiesOn(SignalId signal, PersonId by) =>
        Task.FromResult(Desk(by) is { } desk ? EntityDecider.AtStake(desk, book, signal) : ProblemCode.NotFound);

    public Task<ImmutableArray<PublishedEntity>> ExportEntities(ImmutableArray<EntityId> ids, HandlingLevel highest) => Task.FromResult<ImmutableArray<PublishedEntity>>(
        [.. (ids.IsDefault ? [] : ids).Select(book.Find).OfType<Entity>().Where(e => Rights.MayPrint(e.Handling, book.GroundOf(e), highest))
            .Select(e => new PublishedEntity(new(self.Partner, e.Id), e.Type, e.Label))]);

    private async Task<Outcome<EntityView>> Apply(SignalDesk desk, Outcome<EntityChange> decided, EntityId id)
    {
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await Keep(decided.Value);
        return book.Find(id) is { } entity && Shown(entity, desk.By!) is { } shown ? shown : ProblemCode.NotFound;
    }

    private async Task Keep(EntityChange change)
    {
        if (!change.IsNothing)
        {
            await Guarded(() => rows.WriteAsync(change));
            Took(change);
        }
    }

    /// <summary>Before signals are destroyed: what rests on one that was merged comes to rest on what that was merged into. Nobody sees a difference, so that it may be many writes.</summary>
    private async Task RestOnWhatIsKept(ImmutableArray<Signal> going)
    {
        foreach (var some in book.Kept(going).Chunk(EntitiesAtOnce))
        {
            await Keep(new EntityChange { Put = [.. some] });
        }
    }

    /// <summary>A program that knows no entities may have destroyed signals under them.</summary>
    private async Task DestroyWhatRestsOnNothing()
    {
        foreach (var some in book.LeftWithout([]).Chunk(EntitiesAtOnce))
        {
            await Keep(new EntityChange { Gone = [.. some] });
        }
    }

    /// <summary>Swaps and tells: who saw an entity before or sees it now hears that something changed.</summary>
    private void Took(EntityChange change)
    {
        List<Entity> touched = [.. change.Put.Select(e => e.Id).Concat(change.Gone).Select(book.Find).OfType<Entity>(), .. change.Put];
        if (configuration is not null)
        {
            toTell.UnionWith(configuration.People.Where(p => touched.Exists(e => Sees(e, p))).Select(p => p.Person));
            Schedule();
        }

        book.Apply(change);
    }

    private bool Sees(Entity entity, Participant who) => Rights.Sees(entity.Handling, book.GroundOf(entity), who, self.Partner, InputOnly);

    private EntityView? Shown(Entity entity, Participant who) => Sees(entity, who) ? book.View(entity, who, InputOnly, Closed) : null;

    /// <summary>As with a signal: that it fell is told to those who would see it if it stood; to everybody else it looks like one that never was.</summary>
    private EntityReference Reference(EntityId id, Participant who)
    {
        var unknown = new EntityReference { Partner = self.Partner, Id = id };
        if (book.Find(id) is not { } entity)
        {
            return unknown with { Fallen = (Rights.StandingsIn(who, self.Partner, InputOnly) & Standings.Owner) != 0 };
        }

        var ground = book.GroundOf(entity);
        var fallen = !ground.Any(Rights.Stands);
        if (!Sees(entity, who))
        {
            return unknown with { Fallen = fallen && Rights.WouldSee(entity.Handling, ground, who, self.Partner, InputOnly) };
        }

        var standing = ground.Where(s => Rights.Stands(s) && Sight(s, who) == SignalSight.Content).ToList();
        return unknown with { Type = entity.Type, Label = entity.Label, Handling = entity.Handling, Fallen = fallen, Signals = standing.Count, Grade = standing.Select(s => s.Grade).Min(StringComparer.Ordinal) };
    }
}
