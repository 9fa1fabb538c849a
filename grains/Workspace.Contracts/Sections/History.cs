using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Workspace.Contracts.Text;

namespace Workspace.Contracts.Sections;

public static class HistoryLimits
{
    /// <summary>Longest name of a version.</summary>
    public const int Name = 80;

    /// <summary>Most named versions of one section.</summary>
    public const int Versions = 500;

    /// <summary>Most restores that the time line remembers as such.</summary>
    public const int Restores = 1_000;

    /// <summary>Most purges of one section.</summary>
    public const int Purges = 500;

    /// <summary>Longest reason of a purge.</summary>
    public const int Reason = 1_000;

    /// <summary>Most entries of one page of the time line.</summary>
    public const int Page = 200;
}

/// <summary>The time line of a section, from the newest entry back.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.page")]
public sealed record HistoryPage
{
    /// <summary>The latest version: head of the log.</summary>
    [Id(0)] public required long Head { get; init; }

    /// <summary>Newest first.</summary>
    [Id(1)] public required ImmutableArray<HistoryEntry> Entries { get; init; }

    /// <summary>There are older entries: ask for those before the last one's <see cref="HistoryEntry.First"/>.</summary>
    [Id(2)] public required bool More { get; init; }

    /// <summary>Newest first.</summary>
    [Id(3)] public required ImmutableArray<NamedVersion> Versions { get; init; }

    /// <summary>Versions that were signed, newest first.</summary>
    [Id(4)] public required ImmutableArray<SignedVersion> Signatures { get; init; }

    /// <summary>Newest first.</summary>
    [Id(5)] public required ImmutableArray<HistoryPurge> Purges { get; init; }

    [Id(6)] public required HistoryRights Can { get; init; }

    /// <summary>Everyone who is named by id in this answer.</summary>
    [Id(7)] public required ImmutableArray<HistoryPerson> People { get; init; }
}

/// <summary>What one person did in one go: consecutive rows without a pause of more than five minutes.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.entry")]
public sealed record HistoryEntry
{
    /// <summary>First row of the log.</summary>
    [Id(0)] public required long First { get; init; }

    /// <summary>Last row: the version that this entry led to.</summary>
    [Id(1)] public required long Last { get; init; }

    [Id(2)] public required PersonId Author { get; init; }

    [Id(3)] public required DateTimeOffset From { get; init; }

    [Id(4)] public required DateTimeOffset To { get; init; }

    /// <summary>Characters written. After a purge only those that are still in the text.</summary>
    [Id(5)] public required int Added { get; init; }

    /// <summary>Characters removed. After a purge only those whose writing was not purged.</summary>
    [Id(6)] public required int Removed { get; init; }

    /// <summary>The version this entry went back to; null when it is no restore.</summary>
    [Id(7)] public long? RestoredTo { get; init; }

    /// <summary>Removed text of this entry was purged: the versions inside of it can no longer be shown.</summary>
    [Id(8)] public bool Purged { get; init; }
}

/// <summary>A person as the history names it.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.person")]
public sealed record HistoryPerson
{
    [Id(0)] public required PersonId Person { get; init; }

    [Id(1)] public required string Name { get; init; }

    /// <summary>Null for someone who is no longer on the register.</summary>
    [Id(2)] public PartnerId? Partner { get; init; }
}

/// <summary>A name that someone gave to a version.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.version")]
public sealed record NamedVersion
{
    [Id(0)] public required long Sequence { get; init; }

    [Id(1)] public required string Name { get; init; }

    [Id(2)] public required PersonId By { get; init; }

    [Id(3)] public required DateTimeOffset At { get; init; }
}

/// <summary>A version that a partner signed.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.signed")]
public sealed record SignedVersion
{
    [Id(0)] public required long Sequence { get; init; }

    [Id(1)] public required PartnerId Partner { get; init; }

    [Id(2)] public required string Name { get; init; }

    [Id(3)] public required DateTimeOffset At { get; init; }

    /// <summary>Of exactly the text as it is now.</summary>
    [Id(4)] public required bool Fresh { get; init; }
}

/// <summary>Removed text that was purged: what can no longer be looked up, and who decided so.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.purge")]
public sealed record HistoryPurge
{
    /// <summary>First row whose removed text is gone.</summary>
    [Id(0)] public required long First { get; init; }

    [Id(1)] public required long Last { get; init; }

    [Id(2)] public required PersonId By { get; init; }

    [Id(3)] public required string Name { get; init; }

    [Id(4)] public required DateTimeOffset At { get; init; }

    [Id(5)] public required string Reason { get; init; }

    /// <summary>False as long as it is being carried out.</summary>
    [Id(6)] public required bool Done { get; init; }
}

/// <summary>What the asker may do with the history of a section now.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.rights")]
public sealed record HistoryRights
{
    [Id(0)] public required bool Restore { get; init; }

    [Id(1)] public required bool Name { get; init; }

    [Id(2)] public required bool Purge { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<TextChange>)), Alias("ws.history.change")]
public enum TextChange
{
    Unknown = 0,
    Same = 1,
    Inserted = 2,
    Removed = 3,
    /// <summary>The same words, other formatting, attributes or kind of block.</summary>
    Formatted = 4,
}

/// <summary>Rich text of a version, or of two versions in one: every node says what became of it and who did that.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.node")]
public sealed record HistoryNode
{
    /// <summary>As in <see cref="RichNode"/>.</summary>
    [Id(0)] public required string Type { get; init; }

    [Id(1)] public ImmutableSortedDictionary<string, string> Attributes { get; init; } = RichNode.NoAttributes;

    [Id(2)] public ImmutableArray<HistoryNode> Children { get; init; } = [];

    [Id(3)] public string? Text { get; init; }

    [Id(4)] public ImmutableArray<RichMark> Marks { get; init; } = [];

    [Id(5)] public required TextChange Change { get; init; }

    /// <summary>Who wrote it; of something removed: who removed it. Null where that is not known.</summary>
    [Id(6)] public PersonId? By { get; init; }
}

/// <summary>The text of one version (<see cref="From"/> equal to <see cref="To"/>), or the difference between two.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.text")]
public sealed record HistoryText
{
    [Id(0)] public required long From { get; init; }

    [Id(1)] public required long To { get; init; }

    [Id(2)] public required ImmutableArray<HistoryNode> Content { get; init; }

    /// <summary>Everyone who is named by id in this answer.</summary>
    [Id(3)] public required ImmutableArray<HistoryPerson> People { get; init; }

    [Id(4)] public required int Inserted { get; init; }

    [Id(5)] public required int Removed { get; init; }
}

/// <summary>Gives a version a name, or another one.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.name")]
public sealed record NameVersion
{
    [Id(0)] public required string Name { get; init; }
}

/// <summary>Makes the text read as this version did.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.restore")]
public sealed record RestoreVersion
{
    [Id(0)] public required long Version { get; init; }
}

/// <param name="Sequence">The version that the text has now.</param>
/// <param name="Changed">False when the text read like that already; nothing was written then.</param>
[GenerateSerializer, Immutable, Alias("ws.history.restored")]
public sealed record RestoredVersion([property: Id(0)] long Sequence, [property: Id(1)] bool Changed);

/// <summary>Purges what was written in a range of time and is no longer in the text; of the whole section when neither end is given.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.do-purge")]
public sealed record PurgeHistory
{
    [Id(0)] public DateTimeOffset? From { get; init; }

    [Id(1)] public DateTimeOffset? Until { get; init; }

    [Id(2)] public required string Reason { get; init; }
}

/// <summary>What the worker that reads the history needs of the section.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.basis")]
public sealed record HistoryBasis
{
    [Id(0)] public required long Head { get; init; }

    [Id(1)] public required ImmutableArray<NamedVersion> Versions { get; init; }

    [Id(2)] public required ImmutableArray<SignedVersion> Signatures { get; init; }

    [Id(3)] public required ImmutableArray<HistoryPurge> Purges { get; init; }

    [Id(4)] public required ImmutableArray<RestoreNote> Restores { get; init; }

    [Id(5)] public required HistoryRights Can { get; init; }

    /// <summary>The people of the picture.</summary>
    [Id(6)] public required ImmutableArray<HistoryPerson> People { get; init; }
}

/// <summary>Says that a row of the log went back to an earlier version. It counts only for a row of this author and time: it is written before the row is.</summary>
[GenerateSerializer, Immutable, Alias("ws.history.restore-note")]
public sealed record RestoreNote
{
    [Id(0)] public required long Sequence { get; init; }

    [Id(1)] public required PersonId By { get; init; }

    [Id(2)] public required DateTimeOffset At { get; init; }

    [Id(3)] public required long Version { get; init; }
}
