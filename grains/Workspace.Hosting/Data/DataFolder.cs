using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Data;

/// <summary>The folder of this process, made at first use and readable by its own account only.</summary>
internal sealed class DataFolder(IOptions<WorkspaceOptions> options, IHostEnvironment environment) : IDataFolder
{
    private readonly Lazy<string> path = new(() => Make(System.IO.Path.GetFullPath(options.Value.DataDirectory, Root(environment.ContentRootPath))));

    public string Path => path.Value;

    public string Sub(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (System.IO.Path.GetFileName(name) != name || name is "." or "..")
        {
            throw new ArgumentException("A folder inside the data folder has a plain name.", nameof(name));
        }

        return Make(System.IO.Path.Combine(Path, name));
    }

    /// <summary><c>dotnet run --project web</c> makes <c>web/</c> the content root; the data belongs beside it, where git ignores it.</summary>
    internal static string Root(string contentRoot) =>
        Directory.GetParent(System.IO.Path.TrimEndingDirectorySeparator(contentRoot)) is { } parent && File.Exists(System.IO.Path.Combine(parent.FullName, "Workspace.sln"))
            ? parent.FullName
            : contentRoot;

    private static string Make(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder).FullName
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
}
