using CsCheck;
using Workspace.Domain.Contributions.Imports;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed class ImportDatesTests
{
    [Theory]
    [InlineData("2025-02-14", "2025-02-14")]
    [InlineData("2025-02", "2025-02")]
    [InlineData("2025/2/4", "2025-02-04")]
    [InlineData("2025-02-14T23:10:00Z", "2025-02-14")]
    [InlineData("2025-02-14 23:10", "2025-02-14")]
    [InlineData("20250214", "2025-02-14")]
    [InlineData("14-02-2025", "2025-02-14")]
    [InlineData("14/2/2025", "2025-02-14")]
    [InlineData("14.2.25", "2025-02-14")]
    [InlineData("14-02-2025 23.10 uur", "2025-02-14")]
    [InlineData("2-2025", "2025-02")]
    [InlineData("feb 2025", "2025-02")]
    [InlineData("Februari 2025", "2025-02")]
    [InlineData("feb-25", "2025-02")]
    [InlineData("14 februari 2025", "2025-02-14")]
    [InlineData("14 mrt. 2025", "2025-03-14")]
    [InlineData("3 May 2025", "2025-05-03")]
    [InlineData("45702", "2025-02-14")]
    [InlineData("45702,75", "2025-02-14")]
    [InlineData("29-02-2024", "2024-02-29")]
    public void Given_a_date_as_people_write_it_then_it_is_read(string text, string date) => Assert.Equal(date, ImportDates.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("onbekend")]
    [InlineData("02/14/2025")]
    [InlineData("29-02-2025")]
    [InlineData("2025-13")]
    [InlineData("2025")]
    [InlineData("14-02")]
    [InlineData("1-1-1900")]
    [InlineData("12345")]
    [InlineData("99999")]
    [InlineData("123456782")]
    [InlineData("voorjaar 2025")]
    [InlineData("14 februari 2025 en later")]
    public void Given_what_is_no_date_then_nothing_is_guessed(string text) => Assert.Null(ImportDates.Read(text));

    [Fact]
    public void Given_any_day_then_every_way_of_writing_it_is_that_day() => Gen.Int[32874, 73050].Sample(serial =>
    {
        var day = new DateOnly(1899, 12, 30).AddDays(serial);
        var iso = day.ToString("yyyy-MM-dd");
        Assert.Equal(iso, ImportDates.Read(iso));
        Assert.Equal(iso, ImportDates.Read(day.ToString("d-M-yyyy")));
        Assert.Equal(iso, ImportDates.Read(day.ToString("yyyyMMdd")));
        Assert.Equal(iso, ImportDates.Read(day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("nl-NL"))));
        Assert.Equal(iso, ImportDates.Read(serial.ToString()));
    });

    [Fact]
    public void Given_any_text_then_reading_it_ends() => Gen.String.Sample(text => _ = ImportDates.Read(text));
}
