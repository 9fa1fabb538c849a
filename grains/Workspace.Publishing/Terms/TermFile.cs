using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Taxonomy;

namespace Workspace.Publishing.Terms;

/// <summary>One list of terms. The version is raised when a term changes meaning; ids are never reused.</summary>
public sealed record TermFile
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    /// <summary>Where the list comes from, for whoever maintains it.</summary>
    public string? Source { get; init; }

    public required ImmutableArray<TermEntry> Terms { get; init; }

    public TermList ToList() => new(Id, Version, [.. Terms.Select(t => t.ToTerm())]);
}

/// <summary>A stored code with its words. The optional properties are those of <see cref="Term"/>.</summary>
public sealed record TermEntry
{
    public required string Id { get; init; }

    public required string Nl { get; init; }

    public required string En { get; init; }

    public string? Regime { get; init; }

    public ImmutableArray<string> Phenomena { get; init; } = [];

    public string? Grade { get; init; }

    public bool Off { get; init; }

    public bool Protected { get; init; }

    public bool NeedsSecond { get; init; }

    public bool General { get; init; }

    public Term ToTerm() => new(Id, new Words { Nl = Nl, En = En }, Regime)
    {
        Phenomena = Phenomena,
        Grade = Grade,
        Off = Off,
        Protected = Protected,
        NeedsSecond = NeedsSecond,
        General = General,
    };
}
