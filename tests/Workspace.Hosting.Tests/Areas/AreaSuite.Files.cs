#pragma warning disable xUnit1051 // The catalogue is asked as grains ask it: without a token.
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Testing;

namespace Workspace.Hosting.Tests.Areas;

public abstract partial class AreaSuite
{
    [Fact]
    public async Task Rd_new_is_recognised_water_skipped_and_districts_are_made_of_their_neighbourhoods()
    {
        var report = await Done(AreaFixtures.RdNew);
        Assert.Equal((4, 0), (report.Added, report.Refused));
        Assert.Null(await Find("BU66660199"));
        var district = await Find("WK666601");
        Assert.Equal(("Wijk 01", "GM6666", AreaKind.District), (district!.Name, district.Parent!.Value.Value, district.Kind));
        var map = await Catalogue.MapAsync(AreaId.Parse("WK666601"));
        Assert.Equal(["BU66660101", "BU66660102"], map.Shapes.Select(shape => shape.Id.Value));

        // Two squares of 1 by 2 km beside each other: square on the map too, and each label in its own half.
        Assert.InRange(map.Height, 970, 1030);
        Assert.InRange(map.Shapes[0].X, 240, 260);
        Assert.InRange(map.Shapes[1].X, 740, 760);
        var whole = Assert.Single((await Catalogue.MapAsync(AreaId.Parse("GM6666"))).Shapes);
        Assert.Single(Regex.Matches(whole.Path, "M"));
    }

    [Fact]
    public async Task A_topology_with_shared_arcs_and_nested_collections_is_taken_in()
    {
        var report = await Done(AreaFixtures.Topology);
        Assert.Equal((2, 0), (report.Added + report.Unchanged, report.Refused));
        Assert.Equal("Rechts", (await Find("GM5552"))!.Name);
        var shape = Assert.Single((await Catalogue.MapAsync(AreaId.Parse("GM5552"))).Shapes);
        Assert.Equal(2, Regex.Count(shape.Path, "M"));
        Assert.Equal(2, Regex.Count(shape.Path, "z"));
    }

    [Theory]
    [InlineData("", "leeg")]
    [InlineData("dit is geen json", "regel 1")]
    [InlineData("[1,2,3]", "geen GeoJSON")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"statcode":"GM4441"}""", "volledig")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "'Polygon'")]
    [InlineData("""{"features":[]}""", "geen type")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "geen gebieden")]
    [InlineData("""{"type":"FeatureCollection","features":7}""", "features")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"x":1},"geometry":null}]}""", "code")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"GM4441"},"geometry":{"type":"Point","coordinates":[5,52]}}]}""", "vlak")]
    [InlineData("""{"type":"Topology","arcs":[[[5,52],"x"]],"objects":{}}""", "arcs")]
    [InlineData("""{"type":"Topology","arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[0,-7]],"properties":{"code":"GM4441"}}}}""", "vlak")]
    public async Task What_cannot_be_read_says_why_and_changes_nothing(string file, string detail)
    {
        var before = await storage.CountAsync("SELECT version FROM area_version");
        var problem = (await Import(file)).Problem;
        Assert.Equal(ProblemCode.UnreadableAreas, problem?.Code);
        Assert.Contains(detail, problem!.Parameters["detail"], StringComparison.Ordinal);
        Assert.Equal(before, await storage.CountAsync("SELECT version FROM area_version"));
    }

    [Fact]
    public async Task Deep_nesting_and_a_cut_at_any_byte_are_refused_not_thrown()
    {
        var deep = $$"""{"type":"FeatureCollection","features":[{"geometry":{"coordinates":{{new string('[', 5000)}}""";
        Assert.Equal(ProblemCode.UnreadableAreas, (await Import(deep)).Problem?.Code);
        for (var length = 1; length < AreaFixtures.Topology.TrimEnd().Length; length += 7)
        {
            Assert.Equal(ProblemCode.UnreadableAreas, (await Import(AreaFixtures.Topology[..length])).Problem?.Code);
        }
    }

    [Fact]
    public async Task Bad_features_are_refused_one_by_one_and_the_rest_is_taken_in()
    {
        var report = await Done(AreaFixtures.Collection(
            AreaFixtures.SquareFeature("GM3331", "Goed", 5.1, 52.1),
            AreaFixtures.SquareFeature("XX3332", "Verkeerde code", 5.2, 52.1),
            AreaFixtures.SquareFeature("GM3333", "Omgewisseld", 52.1, 5.1),
            AreaFixtures.Feature("GM3334", "Punt", """{"type":"Point","coordinates":[5.1,52.1]}"""),
            AreaFixtures.Feature("GM3335", "Ongelijk diep", """{"type":"Polygon","coordinates":[[[5.1,52.1],[5.2,52.1],[[5.2,52.2]]]]}"""),
            AreaFixtures.SquareFeature("GM3331", "Dubbel", 5.1, 52.1),
            AreaFixtures.SquareFeature("GM3336", new string('x', 10_000), 5.3, 52.1),
            AreaFixtures.SquareFeature("GM3337", "Ook goed", 5.4, 52.1)));
        Assert.Equal((2, 6), (report.Added, report.Refused));
        Assert.Equal([(2, "XX3332"), (3, "GM3333"), (4, "GM3334"), (5, "GM3335"), (6, "GM3331"), (7, "GM3336")], report.Refusals.Select(refusal => (refusal.Feature, refusal.Code)));
        Assert.Equal("Goed", (await Find("GM3331"))!.Name);
        Assert.NotNull(await Find("GM3337"));
    }

    /// <summary>The files of a whole country where they are at hand; else the same path with the small ones.</summary>
    [Fact]
    public async Task The_whole_country_is_taken_in_and_drawn()
    {
        if (Repository.Shared("geo/nl-gemeenten-2024.topojson") is not { } municipalities || Repository.Shared("geo/nl-buurten-2024.topojson") is not { } neighbourhoods)
        {
            await Done(AreaFixtures.Topology);
            Assert.True((await Catalogue.MapAsync(null)).Shapes.Length >= 2);
            return;
        }

        await ImportFile(municipalities);
        await ImportFile(neighbourhoods);
        var again = await ImportFile(neighbourhoods);
        Assert.Equal((0, 0), (again.Added, again.Changed));
        var map = await Catalogue.MapAsync(null);
        Assert.True(map.Shapes.Length >= 342);
        Assert.DoesNotContain(map.Shapes, shape => shape.Id.Value == "GM9901");
        Assert.Contains("CBS", map.Attribution, StringComparison.Ordinal);
        var size = map.Shapes.Sum(shape => shape.Path.Length);
        TestContext.Current.TestOutputHelper?.WriteLine($"map of the country: {size} characters");
        Assert.InRange(size, 50_000, 350_000);
        Assert.All(map.Shapes, shape => Assert.Matches(@"^(M\d+(\.\d)?[ -]\d*(\.\d)?l[-\d. ]+z)+$", shape.Path));
        Assert.All(map.Shapes, shape => Assert.True(shape.X is > 0 and < 1000 && shape.Y > 0 && shape.Y < map.Height));
        Assert.True((await Catalogue.MapAsync(AreaId.Parse("GM0344"))).Shapes.Length >= 8);
    }

    private async Task<AreaImportReport> ImportFile(string path)
    {
        await using var stream = File.OpenRead(path);
        var watch = Stopwatch.StartNew();
        var outcome = await Catalogue.ImportAsync(stream, 2024);
        Assert.Null(outcome.Problem);
        var report = outcome.Value!;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(path)}: {watch.ElapsedMilliseconds} ms, {report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged, {report.Refused} refused"));
        Assert.Equal(0, report.Refused);
        return report;
    }
}
