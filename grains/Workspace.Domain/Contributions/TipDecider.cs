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
            command.Days is >= 1 and <= MaxDays ? null : Problem.Of(ProblemCode.FieldInvalid, ("field", "days")),
            command.MaxUses is >= 1 and <= MaxUses ? null : Problem.Of(ProblemCode.FieldInvalid, ("field", "maxUses")),
            command.Id is { Length: 64 } id && id.All(char.IsAsciiHexDigitLower) ? null : Problem.Of(ProblemCode.FieldInvalid, ("field", "id")),
            links < MaxLinks ? null : Problem.Of(ProblemCode.TooManyRequests, ("limit", Fields.Number(MaxLinks))));
        return problem is not null
            ? problem
            : new TipLink { Id = command.Id, For = command.For.Trim(), MadeAt = at, MadeBy = by, ExpiresAt = at.AddDays(command.Days), Used = 0, MaxUses = command.MaxUses };
    }

    public static bool IsGood(TipLink? link, DateTimeOffset at) => link is { Revoked: false } && at < link.ExpiresAt && link.Used < link.MaxUses;

    /// <summary>The signal a tip becomes: by name, of a source whose identity is protected, with the hour of receipt at most.</summary>
    public static Outcome<AddSignal> Signal(Tip tip, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(tip);
        var problem = Fields.FirstProblem(
            Fields.Required("content", tip.Content?.Trim(), Tip.MaxContent),
            tip.Role is "resident" or "entrepreneur" ? null : Problem.Of(ProblemCode.FieldInvalid, ("field", "role")),
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
                Place = tip.Place,
                Channel = "tip",
                Key = tip.Key,
            };
    }
}
