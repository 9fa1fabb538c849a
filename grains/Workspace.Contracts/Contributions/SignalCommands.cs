using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Workspace.Contracts.Contributions;

/// <summary>What is entered of a signal: by form, quick entry, tip, import, and when it is changed.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.add")]
public sealed record AddSignal
{
    [Id(0)] public required string Date { get; init; }

    [Id(1)] public required string SourceType { get; init; }

    [Id(2)] public required string Content { get; init; }

    [Id(3)] public string? Area { get; init; }

    /// <summary>4x4 (<c>B2</c>), plain (<c>seen</c>, <c>heard</c>, <c>rumour</c>) or Admiralty (<c>B3</c>), as <see cref="GradeScheme"/> says.</summary>
    [Id(5)] public required string Grade { get; init; }

    [Id(6)] public required HandlingLevel Handling { get; init; }

    [Id(7)] public required string Regime { get; init; }

    /// <summary>Label wanted, for example <c>S-01</c>; numbered by the server when absent.</summary>
    [Id(8)] public string? Label { get; init; }

    [Id(9)] public string? Until { get; init; }

    [Id(10)] public ImmutableArray<string> Phenomena { get; init; } = [];

    [Id(11)] public ImmutableArray<string> Indicators { get; init; } = [];

    [Id(12)] public string? PlaceType { get; init; }

    [Id(13)] public string? Branch { get; init; }

    [Id(14)] public SignalPlace? Place { get; init; }

    [Id(15)] public string? Ground { get; init; }

    [Id(16)] public ImmutableArray<string> Conditions { get; init; } = [];

    [Id(17)] public string? ConditionText { get; init; }

    [Id(18)] public DateOnly? PurgeOn { get; init; }

    [Id(19)] public string GradeScheme { get; init; } = "4x4";

    /// <summary>Keep it as a draft, submit it for weighing, or, with <see cref="Weighing"/>, accept it at once.</summary>
    [Id(20)] public SignalStage Stage { get; init; } = SignalStage.Submitted;

    [Id(21)] public SignalWeighing? Weighing { get; init; }

    [Id(22)] public string Channel { get; init; } = "form";

    /// <summary>Made by the client (32 hex digits): the same entry arriving twice, from a phone that was offline, is one signal.</summary>
    [Id(23)] public string? Key { get; init; }

    public const int MaxContent = 4_000;
}

[GenerateSerializer, Immutable, Alias("ws.signal.change")]
public sealed record ChangeSignal
{
    [Id(0)] public required AddSignal Signal { get; init; }

    [Id(1)] public required long ExpectedVersion { get; init; }
}

/// <summary>What is done with signals beside changing what they say.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignalMove>)), Alias("ws.signal.move")]
public enum SignalMove
{
    Unknown = 0,
    Submit = 1,
    /// <summary>Fill the weighing in; the outcome stays open.</summary>
    Weigh = 2,
    Accept = 3,
    Park = 4,
    /// <summary>Needs a reason; a purge date of one year is set when it has none that is earlier.</summary>
    Dismiss = 5,
    Forward = 6,
    Withdraw = 7,
    SetHandling = 8,
    SetPurgeDate = 9,
    /// <summary>A person decided that these are one: all but <see cref="MoveSignals.Into"/> are withdrawn and point to it.</summary>
    Merge = 10,
    /// <summary>Back to submitted, from parked, dismissed (before its date) or accepted.</summary>
    Reopen = 11,
}

/// <summary>One move on one or more signals of one contribution. All or none.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.moves")]
public sealed record MoveSignals
{
    [Id(0)] public required SignalMove Move { get; init; }

    [Id(1)] public required ImmutableArray<VersionedSignal> Signals { get; init; }

    /// <summary>Needed for park, dismiss, forward, withdraw, and for a later purge date.</summary>
    [Id(2)] public string? Reason { get; init; }

    [Id(3)] public SignalWeighing? Weighing { get; init; }

    [Id(4)] public HandlingLevel Handling { get; init; }

    [Id(5)] public DateOnly? PurgeOn { get; init; }

    [Id(6)] public SignalId? Into { get; init; }

    public const int MaxSignals = 200;
}

[GenerateSerializer, Immutable, Alias("ws.signal.versioned")]
public sealed record VersionedSignal([property: Id(0)] SignalId Id, [property: Id(1)] long Version);

/// <summary>A silent hold of a partner on publication of a place, a section or a passage. Its reason is told to nobody else.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.hold")]
public sealed record PublicationHold
{
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public AreaId? Area { get; init; }

    [Id(2)] public string? AreaName { get; init; }

    [Id(3)] public SectionId? Section { get; init; }

    /// <summary>What it is about, for the own partner: an address, a passage. Told to nobody else.</summary>
    [Id(4)] public string? About { get; init; }

    [Id(5)] public required DateTimeOffset At { get; init; }

    /// <summary>Null for whoever is told only that there is a hold.</summary>
    [Id(6)] public PersonId? By { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.signal.set-hold")]
public sealed record SetHold
{
    [Id(0)] public string? Area { get; init; }

    [Id(1)] public string? Section { get; init; }

    [Id(2)] public string? About { get; init; }
}
