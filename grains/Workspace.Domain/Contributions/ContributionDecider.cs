using System.Globalization;
using System.Text.RegularExpressions;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Access;

namespace Workspace.Domain.Contributions;

/// <summary>Decides what enters a contribution and who sees it. Pure.</summary>
public static partial class ContributionDecider
{
    /// <summary>Signals of one contribution at most, so that one command never rewrites more than a bounded row.</summary>
    public const int MaxSignals = 500;

    /// <param name="picture">Scope and people of the picture.</param>
    /// <param name="partner">Owner of the contribution.</param>
    /// <param name="wantedId">Id for the signal, unique within the contribution.</param>
    /// <param name="area">Resolved area of the command, or null.</param>
    public static Outcome<ContributionState> Add(
        ContributionState state, AddSignal command, Participant? by, ContributionConfiguration picture, PartnerId partner, SignalId wantedId, PictureArea? area, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(picture);
        var verdict = Rights.Decide(PictureAct.AddSignal, by, picture.Closed ? PicturePhase.Published : PicturePhase.Collecting);
        if (!verdict.IsAllowed || by is null)
        {
            return verdict.Problem ?? Problem.Of(ProblemCode.NotFound);
        }

        // A partner that only gives information has no users: the coordinator enters what it gave.
        if (by.Partner != partner && !(picture.InputOnly && by.Roles.Contains(PictureRole.Coordinator)))
        {
            return ProblemCode.NotYourContribution;
        }

        var content = command.Content?.Trim() ?? "";
        var problem = Fields.FirstProblem(
            Fields.Required("content", content, AddSignal.MaxContent),
            TermProblem("sourceType", command.SourceType),
            TermProblem("regime", command.Regime),
            string.IsNullOrWhiteSpace(command.Phenomenon) ? null : TermProblem("phenomenon", command.Phenomenon),
            string.IsNullOrWhiteSpace(command.Label) ? null : Fields.Line("label", command.Label, 16),
            DateProblem(command.Date),
            GradeForm().IsMatch(command.Grade ?? "") ? null : Invalid("grade"),
            command.Handling is HandlingLevel.Unknown || !Enum.IsDefined(command.Handling) ? Invalid("handling") : null,
            picture.InputOnly && command.Handling is HandlingLevel.SessionOnly or HandlingLevel.OwnerOnly ? Invalid("handling") : null,
            command.Area is { Length: > 0 } && area is null ? Problem.Of(ProblemCode.UnknownArea, ("area", Fields.Clip(command.Area))) : null,
            CitizenNumber.Occurs(content) ? Problem.Of(ProblemCode.HoldsCitizenNumber, ("field", "content")) : null,
            CitizenNumber.Occurs(command.Label) ? Problem.Of(ProblemCode.HoldsCitizenNumber, ("field", "label")) : null);
        if (problem is not null)
        {
            return problem;
        }

        var label = string.IsNullOrWhiteSpace(command.Label) ? NextLabel(state, partner) : command.Label.Trim();
        var signal = new Signal
        {
            Id = wantedId,
            Partner = partner,
            Label = label,
            Date = command.Date!,
            SourceType = command.SourceType!,
            Content = content,
            Area = area?.Id,
            AreaName = area?.Name,
            Phenomenon = string.IsNullOrWhiteSpace(command.Phenomenon) ? null : command.Phenomenon,
            Grade = command.Grade!,
            Handling = command.Handling,
            Regime = command.Regime!,
            AddedAt = at,
            AddedBy = by.Person,
        };
        if (state.Signals.FirstOrDefault(s => s.Label == label) is { } known)
        {
            // The same act arriving twice adds nothing; another signal under the same label, be it only with another handling, is a mistake.
            return known == signal with { Id = known.Id, AddedAt = known.AddedAt, AddedBy = known.AddedBy } ? state : Problem.Of(ProblemCode.AlreadyExists, ("field", "label"));
        }

        return state.Signals.Length >= MaxSignals
            ? Problem.Of(ProblemCode.TooManyRequests, ("limit", Fields.Number(MaxSignals)))
            : state with { Version = state.Version + 1, Signals = state.Signals.Add(signal) };
    }

    /// <summary>The signals that exist for this person.</summary>
    public static IEnumerable<Signal> VisibleTo(ContributionState state, Participant? who, PartnerId partner)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Signals.Where(s => Rights.MaySee(s.Handling, who, partner));
    }

    /// <summary>Numbered under the partner it is of, whoever enters it.</summary>
    private static string NextLabel(ContributionState state, PartnerId partner)
    {
        var prefix = new string([.. partner.Value.Where(char.IsAsciiLetter).Take(3)]).ToUpperInvariant().PadLeft(1, 'S');
        var number = state.Signals.Length + 1;
        string label;
        do
        {
            label = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number++:00}");
        }
        while (state.Signals.Any(s => s.Label == label));
        return label;
    }

    private static Problem? DateProblem(string? date) =>
        date is { Length: 7 } && DateOnly.TryParseExact(date + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null
        : date is { Length: 10 } && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null
        : string.IsNullOrWhiteSpace(date) ? Problem.Of(ProblemCode.FieldRequired, ("field", "date")) : Invalid("date");

    /// <summary>An id from one of the lists people choose from: no free text, so nothing of a case can stand in it.</summary>
    private static Problem? TermProblem(string field, string? id) =>
        Fields.Line(field, id, 64) ?? (TermForm().IsMatch(id!) && !CitizenNumber.Occurs(id) ? null : Invalid(field));

    private static Problem Invalid(string field) => Problem.Of(ProblemCode.FieldInvalid, ("field", field));

    /// <summary>4x4: source A, B, C or X; information 1 to 4.</summary>
    [GeneratedRegex(@"^[ABCX][1-4]\z", RegexOptions.CultureInvariant)]
    private static partial Regex GradeForm();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex TermForm();
}
