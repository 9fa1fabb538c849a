using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions;

/// <summary>Signals that may tell the same: suggested with the reason, merged by a person only.</summary>
public sealed partial class SignalRegister
{
    public const int MaxSuggestions = 5;

    /// <summary>Words in common (Jaccard, in percent) that suffice by themselves, and those that suffice at the same place and time.</summary>
    private const int LikeEnough = 60;
    private const int LikeEnoughThere = 25;

    /// <summary>Days between two moments that may be one.</summary>
    private const int SameTimeDays = 7;

    public ImmutableArray<DuplicateSuggestion> DuplicatesOf(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var mine = entries.TryGetValue(signal.Id, out var known) ? known : new Entry(signal);
        var found = new List<DuplicateSuggestion>();
        foreach (var entry in entries.Values)
        {
            var other = entry.Signal;
            if (other.Id == signal.Id || other.Stage is SignalStage.WithdrawnByOwner or SignalStage.Dismissed || !Shows(other))
            {
                continue;
            }

            var likeness = Likeness(mine.Words, entry.Words);
            var samePlace = SamePlace(signal, other);
            var sameTime = SameTime(signal.Date, other.Date);
            if (likeness >= LikeEnough || (samePlace && sameTime && likeness >= LikeEnoughThere))
            {
                var reasons = ImmutableArray.CreateBuilder<string>();
                if (samePlace)
                {
                    reasons.Add("samePlace");
                }

                if (sameTime)
                {
                    reasons.Add("sameTime");
                }

                if (likeness >= LikeEnoughThere)
                {
                    reasons.Add("similarWords");
                }

                found.Add(new() { Id = other.Id, Label = other.Label, Likeness = likeness, Reasons = reasons.ToImmutable(), Version = other.Version });
            }
        }

        return [.. found.OrderByDescending(f => f.Likeness).ThenBy(f => f.Label, StringComparer.Ordinal).Take(MaxSuggestions)];
    }

    private static bool SamePlace(Signal a, Signal b)
    {
        if (a.Place?.Point is { } p && b.Place?.Point is { } q)
        {
            return Metres(p, q) <= 100;
        }

        return a.Place?.Address is { Length: > 0 } address && b.Place?.Address is { Length: > 0 } there
            ? Fold(address).Trim() == Fold(there).Trim()
            : a.Area is { } area && area == b.Area;
    }

    private static bool SameTime(string a, string b) =>
        a.Length == 10 && b.Length == 10 && Day(a) is { } first && Day(b) is { } second
            ? Math.Abs(first.DayNumber - second.DayNumber) <= SameTimeDays
            : a.AsSpan(0, 7).SequenceEqual(b.AsSpan(0, 7));

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>On the flat: right to a few per mille at this distance in the Netherlands.</summary>
    private static double Metres(GeoPoint a, GeoPoint b)
    {
        const double metresPerDegree = 111_320;
        var x = (a.Longitude - b.Longitude) * metresPerDegree * Math.Cos(a.Latitude * Math.PI / 180);
        var y = (a.Latitude - b.Latitude) * metresPerDegree;
        return Math.Sqrt((x * x) + (y * y));
    }

    private static int Likeness(int[] a, int[] b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return 0;
        }

        var common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                common++;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return 100 * common / (a.Length + b.Length - common);
    }

    /// <summary>Words of four letters and more; short ones say little.</summary>
    private static int[] WordsOf(string content)
    {
        var hashes = new HashSet<int>();
        var text = Fold(content);
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            if (i - start >= 4)
            {
                hashes.Add(string.GetHashCode(text.AsSpan(start, i - start), StringComparison.Ordinal));
            }

            if (i == start)
            {
                i++;
            }
        }

        int[] sorted = [.. hashes];
        Array.Sort(sorted);
        return sorted;
    }
}
