using System.Collections.Immutable;

namespace Workspace.Contracts.Taxonomy;

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

    public static ImmutableArray<string> All { get; } =
    [
        Phenomena, Indicators, SourceTypes, Regimes, HandlingLevels, SourceReliability, InformationAccuracy, AdmiraltyReliability, AdmiraltyCredibility, PlainGrades,
        PlaceTypes, Branches, Conditions, WeighingCharacteristics, WeighingAnchoring, WeighingSignalling, RedFlags, SourceChecks,
    ];

    /// <summary>Lists that a region may add to, relabel and switch off in. The others are law, method or code, and the same everywhere.</summary>
    public static ImmutableArray<string> Extendable { get; } = [Phenomena, Indicators, SourceTypes, PlaceTypes, Branches, RedFlags];
}
