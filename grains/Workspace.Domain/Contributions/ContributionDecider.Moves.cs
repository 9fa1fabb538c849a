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

            var moved = Moved(desk, command, known);
            if (!moved.IsDone)
            {
                return moved.Problem;
            }

            put.Add(moved.Value with { Version = known.Version + 1, ChangedAt = desk.At });
        }

        return put.Count == 0 ? SignalChange.Nothing : Written(desk, put.ToImmutable(), command.Move.ToString(), [], Blank(command.Reason?.Trim()));
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

    private static Outcome<Signal> Moved(SignalDesk desk, MoveSignals command, Signal signal)
    {
        var rule = Rules.Moves.First(r => r.Move == command.Move);
        var needsReason = command.Move is SignalMove.Park or SignalMove.Dismiss or SignalMove.Forward or SignalMove.Withdraw;
        if (SignalChecks.ReasonProblem(command.Reason, needsReason) is { } problem)
        {
            return problem;
        }

        var next = signal with { Stage = rule.To ?? signal.Stage, StageReason = rule.To is null ? signal.StageReason : Blank(command.Reason?.Trim()) };
        if (command.Move is SignalMove.Submit or SignalMove.Weigh or SignalMove.Accept && SignalChecks.IndicatorProblem(signal.Indicators, desk.Terms) is { } alone)
        {
            return alone;
        }

        switch (command.Move)
        {
            case SignalMove.Weigh or SignalMove.Accept:
                if (command.Weighing is { } weighing)
                {
                    if (SignalChecks.WeighingProblem(weighing, desk.Terms) is { } wrong)
                    {
                        return wrong;
                    }

                    next = next with { Weighing = weighing with { By = desk.By!.Person, At = desk.At } };
                }

                if (next.Weighing is null)
                {
                    return ProblemCode.WeighingRequired;
                }

                return SignalChecks.RegimeProblem(next.Regime, next.Handling, next.Ground) is { } forbidden ? forbidden : next;

            case SignalMove.Dismiss:
                var last = desk.Today.AddMonths(DismissedMonths);
                return next with { PurgeOn = signal.PurgeOn is { } sooner && sooner < last ? sooner : last };

            case SignalMove.SetHandling:
                if (command.Handling is HandlingLevel.Unknown || !Enum.IsDefined(command.Handling) || (desk.InputOnly && command.Handling >= HandlingLevel.SessionOnly))
                {
                    return Problem.Of(ProblemCode.FieldInvalid, ("field", "handling"));
                }

                return SignalChecks.RegimeProblem(signal.Regime, command.Handling, signal.Ground) is { } closed ? closed : next with { Handling = command.Handling };

            case SignalMove.SetPurgeDate:
                if (command.PurgeOn is not { } day || day <= desk.Today || day > desk.Today.AddYears(20))
                {
                    return Problem.Of(ProblemCode.FieldInvalid, ("field", "purgeOn"));
                }

                // Sooner is always right; later asks why.
                return signal.PurgeOn is { } before && day > before && Fields.IsBlank(command.Reason) ? ProblemCode.PurgeReasonRequired : next with { PurgeOn = day };

            case SignalMove.Merge:
                return command.Into is { } into && desk.Register.Find(into) is { } kept && desk.Register.Shows(kept)
                    && kept.Stage is not (SignalStage.WithdrawnByOwner or SignalStage.Dismissed)
                    ? next with { MergedInto = into.Value }
                    : Problem.Of(ProblemCode.FieldInvalid, ("field", "into"));

            default:
                return next;
        }
    }
}
