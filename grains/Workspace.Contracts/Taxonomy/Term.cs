using System.Collections.Immutable;

namespace Workspace.Contracts.Taxonomy;

/// <summary>A term people choose from: stored by its id, shown in the reader's language.</summary>
/// <param name="Id">What is stored.</param>
/// <param name="Name">What is shown.</param>
/// <param name="Regime">For a kind of source: the legal regime that usually applies to it.</param>
public sealed record Term(string Id, Words Name, string? Regime = null)
{
    /// <summary>For an indicator: the phenomena it points to.</summary>
    public ImmutableArray<string> Phenomena { get; init; } = [];

    /// <summary>For a step of a plain or an Admiralty scale: what it is in 4x4, a source letter, an information digit or both.</summary>
    public string? Grade { get; init; }

    /// <summary>Not offered to choose from; it stays in its list so that what was stored with it can be read.</summary>
    public bool Off { get; init; }

    /// <summary>For a kind of source: a person who must not be recognisable. A document does not print the kind.</summary>
    public bool Protected { get; init; }

    /// <summary>For an indicator: says nothing on its own, so that another must be chosen with it.</summary>
    public bool NeedsSecond { get; init; }

    /// <summary>From general knowledge rather than from a source that is named: a default to adapt, not to be shown as law or method.</summary>
    public bool General { get; init; }

    /// <summary>Added by the region.</summary>
    public bool Regional { get; init; }
}
