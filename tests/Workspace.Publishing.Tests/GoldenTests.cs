using System.Text.Json;
using Workspace.Contracts.Publishing;
using Workspace.Publishing.Templates;
using Xunit;

namespace Workspace.Publishing.Tests;

/// <summary>
/// Whole documents, compared to the byte. Each folder under <c>cases/</c> holds a <c>model.json</c> (or its model is built here) and the <c>out.html</c> it must give.
/// After a wanted change of a template write them anew and read the difference: <c>WS_GOLDEN=write dotnet run --project tests/Workspace.Publishing.Tests</c>.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Cases = Path.Combine(Publishing.Root, "tests", "Workspace.Publishing.Tests", "cases");

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Cases).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_document_is_the_one_that_was_looked_at(string name)
    {
        var html = Publishing.Html(ModelOf(name));
        HtmlReading.Tags(html);
        var file = Path.Combine(Cases, name, "out.html");
        if (Environment.GetEnvironmentVariable("WS_GOLDEN") == "write")
        {
            File.WriteAllText(file, html);
        }

        var wanted = File.ReadAllText(file).ReplaceLineEndings("\n");
        if (html != wanted)
        {
            Assert.Fail(FirstDifference(name, wanted.Split('\n'), html.Split('\n')));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_model_gives_the_same_bytes(string name) => Assert.Equal(Publishing.Bytes(ModelOf(name)), Publishing.Bytes(ModelOf(name)));

    [Fact]
    public void Documents_rendered_side_by_side_are_the_same()
    {
        var model = Veldermeer.Model();
        var expected = Publishing.Bytes(model);

        Assert.All(Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(4).Select(_ => Publishing.Bytes(model)).ToList(), bytes => Assert.Equal(expected, bytes));
    }

    private static PublicationModel ModelOf(string name)
    {
        var file = Path.Combine(Cases, name, "model.json");
        return File.Exists(file)
            ? JsonSerializer.Deserialize<PublicationModel>(File.ReadAllText(file), TemplateFiles.Json)!
            : name switch
            {
                "010-veldermeer" => Veldermeer.Model(),
                "020-hostile-words" => Hostile.Model(),
                _ => throw new InvalidOperationException($"Case {name} has no model."),
            };
    }

    private static string FirstDifference(string name, string[] wanted, string[] got)
    {
        var line = wanted.Zip(got).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"""
            cases/{name}/out.html differs at line {line + 1}; look at it and write it anew with WS_GOLDEN=write when it is wanted.
            was: {wanted.ElementAtOrDefault(line)}
            now: {got.ElementAtOrDefault(line)}
            """;
    }
}
