using System.Collections.Immutable;
using Orleans.Concurrency;
using Workspace.Contracts.Pictures;

namespace Workspace.Contracts.Contributions;

/// <summary>What one partner brings to a picture. Key: <see cref="ContributionRef.Key"/>.</summary>
[Alias("ws.grain.contribution")]
public partial interface IContributionGrain : IGrainWithStringKey
{
    /// <summary>The picture tells who takes part and what its scope is. Older versions are ignored.</summary>
    [Alias("Configure")] Task Configure(ContributionConfiguration configuration);

    /// <summary>The rows that fit and that the person may see; others are absent and uncounted.</summary>
    [Alias("Query"), Reading, ReadOnly] Task<Outcome<SignalPart>> Query(SignalQuery query, PersonId by);

    [Alias("Detail"), Reading] Task<Outcome<SignalDetail>> Detail(SignalId id, PersonId by);

    /// <summary>What chips show: one line for every id asked, also for those that the person may not see.</summary>
    [Alias("Refer"), Reading, ReadOnly] Task<Outcome<ImmutableArray<SignalReference>>> Refer(ImmutableArray<SignalId> ids, PersonId by);

    [Alias("Add")] Task<Outcome<Signal>> Add(AddSignal command, PersonId by);

    [Alias("Change")] Task<Outcome<Signal>> Change(SignalId id, ChangeSignal command, PersonId by);

    /// <summary>All or none; answers with the signals as they are then.</summary>
    [Alias("Move")] Task<Outcome<ImmutableArray<Signal>>> Move(MoveSignals command, PersonId by);

    /// <summary>Whether this contribution holds an accepted signal about the area (or in it) and phenomenon that may be counted; null parts do not matter.</summary>
    [Alias("Corroborates"), Reading, ReadOnly] Task<SignalSight> Corroborates(AreaId? area, string? phenomenon, PersonId by);

    /// <summary>Adds a file. The bytes decide what it is. At most 10 of 4 MiB each.</summary>
    [Alias("Attach")] Task<Outcome<Signal>> Attach(SignalId id, string name, byte[] content, PersonId by);

    [Alias("Attachment"), Reading] Task<Outcome<AttachmentContent>> Attachment(SignalId id, string attachment, PersonId by);

    [Alias("RemoveAttachment")] Task<Outcome<Signal>> RemoveAttachment(SignalId id, string attachment, PersonId by);

    /// <summary>Holds of the own partner with what they are about; for the coordinator those of this contribution without it; for others nothing.</summary>
    [Alias("Holds"), Reading, ReadOnly] Task<Outcome<ImmutableArray<PublicationHold>>> Holds(PersonId by);

    [Alias("SetHold")] Task<Outcome<PublicationHold>> SetHold(SetHold command, PersonId by);

    [Alias("LiftHold")] Task<Outcome<Unit>> LiftHold(string id, PersonId by);

    [Alias("Retention"), Reading] Task<Outcome<Retention>> Retention(PersonId by);

    /// <summary>Destroys signals before their date, which a signer or the coordinator of an input-only partner approves. All or none, under one certificate, also when it is interrupted.</summary>
    [Alias("Destroy")] Task<Outcome<DestructionCertificate>> Destroy(ImmutableArray<VersionedSignal> signals, PersonId by);

    /// <summary>
    /// One batch of an import, at most <see cref="ImportBatch.MaxRows"/> rows. Staged: nobody sees them before <see cref="CommitImport"/>. A batch that arrives twice is one batch.
    /// The answer has a problem, or null, for each row; rows with a problem are not staged.
    /// </summary>
    [Alias("Stage")] Task<Outcome<ImmutableArray<Problem?>>> Stage(ImportBatch batch, PersonId by);

    /// <summary>All staged rows appear at once. Repeating it is harmless.</summary>
    [Alias("CommitImport")] Task<Outcome<int>> CommitImport(string import, PersonId by);

    /// <summary>
    /// Takes an import back, staged or committed: its rows are destroyed, but those changed since stay when <paramref name="keepChanged"/>. At most
    /// <see cref="UndonePart.MaxRows"/> at a time: repeat it until nothing is left.
    /// </summary>
    [Alias("UndoImport")] Task<Outcome<UndonePart>> UndoImport(string import, bool keepChanged, PersonId by);

    /// <summary>Destroys rows of an import that never appeared, as <see cref="UndoImport"/> does. For the import itself only, which ends even when nobody has the right to import any more.</summary>
    [Alias("AbandonImport")] Task<UndonePart> AbandonImport(string import);

    /// <summary>Everything fit for a document of this audience. For the picture's publications only.</summary>
    [Alias("Export")] Task<ImmutableArray<Signal>> Export(HandlingLevel highest);

    /// <summary>Whether something of this contribution stands in the way of publishing. For the picture only.</summary>
    [Alias("IsHeld"), Reading, ReadOnly] Task<ImmutableArray<PublicationHold>> ActiveHolds();

    /// <summary>Whether a tip would be taken that comes by a link of this person. For tip links only.</summary>
    [Alias("TakesTips"), Reading, ReadOnly] Task<bool> TakesTips(PersonId linkOwner);

    /// <summary>A tip of a person without an account, stored with the hour of receipt. For tip links only, which check their own limits. Answers whether it is new: the same tip arriving twice is one.</summary>
    [Alias("Receive")] Task<Outcome<bool>> Receive(AddSignal tip, PersonId linkOwner);

    /// <summary>A photo (JPEG) with a tip that nobody has weighed yet; everything in the file but the image is left out. For tip links only.</summary>
    [Alias("ReceivePhoto")] Task<Outcome<Unit>> ReceivePhoto(SignalId tip, byte[] content, PersonId linkOwner);
}

[GenerateSerializer, Immutable, Alias("ws.signal.attachment-content")]
public sealed record AttachmentContent([property: Id(0)] SignalAttachment Attachment, [property: Id(1)] byte[] Content);

[GenerateSerializer, Immutable, Alias("ws.signal.import-batch")]
public sealed record ImportBatch
{
    [Id(0)] public required string Import { get; init; }

    /// <summary>Place of the first row in the file, from 0; with <see cref="Import"/> it names the batch.</summary>
    [Id(1)] public required int First { get; init; }

    [Id(2)] public required ImmutableArray<AddSignal> Rows { get; init; }

    /// <summary>Only say what would be refused.</summary>
    [Id(3)] public bool DryRun { get; init; }

    public const int MaxRows = 200;
}

/// <param name="Gone">Signals destroyed now.</param>
/// <param name="Left">Signals still to be destroyed.</param>
[GenerateSerializer, Immutable, Alias("ws.signal.undone-part")]
public sealed record UndonePart([property: Id(0)] int Gone, [property: Id(1)] int Left)
{
    public const int MaxRows = 400;
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
