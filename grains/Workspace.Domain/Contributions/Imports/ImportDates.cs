using System.Globalization;
using System.Text.RegularExpressions;

namespace Workspace.Domain.Contributions.Imports;

/// <summary>Reads dates as they stand in people's files: ISO, Dutch order (day before month), months in words, and the day numbers of a spreadsheet. American order is not guessed.</summary>
public static partial class ImportDates
{
    private static readonly string[][] Months =
    [
        ["januari", "jan", "january"], ["februari", "feb", "febr", "february"], ["maart", "mrt", "mar", "march"], ["april", "apr"], ["mei", "may"], ["juni", "jun", "june"],
        ["juli", "jul", "july"], ["augustus", "aug", "august"], ["september", "sep", "sept"], ["oktober", "okt", "oct", "october"], ["november", "nov"], ["december", "dec"],
    ];

    /// <returns><c>2025-02-14</c>, <c>2025-02</c>, or null when it is no date between 1990 and 2100.</returns>
    public static string? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > 40)
        {
            return null;
        }

        if (IsoForm().Match(trimmed) is { Success: true } iso)
        {
            return Of(iso);
        }

        if (CompactForm().Match(trimmed) is { Success: true } compact)
        {
            return Of(compact);
        }

        if (DutchForm().Match(trimmed) is { Success: true } dutch)
        {
            return Of(dutch);
        }

        if (MonthForm().Match(trimmed) is { Success: true } month)
        {
            return Of(month);
        }

        return WordForm().Match(trimmed) is { Success: true } words && MonthOf(words.Groups["name"].Value) is { } number ? Of(words, number) : Serial(trimmed);
    }

    private static string? Of(Match match, int? named = null)
    {
        var year = Number(match, "y") ?? 0;
        return Written(year < 100 ? year + 2000 : year, named ?? Number(match, "m") ?? 0, Number(match, "d"));
    }

    private static string? Written(int year, int month, int? day)
    {
        if (year is < 1990 or > 2099 || month is < 1 or > 12 || (day is { } d && (d < 1 || d > DateTime.DaysInMonth(year, month))))
        {
            return null;
        }

        return day is { } known ? string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{known:D2}") : string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}");
    }

    /// <summary>Days since the last one of 1899: what a date cell holds that was pasted as a number.</summary>
    private static string? Serial(string text)
    {
        if (!SerialForm().IsMatch(text) || !double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var days))
        {
            return null;
        }

        var date = new DateOnly(1899, 12, 30).AddDays((int)days);
        return Written(date.Year, date.Month, date.Day);
    }

    private static int? MonthOf(string name)
    {
        for (var i = 0; i < Months.Length; i++)
        {
            if (Months[i].Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return i + 1;
            }
        }

        return null;
    }

    private static int? Number(Match match, string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : null;

    private const string Time = @"(?:[T ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:uur|u|Z|[+-]\d{2}:?\d{2})?)?\z";

    [GeneratedRegex(@"^(?<y>\d{4})[-/.](?<m>\d{1,2})(?:[-/.](?<d>\d{1,2}))?" + Time, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex IsoForm();

    [GeneratedRegex(@"^(?<y>(?:19|20)\d{2})(?<m>\d{2})(?<d>\d{2})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CompactForm();

    [GeneratedRegex(@"^(?<d>\d{1,2})[-/. ]+(?<m>\d{1,2})[-/. ]+(?<y>\d{4}|\d{2})" + Time, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DutchForm();

    [GeneratedRegex(@"^(?<m>\d{1,2})[-/. ](?<y>\d{4})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MonthForm();

    [GeneratedRegex(@"^(?:(?<d>\d{1,2})(?:e|de|ste)?[-. ]+)?(?<name>\p{L}{3,9})\.?[-,. ']*(?<y>\d{4}|\d{2})" + Time, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WordForm();

    [GeneratedRegex(@"^\d{5}(?:[.,]\d{1,12})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SerialForm();
}
