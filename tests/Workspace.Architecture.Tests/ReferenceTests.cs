using System.Reflection;
using System.Xml.Linq;

namespace Workspace.Architecture.Tests;

/// <summary>References run one way: see grains/decisions/0001-layout.md. Checked in the project files and in what was really compiled.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Workspace.Crdt"] = [],
        ["Workspace.Contracts"] = [],
        ["Workspace.Domain"] = ["Workspace.Contracts"],
        ["Workspace.Publishing"] = ["Workspace.Contracts"],
        ["Workspace.Tables"] = ["Workspace.Contracts"],
        ["Workspace.Grains"] = ["Workspace.Contracts", "Workspace.Domain", "Workspace.Crdt", "Workspace.Publishing"],
        ["Workspace.Hosting"] = ["Workspace.Grains", "Workspace.Contracts", "Workspace.Publishing", "Workspace.Tables", "Workspace.Domain", "Workspace.Crdt"],
        ["Workspace.Silo"] = ["Workspace.Hosting", "Workspace.Contracts"],
        ["Workspace.Web"] = ["Workspace.Contracts", "Workspace.Hosting"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_names_only_what_it_may(string project)
    {
        var assembly = Assembly.Load(project);
        var named = assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Workspace.", StringComparison.Ordinal)).ToList();
        Assert.Empty(named.Except(Allowed[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_references_only_what_it_may(string project)
    {
        var file = Directory.EnumerateFiles(Repository.Root, $"{project}.csproj", SearchOption.AllDirectories).Single();
        var referenced = XDocument.Load(file).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
        Assert.Empty(referenced.Except(Allowed[project]));
    }

    [Fact]
    public void The_engine_stands_on_the_base_library_alone()
    {
        var others = Assembly.Load("Workspace.Crdt").GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => !n.StartsWith("System.", StringComparison.Ordinal) && n is not ("netstandard" or "mscorlib"));
        Assert.Empty(others);
    }

    [Fact]
    public void The_pure_projects_know_no_runtime_of_Orleans_and_no_web()
    {
        foreach (var project in new[] { "Workspace.Domain", "Workspace.Publishing" })
        {
            var named = Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name!).ToList();
            Assert.DoesNotContain(named, n => n is "Orleans.Runtime" or "Orleans.Core" || n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_top_level_holds_only_its_six_rooms()
    {
        var folders = Directory.EnumerateDirectories(Repository.Root).Select(d => Path.GetFileName(d)!).Where(n => n[0] != '.' && n is not "data").ToList();
        Assert.Equal(["grains", "silo", "templates", "tests", "web"], folders.Order(StringComparer.Ordinal));
    }
}
