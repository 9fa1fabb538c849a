using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Access;

namespace Workspace.Domain.Contributions;

/// <summary>Filter, order and page. One pass over the signals; of those that fit only the first rows after the cursor are kept.</summary>
public sealed partial class SignalRegister
{
    /// <summary>Ends a sort key's first part: below every character that can occur in one.</summary>
    private const char End = '\u0001';

    /// <param name="shown">What the asker is shown of a signal, or null when it does not exist for that person.</param>
    public SignalPart Query(SignalQuery query, Func<Signal, Signal?> shown)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(shown);
        var filter = new Filter(query);
        var limit = Math.Clamp(query.Limit, 1, SignalQuery.MaxLimit);
        var first = new PriorityQueue<(string Place, Signal Signal), string>(limit + 1, query.Descending ? StringComparer.Ordinal : Reversed.Instance);
        var counts = new Counter();
        var total = 0;
        foreach (var entry in entries.Values)
        {
            if (!Shows(entry.Signal) || shown(entry.Signal) is not { } signal || !filter.FitsRest(signal, entry))
            {
                continue;
            }

            var missed = filter.Missed(signal);
            counts.Add(signal, missed);
            if (missed != Facets.None)
            {
                continue;
            }

            total++;
            var place = PlaceOf(query.Sort, signal);
            if (query.After is { } after && (query.Descending ? string.CompareOrdinal(place, after) >= 0 : string.CompareOrdinal(place, after) <= 0))
            {
                continue;
            }

            if (first.Count < limit)
            {
                first.Enqueue((place, signal), place);
            }
            else
            {
                first.EnqueueDequeue((place, signal), place);
            }
        }

        var rows = first.UnorderedItems.Select(item => new SignalRow(item.Element.Place, item.Element.Signal)).ToList();
        rows.Sort((a, b) => query.Descending ? string.CompareOrdinal(b.Place, a.Place) : string.CompareOrdinal(a.Place, b.Place));
        return new() { Rows = [.. rows], Total = total, Counts = counts.ToCounts() };
    }

    /// <summary>Where a signal stands in an order: unique, compared ordinally, the same in every contribution.</summary>
    public static string PlaceOf(SignalSort sort, Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var value = sort switch
        {
            SignalSort.Label => Natural(signal.Label),
            SignalSort.Partner => signal.Partner.Value,
            SignalSort.Area => signal.AreaName is { } name ? Fold(name) : "\uFFFF",
            SignalSort.Grade => signal.Grade,
            SignalSort.Handling => ((int)signal.Handling).ToString("00", CultureInfo.InvariantCulture),
            SignalSort.Stage => ((int)signal.Stage).ToString("00", CultureInfo.InvariantCulture),
            SignalSort.Changed => signal.ChangedAt.UtcTicks.ToString("D19", CultureInfo.InvariantCulture),
            SignalSort.Phenomenon => signal.Phenomena is [var main, ..] ? main : "\uFFFF",
            SignalSort.PurgeOn => signal.PurgeOn?.ToString("O", CultureInfo.InvariantCulture) ?? "\uFFFF",
            _ => signal.Date,
        };
        return string.Concat(value, [End], sort == SignalSort.Label ? signal.Partner.Value : Natural(signal.Label)) + End + signal.Partner.Value + End + signal.Id.Value;
    }

    /// <summary>Numbers in order of size: digits are padded.</summary>
    private static string Natural(string label)
    {
        var text = new StringBuilder(label.Length + 12);
        for (var i = 0; i < label.Length;)
        {
            var end = i;
            while (end < label.Length && char.IsAsciiDigit(label[end]))
            {
                end++;
            }

            if (end > i)
            {
                text.Append('0', Math.Max(0, 10 - (end - i))).Append(label, i, end - i);
                i = end;
            }
            else
            {
                text.Append(char.ToUpperInvariant(label[i++]));
            }
        }

        return text.ToString();
    }

    private sealed class Filter(SignalQuery query)
    {
        private readonly string[] words = Fold(query.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        private readonly HashSet<string> phenomena = Set(query.Phenomena);
        private readonly HashSet<string> sources = Set(query.SourceTypes);
        private readonly HashSet<string> grades = Set(query.Grades);
        private readonly ImmutableArray<AreaId> areas = [.. (query.Areas.IsDefault ? [] : query.Areas).Where(a => AreaId.TryParse(a, out _)).Select(AreaId.Parse)];
        private readonly bool anyArea = query.Areas.IsDefaultOrEmpty;

        /// <summary>The filters with counts that a signal does not pass.</summary>
        public Facets Missed(Signal signal) =>
            (query.Stages.IsDefaultOrEmpty || query.Stages.Contains(signal.Stage) ? Facets.None : Facets.Stage)
            | (query.Handling.IsDefaultOrEmpty || query.Handling.Contains(signal.Handling) ? Facets.None : Facets.Handling)
            | (sources.Count == 0 || sources.Contains(signal.SourceType) ? Facets.None : Facets.Source)
            | (phenomena.Count == 0 || signal.Phenomena.Any(phenomena.Contains) ? Facets.None : Facets.Phenomenon)
            | (anyArea || (signal.Area is { } area && areas.Any(a => AreaCodes.LiesIn(area, a))) ? Facets.None : Facets.Area);

        /// <summary>Whether it passes the filters without counts.</summary>
        /// <param name="signal">As it is shown.</param>
        /// <param name="entry">The stored one, for its folded text: search looks only in what everyone who sees the content sees.</param>
        public bool FitsRest(Signal signal, Entry entry) =>
            (grades.Count == 0 || grades.Contains(signal.Grade))
            && (!query.Citable || Rights.IsCitable(entry.Signal))
            && (query.Import is null || signal.Import == query.Import)
            && (query.From is null || string.CompareOrdinal(LastDay(signal), query.From) >= 0)
            && (query.Until is null || string.CompareOrdinal(signal.Date, LastDay(query.Until)) <= 0)
            && Array.TrueForAll(words, word => entry.Folded.Contains(word, StringComparison.Ordinal));

        private static string LastDay(Signal signal) => LastDay(signal.Until ?? signal.Date);

        /// <summary>A month reaches to its last day.</summary>
        private static string LastDay(string date) => date.Length == 7 ? date + "-31" : date;

        private static HashSet<string> Set(ImmutableArray<string> values) => new(values.IsDefault ? [] : values, StringComparer.Ordinal);
    }

    [Flags]
    private enum Facets
    {
        None = 0,
        Stage = 1,
        Handling = 2,
        Source = 4,
        Phenomenon = 8,
        Area = 16,
    }

    /// <summary>Counts a signal under a filter when it passes all others.</summary>
    private sealed class Counter
    {
        private readonly Dictionary<string, int> stages = [];
        private readonly Dictionary<string, int> phenomena = [];
        private readonly Dictionary<string, int> handling = [];
        private readonly Dictionary<string, int> areas = [];
        private readonly Dictionary<string, int> partners = [];
        private readonly Dictionary<string, int> sources = [];

        public void Add(Signal signal, Facets missed)
        {
            if ((missed & ~Facets.Stage) == 0)
            {
                Add(stages, Enum.GetName(signal.Stage) ?? "");
            }

            if ((missed & ~Facets.Handling) == 0)
            {
                Add(handling, Enum.GetName(signal.Handling) ?? "");
            }

            if ((missed & ~Facets.Source) == 0)
            {
                Add(sources, signal.SourceType);
            }

            if ((missed & ~Facets.Area) == 0 && signal.Area is { } area)
            {
                Add(areas, area.Value);
            }

            if ((missed & ~Facets.Phenomenon) == 0)
            {
                foreach (var phenomenon in signal.Phenomena)
                {
                    Add(phenomena, phenomenon);
                }
            }

            if (missed == 0)
            {
                Add(partners, signal.Partner.Value);
            }
        }

        public SignalCounts ToCounts() => new()
        {
            Stages = Sorted(stages),
            Phenomena = Sorted(phenomena),
            Handling = Sorted(handling),
            Areas = Sorted(areas),
            Partners = Sorted(partners),
            SourceTypes = Sorted(sources),
        };

        private static void Add(Dictionary<string, int> counts, string value) => counts[value] = counts.GetValueOrDefault(value) + 1;

        private static ImmutableSortedDictionary<string, int> Sorted(Dictionary<string, int> counts) => SignalCounts.None.AddRange(counts);
    }

    private sealed class Reversed : IComparer<string>
    {
        public static readonly Reversed Instance = new();

        public int Compare(string? x, string? y) => string.CompareOrdinal(y, x);
    }
}
