using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;

namespace Workspace.Domain.Access;

/// <summary>Who sees how much of a signal, and what may be done with it.</summary>
public static partial class Rights
{
    /// <summary>How someone stands to a contribution. A partner that only gives information has no users: the coordinator keeps what it gave.</summary>
    public static Standings StandingsIn(Participant who, PartnerId owner, bool inputOnly)
    {
        var standings = StandingsOf(who, [owner]);
        return inputOnly && standings.HasFlag(Standings.Coordinator) ? standings | Standings.Owner : standings;
    }

    /// <summary>How far someone gets with a signal. Who takes no part gets nowhere, and so does everyone with a stage, level or regime that this program does not know, but its owner.</summary>
    /// <param name="owner">Whose contribution it is.</param>
    public static SignalSight SightOf(HandlingLevel level, string regime, SignalStage stage, Participant? who, PartnerId owner, bool inputOnly)
    {
        if (who is null)
        {
            return SignalSight.Nothing;
        }

        var standings = StandingsIn(who, owner, inputOnly);
        if ((standings & Standings.Owner) != 0)
        {
            return SignalSight.Content;
        }

        if (stage == SignalStage.Unknown || ((int)Rules.Shared & (1 << (int)stage)) == 0 || RegimeOf(regime) is not { } rule)
        {
            return SignalSight.Nothing;
        }

        // However a signal came to be more open than its regime allows, others see it no more openly than that.
        var effective = level == HandlingLevel.Unknown ? HandlingLevel.Unknown : (HandlingLevel)Math.Max((int)level, (int)rule.Least);
        return SightOf(effective, standings, who.NamedClearance, rule.Counted);
    }

    private static SignalSight SightOf(HandlingLevel level, Standings standings, bool clearance, bool counted)
    {
        var sight = SignalSight.Nothing;
        foreach (var row in Rules.Signals)
        {
            if (row.Level == level && row.Sight > sight && (row.Who & standings) != 0 && (!row.WithClearance || clearance) && (row.Sight == SignalSight.Content || counted))
            {
                sight = row.Sight;
            }
        }

        return sight;
    }

    /// <summary>Whether a signal that someone sees may also leave the register in a file. A regime that asks for a closed level is not opened by a signal that says less.</summary>
    public static bool MayExport(Signal signal, Participant who, bool inputOnly)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return (StandingsIn(who, signal.Partner, inputOnly) & Standings.Owner) != 0
            || (RegimeOf(signal.Regime) is { } rule && signal.Handling is not HandlingLevel.Unknown && signal.Handling <= Rules.Exported && rule.Least <= Rules.Exported);
    }

    public static RegimeRule? RegimeOf(string? regime)
    {
        foreach (var rule in Rules.Regimes)
        {
            if (rule.Id == regime)
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>The verdict on a move with a signal of this stage. Who may not see the content is told that it does not exist.</summary>
    public static Verdict Decide(SignalMove move, Participant? who, Signal signal, bool inputOnly, bool published)
    {
        ArgumentNullException.ThrowIfNull(signal);
        if (who is null || SightOf(signal.Handling, signal.Regime, signal.Stage, who, signal.Partner, inputOnly) != SignalSight.Content)
        {
            return Verdict.Refused(ProblemCode.NotFound);
        }

        if (Rules.Moves.FirstOrDefault(r => r.Move == move) is not { } rule)
        {
            return Verdict.Refused(Problem.Of(ProblemCode.FieldInvalid, ("field", "move")));
        }

        var standings = StandingsIn(who, signal.Partner, inputOnly);
        if ((rule.Who & standings) == 0)
        {
            return Verdict.Refused((standings & Standings.Owner) == 0 ? ProblemCode.NotYourContribution : ProblemCode.NotAllowed);
        }

        if (published && !rule.WhenPublished)
        {
            return Verdict.Refused(ProblemCode.SectionLocked);
        }

        return ((int)rule.From & (1 << (int)signal.Stage)) != 0
            ? Verdict.Allowed
            : Verdict.Refused(Problem.Of(ProblemCode.MoveNotPossible, ("move", move.ToString()), ("stage", signal.Stage.ToString())));
    }

    /// <summary>The verdict on changing what a signal says, or its attachments.</summary>
    public static Verdict DecideChange(Participant? who, Signal signal, bool inputOnly, bool published)
    {
        ArgumentNullException.ThrowIfNull(signal);
        if (who is null || SightOf(signal.Handling, signal.Regime, signal.Stage, who, signal.Partner, inputOnly) != SignalSight.Content)
        {
            return Verdict.Refused(ProblemCode.NotFound);
        }

        if (!StandingsIn(who, signal.Partner, inputOnly).HasFlag(Standings.OwnEditor))
        {
            return Verdict.Refused(who.Partner == signal.Partner ? ProblemCode.NotAllowed : ProblemCode.NotYourContribution);
        }

        if (published)
        {
            return Verdict.Refused(ProblemCode.SectionLocked);
        }

        return ((int)Rules.Changeable & (1 << (int)signal.Stage)) != 0
            ? Verdict.Allowed
            : Verdict.Refused(Problem.Of(ProblemCode.MoveNotPossible, ("move", "Change"), ("stage", signal.Stage.ToString())));
    }

    /// <summary>Everything that can be done with a signal now, for the client.</summary>
    public static SignalRights Of(Participant? who, Signal signal, bool inputOnly, bool published)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var own = who is not null && (StandingsIn(who, signal.Partner, inputOnly) & Standings.Owner) != 0;
        var change = DecideChange(who, signal, inputOnly, published).IsAllowed;
        return new()
        {
            Change = change,
            Attach = change,
            SeeHistory = own,
            Moves = [.. Rules.Moves.Where(r => Decide(r.Move, who, signal, inputOnly, published).IsAllowed).Select(r => r.Move)],
        };
    }

    /// <summary>What someone who may see the content is shown: the owner everything, others not how it was weighed and came in.</summary>
    public static Signal Shown(Signal signal, Participant who, bool inputOnly)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return (StandingsIn(who, signal.Partner, inputOnly) & Standings.Owner) != 0
            ? signal
            : signal with { Weighing = null, Channel = "", Import = null, StageReason = null, MergedInto = null, PurgeOn = null };
    }
}
