using Workspace.Web.Tests.Operations;

namespace Workspace.Web.Tests.Access;

/// <summary>The program from its command line, in a process of its own.</summary>
public sealed class VerbsTests
{
    private const string Square =
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"statcode":"GM0344","statnaam":"Utrecht"},
        "geometry":{"type":"Polygon","coordinates":[[[5.0,52.0],[5.2,52.0],[5.2,52.2],[5.0,52.2],[5.0,52.0]]]}}]}
        """;

    [Theory]
    [InlineData("--year", "2024")]
    [InlineData("--year=2024")]
    public async Task Boundaries_come_in_for_the_year_that_was_asked(params string[] year)
    {
        var folder = Directory.CreateTempSubdirectory("samenbeeld-verbs-").FullName;
        var file = Path.Combine(folder, "grenzen.geojson");
        await File.WriteAllTextAsync(file, Square, TestContext.Current.CancellationToken);
        var (code, output) = await RunAsync(folder, ["areas", "import", file, .. year]);
        Assert.Contains("Gebieden van 2024: 1 toegevoegd", output, StringComparison.Ordinal);
        Assert.Equal(0, code);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("areas", "import", "/er/is/niets.json")]
    [InlineData("areas", "import", "x.json", "--year", "vorig jaar")]
    [InlineData("areas", "export")]
    public async Task What_cannot_be_done_is_said_in_one_line(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("samenbeeld-verbs-").FullName;
        var (code, output) = await RunAsync(folder, arguments);
        Assert.Equal(2, code);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(int Code, string Output)> RunAsync(string folder, string[] arguments)
    {
        var (code, lines) = await CommandLine.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Workspace:DataDirectory"] = folder }, arguments);
        return (code, string.Join('\n', lines));
    }
}
