using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Taxonomy;
using Workspace.Domain.Access;

namespace Workspace.Domain.Contributions;

/// <summary>Whether what was entered can be a signal, and the first thing that is wrong with it otherwise. Pure.</summary>
public static partial class SignalChecks
{
    public const int MaxTerms = 20;
    public const int MaxShape = 200;
    public const int MaxText = 500;

    /// <param name="areaFound">Whether the area of the command exists.</param>
    /// <param name="before">The signal that is changed: what it has already may stay, though it is no longer offered.</param>
    public static Problem? FirstProblem(AddSignal signal, ITaxonomies terms, bool areaFound, bool inputOnly, DateOnly today, Signal? before = null)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(terms);
        Problem? One(string list, string field, string? id, string? had, bool required) => TermProblem(terms, list, field, id, required, had is null ? [] : [had]);
        return Fields.FirstProblem(
            Fields.Required("content", signal.Content?.Trim(), AddSignal.MaxContent),
            One(TermLists.SourceTypes, "sourceType", signal.SourceType, before?.SourceType, required: true),
            One(TermLists.Regimes, "regime", signal.Regime, before?.Regime, required: true),
            TermsProblem(terms, TermLists.Phenomena, "phenomena", signal.Phenomena, before?.Phenomena),
            TermsProblem(terms, TermLists.Indicators, "indicators", signal.Indicators, before?.Indicators),
            One(TermLists.PlaceTypes, "placeType", signal.PlaceType, before?.PlaceType, required: false),
            One(TermLists.Branches, "branch", signal.Branch, before?.Branch, required: false),
            TermsProblem(terms, TermLists.Conditions, "conditions", signal.Conditions, before?.Conditions),
            string.IsNullOrWhiteSpace(signal.Label) ? null : Fields.Line("label", signal.Label, 16),
            Fields.Optional("ground", signal.Ground, MaxText),
            Fields.Optional("conditionText", signal.ConditionText, MaxText),
            DateProblem("date", signal.Date, required: true),
            DateProblem("until", signal.Until, required: false),
            signal.Until is { Length: > 0 } until && string.CompareOrdinal(until, signal.Date) < 0 ? Problem.Of(ProblemCode.PeriodReversed, ("field", "until")) : null,
            GradeOf(signal, terms) is null ? Invalid("grade") : null,
            signal.Handling is HandlingLevel.Unknown || !Enum.IsDefined(signal.Handling) ? Invalid("handling") : null,
            inputOnly && signal.Handling is HandlingLevel.SessionOnly or HandlingLevel.OwnerOnly && inputOnly ? Invalid("handling") : null,
            signal.Area is { Length: > 0 } && !areaFound ? Problem.Of(ProblemCode.UnknownArea, ("area", Fields.Clip(signal.Area))) : null,
            PlaceProblem(signal.Place),
            signal.PurgeOn is { } purge && purge <= today ? Invalid("purgeOn") : null,
            signal.Key is null || KeyForm().IsMatch(signal.Key) ? null : Invalid("key"),
            signal.Stage is SignalStage.Draft or SignalStage.Submitted or SignalStage.Accepted ? null : Invalid("stage"),
            signal.Stage == SignalStage.Draft ? null : IndicatorProblem(signal.Indicators, terms),
            signal.Stage == SignalStage.Accepted && signal.Weighing is null ? Problem.Of(ProblemCode.WeighingRequired) : null,
            signal.Weighing is { } weighing ? WeighingProblem(weighing, terms) : null,
            TextProblem(signal),
            RegimeProblem(signal.Regime, signal.Handling, signal.Ground));
    }

    /// <summary>Source A to X with information 1 to 4, from whatever scheme it was given in; null when it cannot be read.</summary>
    public static string? GradeOf(AddSignal signal, ITaxonomies terms)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(terms);
        var grade = signal.Grade ?? "";
        return signal.GradeScheme switch
        {
            "4x4" or null or "" => GradeForm().IsMatch(grade) ? grade : null,
            // Plain steps for people who do not grade for a living; the list says what each is worth.
            "plain" => terms.Offers(TermLists.PlainGrades, grade) && terms.Find(TermLists.PlainGrades, grade)?.Grade is { } worth && GradeForm().IsMatch(worth) ? worth : null,
            // Admiralty: A to F and 1 to 6. What the 4x4 scheme cannot tell apart becomes the weaker of the two.
            "admiralty" => AdmiraltyForm().IsMatch(grade) ? string.Concat(Source(grade[0]), Information(grade[1])) : null,
            _ => null,
        };

        static string Source(char letter) => letter switch { 'A' => "A", 'B' => "B", 'C' or 'D' or 'E' => "C", _ => "X" };
        static string Information(char digit) => digit switch { '1' => "1", '2' => "2", '3' => "3", _ => "4" };
    }

    /// <summary>An indicator that says nothing by itself (<see cref="Term.NeedsSecond"/>) counts only beside one that does. A draft may still lack it.</summary>
    public static Problem? IndicatorProblem(ImmutableArray<string> indicators, ITaxonomies terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return !indicators.IsDefaultOrEmpty && indicators.All(id => terms.Find(TermLists.Indicators, id)?.NeedsSecond == true)
            ? Problem.Of(ProblemCode.IndicatorNeedsSecond, ("field", "indicators"), ("indicator", indicators[0]))
            : null;
    }

    public static Problem? RegimeProblem(string? regime, HandlingLevel level, string? ground)
    {
        if (Rights.RegimeOf(regime) is not { } rule)
        {
            return Invalid("regime");
        }

        if (level != HandlingLevel.Unknown && level < rule.Least)
        {
            return Problem.Of(ProblemCode.RegimeForbidsHandling, ("regime", rule.Id), ("least", rule.Least.ToString()));
        }

        return rule.GroundRequired && level < HandlingLevel.OwnerOnly && Fields.IsBlank(ground) ? Problem.Of(ProblemCode.GroundRequired, ("regime", rule.Id)) : null;
    }

    public static Problem? WeighingProblem(SignalWeighing weighing, ITaxonomies terms)
    {
        ArgumentNullException.ThrowIfNull(weighing);
        return Fields.FirstProblem(
            TermsProblem(terms, TermLists.WeighingCharacteristics, "characteristics", weighing.Characteristics),
            TermsProblem(terms, TermLists.WeighingAnchoring, "anchoring", weighing.Anchoring),
            TermsProblem(terms, TermLists.WeighingSignalling, "signalling", weighing.Signalling),
            TermsProblem(terms, TermLists.RedFlags, "redFlags", weighing.RedFlags),
            TermProblem(terms, TermLists.SourceChecks, "sourceCheck", weighing.SourceCheck, required: true, []),
            Fields.Optional("remark", weighing.Remark, 2_000),
            Guarded("remark", weighing.Remark));
    }

    public static Problem? ReasonProblem(string? reason, bool required) =>
        Fields.IsBlank(reason)
            ? required ? Problem.Of(ProblemCode.ReasonRequired) : null
            : Fields.Optional("reason", reason, 1_000) ?? Guarded("reason", reason);

    /// <summary>Whatever a person types may hold what must not be here.</summary>
    private static Problem? TextProblem(AddSignal signal)
    {
        ReadOnlySpan<(string Field, string? Text)> texts =
        [
            ("content", signal.Content), ("label", signal.Label), ("ground", signal.Ground), ("conditionText", signal.ConditionText), ("address", signal.Place?.Address),
        ];
        foreach (var (field, text) in texts)
        {
            if (Guarded(field, text) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    internal static Problem? Guarded(string field, string? text) =>
        CitizenNumber.Occurs(text) ? Problem.Of(ProblemCode.HoldsCitizenNumber, ("field", field))
        : SecretLabels.Find(text) is { } label ? Problem.Of(ProblemCode.HoldsStateSecret, ("field", field), ("label", label))
        : BibobAdvice.Occurs(text) ? Problem.Of(ProblemCode.HoldsBibobAdvice, ("field", field))
        : null;

    private static Problem? PlaceProblem(SignalPlace? place)
    {
        if (place is null)
        {
            return null;
        }

        return Fields.FirstProblem(
            Fields.Optional("address", place.Address, 300),
            place.Point is { } point && !IsOnEarth(point) ? Invalid("point") : null,
            place.Shape.IsDefaultOrEmpty || (place.Shape.Length is >= 3 and <= MaxShape && place.Shape.All(IsOnEarth)) ? null : Invalid("shape"));
    }

    private static bool IsOnEarth(GeoPoint point) => point is { Longitude: >= -180 and <= 180, Latitude: >= -90 and <= 90 };

    private static Problem? DateProblem(string field, string? date, bool required) =>
        date is { Length: 7 } && DateOnly.TryParseExact(date + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null
        : date is { Length: 10 } && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null
        : string.IsNullOrWhiteSpace(date) ? (required ? Problem.Of(ProblemCode.FieldRequired, ("field", field)) : null)
        : Invalid(field);

    /// <summary>An id from one of the lists people choose from: no free text, so nothing of a case can stand in it.</summary>
    private static Problem? TermProblem(ITaxonomies terms, string list, string field, string? id, bool required, ImmutableArray<string> had) =>
        string.IsNullOrEmpty(id) ? (required ? Problem.Of(ProblemCode.FieldRequired, ("field", field)) : null) : MayStand(terms, list, id, had) ? null : Invalid(field);

    private static Problem? TermsProblem(ITaxonomies terms, string list, string field, ImmutableArray<string> ids, ImmutableArray<string>? had = null) =>
        ids.IsDefaultOrEmpty ? null : ids.Length <= MaxTerms && ids.All(id => MayStand(terms, list, id, had ?? [])) ? null : Invalid(field);

    /// <summary>Offered now, or there already.</summary>
    private static bool MayStand(ITaxonomies terms, string list, string id, ImmutableArray<string> had) =>
        terms.Offers(list, id) || (!had.IsDefaultOrEmpty && had.Contains(id) && terms.Knows(list, id));

    private static Problem Invalid(string field) => Problem.Of(ProblemCode.FieldInvalid, ("field", field));

    /// <summary>4x4: source A, B, C or X; information 1 to 4.</summary>
    [GeneratedRegex(@"^[ABCX][1-4]\z", RegexOptions.CultureInvariant)]
    private static partial Regex GradeForm();

    [GeneratedRegex(@"^[A-F][1-6]\z", RegexOptions.CultureInvariant)]
    private static partial Regex AdmiraltyForm();

    [GeneratedRegex(@"^[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyForm();
}
