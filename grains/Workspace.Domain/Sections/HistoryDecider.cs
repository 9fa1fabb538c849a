using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Domain.Access;

namespace Workspace.Domain.Sections;

/// <summary>Decides about names of versions, restores and purges. Pure; returning the same instance means that nothing changed.</summary>
public static class HistoryDecider
{
    public static Outcome<SectionState> Name(
        SectionState state, long sequence, NameVersion command, Participant? by, ImmutableArray<PartnerId> owners, long head, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        if (Refusal(SectionAct.NameVersion, state, by, owners, at) is { } refusal)
        {
            return refusal;
        }

        if (Fields.Line("name", command.Name, HistoryLimits.Name) is { } problem)
        {
            return problem;
        }

        if (CheckVersion(state.Purges, sequence, head, first: 1) is { } unknown)
        {
            return unknown;
        }

        var others = state.Versions.RemoveAll(v => v.Sequence == sequence);
        if (others.Length >= HistoryLimits.Versions)
        {
            return Problem.Of(ProblemCode.TooManyVersions, ("max", Fields.Number(HistoryLimits.Versions)));
        }

        var name = command.Name.Trim();
        return state.Versions.Any(v => v.Sequence == sequence && v.Name == name)
            ? state
            : state with
            {
                Version = state.Version + 1,
                Versions = [.. others.Add(new() { Sequence = sequence, Name = name, By = by!.Person, At = at }).OrderBy(v => v.Sequence)],
            };
    }

    public static Outcome<SectionState> RemoveName(SectionState state, long sequence, Participant? by, ImmutableArray<PartnerId> owners, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Refusal(SectionAct.NameVersion, state, by, owners, at) is { } refusal)
        {
            return refusal;
        }

        return state.Versions.Any(v => v.Sequence == sequence)
            ? state with { Version = state.Version + 1, Versions = state.Versions.RemoveAll(v => v.Sequence == sequence) }
            : Unknown(sequence);
    }

    /// <summary>Notes, before the row is written, that it goes back to a version.</summary>
    public static SectionState Restoring(SectionState state, RestoreNote note)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(note);
        var kept = state.Restores.RemoveAll(r => r.Sequence == note.Sequence);
        return state with { Version = state.Version + 1, Restores = [.. kept.TakeLast(HistoryLimits.Restores - 1), note] };
    }

    /// <summary>Checks a command to purge: right and reason.</summary>
    public static Problem? CheckPurge(
        SectionState state, PurgeHistory command, Participant? by, bool administrator, ImmutableArray<PartnerId> owners, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        var verdict = Rights.Decide(SectionAct.PurgeHistory, by, administrator, owners, state.Stage, state.FrozenFor > 0, DateOnly.FromDateTime(at.UtcDateTime));
        if (!verdict.IsAllowed)
        {
            return verdict.Problem;
        }

        if (Fields.IsBlank(command.Reason))
        {
            return Problem.Of(ProblemCode.ReasonRequired);
        }

        if (Fields.Optional("reason", command.Reason, HistoryLimits.Reason) is { } problem)
        {
            return problem;
        }

        return command.From > command.Until ? Problem.Of(ProblemCode.PeriodReversed)
            : state.Purges.Length >= HistoryLimits.Purges ? Problem.Of(ProblemCode.TooManyVersions, ("max", Fields.Number(HistoryLimits.Purges)))
            : null;
    }

    /// <summary>Records a purge as begun. Names of versions that can no longer be shown go with it.</summary>
    public static SectionState BeginPurge(SectionState state, HistoryPurge purge)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(purge);
        return state with
        {
            Version = state.Version + 1,
            Purges = state.Purges.Add(purge with { Done = false }),
            Versions = state.Versions.RemoveAll(v => Hides(purge, v.Sequence)),
        };
    }

    /// <summary>Records that every purge that was begun has been carried out.</summary>
    public static SectionState PurgesDone(SectionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Purges.All(p => p.Done) ? state : state with { Version = state.Version + 1, Purges = [.. state.Purges.Select(p => p with { Done = true })] };
    }

    /// <summary>Why a version cannot be shown, compared or restored; null when it can.</summary>
    /// <param name="first">0 where the empty text before the first row is a version too.</param>
    public static Problem? CheckVersion(ImmutableArray<HistoryPurge> purges, long sequence, long head, long first = 0) =>
        sequence < first || sequence > head ? Unknown(sequence)
        : purges.Any(p => Hides(p, sequence)) ? Problem.Of(ProblemCode.HistoryPurged, ("version", Text(sequence)))
        : null;

    /// <summary>The version after the last purged row holds nothing that was purged and was removed before; what comes before it would show too little.</summary>
    private static bool Hides(HistoryPurge purge, long sequence) => sequence >= purge.First && sequence < purge.Last;

    private static Problem Unknown(long sequence) => Problem.Of(ProblemCode.UnknownVersion, ("version", Text(sequence)));

    private static Problem? Refusal(SectionAct act, SectionState state, Participant? by, ImmutableArray<PartnerId> owners, DateTimeOffset at)
    {
        var verdict = Rights.Decide(act, by, owners, state.Stage, state.FrozenFor > 0, DateOnly.FromDateTime(at.UtcDateTime));
        return verdict.IsAllowed ? null : verdict.Problem;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
