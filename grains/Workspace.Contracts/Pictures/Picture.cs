using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Sections;

namespace Workspace.Contracts.Pictures;

/// <summary>Phases of a picture, from question to follow-up.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PicturePhase>)), Alias("ws.picture.phase")]
public enum PicturePhase
{
    Unknown = 0,
    Intake = 1,
    Scoped = 2,
    Collecting = 3,
    Analysing = 4,
    Interpreting = 5,
    Drafting = 6,
    Validating = 7,
    Adopted = 8,
    Published = 9,
    InFollowUp = 10,
    Superseded = 11,
    Withdrawn = 12,
}

/// <summary>The four questions that must be answered before a picture is opened.</summary>
[GenerateSerializer, Immutable, Alias("ws.picture.intake")]
public sealed record Intake
{
    /// <summary>Is there a joint need for information?</summary>
    [Id(0)] public required string JointNeed { get; init; }

    /// <summary>Is there the will to act on it?</summary>
    [Id(1)] public required string WillToAct { get; init; }

    /// <summary>Which legal basis (work process)?</summary>
    [Id(2)] public required string LegalBasis { get; init; }

    /// <summary>Can and will we: capacity and information?</summary>
    [Id(3)] public required string Capacity { get; init; }
}

/// <summary>Starts a picture. Every text field is at most <see cref="PictureLimits"/> long.</summary>
[GenerateSerializer, Immutable, Alias("ws.picture.start")]
public sealed record StartPicture
{
    [Id(0)] public required string Title { get; init; }

    [Id(1)] public required Intake Intake { get; init; }

    /// <summary>The question the picture answers.</summary>
    [Id(2)] public required string Question { get; init; }

    /// <summary>Delimitation in words.</summary>
    [Id(3)] public string Scope { get; init; } = "";

    [Id(4)] public required ImmutableArray<string> Areas { get; init; }

    [Id(5)] public required DateOnly From { get; init; }

    [Id(6)] public required DateOnly Until { get; init; }

    [Id(7)] public required ImmutableArray<string> Partners { get; init; }

    /// <summary>Chapter template the sections came from, for example <c>municipal</c>.</summary>
    [Id(8)] public required string Template { get; init; }

    [Id(9)] public required ImmutableArray<NewSection> Sections { get; init; }

    /// <summary>Id wanted for the picture; made by the server when absent.</summary>
    [Id(10)] public string? Id { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.picture.new-section")]
public sealed record NewSection
{
    /// <summary>Chapter number and title it stands under, for example <c>5</c> and "Fenomenen".</summary>
    [Id(0)] public required int Chapter { get; init; }

    [Id(1)] public required string ChapterTitle { get; init; }

    [Id(2)] public required string Title { get; init; }

    /// <summary>Partners that own, write and sign it; at least one.</summary>
    [Id(3)] public required ImmutableArray<string> Owners { get; init; }

    /// <summary>First text, paragraphs separated by an empty line; put in exactly once, by the server.</summary>
    [Id(4)] public string? InitialText { get; init; }

    [Id(5)] public string? Id { get; init; }
}

public static class PictureLimits
{
    public const int Title = 200;
    public const int Text = 4_000;
    public const int InitialText = 20_000;
    public const int Sections = 200;
    public const int Areas = 100;
    public const int Partners = 40;
}

/// <summary>A person in a picture, with what it may do there.</summary>
[GenerateSerializer, Immutable, Alias("ws.picture.participant")]
public sealed record Participant
{
    [Id(0)] public required PersonId Person { get; init; }

    [Id(1)] public required PartnerId Partner { get; init; }

    [Id(2)] public required string Name { get; init; }

    [Id(3)] public required Words Function { get; init; }

    [Id(4)] public required ImmutableArray<PictureRole> Roles { get; init; }

    [Id(5)] public Mandate? Mandate { get; init; }

    [Id(6)] public bool NamedClearance { get; init; }
}

/// <summary>A participating partner as others see it.</summary>
[GenerateSerializer, Immutable, Alias("ws.picture.partner")]
public sealed record ParticipatingPartner
{
    [Id(0)] public required PartnerId Id { get; init; }

    [Id(1)] public required string Name { get; init; }

    [Id(2)] public required string ShortName { get; init; }

    [Id(3)] public required int Colour { get; init; }

    [Id(4)] public bool InputOnly { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.picture.area")]
public sealed record PictureArea([property: Id(0)] AreaId Id, [property: Id(1)] string Name);

/// <summary>One line in a list of pictures.</summary>
[GenerateSerializer, Immutable, Alias("ws.picture.summary")]
public sealed record PictureSummary
{
    [Id(0)] public required PictureId Id { get; init; }

    [Id(1)] public required string Title { get; init; }

    [Id(2)] public required PicturePhase Phase { get; init; }

    [Id(3)] public required ImmutableArray<PictureArea> Areas { get; init; }

    [Id(4)] public required ImmutableArray<string> Partners { get; init; }

    [Id(5)] public required DateOnly From { get; init; }

    [Id(6)] public required DateOnly Until { get; init; }

    [Id(7)] public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Last published revision, 0 when none.</summary>
    [Id(8)] public int Revision { get; init; }
}

/// <summary>A picture as one person may see it: sections that person may not know of are absent, not empty.</summary>
[GenerateSerializer, Immutable, Alias("ws.picture.view")]
public sealed record PictureView
{
    [Id(0)] public required PictureId Id { get; init; }

    [Id(1)] public required string Title { get; init; }

    [Id(2)] public required PicturePhase Phase { get; init; }

    /// <summary>Grows with every change; expected back by commands.</summary>
    [Id(3)] public required long Version { get; init; }

    [Id(4)] public required Intake Intake { get; init; }

    [Id(5)] public required string Question { get; init; }

    [Id(6)] public required string Scope { get; init; }

    [Id(7)] public required ImmutableArray<PictureArea> Areas { get; init; }

    [Id(8)] public required DateOnly From { get; init; }

    [Id(9)] public required DateOnly Until { get; init; }

    [Id(10)] public required ImmutableArray<ParticipatingPartner> Partners { get; init; }

    [Id(11)] public required ImmutableArray<Participant> People { get; init; }

    [Id(12)] public required ImmutableArray<Chapter> Chapters { get; init; }

    [Id(13)] public required ImmutableArray<PublicationSummary> Publications { get; init; }

    /// <summary>What the asker is here.</summary>
    [Id(14)] public required Participant Me { get; init; }

    [Id(15)] public required PictureRights Can { get; init; }
}

/// <summary>What the asker may do with the picture as a whole, now.</summary>
[GenerateSerializer, Immutable, Alias("ws.picture.rights")]
public sealed record PictureRights
{
    [Id(0)] public bool Publish { get; init; }

    [Id(1)] public bool Reopen { get; init; }

    [Id(2)] public bool ManagePeople { get; init; }

    [Id(3)] public bool AddSignal { get; init; }

    [Id(4)] public bool SeeReadiness { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.picture.chapter")]
public sealed record Chapter
{
    [Id(0)] public required int Number { get; init; }

    [Id(1)] public required string Title { get; init; }

    [Id(2)] public required ImmutableArray<SectionOutline> Sections { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.picture.publication-summary")]
public sealed record PublicationSummary
{
    [Id(0)] public required int Revision { get; init; }

    [Id(1)] public required DateTimeOffset At { get; init; }

    [Id(2)] public required string By { get; init; }

    /// <summary>Merkle root over the section hashes, 64 hex digits.</summary>
    [Id(3)] public required string Root { get; init; }
}

/// <summary>Sets what people are in the picture. People not named keep what they had; an empty list of roles takes a person out.</summary>
[GenerateSerializer, Immutable, Alias("ws.picture.set-people")]
public sealed record SetPeople
{
    [Id(0)] public required ImmutableArray<PersonRoles> People { get; init; }

    [Id(1)] public required long ExpectedVersion { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.picture.person-roles")]
public sealed record PersonRoles
{
    [Id(0)] public required string Person { get; init; }

    [Id(1)] public required ImmutableArray<PictureRole> Roles { get; init; }
}

/// <summary>What is missing before the picture can be published.</summary>
[GenerateSerializer, Immutable, Alias("ws.picture.readiness")]
public sealed record Readiness
{
    [Id(0)] public required bool Ready { get; init; }

    [Id(1)] public required ImmutableArray<SectionReadiness> Sections { get; init; }

    /// <summary>Partners (names) to consult before publishing: each holds something back, and what is told to nobody. For the coordinator only.</summary>
    [Id(2)] public ImmutableArray<string> Consultations { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("ws.picture.section-readiness")]
public sealed record SectionReadiness
{
    [Id(0)] public required SectionId Id { get; init; }

    [Id(1)] public required string Number { get; init; }

    [Id(2)] public required string Title { get; init; }

    [Id(3)] public required SectionStage Stage { get; init; }

    /// <summary>One line for each owner: signed, stale or missing.</summary>
    [Id(4)] public required ImmutableArray<SignatureNeed> Needs { get; init; }

    /// <summary>Advice, no condition for publishing; null when the asker may not read the section.</summary>
    [Id(5)] public SectionQuality? Quality { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<SignatureNeedKind>)), Alias("ws.picture.need-kind")]
public enum SignatureNeedKind
{
    Unknown = 0,
    Signed = 1,
    SignedWithReservation = 2,
    Stale = 3,
    Missing = 4,
}

[GenerateSerializer, Immutable, Alias("ws.picture.need")]
public sealed record SignatureNeed
{
    [Id(0)] public required PartnerId Partner { get; init; }

    [Id(1)] public required string PartnerName { get; init; }

    [Id(2)] public required SignatureNeedKind Kind { get; init; }

    /// <summary>Who signed, or who could sign when it is missing.</summary>
    [Id(3)] public required ImmutableArray<string> People { get; init; }

    [Id(4)] public SignatureView? Signature { get; init; }
}
