using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Sections;

namespace Workspace.Domain.Sections;

/// <summary>One row of the log, measured.</summary>
/// <param name="Added">Characters it wrote.</param>
/// <param name="Removed">Characters it removed.</param>
public readonly record struct TimelineRow(long Sequence, PersonId Author, DateTimeOffset At, int Added, int Removed);

/// <summary>Makes entries that people recognise out of the rows of a log.</summary>
public static class Timeline
{
    /// <summary>The longest pause within one entry.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Consecutive rows of one author without a longer pause are one entry; an entry also ends where a version was named or signed or a purge begins or ends, and a restore stands by itself.
    /// Oldest first.
    /// </summary>
    /// <param name="versions">Sequences after which an entry ends.</param>
    public static ImmutableArray<HistoryEntry> Entries(
        IEnumerable<TimelineRow> rows, IReadOnlySet<long> versions, ImmutableArray<RestoreNote> restores, ImmutableArray<HistoryPurge> purges)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(versions);
        var notes = restores.ToLookup(r => r.Sequence);
        var entries = ImmutableArray.CreateBuilder<HistoryEntry>();
        foreach (var row in rows)
        {
            var note = notes[row.Sequence].FirstOrDefault(n => n.By == row.Author && n.At == row.At);
            var purged = purges.Any(p => p.First <= row.Sequence && row.Sequence <= p.Last);
            if (note is null && entries is [.., { RestoredTo: null } last] && last.Author == row.Author && (row.At - last.To).Duration() <= Pause && !versions.Contains(last.Last) && last.Purged == purged)
            {
                entries[^1] = last with
                {
                    Last = row.Sequence,
                    To = row.At > last.To ? row.At : last.To,
                    Added = last.Added + row.Added,
                    Removed = last.Removed + row.Removed,
                };
                continue;
            }

            entries.Add(new()
            {
                First = row.Sequence,
                Last = row.Sequence,
                Author = row.Author,
                From = row.At,
                To = row.At,
                Added = row.Added,
                Removed = row.Removed,
                RestoredTo = note?.Version,
                Purged = purged,
            });
        }

        return entries.DrainToImmutable();
    }
}
