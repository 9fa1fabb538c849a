using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Workspace.Contracts.Contributions;

[JsonConverter(typeof(JsonStringEnumConverter<SignalSort>)), Alias("ws.signal.sort")]
public enum SignalSort
{
    Unknown = 0,
    Date = 1,
    Label = 2,
    Partner = 3,
    Area = 4,
    Grade = 5,
    Handling = 6,
    Stage = 7,
    Changed = 8,
    Phenomenon = 9,
    PurgeOn = 10,
}

/// <summary>A question to the register. Empty lists mean: any. Pages follow each other by <see cref="After"/>, so that rows that come or go meanwhile neither repeat nor hide others.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.query")]
public sealed record SignalQuery
{
    /// <summary>Every word must occur, at the beginning of a word or inside one; case and accents do not matter.</summary>
    [Id(0)] public string? Text { get; init; }

    [Id(1)] public ImmutableArray<string> Phenomena { get; init; } = [];

    /// <summary>These areas and everything that lies in them (by code).</summary>
    [Id(2)] public ImmutableArray<string> Areas { get; init; } = [];

    [Id(3)] public ImmutableArray<SignalStage> Stages { get; init; } = [];

    [Id(4)] public ImmutableArray<HandlingLevel> Handling { get; init; } = [];

    [Id(5)] public ImmutableArray<string> SourceTypes { get; init; } = [];

    /// <summary>Months or days, inclusive.</summary>
    [Id(6)] public string? From { get; init; }

    [Id(7)] public string? Until { get; init; }

    [Id(8)] public SignalSort Sort { get; init; } = SignalSort.Date;

    [Id(9)] public bool Descending { get; init; }

    /// <summary>Cursor of the last row seen (<see cref="SignalPage.Next"/>); null for the first page.</summary>
    [Id(10)] public string? After { get; init; }

    /// <summary>Rows wanted, 1 to 500.</summary>
    [Id(11)] public int Limit { get; init; } = 100;

    /// <summary>Of one import.</summary>
    [Id(12)] public string? Import { get; init; }

    [Id(13)] public ImmutableArray<string> Grades { get; init; } = [];

    /// <summary>Only what may leave the register in a file: of other partners less than the screen shows.</summary>
    [Id(14)] public bool ForExport { get; init; }

    /// <summary>Only what a text may refer to.</summary>
    [Id(20)] public bool Citable { get; init; }

    public const int MaxLimit = 500;
}

/// <summary>One contribution's answer: its first rows in the order asked for, each with its place in that order, and how many there are in all.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.part")]
public sealed record SignalPart
{
    [Id(0)] public required ImmutableArray<SignalRow> Rows { get; init; }

    /// <summary>Signals that fit, of those the asker may see the content of.</summary>
    [Id(1)] public required int Total { get; init; }

    [Id(2)] public required SignalCounts Counts { get; init; }
}

/// <param name="Place">Sort key: rows of several contributions are merged by it, ordinally.</param>
[GenerateSerializer, Immutable, Alias("ws.signal.row")]
public sealed record SignalRow([property: Id(0)] string Place, [property: Id(1)] Signal Signal);

/// <summary>
/// How many signals fall under each value of a filter, before paging: those that fit all the other filters, so that one sees what choosing another value would give.
/// </summary>
[GenerateSerializer, Immutable, Alias("ws.signal.counts")]
public sealed record SignalCounts
{
    [Id(0)] public ImmutableSortedDictionary<string, int> Stages { get; init; } = None;

    [Id(1)] public ImmutableSortedDictionary<string, int> Phenomena { get; init; } = None;

    [Id(2)] public ImmutableSortedDictionary<string, int> Handling { get; init; } = None;

    [Id(3)] public ImmutableSortedDictionary<string, int> Areas { get; init; } = None;

    [Id(4)] public ImmutableSortedDictionary<string, int> Partners { get; init; } = None;

    [Id(5)] public ImmutableSortedDictionary<string, int> SourceTypes { get; init; } = None;

    public static readonly ImmutableSortedDictionary<string, int> None = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
}

/// <summary>A page of the register over all contributions, as far as the asker may see.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.page")]
public sealed record SignalPage
{
    [Id(0)] public required ImmutableArray<Signal> Items { get; init; }

    [Id(1)] public required int Total { get; init; }

    /// <summary>Cursor for the next page; null after the last.</summary>
    [Id(2)] public string? Next { get; init; }

    [Id(3)] public required SignalCounts Counts { get; init; }
}

/// <summary>Everything about one signal, as far as the asker may see.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.detail")]
public sealed record SignalDetail
{
    [Id(0)] public required Signal Signal { get; init; }

    /// <summary>Oldest first; told to the owner only.</summary>
    [Id(1)] public ImmutableArray<SignalEvent> History { get; init; } = [];

    [Id(2)] public required SignalRights Can { get; init; }

    /// <summary>Signals of the same contribution that may be the same, with the reason.</summary>
    [Id(3)] public ImmutableArray<DuplicateSuggestion> Duplicates { get; init; } = [];
}

/// <summary>What happened to a signal. Fields that changed are named; what they held before is not kept.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.event")]
public sealed record SignalEvent
{
    [Id(0)] public required long Version { get; init; }

    [Id(1)] public required DateTimeOffset At { get; init; }

    [Id(2)] public required PersonId By { get; init; }

    /// <summary><c>added</c>, <c>changed</c>, or a <see cref="SignalMove"/>.</summary>
    [Id(3)] public required string Kind { get; init; }

    [Id(4)] public ImmutableArray<string> Fields { get; init; } = [];

    [Id(5)] public SignalStage Stage { get; init; }

    [Id(6)] public string? Reason { get; init; }
}

/// <summary>What the asker may do with a signal now.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.rights")]
public sealed record SignalRights
{
    [Id(0)] public bool Change { get; init; }

    [Id(1)] public ImmutableArray<SignalMove> Moves { get; init; } = [];

    [Id(2)] public bool SeeHistory { get; init; }

    [Id(3)] public bool Attach { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.signal.duplicate")]
public sealed record DuplicateSuggestion
{
    [Id(0)] public required SignalId Id { get; init; }

    [Id(1)] public required string Label { get; init; }

    /// <summary>Why: <c>samePlace</c>, <c>sameTime</c>, <c>similarWords</c>.</summary>
    [Id(2)] public required ImmutableArray<string> Reasons { get; init; }

    /// <summary>Share of words in common, 0 to 100.</summary>
    [Id(3)] public required int Likeness { get; init; }

    [Id(4)] public required long Version { get; init; }
}

/// <summary>How many partners independently hold a signal about a place or phenomenon. Never a content, never which ones.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.corroboration")]
public sealed record Corroboration
{
    [Id(0)] public required int Partners { get; init; }

    /// <summary>Of those, how many the asker may see a content of.</summary>
    [Id(1)] public required int Visible { get; init; }
}

/// <summary>What a chip in a text shows of the signal it refers to.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.reference")]
public sealed record SignalReference
{
    [Id(0)] public required PartnerId Partner { get; init; }

    [Id(1)] public required SignalId Id { get; init; }

    /// <summary>Null when the asker may not see the signal: the chip then says only that the source is with this partner.</summary>
    [Id(2)] public string? Label { get; init; }

    [Id(3)] public string? Grade { get; init; }

    [Id(4)] public string? Summary { get; init; }

    /// <summary>Withdrawn by its owner, dismissed or destroyed: the sentence rests on it no longer.</summary>
    [Id(5)] public bool Fallen { get; init; }

    [Id(6)] public HandlingLevel Handling { get; init; }
}

/// <summary>What stays of a destroyed signal: that it was there, and a hash over what it held.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.stub")]
public sealed record DestroyedSignal
{
    [Id(0)] public required SignalId Id { get; init; }

    [Id(1)] public required string Hash { get; init; }

    [Id(2)] public required DateTimeOffset At { get; init; }

    /// <summary><c>date</c> (its date came), <c>approved</c> (a person decided so earlier), <c>import</c> (an import was undone).</summary>
    [Id(3)] public required string Ground { get; init; }

    [Id(4)] public required string Certificate { get; init; }

    [Id(5)] public required DateOnly? PurgeOn { get; init; }

    [Id(6)] public required string Regime { get; init; }
}

/// <summary>Proof that signals were destroyed (verklaring van vernietiging).</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.certificate")]
public sealed record DestructionCertificate
{
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>Who approved; null when the date came without anybody extending it.</summary>
    [Id(2)] public PersonId? By { get; init; }

    [Id(3)] public required string Ground { get; init; }

    [Id(4)] public required ImmutableArray<DestroyedSignal> Signals { get; init; }
}

/// <summary>What is due, and what was destroyed.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.retention")]
public sealed record Retention
{
    /// <summary>Signals whose date comes within the notice (30 days) or has come, first first.</summary>
    [Id(0)] public required ImmutableArray<Signal> Due { get; init; }

    [Id(1)] public required ImmutableArray<DestructionCertificate> Certificates { get; init; }

    [Id(2)] public required int NoticeDays { get; init; }
}
