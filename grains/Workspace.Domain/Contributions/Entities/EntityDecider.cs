using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Access;

namespace Workspace.Domain.Contributions.Entities;

/// <summary>Decides which entities a contribution holds. Pure.</summary>
public static class EntityDecider
{
    /// <summary>Adds an entity. What is there already under the same id adds nothing.</summary>
    /// <param name="id">Id for the entity: the client's key when it gave one.</param>
    public static Outcome<EntityChange> Add(SignalDesk desk, EntityBook book, AddEntity command, EntityId id)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        var verdict = Rights.Decide(EntityAct.Add, desk.By, desk.Partner, desk.InputOnly, desk.Picture.Closed);
        if (!verdict.IsAllowed)
        {
            return verdict.Problem!;
        }

        if (book.Find(id) is not null)
        {
            return EntityChange.Nothing;
        }

        if (EntityChecks.FirstProblem(command, desk, book) is { } problem)
        {
            return problem;
        }

        if (book.Count >= Entity.MaxEntities)
        {
            return Problem.Of(ProblemCode.TooManyEntities, ("max", Fields.Number(Entity.MaxEntities)));
        }

        var numbers = Fields.IsBlank(command.Label) ? Next(book) : null;
        var label = numbers is null ? command.Label!.Trim() : Alias(numbers.LastPerson);
        if (book.FindLabel(command.Type, label) is not null)
        {
            return Problem.Of(ProblemCode.AlreadyExists, ("field", "label"));
        }

        var entity = Filled(
            new() { Id = id, Partner = desk.Partner, Type = command.Type, Label = label, Handling = command.Handling, Supports = [], AddedAt = desk.At, AddedBy = desk.By!.Person, ChangedAt = desk.At },
            command,
            label);
        return new EntityChange { Put = [entity], Numbers = numbers };
    }

    public static Outcome<EntityChange> Change(SignalDesk desk, EntityBook book, EntityId id, ChangeEntity command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Known(desk, book, id, EntityAct.Change, out var refusal) is not { } known)
        {
            return refusal!;
        }

        if (EntityChecks.FirstProblem(command.Entity, desk, book, known) is { } problem)
        {
            return problem;
        }

        var label = Fields.IsBlank(command.Entity.Label) ? known.Label : command.Entity.Label.Trim();
        if (book.FindLabel(known.Type, label) is { } holder && holder.Id != id)
        {
            return Problem.Of(ProblemCode.AlreadyExists, ("field", "label"));
        }

        var next = Filled(known, command.Entity, label);
        if (Same(known, next))
        {
            return EntityChange.Nothing;
        }

        return known.Version == command.ExpectedVersion
            ? new EntityChange { Put = [next with { Version = known.Version + 1, ChangedAt = desk.At }] }
            : Changed(known);
    }

    /// <summary>Nothing stays of it: that it was there may be known from texts, and from nothing else.</summary>
    public static Outcome<EntityChange> Remove(SignalDesk desk, EntityBook book, EntityId id, long expectedVersion)
    {
        if (Known(desk, book, id, EntityAct.Remove, out var refusal) is not { } known)
        {
            return refusal!;
        }

        return known.Version == expectedVersion ? new EntityChange { Gone = [id] } : Changed(known);
    }

    /// <summary>The entities that rest on a signal, with what else stands under each, for who owns both.</summary>
    public static Outcome<ImmutableArray<EntityAtStake>> AtStake(SignalDesk desk, EntityBook book, SignalId signal)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(book);
        if (desk.By is null || (Rights.StandingsIn(desk.By, desk.Partner, desk.InputOnly) & Standings.Owner) == 0 || desk.Register.Find(signal) is not { } known || !desk.Register.Shows(known))
        {
            return ProblemCode.NotFound;
        }

        return ImmutableArray.CreateRange(book.RestingOn(signal)
            .OrderBy(EntityOrder.PlaceOf, StringComparer.Ordinal)
            .Select(e => new EntityAtStake { Id = e.Id, Type = e.Type, Label = e.Label, Others = [.. book.GroundOf(e).Where(s => s.Id != signal && Rights.Stands(s)).Select(s => s.Id)] }));
    }

    private static Entity? Known(SignalDesk desk, EntityBook book, EntityId id, EntityAct act, out Problem? refusal)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(book);
        if (book.Find(id) is not { } known || !Rights.Sees(known.Handling, book.GroundOf(known), desk.By, desk.Partner, desk.InputOnly))
        {
            refusal = Problem.Of(ProblemCode.NotFound);
            return null;
        }

        var verdict = Rights.Decide(act, desk.By, desk.Partner, desk.InputOnly, desk.Picture.Closed);
        refusal = verdict.Problem;
        return verdict.IsAllowed ? known : null;
    }

    private static Problem Changed(Entity known) =>
        Problem.Of(ProblemCode.EntityChanged, ("label", known.Label), ("version", known.Version.ToString(CultureInfo.InvariantCulture)));

    private static Entity Filled(Entity entity, AddEntity command, string label) => entity with
    {
        Label = label,
        Identity = Fields.IsBlank(command.Identity) ? null : command.Identity.Trim(),
        Description = Fields.IsBlank(command.Description) ? null : command.Description.Trim(),
        Handling = command.Handling,
        Supports = command.Supports,
    };

    private static bool Same(Entity a, Entity b) =>
        a.Label == b.Label && a.Identity == b.Identity && a.Description == b.Description && a.Handling == b.Handling && a.Supports.ToHashSet().SetEquals(b.Supports);

    private static EntityNumbers Next(EntityBook book)
    {
        var number = book.Numbers.LastPerson;
        do
        {
            number++;
        }
        while (book.FindLabel(EntityType.Person, Alias(number)) is not null);
        return book.Numbers with { LastPerson = number };
    }

    private static string Alias(int number) => string.Create(CultureInfo.InvariantCulture, $"P{number}");
}
