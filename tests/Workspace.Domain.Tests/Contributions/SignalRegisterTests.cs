using CsCheck;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed class SignalRegisterTests
{
    private static readonly Signal Sample = new()
    {
        Id = SignalId.Parse("s1"),
        Partner = Given.Police,
        Label = "S-01",
        Date = "2025-02",
        SourceType = "police_neighbourhood",
        Content = "Wekelijks nachtelijk laden en lossen bij verzamelpand L1, met wisselende busjes.",
        Area = AreaId.Parse("BU99010203"),
        AreaName = "De Lange Wetering",
        Phenomena = ["drugs_synthetic"],
        Grade = "A2",
        Handling = HandlingLevel.Partners,
        Regime = "Wpg",
        AddedAt = Given.Noon,
        AddedBy = PersonId.Parse("femke"),
        Stage = SignalStage.Accepted,
    };

    private static SignalRegister Of(params IEnumerable<Signal> signals)
    {
        var register = new SignalRegister();
        foreach (var signal in signals)
        {
            register.Put(signal);
        }

        return register;
    }

    private static Signal At(int number, string? date = null) => Sample with { Id = SignalId.Parse($"s{number}"), Label = $"S-{number}", Date = date ?? Sample.Date };

    private static string[] Labels(SignalRegister register, SignalQuery query) => [.. register.Query(query, s => s).Rows.Select(r => r.Signal.Label)];

    [Fact]
    public void Given_words_then_every_one_must_occur_without_accents_and_case()
    {
        var register = Of(Sample, At(2) with { Content = "Café zonder gasten", Place = new() { Address = "Wetering 12" } });
        Assert.Equal(["S-01"], Labels(register, new() { Text = "LADEN busjes" }));
        Assert.Equal(["S-2"], Labels(register, new() { Text = "cafe wetering" }));
        Assert.Empty(Labels(register, new() { Text = "laden cafe" }));
    }

    [Fact]
    public void Given_filters_then_a_count_says_what_another_value_of_that_filter_would_give()
    {
        var register = Of(
            Sample,
            At(2) with { Stage = SignalStage.Draft },
            At(3) with { Stage = SignalStage.Draft, SourceType = "boa", Phenomena = ["drugs_waste"] });
        var part = register.Query(new() { Stages = [SignalStage.Draft], SourceTypes = ["boa"] }, s => s);
        Assert.Equal(1, part.Total);
        Assert.Equal(new Dictionary<string, int> { ["Draft"] = 1 }, part.Counts.Stages);
        Assert.Equal(new Dictionary<string, int> { ["boa"] = 1, ["police_neighbourhood"] = 1 }, part.Counts.SourceTypes);
        Assert.Equal(new Dictionary<string, int> { ["drugs_waste"] = 1 }, part.Counts.Phenomena);
        Assert.Equal(new Dictionary<string, int> { [Given.Police.Value] = 1 }, part.Counts.Partners);
    }

    [Fact]
    public void Given_filters_then_all_of_them_hold()
    {
        var register = Of(Sample, At(2) with { Phenomena = ["drugs_waste"], Handling = HandlingLevel.Named, Grade = "X4" }, At(3) with { Area = AreaId.Parse("GM0363"), AreaName = "Amsterdam" });
        Assert.Equal(["S-2"], Labels(register, new() { Phenomena = ["drugs_waste"] }));
        Assert.Equal(["S-2"], Labels(register, new() { Handling = [HandlingLevel.Named] }));
        Assert.Equal(["S-2"], Labels(register, new() { Grades = ["X4", "C3"] }));
        Assert.Equal(["S-01", "S-2"], Labels(register, new() { Areas = ["GM9901"], Sort = SignalSort.Label }));
        Assert.Equal(["S-3"], Labels(register, new() { Areas = ["GM0363"] }));
        Assert.Empty(Labels(register, new() { Areas = ["nonsense"] }));
        Assert.Empty(Labels(register, new() { Stages = [SignalStage.Draft] }));
    }

    [Fact]
    public void Given_a_period_then_a_month_reaches_to_its_last_day()
    {
        var register = Of(At(1, "2025-01-31"), At(2, "2025-02"), At(3, "2025-02-14"), At(4, "2025-03-01") with { Until = "2025-05" });
        Assert.Equal(["S-2", "S-3"], Labels(register, new() { From = "2025-02-14", Until = "2025-02" }));
        Assert.Equal(["S-4"], Labels(register, new() { From = "2025-04" }));
    }

    [Fact]
    public void Given_labels_with_numbers_then_they_are_sorted_by_number()
    {
        var register = Of(At(10), At(9), At(100));
        Assert.Equal(["S-9", "S-10", "S-100"], Labels(register, new() { Sort = SignalSort.Label }));
        Assert.Equal(["S-100", "S-10", "S-9"], Labels(register, new() { Sort = SignalSort.Label, Descending = true }));
    }

    [Fact]
    public void Given_any_order_and_page_size_then_pages_hold_every_signal_once_in_order() =>
        Any.Check(
            Gen.Select(Gen.Int[0, 60], Gen.Int[1, 17], Gen.Enum<SignalSort>(), Gen.Bool),
            x =>
            {
                var (count, limit, sort, descending) = x;
                var register = Of(Enumerable.Range(0, count).Select(n => At(n, $"2025-{(n % 12) + 1:00}") with { Grade = n % 2 == 0 ? "A1" : "X4", AreaName = n % 3 == 0 ? null : $"Wijk {n % 5}" }));
                var seen = new List<string>();
                string? after = null;
                do
                {
                    var part = register.Query(new() { Sort = sort, Descending = descending, Limit = limit, After = after }, s => s);
                    Assert.Equal(count, part.Total);
                    seen.AddRange(part.Rows.Select(r => r.Place));
                    after = part.Rows.Length == limit ? part.Rows[^1].Place : null;
                }
                while (after is not null);
                Assert.Equal(count, seen.Distinct().Count());
                Assert.Equal(descending ? [.. seen.OrderDescending(StringComparer.Ordinal)] : [.. seen.Order(StringComparer.Ordinal)], seen);
            },
            times: 200);

    [Fact]
    public void Given_someone_who_sees_some_then_the_rest_is_absent_and_uncounted()
    {
        var register = Of(At(1), At(2) with { Handling = HandlingLevel.OwnerOnly });
        var part = register.Query(new(), s => s.Handling == HandlingLevel.OwnerOnly ? null : s);
        Assert.Equal((1, 1), (part.Total, part.Counts.Stages["Accepted"]));
        Assert.False(part.Counts.Handling.ContainsKey("OwnerOnly"));
    }

    [Fact]
    public void Given_a_signal_that_changed_then_search_finds_what_it_says_now()
    {
        var register = Of(Sample);
        Assert.Single(Labels(register, new() { Text = "busjes" }));
        register.Put(Sample with { Content = "Iets anders.", Label = "S-99" });
        Assert.Empty(Labels(register, new() { Text = "busjes" }));
        Assert.Null(register.FindLabel("S-01"));
        Assert.Equal(Sample.Id, register.FindLabel("s-99")!.Id);
        register.Remove(Sample.Id);
        Assert.Null(register.FindLabel("S-99"));
    }

    [Fact]
    public void Given_a_signal_at_the_same_place_and_time_with_like_words_then_it_is_suggested_with_the_reason()
    {
        var like = At(2) with { Content = "Nachtelijk laden bij het verzamelpand, telkens andere busjes." };
        var register = Of(Sample, like, At(3, "2024-01") with { Content = like.Content }, At(4) with { Content = "Heel iets anders over een chalet." }, At(5) with { Content = Sample.Content, Stage = SignalStage.WithdrawnByOwner });
        var found = register.DuplicatesOf(Sample);
        Assert.Equal("S-2", Assert.Single(found).Label);
        Assert.Equal(["samePlace", "sameTime", "similarWords"], found[0].Reasons);
        Assert.InRange(found[0].Likeness, 25, 100);
    }

    [Fact]
    public void Given_the_same_words_elsewhere_then_they_suffice()
    {
        var register = Of(Sample, At(2, "2023-01") with { Area = null, AreaName = null });
        Assert.Equal(["similarWords"], Assert.Single(register.DuplicatesOf(Sample)).Reasons);
    }

    [Fact]
    public void Given_points_then_a_hundred_metres_is_the_same_place()
    {
        var here = Sample with { Place = new() { Point = new(5.1, 52.1) } };
        var near = At(2) with { Content = here.Content, Place = new() { Point = new(5.1005, 52.1002) } };
        var far = At(3) with { Content = here.Content, Place = new() { Point = new(5.12, 52.1) } };
        var found = Of(here, near, far).DuplicatesOf(here).ToDictionary(d => d.Label, d => d.Reasons.Contains("samePlace"));
        Assert.Equal((true, false), (found["S-2"], found["S-3"]));
    }

    [Theory]
    [InlineData("BU99010203", "WK990102", true)]
    [InlineData("BU99010203", "GM9901", true)]
    [InlineData("WK990102", "GM9901", true)]
    [InlineData("GM9901", "GM9901", true)]
    [InlineData("OWN-PARK", "OWN-PARK", true)]
    [InlineData("GM9901", "BU99010203", false)]
    [InlineData("BU99010203", "WK990101", false)]
    [InlineData("BU99010203", "GM0363", false)]
    [InlineData("OWN-PARK", "GM9901", false)]
    public void Given_codes_then_the_smaller_lies_in_the_larger(string inner, string outer, bool lies) => Assert.Equal(lies, AreaCodes.LiesIn(AreaId.Parse(inner), AreaId.Parse(outer)));

    [Fact]
    public void Given_first_bytes_then_they_say_what_a_file_is_whatever_it_is_called()
    {
        Assert.Equal("image/jpeg", AttachmentKinds.Of([0xFF, 0xD8, 0xFF, 0xE0]));
        Assert.Equal("image/png", AttachmentKinds.Of([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]));
        Assert.Equal("image/webp", AttachmentKinds.Of("RIFF\0\0\0\0WEBPVP8 "u8));
        Assert.Equal("application/pdf", AttachmentKinds.Of("%PDF-1.7"u8));
        Assert.Null(AttachmentKinds.Of("<svg xmlns="u8));
        Assert.Null(AttachmentKinds.Of("MZ"u8));
        Assert.Null(AttachmentKinds.Of([]));
    }

    [Theory]
    [InlineData("foto.jpg", "foto.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\x\\foto.jpg", "foto.jpg")]
    [InlineData("a\"b;c\r\n.png", "abc.png")]
    [InlineData("\u202Egnp.exe", "gnp.exe")]
    [InlineData(" .. ", "bijlage")]
    [InlineData(null, "bijlage")]
    public void Given_any_name_then_it_is_safe(string? name, string safe) => Assert.Equal(safe, AttachmentKinds.SafeName(name));
}
