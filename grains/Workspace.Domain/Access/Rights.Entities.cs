using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;

namespace Workspace.Domain.Access;

/// <summary>Who sees an entity, and what may be done with it. Everything follows from its own level and from the signals under it.</summary>
public static partial class Rights
{
    /// <summary>Whether someone sees an entity of this level that rests on these signals.</summary>
    /// <param name="ground">What it rests on now.</param>
    public static bool Sees(HandlingLevel level, ImmutableArray<Signal> ground, Participant? who, PartnerId owner, bool inputOnly)
    {
        if (who is null)
        {
            return false;
        }

        var standings = StandingsIn(who, owner, inputOnly);
        return (standings & Standings.Owner) != 0
            || (SightOf(level, standings, who.NamedClearance, counted: false) == SignalSight.Content
                && ground.Any(s => SightOf(s.Handling, s.Regime, s.Stage, who, owner, inputOnly) == SignalSight.Content));
    }

    /// <summary>Whether someone would see it if what it rests on stood: only such a person is told that it fell.</summary>
    public static bool WouldSee(HandlingLevel level, ImmutableArray<Signal> ground, Participant? who, PartnerId owner, bool inputOnly) =>
        Sees(level, [.. ground.Select(s => s with { Stage = SignalStage.Accepted })], who, owner, inputOnly);

    /// <summary>Whether a signal still holds up what rests on it.</summary>
    public static bool Stands(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return ((int)Rules.Fallen & (1 << (int)signal.Stage)) == 0;
    }

    /// <summary>Whether a text may come to refer to an entity: as with a signal, what others may not even count is not offered, and neither is what rests only on such signals.</summary>
    public static bool IsCitable(HandlingLevel level, ImmutableArray<Signal> ground) =>
        level is not (HandlingLevel.Unknown or HandlingLevel.OwnerOnly) && ground.Any(IsCitable);

    /// <summary>Whether an entity may be named in a document of this audience.</summary>
    public static bool MayPrint(HandlingLevel level, ImmutableArray<Signal> ground, HandlingLevel highest) =>
        level != HandlingLevel.Unknown && level <= highest && ground.Any(s => MayPrint(s, highest));

    /// <summary>Whether a signal may stand in a document of this audience.</summary>
    public static bool MayPrint(Signal signal, HandlingLevel highest)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return signal.Stage == SignalStage.Accepted && signal.Handling != HandlingLevel.Unknown && signal.Handling <= highest && RegimeOf(signal.Regime) is { } rule && rule.Least <= highest;
    }

    /// <summary>The verdict on an act on an entity that the asker sees, or on adding one.</summary>
    public static Verdict Decide(EntityAct act, Participant? who, PartnerId owner, bool inputOnly, bool published)
    {
        var standings = who is null ? Standings.None : StandingsIn(who, owner, inputOnly);
        if (standings == Standings.None)
        {
            return Verdict.Refused(ProblemCode.NotFound);
        }

        if (Rules.Entities.FirstOrDefault(r => r.Act == act) is not { } rule || (rule.Who & standings) == 0)
        {
            return Verdict.Refused((standings & Standings.Owner) == 0 ? ProblemCode.NotYourContribution : ProblemCode.NotAllowed);
        }

        return published && !rule.WhenPublished ? Verdict.Refused(ProblemCode.SectionLocked) : Verdict.Allowed;
    }

    /// <summary>Everything that can be done with an entity now, for the client.</summary>
    public static EntityRights Of(Participant? who, PartnerId owner, bool inputOnly, bool published) =>
        new(Decide(EntityAct.Change, who, owner, inputOnly, published).IsAllowed, Decide(EntityAct.Remove, who, owner, inputOnly, published).IsAllowed);

    /// <summary>Whether someone is told whom an alias stands for.</summary>
    public static bool SeesIdentity(Participant? who, PartnerId owner, bool inputOnly) =>
        who is not null && (StandingsIn(who, owner, inputOnly) & Rules.SeesIdentity) != 0;
}
