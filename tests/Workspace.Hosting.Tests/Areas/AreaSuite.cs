#pragma warning disable xUnit1051 // The catalogue is asked as grains ask it: without a token.
using Microsoft.Extensions.DependencyInjection;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Tests.Storage;

namespace Workspace.Hosting.Tests.Areas;

/// <summary>What the catalogue must do, whatever it stands on. Each test takes codes of its own.</summary>
public abstract partial class AreaSuite(StorageFixture storage)
{
    private IAreaCatalogue Catalogue => storage.Services.GetRequiredService<IAreaCatalogue>();

    [Fact]
    public async Task Municipalities_and_the_fictional_dossier_are_there_after_the_first_start()
    {
        Assert.Equal(343, await storage.CountAsync("SELECT count(*) FROM area WHERE kind = 1 AND code NOT IN ('GM3331', 'GM3337', 'GM5551', 'GM5552', 'GM6666', 'GM7777')"));
        Assert.Equal("Het Hazenveld", (await Find("BU99010302"))!.Name);
        Assert.Equal(AreaKind.ObjectSet, (await Find("OWN-HAZENBOS"))!.Kind);
        var map = await Catalogue.MapAsync(AreaId.Parse("GM9901"));
        Assert.Equal(["WK990101", "WK990102", "WK990103", "WK990104"], map.Shapes.Select(shape => shape.Id.Value));
        Assert.Equal("", map.Attribution);
        // The frame puts a point on earth where the outlines are drawn: the whole of the box lies within a third of a degree.
        var frame = Assert.IsType<MapFrame>(map.Frame);
        Assert.InRange(map.Width / frame.PerLongitude, 0.01, 0.5);
        Assert.InRange(map.Height / frame.PerLatitude, 0.01, 0.5);
        Assert.InRange(frame.PerLongitude / frame.PerLatitude, 0.55, 0.65);
        Assert.Equal(["BU99010302", "OWN-HAZENBOS"], (await Catalogue.MapAsync(AreaId.Parse("BU99010302"))).Shapes.Select(shape => shape.Id.Value));
        Assert.Equal("OWN-HAZENBOS", Assert.Single((await Catalogue.MapAsync(AreaId.Parse("OWN-HAZENBOS"))).Shapes).Id.Value);
        var nothing = await Catalogue.MapAsync(AreaId.Parse("GM0000"));
        Assert.Empty(nothing.Shapes);
        Assert.Null(nothing.Frame);
    }

    [Theory]
    [InlineData("GM0518", "'s-Gravenhage")]
    [InlineData("gm0518", "'s-Gravenhage")]
    [InlineData("s gravenhage", "'s-Gravenhage")]
    [InlineData("’s-GRAVENHAGE", "'s-Gravenhage")]
    [InlineData("sudwest", "Súdwest-Fryslân")]
    [InlineData("Fryslan", "Súdwest-Fryslân")]
    [InlineData("utrecht", "Utrecht")]
    [InlineData("bergen op", "Bergen op Zoom")]
    public async Task Search_ignores_case_accents_and_punctuation(string text, string first) =>
        Assert.Contains(first, (await Catalogue.SearchAsync(new() { Text = text, Kind = AreaKind.Municipality })).Areas.Take(text == "Fryslan" ? 5 : 1).Select(area => area.Name));

    [Fact]
    public async Task The_start_of_a_name_comes_before_its_inside_and_pages_follow_each_other()
    {
        var all = await Catalogue.SearchAsync(new() { Text = "berg", Take = 500 });
        var starts = all.Areas.TakeWhile(area => area.Name.StartsWith("berg", StringComparison.OrdinalIgnoreCase)).Count();
        Assert.True(starts > 1);
        Assert.All(all.Areas.Skip(starts), area => Assert.DoesNotMatch("^(?i)berg", area.Name));
        var second = await Catalogue.SearchAsync(new() { Text = "berg", Skip = 2, Take = 2 });
        Assert.Equal(all.Total, second.Total);
        Assert.Equal(all.Areas.Skip(2).Take(2), second.Areas);
        Assert.Equal(0, (await Catalogue.SearchAsync(new() { Text = "bestaat niet" })).Total);
        Assert.Equal(4, (await Catalogue.SearchAsync(new() { Parent = AreaId.Parse("GM9901") })).Total);
    }

    [Fact]
    public async Task A_seed_changes_nothing_that_was_imported()
    {
        await Done(AreaFixtures.Square("GM1680", "Uit het bestand", 6.6, 52.9));
        await storage.RestartAsync();
        var seed = new Area { Id = AreaId.Parse("GM1680"), Name = "Van huis uit", Kind = AreaKind.Municipality };
        await Catalogue.SeedAsync([new(seed, null)]);
        var found = await Find("GM1680");
        Assert.Equal(("Uit het bestand", true, 2024), (found!.Name, found.HasOutline, found.Year));
    }

    [Fact]
    public async Task What_was_taken_in_is_unchanged_the_second_time_and_changed_when_the_name_is()
    {
        Assert.Equal((1, 0, 0), Counts(await Done(AreaFixtures.Square("WK888801", "Eerst", 6.1, 52.1))));
        Assert.Equal((0, 0, 1), Counts(await Done(AreaFixtures.Square("WK888801", "Eerst", 6.1, 52.1))));
        Assert.Equal((0, 1, 0), Counts(await Done(AreaFixtures.Square("WK888801", "Later", 6.1, 52.1))));
        Assert.Equal("Later", (await Find("WK888801"))!.Name);
    }

    [Fact]
    public async Task Nothing_is_half_taken_in_when_storage_refuses()
    {
        var file = AreaFixtures.Collection([.. Enumerable.Range(0, 40).Select(i => AreaFixtures.SquareFeature($"BU777700{i:00}", $"Buurt {i}", 5 + (i * 0.01), 52))]);
        await using (await storage.RefuseAsync())
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => Import(file));
        }

        await storage.RestartAsync();
        Assert.Equal(0, await storage.CountAsync("SELECT count(*) FROM area WHERE code LIKE 'BU7777%' OR code LIKE 'WK7777%'"));
        Assert.Equal(42, (await Done(file)).Added);
    }

    [Fact]
    public async Task Another_process_that_writes_is_noticed()
    {
        Assert.NotNull(await Find("GM0014"));
        await storage.ExecuteAsync("UPDATE area SET name = 'Grunn' WHERE code = 'GM0014'");
        await storage.ExecuteAsync("UPDATE area_version SET version = version + 1");
        Assert.Equal("Grunn", (await Find("GM0014"))!.Name);
    }

    private Task<Area?> Find(string code) => Catalogue.FindAsync(AreaId.Parse(code));

    private async Task<Outcome<AreaImportReport>> Import(string file)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file));
        return await Catalogue.ImportAsync(stream, 2024);
    }

    private async Task<AreaImportReport> Done(string file)
    {
        var outcome = await Import(file);
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }

    private static (int Added, int Changed, int Unchanged) Counts(AreaImportReport report) => (report.Added, report.Changed, report.Unchanged);
}

public sealed class SqliteAreaTests(SqliteFixture storage) : AreaSuite(storage), IClassFixture<SqliteFixture>;

public sealed class PostgresAreaTests(PostgresFixture storage) : AreaSuite(storage), IClassFixture<PostgresFixture>;
