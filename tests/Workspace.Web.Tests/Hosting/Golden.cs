namespace Workspace.Web.Tests.Hosting;

/// <summary>A file in the repository that must equal what the program makes. <c>WORKSPACE_ACCEPT=1</c> writes it anew.</summary>
internal static class Golden
{
    public static void Match(string fromRepositoryRoot, string actual)
    {
        var path = Path.Combine(Root(), fromRepositoryRoot);
        if (Environment.GetEnvironmentVariable("WORKSPACE_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{fromRepositoryRoot} is not there; run with WORKSPACE_ACCEPT=1 to make it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Workspace.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
