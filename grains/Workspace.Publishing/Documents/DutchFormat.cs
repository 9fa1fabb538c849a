using System.Globalization;
using System.Text;

namespace Workspace.Publishing.Documents;

/// <summary>
/// Dates and numbers as they are written in Dutch, and Dutch clock time. Own rules, not those of the machine: the same model must give the same bytes
/// whatever culture and time zone data are installed.
/// </summary>
internal static class DutchFormat
{
    private static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    public static string Date(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");

    /// <summary>For example <c>1 juli 2024 tot en met 31 maart 2026</c>.</summary>
    public static string Period(DateOnly from, DateOnly until) => $"{Date(from)} tot en met {Date(until)}";

    /// <summary>For example <c>18 maart 2026, 14.05 uur</c>.</summary>
    public static string Moment(DateTimeOffset moment)
    {
        var local = Local(moment);
        return string.Create(CultureInfo.InvariantCulture, $"{Date(DateOnly.FromDateTime(local))}, {local.Hour:00}.{local.Minute:00} uur");
    }

    public static string Day(DateTimeOffset moment) => Date(DateOnly.FromDateTime(Local(moment)));

    /// <summary>For machines: UTC to the second.</summary>
    public static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Date of a signal, a month (<c>2025-02</c>) or a day (<c>2025-02-14</c>); other text stays as it is.</summary>
    public static string SignalDate(string date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Date(day)
        : DateOnly.TryParseExact(date, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? string.Create(CultureInfo.InvariantCulture, $"{Months[month.Month - 1]} {month.Year}")
        : date;

    /// <summary>For example <c>31.400</c>.</summary>
    public static string Number(long number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        for (var i = 0; i < digits.Length; i++)
        {
            var left = digits.Length - i;
            if (i > 0 && left % 3 == 0 && digits[i - 1] != '-')
            {
                text.Append('.');
            }

            text.Append(digits[i]);
        }

        return text.ToString();
    }

    /// <summary>For example <c>politie, gemeente en OM</c>.</summary>
    public static string List(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} en {items[^1]}";

    /// <summary>UTC plus one hour, plus two from the last Sunday of March to that of October, changing at 01:00 UTC (Directive 2000/84/EC).</summary>
    private static DateTime Local(DateTimeOffset moment)
    {
        var utc = DateTime.SpecifyKind(moment.UtcDateTime, DateTimeKind.Unspecified);
        var summer = utc >= LastSunday(utc.Year, 3).AddHours(1) && utc < LastSunday(utc.Year, 10).AddHours(1);
        return utc.AddHours(summer ? 2 : 1);
    }

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
