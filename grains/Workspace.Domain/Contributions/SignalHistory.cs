using System.Collections.Immutable;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions;

/// <summary>What happened to a signal, put together: that it was added the signal tells itself, moves of many stand in the journal, everything else has a row.</summary>
public static class SignalHistory
{
    /// <summary>Whether an event has a row of its own.</summary>
    public static bool IsKept(SignalEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Version > 1;
    }

    /// <param name="rows">Its rows, also that of its beginning from when that was still written.</param>
    /// <param name="moves">The moves of many that name it.</param>
    /// <returns>By version.</returns>
    public static ImmutableArray<SignalEvent> Of(Signal signal, IEnumerable<SignalEvent> rows, IEnumerable<SignalsMoved> moves)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(moves);
        var kept = rows.ToDictionary(e => e.Version);
        if (signal.AddedAs != SignalStage.Unknown)
        {
            kept.TryAdd(1, new() { Version = 1, At = signal.AddedAt, By = signal.AddedBy, Kind = "added", Stage = signal.AddedAs });
        }

        var moved = moves.SelectMany(m => m.Signals.Where(s => s.Id == signal.Id).Select(s => (Version: s.Version + 1, Fact: m))).ToDictionary(m => m.Version, m => m.Fact);
        var history = ImmutableArray.CreateBuilder<SignalEvent>();
        var stage = signal.AddedAs;
        foreach (var version in kept.Keys.Union(moved.Keys).Order())
        {
            var happened = kept.TryGetValue(version, out var row) ? row
                : moved[version].EventOf(version, moved[version].Stage == SignalStage.Unknown ? stage : moved[version].Stage);
            stage = happened.Stage;
            history.Add(happened);
        }

        return history.ToImmutable();
    }
}
