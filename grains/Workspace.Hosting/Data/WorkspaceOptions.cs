using Microsoft.Extensions.Options;

namespace Workspace.Hosting.Data;

/// <summary>Where this process keeps its files. Section <c>Workspace</c>.</summary>
internal sealed class WorkspaceOptions
{
    public const string Section = "Workspace";

    /// <summary>
    /// Folder of the SQLite file and the key rings. A relative path counts from the root of the checkout when the host runs from one, else from the content
    /// root. Default: <c>data</c>.
    /// </summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Whether the fictional area Veldermeer stands among the areas. Default: true.</summary>
    public bool FictionalArea { get; set; } = true;

    /// <summary>
    /// Folder with the lists of the region (<c>*.json</c>, see templates/README.md). A relative path counts like <see cref="DataDirectory"/>. All nodes of a
    /// cluster need the same files. Default: none, the lists of the product as they are.
    /// </summary>
    public string? Taxonomies { get; set; }
}

internal sealed class WorkspaceOptionsValidator : IValidateOptions<WorkspaceOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkspaceOptions options) =>
        string.IsNullOrWhiteSpace(options.DataDirectory) || options.DataDirectory.AsSpan().ContainsAny(Path.GetInvalidPathChars())
            ? ValidateOptionsResult.Fail($"{WorkspaceOptions.Section}:{nameof(options.DataDirectory)} must be the path of a folder.")
            : ValidateOptionsResult.Success;
}
