using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Access;

namespace Workspace.Domain.Contributions;

/// <summary>The life cycle: <see cref="Rules.Moves"/> says from where to where and who; here stands what a move asks for and does beside that.</summary>
public static partial class ContributionDecider
{
    /// <summary>A dismissed signal is destroyed after a year. Source: CCV, Modelprotocol ondermijning, step 2.</summary>
    public const int DismissedMonths = 12;

    /// <summary>
    /// All or none. What stands where it should go already is left alone, so that the same command arriving twice changes nothing the second time; only who may make the move
    /// is told so, because that too says how a signal stands.
    /// </summary>
    public static Outcome<SignalChange> Move(SignalDesk desk, MoveSignals command)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(command);
        if (desk.By is null)
        {
            return ProblemCode.NotFound;
        }

        if (command.Signals.IsDefaultOrEmpty || command.Signals.Length > MoveSignals.MaxSignals || command.Signals.DistinctBy(s => s.Id).Count() != command.Signals.Length)
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "signals"));
        }

        var fact = FactOf(desk, command);
        var put = ImmutableArray.CreateBuilder<Signal>();
        foreach (var (id, version) in command.Signals)
        {
            if (desk.Register.Find(id) is not { } known || !desk.Register.Shows(known))
            {
                return ProblemCode.NotFound;
            }

            var may = Rights.Decide(command.Move, desk.By, known, desk.InputOnly);
            if (!may.IsAllowed)
            {
                return may.Problem!;
            }

            if (IsDone(command, known))
            {
                continue;
            }

            var verdict = Rights.Decide(command.Move, desk.By, known, desk.InputOnly, desk.Picture.Closed);
            if (!verdict.IsAllowed)
            {
                return verdict.Problem!;
            }

            if (known.Version != version)
            {
                return Problem.Of(ProblemCode.SignalChanged, ("label", known.Label), ("version", known.Version.ToString(CultureInfo.InvariantCulture)));
            }

            if (MoveProblem(desk, command, known) is { } problem)
            {
                return problem;
            }

            put.Add(fact!.Of(known));
        }

        return put.Count == 0 ? SignalChange.Nothing : new SignalChange
        {
            Put = put.ToImmutable(),
            Events = [.. put.Select(s => fact!.EventOf(s.Version, s.Stage))],
            Moved = put.Count < SignalsMoved.Many ? null : fact! with { Signals = [.. put.Select(s => new VersionedSignal(s.Id, s.Version - 1))] },
        };
    }

    /// <summary>The same command came before.</summary>
    private static bool IsDone(MoveSignals command, Signal signal) => command.Move switch
    {
        SignalMove.Submit => signal.Stage == SignalStage.Submitted,
        SignalMove.Accept => signal.Stage == SignalStage.Accepted,
        SignalMove.Park => signal.Stage == SignalStage.Parked,
        SignalMove.Dismiss => signal.Stage == SignalStage.Dismissed,
        SignalMove.Forward => signal.Stage == SignalStage.Forwarded,
        SignalMove.Withdraw => signal.Stage == SignalStage.WithdrawnByOwner,
        SignalMove.SetHandling => signal.Handling == command.Handling,
        SignalMove.SetPurgeDate => signal.PurgeOn == command.PurgeOn,
        SignalMove.Merge => signal.Id == command.Into || (signal.MergedInto is { } into && into == command.Into?.Value),
        _ => false,
    };

    /// <summary>What the move does to a signal that may make it; null when nobody may make such a move.</summary>
    private static SignalsMoved? FactOf(SignalDesk desk, MoveSignals command) =>
        desk.By is not { } by || Rules.Moves.FirstOrDefault(r => r.Move == command.Move) is not { } rule ? null : new()
        {
            Move = command.Move,
            By = by.Person,
            At = desk.At,
            Reason = Blank(command.Reason?.Trim()),
            Stage = rule.To ?? SignalStage.Unknown,
            Weighing = command is { Move: SignalMove.Weigh or SignalMove.Accept, Weighing: { } weighing } ? weighing with { By = by.Person, At = desk.At } : null,
            Handling = command.Move == SignalMove.SetHandling ? command.Handling : HandlingLevel.Unknown,
            PurgeOn = command.Move == SignalMove.SetPurgeDate ? command.PurgeOn : null,
            PurgeAtLatest = command.Move == SignalMove.Dismiss ? desk.Today.AddMonths(DismissedMonths) : null,
            MergedInto = command.Move == SignalMove.Merge ? command.Into?.Value : null,
        };

    /// <summary>Why this signal cannot make the move that the person may make.</summary>
    private static Problem? MoveProblem(SignalDesk desk, MoveSignals command, Signal signal)
    {
        var needsReason = command.Move is SignalMove.Park or SignalMove.Dismiss or SignalMove.Forward or SignalMove.Withdraw;
        if (SignalChecks.ReasonProblem(command.Reason, needsReason) is { } problem)
        {
            return problem;
        }

        if (command.Move is SignalMove.Submit or SignalMove.Weigh or SignalMove.Accept && SignalChecks.IndicatorProblem(signal.Indicators, desk.Terms) is { } alone)
        {
            return alone;
        }

        switch (command.Move)
        {
            case SignalMove.Weigh or SignalMove.Accept:
                return command.Weighing is { } weighing && SignalChecks.WeighingProblem(weighing, desk.Terms) is { } wrong ? wrong
                    : (command.Weighing ?? signal.Weighing) is null ? Problem.Of(ProblemCode.WeighingRequired)
                    : SignalChecks.RegimeProblem(signal.Regime, signal.Handling, signal.Ground);

            case SignalMove.SetHandling:
                return command.Handling is HandlingLevel.Unknown || !Enum.IsDefined(command.Handling) || (desk.InputOnly && command.Handling >= HandlingLevel.SessionOnly)
                    ? Problem.Of(ProblemCode.FieldInvalid, ("field", "handling"))
                    : SignalChecks.RegimeProblem(signal.Regime, command.Handling, signal.Ground);

            case SignalMove.SetPurgeDate:
                if (command.PurgeOn is not { } day || day <= desk.Today || day > desk.Today.AddYears(20))
                {
                    return Problem.Of(ProblemCode.FieldInvalid, ("field", "purgeOn"));
                }

                // Sooner is always right; later asks why.
                return signal.PurgeOn is { } before && day > before && Fields.IsBlank(command.Reason) ? Problem.Of(ProblemCode.PurgeReasonRequired) : null;

            case SignalMove.Merge:
                return command.Into is { } into && desk.Register.Find(into) is { } kept && desk.Register.Shows(kept)
                    && kept.Stage is not (SignalStage.WithdrawnByOwner or SignalStage.Dismissed)
                    ? null
                    : Problem.Of(ProblemCode.FieldInvalid, ("field", "into"));

            default:
                return null;
        }
    }
}
