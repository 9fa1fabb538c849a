using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Taxonomy;
using Workspace.Domain.Access;

namespace Workspace.Domain.Contributions;

/// <summary>What a decision about signals rests on beside the command. Gathered by the grain; the deciders are pure.</summary>
/// <param name="Partner">Whose contribution it is.</param>
/// <param name="By">Who asks; null for someone who takes no part.</param>
public sealed record SignalDesk(
    SignalRegister Register, ContributionMemory Memory, ContributionConfiguration Picture, PartnerId Partner, Participant? By, ITaxonomies Terms, DateTimeOffset At)
{
    public DateOnly Today => DateOnly.FromDateTime(At.UtcDateTime);

    public bool InputOnly => Picture.InputOnly;
}

/// <summary>Decides what enters a contribution and what becomes of it. Pure.</summary>
public static partial class ContributionDecider
{
    /// <summary>Signals of one contribution at most: what one grain still holds in memory, and the largest file that can be imported.</summary>
    public const int MaxSignals = 100_000;

    /// <summary>Adds a signal. What is there already under the same id adds nothing.</summary>
    /// <param name="id">Id for the signal: the client's key when it gave one.</param>
    /// <param name="area">Resolved area of the command, or null.</param>
    public static Outcome<SignalChange> Add(SignalDesk desk, AddSignal command, SignalId id, PictureArea? area)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(command);
        if (MayEnter(desk) is { } refusal)
        {
            return refusal;
        }

        return SignalChecks.FirstProblem(command, desk.Terms, area is not null, desk.InputOnly, desk.Today) is { } problem
            ? problem
            : AddChecked(desk, command, id, area, import: null, desk.By!.Person);
    }

    public static Outcome<SignalChange> Change(SignalDesk desk, SignalId id, ChangeSignal command, PictureArea? area)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(command);
        if (desk.Register.Find(id) is not { } known || !desk.Register.Shows(known))
        {
            return ProblemCode.NotFound;
        }

        var verdict = Rights.DecideChange(desk.By, known, desk.InputOnly, desk.Picture.Closed);
        if (!verdict.IsAllowed)
        {
            return verdict.Problem!;
        }

        // A stage is changed by a move, and the label may stay.
        var wanted = command.Signal with { Stage = known.Stage == SignalStage.Draft ? SignalStage.Draft : SignalStage.Submitted, Weighing = null, Label = string.IsNullOrWhiteSpace(command.Signal.Label) ? known.Label : command.Signal.Label };
        if (SignalChecks.FirstProblem(wanted, desk.Terms, area is not null, desk.InputOnly, desk.Today, known) is { } problem)
        {
            return problem;
        }

        var label = wanted.Label!.Trim();
        if (desk.Register.FindLabel(label) is { } holder && holder.Id != id)
        {
            return Problem.Of(ProblemCode.AlreadyExists, ("field", "label"));
        }

        var next = Filled(known, wanted, label, area, desk) with { Stage = known.Stage, PurgeOn = wanted.PurgeOn ?? known.PurgeOn };
        var fields = SignalFields.Changed(known, next);
        if (fields.IsEmpty)
        {
            return SignalChange.Nothing;
        }

        if (known.Version != command.ExpectedVersion)
        {
            return Problem.Of(ProblemCode.SignalChanged, ("label", known.Label), ("version", known.Version.ToString(CultureInfo.InvariantCulture)));
        }

        next = next with { Version = known.Version + 1, ChangedAt = desk.At };
        return new SignalChange { Put = [next], Events = [new() { Version = next.Version, At = desk.At, By = desk.By!.Person, Kind = "changed", Fields = fields, Stage = next.Stage }] };
    }

    /// <summary>Whether the person may enter signals here at all; the problem otherwise.</summary>
    public static Problem? MayEnter(ContributionConfiguration picture, PartnerId partner, Participant? by)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var verdict = Rights.Decide(PictureAct.AddSignal, by, picture.Closed ? PicturePhase.Published : PicturePhase.Collecting);
        if (!verdict.IsAllowed || by is null)
        {
            return verdict.Problem ?? Problem.Of(ProblemCode.NotFound);
        }

        return Rights.StandingsIn(by, partner, picture.InputOnly).HasFlag(Standings.OwnEditor) ? null : Problem.Of(ProblemCode.NotYourContribution);
    }

    internal static Problem? MayEnter(SignalDesk desk) => MayEnter(desk.Picture, desk.Partner, desk.By);

    internal static Outcome<SignalChange> AddChecked(SignalDesk desk, AddSignal command, SignalId id, PictureArea? area, string? import, PersonId by)
    {
        if (desk.Register.Find(id) is not null)
        {
            return SignalChange.Nothing;
        }

        if (desk.Register.Count >= MaxSignals)
        {
            return Problem.Of(ProblemCode.TooManySignals, ("max", Fields.Number(MaxSignals)));
        }

        var memory = desk.Memory;
        string label;
        if (string.IsNullOrWhiteSpace(command.Label))
        {
            label = NextLabel(desk, ref memory);
        }
        else
        {
            label = command.Label.Trim();
            if (desk.Register.FindLabel(label) is { } holder)
            {
                // The same act arriving twice adds nothing; another signal under the same label, be it only with another handling, is a mistake.
                var again = Filled(New(desk, command, holder.Id, label, by, import), command, label, area, desk) with { Stage = holder.Stage, PurgeOn = holder.PurgeOn };
                return import is null && SignalFields.Changed(holder, again).IsEmpty ? SignalChange.Nothing : Problem.Of(ProblemCode.AlreadyExists, ("field", "label"));
            }
        }

        var signal = Filled(New(desk, command, id, label, by, import), command, label, area, desk);
        var added = new SignalEvent { Version = 1, At = desk.At, By = by, Kind = "added", Stage = signal.Stage };
        return new SignalChange { Put = [signal], Events = [added], Memory = ReferenceEquals(memory, desk.Memory) ? null : memory };
    }

    private static Signal New(SignalDesk desk, AddSignal command, SignalId id, string label, PersonId by, string? import) => new()
    {
        Id = id,
        Partner = desk.Partner,
        Label = label,
        Date = command.Date,
        SourceType = command.SourceType,
        Content = "",
        Grade = "X4",
        Handling = command.Handling,
        Regime = command.Regime,
        AddedAt = desk.At,
        AddedBy = by,
        AddedAs = command.Stage,
        ChangedAt = desk.At,
        Stage = command.Stage,
        Channel = import is null ? Channel(command.Channel) : "import",
        Import = import,
        Weighing = command.Weighing is { } weighing ? weighing with { By = by, At = desk.At } : null,
        PurgeOn = desk.Today.AddMonths(Rights.RegimeOf(command.Regime)?.RetentionMonths ?? 60),
    };

    /// <summary>The signal with everything that a person enters.</summary>
    private static Signal Filled(Signal signal, AddSignal command, string label, PictureArea? area, SignalDesk desk) => signal with
    {
        Label = label,
        Date = command.Date,
        Until = string.IsNullOrEmpty(command.Until) ? null : command.Until,
        SourceType = command.SourceType,
        Content = command.Content.Trim(),
        Area = area?.Id,
        AreaName = area?.Name,
        Phenomena = Distinct(command.Phenomena),
        Indicators = Distinct(command.Indicators),
        PlaceType = Blank(command.PlaceType),
        Branch = Blank(command.Branch),
        Place = command.Place is { } place && (!Fields.IsBlank(place.Address) || place.Point is not null || !place.Shape.IsDefaultOrEmpty)
            ? place with { Address = Blank(place.Address?.Trim()), Shape = place.Shape.IsDefault ? [] : place.Shape }
            : null,
        Grade = SignalChecks.GradeOf(command, desk.Terms)!,
        GradeScheme = string.IsNullOrEmpty(command.GradeScheme) ? "4x4" : command.GradeScheme,
        Handling = command.Handling,
        Regime = command.Regime,
        Ground = Blank(command.Ground?.Trim()),
        Conditions = Distinct(command.Conditions),
        ConditionText = Blank(command.ConditionText?.Trim()),
        PurgeOn = command.PurgeOn ?? signal.PurgeOn,
    };

    /// <summary>Numbered under the partner it is of, whoever enters it.</summary>
    private static string NextLabel(SignalDesk desk, ref ContributionMemory memory)
    {
        var prefix = new string([.. desk.Partner.Value.Where(char.IsAsciiLetter).Take(3)]).ToUpperInvariant().PadLeft(1, 'S');
        var number = memory.LastNumber;
        string label;
        do
        {
            label = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{++number:00}");
        }
        while (desk.Register.FindLabel(label) is not null);
        memory = memory with { LastNumber = number };
        return label;
    }

    private static string Channel(string? channel) => channel is "quick" or "tip" ? channel : "form";

    private static string? Blank(string? text) => Fields.IsBlank(text) ? null : text;

    private static ImmutableArray<string> Distinct(ImmutableArray<string> ids) => ids.IsDefaultOrEmpty ? [] : [.. ids.Distinct(StringComparer.Ordinal)];
}
