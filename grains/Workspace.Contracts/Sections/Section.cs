using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Text;

namespace Workspace.Contracts.Sections;

/// <summary>Stages of a section. <c>Open</c>, <c>InProgress</c> and <c>ChangesRequested</c> are drafts: only the owners read them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SectionStage>)), Alias("ws.section.stage")]
public enum SectionStage
{
    Unknown = 0,
    Open = 1,
    InProgress = 2,
    ReadyForReview = 3,
    ChangesRequested = 4,
    Approved = 5,
    /// <summary>Every owner has a fresh signature.</summary>
    Signed = 6,
    /// <summary>Fixed by a publication.</summary>
    Locked = 7,
}

/// <summary>A section in the outline, as one person may see it.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.outline")]
public sealed record SectionOutline
{
    [Id(0)] public required SectionId Id { get; init; }

    /// <summary>Number in the document, for example <c>5.1</c>.</summary>
    [Id(1)] public required string Number { get; init; }

    [Id(2)] public required string Title { get; init; }

    [Id(3)] public required ImmutableArray<PartnerId> Owners { get; init; }

    [Id(4)] public required SectionStage Stage { get; init; }

    /// <summary>Reason given with the last request for changes.</summary>
    [Id(5)] public string? StageReason { get; init; }

    [Id(6)] public required ImmutableArray<SignatureView> Signatures { get; init; }

    [Id(7)] public required SectionRights Can { get; init; }

    /// <summary>Who is in it now.</summary>
    [Id(8)] public ImmutableArray<PersonId> Present { get; init; } = [];

    [Id(9)] public DateTimeOffset? ChangedAt { get; init; }
}

/// <summary>What the asker may do with a section now; for what is not allowed, why.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.rights")]
public sealed record SectionRights
{
    [Id(0)] public bool Read { get; init; }

    [Id(1)] public bool Write { get; init; }

    [Id(2)] public bool Sign { get; init; }

    [Id(3)] public bool Submit { get; init; }

    [Id(4)] public bool Approve { get; init; }

    [Id(5)] public bool RequestChanges { get; init; }

    /// <summary>Why writing is not possible, for the reader of a read-only text.</summary>
    [Id(6)] public Problem? WriteRefusal { get; init; }

    /// <summary>Why signing is not possible, for someone with the role of signer.</summary>
    [Id(7)] public Problem? SignRefusal { get; init; }
}

/// <summary>A signature as people see it. It is bound to one content hash for ever; <see cref="Fresh"/> says whether the text is still that.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.signature-view")]
public sealed record SignatureView
{
    [Id(0)] public required PartnerId Partner { get; init; }

    [Id(1)] public required PersonId Person { get; init; }

    [Id(2)] public required string Name { get; init; }

    [Id(3)] public required Words Function { get; init; }

    [Id(4)] public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of the canonical content, 64 hex digits.</summary>
    [Id(5)] public required string Hash { get; init; }

    [Id(6)] public required string MandateReference { get; init; }

    /// <summary>Text of the reservation, printed with the signature.</summary>
    [Id(7)] public string? Reservation { get; init; }

    [Id(8)] public string? Remark { get; init; }

    [Id(9)] public required bool Fresh { get; init; }

    /// <summary>Who made it stale first.</summary>
    [Id(10)] public string? StaleBy { get; init; }

    [Id(11)] public DateTimeOffset? StaleAt { get; init; }
}

/// <summary>How a section stands, told to its picture. Newer versions replace older ones.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.status")]
public sealed record SectionStatus
{
    [Id(0)] public required SectionId Section { get; init; }

    [Id(1)] public required long Version { get; init; }

    [Id(2)] public required SectionStage Stage { get; init; }

    [Id(3)] public string? StageReason { get; init; }

    [Id(4)] public required ImmutableArray<SignatureView> Signatures { get; init; }

    [Id(5)] public DateTimeOffset? ChangedAt { get; init; }
}

/// <summary>What a picture tells its section: title, owners, people. Older versions are ignored.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.configuration")]
public sealed record SectionConfiguration
{
    [Id(0)] public required long Version { get; init; }

    [Id(1)] public required string Number { get; init; }

    [Id(2)] public required string Title { get; init; }

    [Id(3)] public required ImmutableArray<PartnerId> Owners { get; init; }

    [Id(4)] public required ImmutableArray<Participant> People { get; init; }

    /// <summary>First text, used only when the section has none yet and never had.</summary>
    [Id(5)] public string? InitialText { get; init; }

    /// <summary>Author on record of the first text.</summary>
    [Id(6)] public required PersonId Author { get; init; }
}

/// <summary>The text of a section at one moment, with the hash that a signature binds to.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.reading")]
public sealed record SectionReading
{
    [Id(0)] public required SectionId Section { get; init; }

    [Id(1)] public required string Number { get; init; }

    [Id(2)] public required string Title { get; init; }

    [Id(3)] public required string Hash { get; init; }

    /// <summary>Position in the log this reading shows.</summary>
    [Id(4)] public required long Sequence { get; init; }

    [Id(5)] public required ImmutableArray<RichNode> Content { get; init; }

    [Id(6)] public required SectionStage Stage { get; init; }

    [Id(7)] public required ImmutableArray<SignatureView> Signatures { get; init; }

    [Id(8)] public required SectionRights Can { get; init; }

    [Id(9)] public required ImmutableArray<PartnerId> Owners { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<StageAction>)), Alias("ws.section.stage-action")]
public enum StageAction
{
    Unknown = 0,
    /// <summary>An owner offers the section to the others: from draft to ready for review.</summary>
    Submit = 1,
    /// <summary>Coordinator or owner's signer sends it back, with a reason.</summary>
    RequestChanges = 2,
    /// <summary>The owner agrees with the text as it stands.</summary>
    Approve = 3,
}

[GenerateSerializer, Immutable, Alias("ws.section.change-stage")]
public sealed record ChangeStage
{
    [Id(0)] public required StageAction Action { get; init; }

    [Id(1)] public string? Reason { get; init; }
}

/// <summary>Signs for the own partner exactly the text with this hash.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.sign")]
public sealed record SignSection
{
    [Id(0)] public required string ExpectedHash { get; init; }

    [Id(1)] public string? Reservation { get; init; }

    [Id(2)] public string? Remark { get; init; }

    public const int MaxText = 2_000;
}

/// <summary>A section as it goes into a publication.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.frozen")]
public sealed record FrozenSection
{
    [Id(0)] public required SectionId Section { get; init; }

    [Id(1)] public required string Hash { get; init; }

    [Id(2)] public required long Sequence { get; init; }

    [Id(3)] public required ImmutableArray<RichNode> Content { get; init; }

    [Id(4)] public required ImmutableArray<SignatureView> Signatures { get; init; }
}
