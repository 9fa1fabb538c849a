using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Workspace.Contracts.Contributions;

/// <summary>Who may see a signal, in strict order from open to closed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HandlingLevel>)), Alias("ws.signal.handling")]
public enum HandlingLevel
{
    Unknown = 0,
    Public = 1,
    Government = 2,
    Partners = 3,
    Named = 4,
    SessionOnly = 5,
    /// <summary>Only the partner that owns it; for others it does not exist, not even as a count.</summary>
    OwnerOnly = 6,
}

/// <summary>Life of a signal. Only <see cref="Accepted"/> is shared; everything else is in its owner's hands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignalStage>)), Alias("ws.signal.stage")]
public enum SignalStage
{
    Unknown = 0,
    Draft = 1,
    Submitted = 2,
    /// <summary>The weighing is filled in; the outcome is open.</summary>
    Weighed = 3,
    Accepted = 4,
    Parked = 5,
    /// <summary>Has a purge date; encrypted away from the register by being its owner's only.</summary>
    Dismissed = 6,
    /// <summary>Handed to someone else (department, other process).</summary>
    Forwarded = 7,
    WithdrawnByOwner = 8,
}

/// <summary>How far someone gets with a signal of another: the outcome of the need-to-know rules.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignalSight>)), Alias("ws.signal.sight")]
public enum SignalSight
{
    Unknown = 0,
    /// <summary>It does not exist for this person: absent and uncounted.</summary>
    Nothing = 1,
    /// <summary>It counts in "n partners hold a signal about this place"; nothing else of it is told.</summary>
    Count = 2,
    Content = 3,
}

/// <summary>A signal as one person may see it.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal")]
public sealed record Signal
{
    [Id(0)] public required SignalId Id { get; init; }

    [Id(1)] public required PartnerId Partner { get; init; }

    /// <summary>Label in texts, for example <c>S-01</c>; unique within the contribution.</summary>
    [Id(2)] public required string Label { get; init; }

    /// <summary>Month (<c>2025-02</c>) or day (<c>2025-02-14</c>) it is about, or the first one of a period.</summary>
    [Id(3)] public required string Date { get; init; }

    /// <summary>Kind of source, for example <c>police_neighbourhood</c>.</summary>
    [Id(4)] public required string SourceType { get; init; }

    [Id(5)] public required string Content { get; init; }

    [Id(6)] public AreaId? Area { get; init; }

    [Id(7)] public string? AreaName { get; init; }

    /// <summary>Reliability in the 4x4 scheme, whatever scheme it was entered in: source A, B, C or X with information 1 to 4.</summary>
    [Id(9)] public required string Grade { get; init; }

    [Id(10)] public required HandlingLevel Handling { get; init; }

    /// <summary>Legal regime of the source: AVG, Wpg, Wjsg, AWR67, BRP, public …</summary>
    [Id(11)] public required string Regime { get; init; }

    [Id(12)] public required DateTimeOffset AddedAt { get; init; }

    [Id(13)] public required PersonId AddedBy { get; init; }

    /// <summary>Grows with every change; expected back by commands.</summary>
    [Id(14)] public long Version { get; init; } = 1;

    [Id(15)] public SignalStage Stage { get; init; } = SignalStage.Submitted;

    /// <summary>Last month or day of a period; null for one moment.</summary>
    [Id(16)] public string? Until { get; init; }

    /// <summary>Phenomenon ids, for example <c>drugs_synthetic</c>; the first is the main one.</summary>
    [Id(17)] public ImmutableArray<string> Phenomena { get; init; } = [];

    /// <summary>Ids of indicators.</summary>
    [Id(18)] public ImmutableArray<string> Indicators { get; init; } = [];

    [Id(19)] public string? PlaceType { get; init; }

    [Id(20)] public string? Branch { get; init; }

    [Id(21)] public SignalPlace? Place { get; init; }

    /// <summary>Ground or article on which the regime lets it be shared; some regimes require it.</summary>
    [Id(22)] public string? Ground { get; init; }

    /// <summary>Conditions of the source: H0 to H3, and for H3 what they are.</summary>
    [Id(23)] public ImmutableArray<string> Conditions { get; init; } = [];

    [Id(24)] public string? ConditionText { get; init; }

    /// <summary>Day on which it is destroyed.</summary>
    [Id(25)] public DateOnly? PurgeOn { get; init; }

    [Id(26)] public ImmutableArray<SignalAttachment> Attachments { get; init; } = [];

    /// <summary>Null until it is weighed; told to the owner only.</summary>
    [Id(27)] public SignalWeighing? Weighing { get; init; }

    /// <summary>The scheme it was entered in: <c>4x4</c>, <c>plain</c> (three steps) or <c>admiralty</c>.</summary>
    [Id(28)] public string GradeScheme { get; init; } = "4x4";

    /// <summary>How it came in: <c>form</c>, <c>quick</c>, <c>tip</c>, <c>import</c>. Told to the owner only.</summary>
    [Id(29)] public string Channel { get; init; } = "form";

    /// <summary>The import it came with. Told to the owner only.</summary>
    [Id(30)] public string? Import { get; init; }

    [Id(31)] public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Reason of the present stage (dismissed, parked, forwarded, withdrawn). Told to the owner only.</summary>
    [Id(32)] public string? StageReason { get; init; }

    /// <summary>Merged into this one by a person; then this one is withdrawn.</summary>
    [Id(33)] public string? MergedInto { get; init; }

    /// <summary>The stage it was added in, for its history; unknown when that has a row which says so.</summary>
    [Id(34), JsonIgnore] public SignalStage AddedAs { get; init; }
}

/// <summary>Where it was: any of an address in words, a point, or a drawn shape. Degrees WGS84.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.place")]
public sealed record SignalPlace
{
    [Id(0)] public string? Address { get; init; }

    [Id(1)] public GeoPoint? Point { get; init; }

    /// <summary>Corners of a drawn shape, 3 to 200, not closed.</summary>
    [Id(2)] public ImmutableArray<GeoPoint> Shape { get; init; } = [];
}

/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
[GenerateSerializer, Immutable, Alias("ws.signal.point")]
public sealed record GeoPoint([property: Id(0)] double Longitude, [property: Id(1)] double Latitude);

/// <summary>A file with a signal. The bytes are fetched apart, under the same rights.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.attachment")]
public sealed record SignalAttachment
{
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required string Name { get; init; }

    /// <summary>image/jpeg, image/png, image/webp or application/pdf, as the bytes say.</summary>
    [Id(2)] public required string MediaType { get; init; }

    [Id(3)] public required long Bytes { get; init; }

    /// <summary>SHA-256, 64 hex digits.</summary>
    [Id(4)] public required string Hash { get; init; }
}

/// <summary>The four weighings of the CCV protocol. Source: CCV, Modelprotocol ondermijning, steps 1 to 3.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.weighing")]
public sealed record SignalWeighing
{
    /// <summary>Weighing 1: does it concern undermining? Ids of the characteristics and indicators found (<c>weighing-*</c> taxonomies).</summary>
    [Id(0)] public ImmutableArray<string> Characteristics { get; init; } = [];

    [Id(1)] public ImmutableArray<string> Anchoring { get; init; } = [];

    [Id(2)] public ImmutableArray<string> Signalling { get; init; } = [];

    [Id(3)] public ImmutableArray<string> RedFlags { get; init; } = [];

    /// <summary>Weighing 2: a task of this partner (A), and ground for action (B).</summary>
    [Id(4)] public bool OwnTask { get; init; }

    [Id(5)] public bool GroundForAction { get; init; }

    /// <summary>Weighing 3: concrete enough, recent, or asked for by a trend.</summary>
    [Id(6)] public bool Concrete { get; init; }

    [Id(7)] public bool Recent { get; init; }

    [Id(8)] public bool TrendAsks { get; init; }

    /// <summary>Weighing 4: what the check of sources gave: <c>hit</c>, <c>no_hit</c> or <c>not_checked</c>.</summary>
    [Id(9)] public string SourceCheck { get; init; } = "not_checked";

    [Id(10)] public string? Remark { get; init; }

    [Id(11)] public PersonId? By { get; init; }

    [Id(12)] public DateTimeOffset? At { get; init; }
}
