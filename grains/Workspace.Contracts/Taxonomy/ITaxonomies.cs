using System.Collections.Immutable;

namespace Workspace.Contracts.Taxonomy;

/// <summary>A list of terms that people choose from, from a versioned file; a region may add terms of its own.</summary>
/// <param name="Id">For example <c>phenomena</c>.</param>
/// <param name="Version">Raised when a term changes meaning; ids are never reused.</param>
public sealed record TermList(string Id, int Version, ImmutableArray<Term> Terms);

/// <summary>The lists that signals are described with: those of the product and those that the region added (setting <c>Workspace:Taxonomies</c>, a folder).</summary>
public interface ITaxonomies
{
    ImmutableArray<TermList> Lists { get; }

    /// <summary>Whether a list knows a term. A list that does not exist knows nothing.</summary>
    bool Knows(string list, string? id);

    Term? Find(string list, string? id);
}

/// <summary>Ids of the lists.</summary>
public static class TermLists
{
    public const string Phenomena = "phenomena";
    public const string Indicators = "indicators";
    public const string SourceTypes = "source-types";
    public const string Regimes = "regimes";
    public const string HandlingLevels = "handling-levels";
    public const string SourceReliability = "source-reliability";
    public const string InformationAccuracy = "information-accuracy";
    public const string AdmiraltyReliability = "admiralty-reliability";
    public const string AdmiraltyCredibility = "admiralty-credibility";
    public const string PlainGrades = "plain-grades";
    public const string PlaceTypes = "place-types";
    public const string Branches = "branches";
    public const string Conditions = "conditions";
    public const string WeighingCharacteristics = "weighing-characteristics";
    public const string WeighingAnchoring = "weighing-anchoring";
    public const string WeighingSignalling = "weighing-signalling";
    public const string RedFlags = "red-flags";
    public const string SourceChecks = "source-checks";
}
