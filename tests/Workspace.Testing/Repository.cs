namespace Workspace.Testing;

/// <summary>Finds the checkout that the tests were built from, and the data beside it.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Workspace.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>
    /// A file or folder of the shared data (real boundaries, editing traces), which is never committed: below <c>data</c> of the folder that the environment
    /// variable <c>WORKSPACE_SHARED</c> names, or of <c>shared</c> beside the checkout. Null when it is not there; a test then uses its own small fixture.
    /// </summary>
    public static string? Shared(string path)
    {
        var shared = Environment.GetEnvironmentVariable("WORKSPACE_SHARED") is { Length: > 0 } named ? named : Path.Combine(Root, "..", "shared");
        var full = Path.GetFullPath(Path.Combine(shared, "data", path));
        return Path.Exists(full) ? full : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Workspace.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("These tests must run from a checkout: no Workspace.sln above the binaries.");
    }
}
