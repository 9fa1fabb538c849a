using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Domain.Access;

namespace Workspace.Domain.Sections;

/// <summary>
/// Decides what happens to a section. Every method is pure: state in, next state or refusal out; returning the same instance means that nothing changed.
/// </summary>
public static class SectionDecider
{
    /// <summary>Whether this signature is of exactly the text as it is.</summary>
    public static bool IsFresh(SectionState state, Signature signature)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(signature);
        return signature.Hash == state.ContentHash;
    }

    public static bool HasFreshSignature(SectionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Signatures.Any(s => IsFresh(state, s));
    }

    public static bool IsFullySigned(SectionState state, ImmutableArray<PartnerId> owners)
    {
        ArgumentNullException.ThrowIfNull(state);
        return owners.Length > 0 && owners.All(o => state.Signatures.Any(s => s.Partner == o && IsFresh(state, s)));
    }

    /// <summary>
    /// The text is now, or is about to be, one with this hash. Signatures on another text are marked stale with the reason; a text that returned to what was signed makes them fresh again.
    /// </summary>
    /// <param name="hasText">There is something to read.</param>
    /// <param name="by">Name of the author of the edit; null when the text was only read anew.</param>
    public static SectionState TextBecame(SectionState state, ImmutableArray<PartnerId> owners, string hash, bool hasText, string? by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.ContentHash == hash)
        {
            return state;
        }

        var signatures = state.Signatures.Select(s =>
            s.Hash == hash ? s with { StaleBy = null, StaleAt = null }
            : s.StaleAt is null ? s with { StaleBy = by, StaleAt = at }
            : s).ToImmutableArray();
        var next = state with
        {
            Version = state.Version + 1,
            ContentHash = hash,
            Signatures = signatures,
            ChangedAt = by is null ? state.ChangedAt : at,
        };
        return next with { Stage = StageAfterEdit(next, owners, hasText, edited: by is not null) };
    }

    public static Outcome<SectionState> ChangeStage(SectionState state, ChangeStage command, Participant? by, ImmutableArray<PartnerId> owners, bool hasText, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        var act = command.Action switch
        {
            StageAction.Submit => SectionAct.Submit,
            StageAction.RequestChanges => SectionAct.RequestChanges,
            StageAction.Approve => SectionAct.Approve,
            _ => SectionAct.Unknown,
        };
        if (act == SectionAct.Unknown)
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "action"));
        }

        var verdict = Rights.Decide(act, by, owners, state.Stage, state.FrozenFor > 0, today);
        if (!verdict.IsAllowed)
        {
            return verdict.Problem!;
        }

        var reason = command.Reason?.Trim();
        if (Fields.Optional("reason", reason, PictureLimits.Text) is { } problem)
        {
            return problem;
        }

        switch (act)
        {
            case SectionAct.Submit when !hasText:
                return ProblemCode.NothingToSign;
            case SectionAct.Submit:
                var stage = IsFullySigned(state, owners) ? SectionStage.Signed : SectionStage.ReadyForReview;
                return state with { Version = state.Version + 1, Stage = stage, StageReason = null };
            case SectionAct.Approve:
                return state with { Version = state.Version + 1, Stage = SectionStage.Approved, StageReason = null };
            default:
                if (string.IsNullOrEmpty(reason))
                {
                    return ProblemCode.ReasonRequired;
                }

                return state with { Version = state.Version + 1, Stage = SectionStage.ChangesRequested, StageReason = reason };
        }
    }

    /// <summary>Signs exactly the text with <see cref="SignSection.ExpectedHash"/>, which must be the text as it is.</summary>
    /// <param name="hash">Canonical hash of the text as it is.</param>
    /// <param name="sequence">Its position in the log.</param>
    public static Outcome<SectionState> Sign(
        SectionState state, SignSection command, Participant? by, ImmutableArray<PartnerId> owners, string hash, bool hasText, long sequence, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        var verdict = Rights.Decide(SectionAct.Sign, by, owners, state.Stage, state.FrozenFor > 0, DateOnly.FromDateTime(at.UtcDateTime));
        if (!verdict.IsAllowed || by is null)
        {
            return verdict.Problem ?? Problem.Of(ProblemCode.NotFound);
        }

        if (Check(command) is { } problem)
        {
            return problem;
        }

        if (!hasText)
        {
            return ProblemCode.NothingToSign;
        }

        if (command.ExpectedHash != hash)
        {
            return Problem.Of(ProblemCode.TextChanged, ("hash", hash), ("sequence", sequence.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        // Whoever signed another text is stale from now on, even when nobody told this state that the text changed.
        var current = TextBecame(state, owners, hash, hasText, by: null, at);
        var before = current.Signatures.FirstOrDefault(s => s.Partner == by.Partner);
        var reservation = Text(command.Reservation);
        var remark = Text(command.Remark);
        if (before is not null && before.Hash == hash && before.Reservation == reservation && before.Remark == remark)
        {
            return ProblemCode.AlreadySigned;
        }

        var signature = new Signature
        {
            Partner = by.Partner,
            Person = by.Person,
            Name = by.Name,
            Function = by.Function,
            At = at,
            Hash = hash,
            MandateReference = by.Mandate!.Reference,
            Reservation = reservation,
            Remark = remark,
            Sequence = sequence,
        };
        var next = current with
        {
            Version = current.Version + 1,
            Signatures = [.. current.Signatures.Where(s => s.Partner != by.Partner), signature],
            Replaced = before is null ? current.Replaced : current.Replaced.Add(before),
        };
        return IsFullySigned(next, owners) ? next with { Stage = SectionStage.Signed } : next;
    }

    /// <summary>Takes the section out of writing for a publication; refused unless every owner's signature is on exactly this text.</summary>
    public static Outcome<SectionState> Freeze(SectionState state, ImmutableArray<PartnerId> owners, string hash, int revision)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(revision);
        var current = state.ContentHash == hash ? state : state with { ContentHash = hash };
        if (current.Stage == SectionStage.Signed && IsFullySigned(current, owners))
        {
            return state.FrozenFor == revision ? state : current with { Version = state.Version + 1, FrozenFor = revision };
        }

        // Everyone may have signed and changes been asked for since: then one thing is missing, not nothing.
        var missing = owners.Count(o => !current.Signatures.Any(s => s.Partner == o && IsFresh(current, s)));
        return Problem.Of(ProblemCode.NotReady, ("missing", Fields.Number(Math.Max(1, missing))));
    }

    public static SectionState Thaw(SectionState state, int revision, bool published)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.FrozenFor != revision
            ? state
            : state with
            {
                Version = state.Version + 1,
                FrozenFor = 0,
                Stage = published ? SectionStage.Locked : state.Stage,
                PublishedIn = published ? revision : state.PublishedIn,
            };
    }

    public static SectionState Reopen(SectionState state, ImmutableArray<PartnerId> owners, int revision)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Stage == SectionStage.Locked && state.PublishedIn <= revision
            ? state with { Version = state.Version + 1, Stage = IsFullySigned(state, owners) ? SectionStage.Signed : SectionStage.InProgress }
            : state;
    }

    private static SectionStage StageAfterEdit(SectionState state, ImmutableArray<PartnerId> owners, bool hasText, bool edited) => state.Stage switch
    {
        SectionStage.Open when hasText && edited => SectionStage.InProgress,
        SectionStage.ChangesRequested when edited => SectionStage.InProgress,
        SectionStage.Signed when !IsFullySigned(state, owners) => SectionStage.ReadyForReview,
        SectionStage.ReadyForReview or SectionStage.Approved when IsFullySigned(state, owners) => SectionStage.Signed,
        SectionStage.Approved when edited => SectionStage.ReadyForReview,
        var stage => stage,
    };

    private static Problem? Check(SignSection command) => command switch
    {
        { ExpectedHash: not { Length: 64 } } => Problem.Of(ProblemCode.FieldInvalid, ("field", "expectedHash")),
        { Reservation: { } r } when string.IsNullOrWhiteSpace(r) => Problem.Of(ProblemCode.ReservationEmpty),
        _ => Fields.FirstProblem(
            Fields.Optional("reservation", command.Reservation, SignSection.MaxText),
            Fields.Optional("remark", command.Remark, SignSection.MaxText)),
    };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
