using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;

namespace Workspace.Domain.Access;

/// <summary>Answers "may this person do this here and now, and if not, why" from <see cref="Rules"/>. Pure.</summary>
public static partial class Rights
{
    /// <summary>How someone stands to what <paramref name="owners"/> own.</summary>
    public static Standings StandingsOf(Participant who, ImmutableArray<PartnerId> owners)
    {
        ArgumentNullException.ThrowIfNull(who);
        var own = !owners.IsDefault && owners.Contains(who.Partner);
        var standings = Standings.None;
        if (who.Roles.IsDefault)
        {
            return standings;
        }

        foreach (var role in who.Roles)
        {
            standings |= role switch
            {
                PictureRole.Coordinator => Standings.Coordinator,
                PictureRole.Editor => own ? Standings.OwnEditor : Standings.OtherEditor,
                PictureRole.Signer => own ? Standings.OwnSigner : Standings.OtherSigner,
                PictureRole.Reader => Standings.Reader,
                _ => Standings.None,
            };
        }

        return standings;
    }

    /// <summary>The verdict on an act on a section. Who may not see the section is told that it does not exist.</summary>
    /// <param name="who">Null for someone who takes no part.</param>
    /// <param name="frozen">The picture is being published: nobody writes, signs or changes stages.</param>
    /// <param name="today">For mandates.</param>
    public static Verdict Decide(SectionAct act, Participant? who, ImmutableArray<PartnerId> owners, SectionStage stage, bool frozen, DateOnly today)
    {
        if (who is null)
        {
            return Verdict.Refused(ProblemCode.NotFound);
        }

        var standings = StandingsOf(who, owners);
        if (!Holds(SectionAct.See, standings, stage))
        {
            return Verdict.Refused(ProblemCode.NotFound);
        }

        if (!Holds(act, standings, stage))
        {
            return Verdict.Refused(WhyNot(act, standings, stage));
        }

        if (frozen && act is not (SectionAct.See or SectionAct.Read or SectionAct.ReadHistory))
        {
            return Verdict.Refused(ProblemCode.SectionLocked);
        }

        return act == SectionAct.Sign ? MandateVerdict(who, today) : Verdict.Allowed;
    }

    /// <summary>The same for someone who may be the functional administrator, who need not take part.</summary>
    public static Verdict Decide(SectionAct act, Participant? who, bool administrator, ImmutableArray<PartnerId> owners, SectionStage stage, bool frozen, DateOnly today) =>
        administrator && Rules.Administrator.Contains(act)
            ? frozen ? Verdict.Refused(ProblemCode.SectionLocked) : Verdict.Allowed
            : Decide(act, who, owners, stage, frozen, today);

    /// <summary>The verdict on an act on a picture as a whole. Who may not see it, and who meets a phase this program does not know, is told that it does not exist.</summary>
    public static Verdict Decide(PictureAct act, Participant? who, PicturePhase phase)
    {
        if (who is null || phase == PicturePhase.Unknown || !Enum.IsDefined(phase))
        {
            return Verdict.Refused(ProblemCode.NotFound);
        }

        var standings = StandingsOf(who, [who.Partner]);
        var published = Rules.IsPublished(phase);
        bool May(PictureAct wanted) => Rules.Pictures.Any(r => r.Act == wanted && (r.Who & standings) != 0 && (r.Published is null || r.Published == published));
        if (!May(PictureAct.See))
        {
            return Verdict.Refused(ProblemCode.NotFound);
        }

        if (May(act))
        {
            return Verdict.Allowed;
        }

        var rolesThatMay = Rules.Pictures.Where(r => r.Act == act).Aggregate(Standings.None, (all, r) => all | r.Who);
        if ((rolesThatMay & standings) == 0)
        {
            return Verdict.Refused(Problem.Of(ProblemCode.RoleMissing, ("role", RoleFor(rolesThatMay))));
        }

        return Verdict.Refused(act switch
        {
            PictureAct.Publish => Problem.Of(ProblemCode.AlreadyPublished),
            PictureAct.AddSignal => Problem.Of(ProblemCode.SectionLocked),
            _ => Problem.Of(ProblemCode.WrongStage, ("stage", phase.ToString())),
        });
    }

    /// <summary>Everything someone may do with a section now, for the client; null when it does not exist for that person.</summary>
    public static SectionRights? Of(Participant? who, ImmutableArray<PartnerId> owners, SectionStage stage, bool frozen, DateOnly today)
    {
        Verdict On(SectionAct act) => Decide(act, who, owners, stage, frozen, today);
        if (!On(SectionAct.See).IsAllowed)
        {
            return null;
        }

        var write = On(SectionAct.Write);
        var sign = On(SectionAct.Sign);
        return new()
        {
            Read = On(SectionAct.Read).IsAllowed,
            Write = write.IsAllowed,
            Sign = sign.IsAllowed,
            Submit = On(SectionAct.Submit).IsAllowed,
            Approve = On(SectionAct.Approve).IsAllowed,
            RequestChanges = On(SectionAct.RequestChanges).IsAllowed,
            WriteRefusal = write.Problem,
            SignRefusal = sign.Problem,
        };
    }

    private static bool Holds(SectionAct act, Standings standings, SectionStage stage) =>
        stage != SectionStage.Unknown && Rules.Sections.Any(r => r.Act == act && (r.Who & standings) != 0 && ((int)r.When & (1 << (int)stage)) != 0);

    private static Problem WhyNot(SectionAct act, Standings standings, SectionStage stage)
    {
        var may = Rules.Sections.Where(r => r.Act == act).Aggregate(Standings.None, (all, r) => all | r.Who);
        if ((may & standings) != 0)
        {
            return stage == SectionStage.Locked ? Problem.Of(ProblemCode.SectionLocked) : Problem.Of(ProblemCode.WrongStage, ("stage", stage.ToString()));
        }

        // Someone who would be right if the section were of the own partner hears that; others hear which role is needed.
        var mirrored = (standings.HasFlag(Standings.OtherEditor) ? Standings.OwnEditor : 0) | (standings.HasFlag(Standings.OtherSigner) ? Standings.OwnSigner : 0);
        return (may & mirrored) != 0 ? Problem.Of(ProblemCode.NotYourSection) : Problem.Of(ProblemCode.RoleMissing, ("role", RoleFor(may)));
    }

    /// <summary>The smallest role that would do: nobody is told to become coordinator for what an editor may.</summary>
    private static string RoleFor(Standings may) => (may switch
    {
        _ when may.HasFlag(Standings.Reader) => PictureRole.Reader,
        _ when may.HasFlag(Standings.OwnEditor) => PictureRole.Editor,
        _ when may.HasFlag(Standings.OwnSigner) => PictureRole.Signer,
        _ => PictureRole.Coordinator,
    }).ToString();

    private static Verdict MandateVerdict(Participant who, DateOnly today)
    {
        if (who.Mandate is not { } mandate || today < mandate.From)
        {
            return Verdict.Refused(ProblemCode.MandateMissing);
        }

        return mandate.IsValidOn(today)
            ? Verdict.Allowed
            : Verdict.Refused(Problem.Of(ProblemCode.MandateExpired, ("until", mandate.Until.ToString("O", System.Globalization.CultureInfo.InvariantCulture))));
    }
}
