using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Workspace.Contracts.Pictures;

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

/// <summary>A signal as one person may see it.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal")]
public sealed record Signal
{
    [Id(0)] public required SignalId Id { get; init; }

    [Id(1)] public required PartnerId Partner { get; init; }

    /// <summary>Label in texts, for example <c>S-01</c>.</summary>
    [Id(2)] public required string Label { get; init; }

    /// <summary>Month (<c>2025-02</c>) or day (<c>2025-02-14</c>) it is about.</summary>
    [Id(3)] public required string Date { get; init; }

    /// <summary>Kind of source, for example <c>police_neighbourhood</c>.</summary>
    [Id(4)] public required string SourceType { get; init; }

    [Id(5)] public required string Content { get; init; }

    [Id(6)] public AreaId? Area { get; init; }

    [Id(7)] public string? AreaName { get; init; }

    /// <summary>Phenomenon id, for example <c>drugs_synthetic</c>.</summary>
    [Id(8)] public string? Phenomenon { get; init; }

    /// <summary>Reliability in the 4x4 scheme: source A, B, C or X with information 1 to 4.</summary>
    [Id(9)] public required string Grade { get; init; }

    [Id(10)] public required HandlingLevel Handling { get; init; }

    /// <summary>Legal regime of the source: AVG, Wpg, Wjsg, AWR67, BRP, public …</summary>
    [Id(11)] public required string Regime { get; init; }

    [Id(12)] public required DateTimeOffset AddedAt { get; init; }

    [Id(13)] public required PersonId AddedBy { get; init; }
}

/// <summary>Adds a signal to the own contribution.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.add")]
public sealed record AddSignal
{
    [Id(0)] public required string Date { get; init; }

    [Id(1)] public required string SourceType { get; init; }

    [Id(2)] public required string Content { get; init; }

    [Id(3)] public string? Area { get; init; }

    [Id(4)] public string? Phenomenon { get; init; }

    [Id(5)] public required string Grade { get; init; }

    [Id(6)] public required HandlingLevel Handling { get; init; }

    [Id(7)] public required string Regime { get; init; }

    /// <summary>Label wanted, for example <c>S-01</c>; numbered by the server when absent.</summary>
    [Id(8)] public string? Label { get; init; }

    public const int MaxContent = 4_000;
}

/// <summary>What one partner brings to a picture. Key: <see cref="ContributionRef.Key"/>.</summary>
[Alias("ws.grain.contribution")]
public interface IContributionGrain : IGrainWithStringKey
{
    /// <summary>The picture tells who takes part and what its scope is. Older versions are ignored.</summary>
    [Alias("Configure")] Task Configure(ContributionConfiguration configuration);

    /// <summary>The signals the person may see; others are absent and uncounted.</summary>
    [Alias("List")] Task<Outcome<ImmutableArray<Signal>>> List(PersonId by);

    [Alias("Add")] Task<Outcome<Signal>> Add(AddSignal command, PersonId by);

    /// <summary>Everything fit for a document of this audience. For the picture's publications only.</summary>
    [Alias("Export")] Task<ImmutableArray<Signal>> Export(HandlingLevel highest);
}

[GenerateSerializer, Immutable, Alias("ws.contribution.configuration")]
public sealed record ContributionConfiguration
{
    [Id(0)] public required long Version { get; init; }

    [Id(1)] public required ImmutableArray<Participant> People { get; init; }

    [Id(2)] public required ImmutableArray<PictureArea> Areas { get; init; }

    /// <summary>The picture takes no more signals (published).</summary>
    [Id(3)] public bool Closed { get; init; }

    /// <summary>The partner gives information and has no users here; the coordinator enters it.</summary>
    [Id(4)] public bool InputOnly { get; init; }
}
