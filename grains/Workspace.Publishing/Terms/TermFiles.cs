using System.Collections.Frozen;
using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Taxonomy;
using Workspace.Publishing.Templates;

namespace Workspace.Publishing.Terms;

/// <summary>
/// The words a document uses for stored codes, from <c>templates/taxonomies/*.json</c>. They are files of the template, and so part of its hash: the same
/// model and template give the same words. A test keeps them equal to <see cref="Taxonomies"/>, which people choose from.
/// </summary>
public static class TermFiles
{
    public static ImmutableArray<TermFile> All { get; } = [.. TemplateFiles.In("taxonomies").Select(TemplateFiles.Read<TermFile>)];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, TermEntry>> Index =
        All.ToFrozenDictionary(f => f.Id, f => f.Terms.ToFrozenDictionary(t => t.Id, StringComparer.Ordinal), StringComparer.Ordinal);

    internal static TermEntry? Find(string file, string? id) => id is not null && Index[file].TryGetValue(id, out var term) ? term : null;

    /// <summary>The Dutch word for a code; the code itself when no word is known, so that nothing vanishes.</summary>
    internal static string Dutch(string file, string id) => Find(file, id)?.Nl ?? id;

    internal static string Dutch(HandlingLevel level) => Dutch("handling-levels", level.ToString());
}

/// <summary>One list of terms. The version is raised when a term changes meaning; ids are never reused.</summary>
public sealed record TermFile
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required ImmutableArray<TermEntry> Terms { get; init; }
}

/// <summary>A stored code with its words.</summary>
public sealed record TermEntry
{
    public required string Id { get; init; }

    public required string Nl { get; init; }

    public required string En { get; init; }

    /// <summary>For a kind of source: the legal regime that usually applies.</summary>
    public string? Regime { get; init; }

    /// <summary>For a kind of source: a person who must not be recognisable. A document does not print the kind.</summary>
    public bool Protected { get; init; }

    public Term ToTerm() => new(Id, new Words { Nl = Nl, En = En }, Regime);
}
