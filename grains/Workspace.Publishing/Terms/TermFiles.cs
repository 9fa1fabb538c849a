using System.Collections.Frozen;
using System.Collections.Immutable;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Taxonomy;
using Workspace.Publishing.Templates;

namespace Workspace.Publishing.Terms;

/// <summary>
/// The lists of the product, from <c>templates/taxonomies/*.json</c>: the one place where terms stand. The few that a document prints are files of its template,
/// and so part of its hash: the same model and template give the same words. What a region changes reaches a document only through its model.
/// </summary>
public static class TermFiles
{
    public static ImmutableArray<TermFile> All { get; } = [.. TermLists.All.Select(id => TemplateFiles.Read<TermFile>($"taxonomies/{id}.json"))];

    /// <summary>Lists whose words a document may print; a list that is not here must first become a file of the template.</summary>
    internal static ImmutableArray<string> Printed { get; } =
        [TermLists.HandlingLevels, TermLists.InformationAccuracy, TermLists.Phenomena, TermLists.Regimes, TermLists.SourceReliability, TermLists.SourceTypes];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, TermEntry>> Index =
        All.Where(f => Printed.Contains(f.Id)).ToFrozenDictionary(f => f.Id, f => f.Terms.ToFrozenDictionary(t => t.Id, StringComparer.Ordinal), StringComparer.Ordinal);

    internal static TermEntry? Find(string file, string? id) => id is not null && Index[file].TryGetValue(id, out var term) ? term : null;

    /// <summary>The Dutch word for a code; the code itself when no word is known, so that nothing vanishes.</summary>
    internal static string Dutch(string file, string id) => Find(file, id)?.Nl ?? id;

    internal static string Dutch(HandlingLevel level) => Dutch(TermLists.HandlingLevels, level.ToString());
}
