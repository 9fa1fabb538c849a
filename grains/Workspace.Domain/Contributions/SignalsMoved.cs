using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions;

/// <summary>
/// What a move does to signals, as one fact. It holds what was decided and not what was asked, so that it says the same when the rules are others. A move of many signals is kept as
/// this alone; a move of few as the signals that came of it. Both are made by <see cref="Of"/>.
/// </summary>
[GenerateSerializer, Immutable, Alias("ws.contribution.moved")]
public sealed record SignalsMoved
{
    [Id(0)] public int Schema { get; init; } = 1;

    [Id(1)] public required SignalMove Move { get; init; }

    /// <summary>The signals, each with the version that it had before.</summary>
    [Id(2)] public ImmutableArray<VersionedSignal> Signals { get; init; } = [];

    [Id(3)] public required PersonId By { get; init; }

    [Id(4)] public required DateTimeOffset At { get; init; }

    [Id(5)] public string? Reason { get; init; }

    /// <summary>The stage from now on; <see cref="SignalStage.Unknown"/> when it stays.</summary>
    [Id(6)] public SignalStage Stage { get; init; }

    /// <summary>The weighing from now on; null when it stays.</summary>
    [Id(7)] public SignalWeighing? Weighing { get; init; }

    /// <summary>The handling level from now on; <see cref="HandlingLevel.Unknown"/> when it stays.</summary>
    [Id(8)] public HandlingLevel Handling { get; init; }

    /// <summary>The day of destruction from now on; null when it stays.</summary>
    [Id(9)] public DateOnly? PurgeOn { get; init; }

    /// <summary>The day of destruction where there is none that is sooner; null when it stays.</summary>
    [Id(10)] public DateOnly? PurgeAtLatest { get; init; }

    [Id(11)] public string? MergedInto { get; init; }

    /// <summary>From this many signals on a move is kept as one fact. Fewer are written one by one, also where each is as long as it may be.</summary>
    public const int Many = 5;

    /// <summary>Throws for a schema this program does not know: a newer program wrote it.</summary>
    public static SignalsMoved Upgrade(SignalsMoved moved)
    {
        ArgumentNullException.ThrowIfNull(moved);
        return moved.Schema == 1 ? moved : throw new InvalidOperationException($"A move of signals has schema {moved.Schema}; this program knows 1. Run the newer program.");
    }

    /// <summary>The signal after the move.</summary>
    public Signal Of(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var stays = Stage == SignalStage.Unknown;
        return signal with
        {
            Version = signal.Version + 1,
            ChangedAt = At,
            Stage = stays ? signal.Stage : Stage,
            StageReason = stays ? signal.StageReason : Reason,
            Weighing = Weighing ?? signal.Weighing,
            Handling = Handling == HandlingLevel.Unknown ? signal.Handling : Handling,
            PurgeOn = PurgeOn ?? (PurgeAtLatest is { } last && !(signal.PurgeOn < last) ? last : signal.PurgeOn),
            MergedInto = MergedInto ?? signal.MergedInto,
        };
    }

    /// <param name="version">The version that came of the move.</param>
    /// <param name="stage">The stage of that version.</param>
    public SignalEvent EventOf(long version, SignalStage stage) => new() { Version = version, At = At, By = By, Kind = Move.ToString(), Stage = stage, Reason = Reason };

    /// <summary>The fact without these signals; null when none is left, and with it goes what was said about them.</summary>
    public SignalsMoved? Without(IReadOnlySet<SignalId> gone)
    {
        ArgumentNullException.ThrowIfNull(gone);
        var left = Signals.RemoveAll(s => gone.Contains(s.Id));
        return left.IsEmpty ? null : this with { Signals = left };
    }
}
