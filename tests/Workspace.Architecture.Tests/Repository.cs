namespace Workspace.Architecture.Tests;

internal static class Repository
{
    /// <summary>The folder that holds Workspace.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Workspace.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Workspace.sln was not found above the tests.");
    }
}
