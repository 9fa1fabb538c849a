using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Workspace.Contracts.Taxonomy;
using Workspace.Hosting.Data;
using Workspace.Testing;

namespace Workspace.Hosting.Tests.Hosts;

public sealed class TaxonomyFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Without_a_setting_the_lists_are_those_of_the_product(string? setting)
    {
        var reading = Folder().Read(setting);
        Assert.Empty(reading.Problems);
        Assert.Equal(TermLists.All, reading.Catalogue.Lists.Select(l => l.Id));
    }

    [Fact]
    public void Files_of_the_region_are_read_and_others_left_alone()
    {
        Write("phenomena.json", """{ "id": "phenomena", "version": 1, "terms": [{ "id": "r_mest", "nl": "Mestfraude", "en": "Manure fraud" }] }""");
        Write("notes.txt", "niet voor het programma");

        var reading = Folder().Read(folder.Path);
        Assert.Empty(reading.Problems);
        Assert.True(reading.Catalogue.Offers(TermLists.Phenomena, "r_mest"));
        Assert.True(Folder().Read(Path.GetFileName(folder.Path)).Catalogue.Knows(TermLists.Phenomena, "r_mest"));
        Assert.True(Validate(folder.Path).Succeeded);
    }

    [Fact]
    public void A_mistake_stops_the_start_and_names_the_file()
    {
        Write("levels.json", """{ "id": "handling-levels", "version": 1, "terms": [] }""");
        Write("broken.json", "{");

        var result = Validate(folder.Path);
        Assert.True(result.Failed);
        Assert.Equal(2, result.Failures!.Count());
        Assert.Contains(folder.File("broken.json"), result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains(folder.File("levels.json"), result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_or_a_file_that_is_too_large_is_told()
    {
        Assert.Contains("Workspace:Taxonomies names the folder", Validate(folder.File("absent")).FailureMessage, StringComparison.Ordinal);

        Write("large.json", new string(' ', (1 << 20) + 1));
        Assert.Contains("large.json is larger than 1 MB", Validate(folder.Path).FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Workspace:Taxonomies cannot be read", Validate("a\0b").FailureMessage, StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(folder.File(name), text);

    private TaxonomyFolder Folder() => new(new Surroundings(Path.GetDirectoryName(folder.Path)!));

    private Microsoft.Extensions.Options.ValidateOptionsResult Validate(string setting) => new TaxonomyFolderValidator(Folder()).Validate(null, new() { Taxonomies = setting });

    private sealed class Surroundings(string contentRoot) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "Test";

        public string ContentRootPath { get; set; } = contentRoot;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
