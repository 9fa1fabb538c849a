using System.Collections.Immutable;

namespace Workspace.Publishing.Terms;

/// <summary>A file of the folder of a region as it was read.</summary>
/// <param name="Name">Shown in problems.</param>
public sealed record RegionalFile(string Name, string Text);

/// <summary>The lists with what the region made of them, and what is wrong with its files. With problems the catalogue is not to be used.</summary>
public sealed record RegionalReading(TaxonomyCatalogue Catalogue, ImmutableArray<string> Problems);

/// <summary>What such a file holds: the form of <see cref="TermFile"/>, in which terms of the product name only what changes.</summary>
internal sealed record RegionalList
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public string? Source { get; init; }

    public required ImmutableArray<RegionalEntry?> Terms { get; init; }
}

internal sealed record RegionalEntry
{
    public required string Id { get; init; }

    public string? Nl { get; init; }

    public string? En { get; init; }

    public bool? Off { get; init; }

    public string? Regime { get; init; }

    public ImmutableArray<string>? Phenomena { get; init; }

    public bool? Protected { get; init; }

    public bool? NeedsSecond { get; init; }

    public bool? General { get; init; }
}
