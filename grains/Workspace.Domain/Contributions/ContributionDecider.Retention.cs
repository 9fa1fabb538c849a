using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Access;

namespace Workspace.Domain.Contributions;

/// <summary>Holds on publication, and the end of signals: what is due, who approves, what goes by itself.</summary>
public static partial class ContributionDecider
{
    /// <summary>Days before its date on which a signal is put on the list of its owner.</summary>
    public const int NoticeDays = 30;

    public static ImmutableArray<Signal> DueForNotice(SignalRegister register, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(register);
        return [.. register.All.Where(s => register.Shows(s) && s.PurgeOn is { } day && day <= today.AddDays(NoticeDays)).OrderBy(s => s.PurgeOn).ThenBy(s => s.Label, StringComparer.Ordinal)];
    }

    /// <summary>What must be destroyed today, whoever may see it.</summary>
    public static ImmutableArray<Signal> DueForDestruction(SignalRegister register, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(register);
        return [.. register.All.Where(s => s.PurgeOn is { } day && day <= today)];
    }

    public static Problem? MaySeeRetention(SignalDesk desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.By is not null && (Rights.StandingsIn(desk.By, desk.Partner, desk.InputOnly) & Rules.SeesRetention) != 0 ? null : Problem.Of(ProblemCode.NotFound);
    }

    /// <summary>The signals that a person approves to destroy before their date.</summary>
    public static Outcome<ImmutableArray<Signal>> Destroy(SignalDesk desk, ImmutableArray<VersionedSignal> signals)
    {
        if (MaySeeRetention(desk) is { } hidden)
        {
            return hidden;
        }

        if ((Rights.StandingsIn(desk.By!, desk.Partner, desk.InputOnly) & Rules.ApprovesDestruction) == 0)
        {
            return Problem.Of(ProblemCode.RoleMissing, ("role", Contracts.Partners.PictureRole.Signer.ToString()));
        }

        if (signals.IsDefaultOrEmpty || signals.Length > MoveSignals.MaxSignals)
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "signals"));
        }

        var found = ImmutableArray.CreateBuilder<Signal>();
        foreach (var (id, version) in signals)
        {
            if (desk.Register.Find(id) is not { } known || !desk.Register.Shows(known))
            {
                return ProblemCode.NotFound;
            }

            if (known.Version != version)
            {
                return Problem.Of(ProblemCode.SignalChanged, ("label", known.Label), ("version", known.Version.ToString(CultureInfo.InvariantCulture)));
            }

            found.Add(known);
        }

        return found.ToImmutable();
    }

    /// <summary>Sets a hold. Whoever may enter signals or sign for the partner may, also after publication: a next revision is then held.</summary>
    public static Outcome<SignalChange> SetHold(SignalDesk desk, SetHold command, string id, PictureArea? area, SectionId? section)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(command);
        if (MayHold(desk) is { } refusal)
        {
            return refusal;
        }

        if (command.Section is { Length: > 0 } && section is null)
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "section"));
        }

        if (command.Area is { Length: > 0 } && area is null)
        {
            return Problem.Of(ProblemCode.UnknownArea, ("area", Fields.Clip(command.Area)));
        }

        if (area is null && section is null && Fields.IsBlank(command.About))
        {
            return Problem.Of(ProblemCode.FieldRequired, ("field", "about"));
        }

        if (Fields.Optional("about", command.About, SignalChecks.MaxText) is { } problem)
        {
            return problem;
        }

        if (CitizenNumber.Occurs(command.About))
        {
            return Problem.Of(ProblemCode.HoldsCitizenNumber, ("field", "about"));
        }

        if (desk.Memory.Holds.Length >= ContributionMemory.MaxHolds)
        {
            return Problem.Of(ProblemCode.TooManyRequests, ("limit", Fields.Number(ContributionMemory.MaxHolds)));
        }

        var hold = new PublicationHold { Id = id, Area = area?.Id, AreaName = area?.Name, Section = section, About = Blank(command.About?.Trim()), At = desk.At, By = desk.By!.Person };
        return new SignalChange { Memory = desk.Memory with { Holds = desk.Memory.Holds.Add(hold) } };
    }

    public static Outcome<SignalChange> LiftHold(SignalDesk desk, string id)
    {
        ArgumentNullException.ThrowIfNull(desk);
        if (MayHold(desk) is { } refusal)
        {
            return refusal;
        }

        var left = desk.Memory.Holds.RemoveAll(h => h.Id == id);
        return left.Length == desk.Memory.Holds.Length ? SignalChange.Nothing : new SignalChange { Memory = desk.Memory with { Holds = left } };
    }

    /// <summary>The owner sees what a hold is about, the coordinator that there is one, everybody else nothing.</summary>
    public static Outcome<ImmutableArray<PublicationHold>> HoldsFor(SignalDesk desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        if (desk.By is not { } me)
        {
            return ProblemCode.NotFound;
        }

        var standings = Rights.StandingsIn(me, desk.Partner, desk.InputOnly);
        if ((standings & Standings.Owner) != 0)
        {
            return desk.Memory.Holds;
        }

        return standings.HasFlag(Standings.Coordinator) ? [.. desk.Memory.Holds.Select(Silent)] : ImmutableArray<PublicationHold>.Empty;
    }

    /// <summary>What the coordinator is told of a hold: that there is one. Not where, not why, not by whom: any of these may give an investigation away.</summary>
    public static PublicationHold Silent(PublicationHold hold)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return new() { Id = hold.Id, At = hold.At };
    }

    private static Problem? MayHold(SignalDesk desk) =>
        desk.By is not null && (Rights.StandingsIn(desk.By, desk.Partner, desk.InputOnly) & Standings.Owner) != 0 ? null : Problem.Of(ProblemCode.NotFound);
}
