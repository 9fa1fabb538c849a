using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Workspace.Publishing.Terms;

namespace Workspace.Hosting.Data;

/// <summary>Reads the lists of the region from disk, in the order of their names.</summary>
internal sealed class TaxonomyFolder(IHostEnvironment environment)
{
    private const string Setting = $"{WorkspaceOptions.Section}:{nameof(WorkspaceOptions.Taxonomies)}";

    /// <summary>A list of 500 terms with everything it can hold is a fifth of this.</summary>
    private const long MaxBytes = 1 << 20;

    public RegionalReading Read(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return new(TaxonomyCatalogue.Product, []);
        }

        try
        {
            var folder = new DirectoryInfo(Path.GetFullPath(setting, DataFolder.Root(environment.ContentRootPath)));
            if (!folder.Exists)
            {
                return Refused($"{Setting} names the folder {folder.FullName}, which does not exist. Make it, or remove the setting.");
            }

            ImmutableArray<FileInfo> files = [.. folder.EnumerateFiles("*.json").OrderBy(f => f.Name, StringComparer.Ordinal)];
            return files.FirstOrDefault(f => f.Length > MaxBytes) is { } large
                ? Refused($"{Setting}: {large.FullName} is larger than 1 MB, which no list of terms is. Remove it.")
                : RegionalTerms.Read(files.Select(f => new RegionalFile(f.FullName, File.ReadAllText(f.FullName))));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refused($"{Setting} cannot be read: {failure.Message} Correct the path or the rights of this account on it.");
        }
    }

    private static RegionalReading Refused(string problem) => new(TaxonomyCatalogue.Product, [problem]);
}

/// <summary>Stops the start when the lists of the region hold a mistake: without it, stored signals would lose their words or a form would miss a choice.</summary>
internal sealed class TaxonomyFolderValidator(TaxonomyFolder folder) : IValidateOptions<WorkspaceOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkspaceOptions options) =>
        folder.Read(options.Taxonomies).Problems is { Length: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
}
