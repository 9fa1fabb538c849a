using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Publishing;
using Workspace.Publishing.Documents;
using Workspace.Publishing.Manifests;
using Workspace.Publishing.Templates;
using Xunit;

namespace Workspace.Publishing.Tests;

/// <summary>The renderer as the product uses it, and templates of a test's own.</summary>
internal static class Publishing
{
    /// <summary>With more time than a product allows itself: tests share a machine with other builds, and only some of them are about time.</summary>
    public static ScribanPublicationRenderer Renderer { get; } = new(RenderLimits.Default with { Time = TimeSpan.FromMinutes(2) });

    public static PublicationManifest ManifestOf(PublicationModel model) => ManifestBuilder.Build(model, Renderer.TemplateName, Renderer.TemplateHash);

    public static byte[] Bytes(PublicationModel model)
    {
        var outcome = Renderer.Render(model, ManifestOf(model), TestContext.Current.CancellationToken);
        Assert.True(outcome.IsDone, outcome.Problem is { } problem ? string.Join("; ", problem.Parameters) : "");
        return outcome.Value;
    }

    public static string Html(PublicationModel model) => Encoding.UTF8.GetString(Bytes(model));

    public static DocumentTemplate Template(params (string Path, string Text)[] files) => new("hostile.v1", [.. files], TimeProvider.System);

    /// <summary>Renders one file with a model that holds <c>title</c> and the list <c>items</c>.</summary>
    public static Outcome<string> Try(string text, RenderLimits? limits = null, params (string Path, string Text)[] others)
    {
        var model = new TemplateModel().Text("title", "<b>").Text("absent", null).List("items", [new TemplateModel().Text("name", "a"), new TemplateModel().Text("name", "b")]);
        return Template([("main.html", text), .. others]).Render("main.html", model, limits ?? RenderLimits.Default, TestContext.Current.CancellationToken);
    }

    /// <summary>The checkout the tests were built from: golden files are written there.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Workspace.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
