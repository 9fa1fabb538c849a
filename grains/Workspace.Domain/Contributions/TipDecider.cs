using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Access;

namespace Workspace.Domain.Contributions;

/// <summary>One-way links: who makes them, when they are good, and what a tip becomes. Pure.</summary>
public static class TipDecider
{
    public const int MaxDays = 60;
    public const int MaxUses = 200;
    public const int MaxLinks = 200;
    public const int MaxPerHour = 10;

    /// <summary>Editors of the partner, and the coordinator of one that only gives information, handle its links.</summary>
    public static Problem? MayHandle(Participant? by, ContributionConfiguration? picture, PartnerId partner)
    {
        if (picture is null)
        {
            return Problem.Of(ProblemCode.NotFound);
        }

        var verdict = Rights.Decide(PictureAct.AddSignal, by, picture.Closed ? PicturePhase.Published : PicturePhase.Collecting);
        if (!verdict.IsAllowed || by is null)
        {
            return verdict.Problem ?? Problem.Of(ProblemCode.NotFound);
        }

        return Rights.StandingsIn(by, partner, picture.InputOnly).HasFlag(Standings.OwnEditor) ? null : Problem.Of(ProblemCode.NotYourContribution);
    }

    public static Outcome<TipLink> Make(MakeTipLink command, PersonId by, int links, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(command);
        var problem = Fields.FirstProblem(
            Fields.Line("for", command.For, 120),
            CitizenNumber.Occurs(command.For) ? Problem.Of(ProblemCode.HoldsCitizenNumber, ("field", "for")) : null,
            command.Days is >= 1 and <= MaxDays ? null : Problem.Of(ProblemCode.FieldInvalid, ("field", "days")),
            command.MaxUses is >= 1 and <= MaxUses ? null : Problem.Of(ProblemCode.FieldInvalid, ("field", "maxUses")),
            command.Id is { Length: 64 } id && id.All(char.IsAsciiHexDigitLower) ? null : Problem.Of(ProblemCode.FieldInvalid, ("field", "id")),
            links < MaxLinks ? null : Problem.Of(ProblemCode.TooManyRequests, ("limit", Fields.Number(MaxLinks))));
        return problem is not null
            ? problem
            : new TipLink { Id = command.Id, For = command.For.Trim(), MadeAt = at, MadeBy = by, ExpiresAt = at.AddDays(command.Days), Used = 0, MaxUses = command.MaxUses };
    }

    /// <summary>The hour something came in: finer would help to find out who gave it.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcDateTime.Date.AddHours(at.UtcDateTime.Hour), TimeSpan.Zero);

    /// <summary>What is wrong with a tip is told to its giver; why a partner takes nothing (closed, full, the maker of the link gone) is not.</summary>
    public static Problem ToldToGiver(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Code is ProblemCode.FieldRequired or ProblemCode.FieldInvalid or ProblemCode.FieldTooLong or ProblemCode.HoldsCitizenNumber or ProblemCode.HoldsStateSecret or ProblemCode.HoldsBibobAdvice
            or ProblemCode.TooLarge or ProblemCode.TooManyAttachments or ProblemCode.AttachmentRefused
            ? problem
            : Problem.Of(ProblemCode.LinkInvalid);
    }

    public static bool IsGood(TipLink? link, DateTimeOffset at) => link is { Revoked: false } && at < link.ExpiresAt && link.Used < link.MaxUses;

    /// <summary>The signal a tip becomes: for people by name only, of a source whose identity is protected.</summary>
    public static Outcome<AddSignal> Signal(Tip tip, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(tip);
        var problem = Fields.FirstProblem(
            Fields.Required("content", tip.Content?.Trim(), Tip.MaxContent),
            tip.Role is "resident" or "entrepreneur" ? null : Problem.Of(ProblemCode.FieldInvalid, ("field", "role")),
            tip.Key is { Length: 32 } key && key.All(char.IsAsciiHexDigitLower) ? null : Problem.Of(ProblemCode.FieldInvalid, ("field", "key")),
            tip.Grade is "seen" or "heard" or "rumour" ? null : Problem.Of(ProblemCode.FieldInvalid, ("field", "grade")));
        return problem is not null
            ? problem
            : new AddSignal
            {
                Content = tip.Content!.Trim(),
                Date = string.IsNullOrWhiteSpace(tip.Date) ? at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture) : tip.Date,
                SourceType = tip.Role,
                Grade = tip.Grade,
                GradeScheme = "plain",
                Handling = HandlingLevel.Named,
                Regime = "AVG",
                Place = Fields.IsBlank(tip.Address) ? null : new() { Address = tip.Address },
                Channel = "tip",
                Key = tip.Key,
            };
    }
}
