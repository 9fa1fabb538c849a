using System.Globalization;
using Workspace.Publishing.Documents;
using Xunit;

namespace Workspace.Publishing.Tests;

public sealed class DutchFormatTests
{
    [Theory]
    [InlineData("2026-03-18T08:00:00Z", "18 maart 2026, 09.00 uur")]
    [InlineData("2026-03-29T00:59:59Z", "29 maart 2026, 01.59 uur")]
    [InlineData("2026-03-29T01:00:00Z", "29 maart 2026, 03.00 uur")]
    [InlineData("2026-07-31T22:30:00Z", "1 augustus 2026, 00.30 uur")]
    [InlineData("2026-10-25T00:59:59Z", "25 oktober 2026, 02.59 uur")]
    [InlineData("2026-10-25T01:00:00Z", "25 oktober 2026, 02.00 uur")]
    [InlineData("2026-12-31T23:30:00+00:00", "1 januari 2027, 00.30 uur")]
    [InlineData("2024-02-29T12:00:00+05:00", "29 februari 2024, 08.00 uur")]
    public void Moments_are_told_in_Dutch_time(string moment, string text) => Assert.Equal(text, DutchFormat.Moment(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2025-02", "februari 2025")]
    [InlineData("2025-02-14", "14 februari 2025")]
    [InlineData("voorjaar 2025", "voorjaar 2025")]
    [InlineData("2025-13", "2025-13")]
    public void A_signal_has_a_month_a_day_or_what_was_written(string date, string text) => Assert.Equal(text, DutchFormat.SignalDate(date));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(31_400, "31.400")]
    [InlineData(-1_234, "-1.234")]
    [InlineData(-123, "-123")]
    [InlineData(long.MaxValue, "9.223.372.036.854.775.807")]
    public void Numbers_have_points_between_thousands(long number, string text) => Assert.Equal(text, DutchFormat.Number(number));

    [Fact]
    public void Lists_read_as_a_sentence()
    {
        Assert.Equal("", DutchFormat.List([]));
        Assert.Equal("OM", DutchFormat.List(["OM"]));
        Assert.Equal("politie, gemeente en OM", DutchFormat.List(["politie", "gemeente", "OM"]));
    }
}
