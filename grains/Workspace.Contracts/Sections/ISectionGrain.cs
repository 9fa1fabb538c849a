using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Workspace.Contracts.Sections;

/// <summary>
/// One co-edited text with its owners, stage and signatures. Key: <see cref="SectionRef.Key"/>. Calls on the way of an edit are given up after three seconds: a call that was in flight to a
/// silo that died gets no other answer, and repeating any of them is harmless.
/// </summary>
[Alias("ws.grain.section")]
public interface ISectionGrain : IGrainWithStringKey
{
    /// <summary>The picture tells that title, owners or people changed. Older versions are ignored; a section asks for it by itself when it is activated, and then puts in the first text exactly once.</summary>
    [Alias("Configure"), AlwaysInterleave] Task Configure(SectionConfiguration configuration);

    /// <summary>Checks that the person may read, and gives what the client lacks.</summary>
    [Alias("Join"), ResponseTimeout("00:00:03")] Task<Outcome<JoinedSection>> Join(PersonId by, [Immutable] byte[] stateVector);

    /// <summary>
    /// Validates, stores, integrates, tells the nodes, and only then answers. Pushing the same bytes twice is harmless.
    /// </summary>
    /// <param name="by">Server-verified author.</param>
    /// <param name="origin">Connection that pushed; it gets only the answer when the write held nothing but its own push.</param>
    /// <param name="update">Yjs update, format v1, at most <see cref="PushLimits.Update"/> bytes.</param>
    [Alias("Push"), AlwaysInterleave, ResponseTimeout("00:00:03")] Task<Outcome<StoredRange>> Push(PersonId by, string origin, [Immutable] byte[] update);

    /// <summary>Carets and selections; never stored. Identity is stamped here.</summary>
    [Alias("Present"), AlwaysInterleave] Task Present(PersonId by, Caret caret);

    /// <summary>Subscribes a web node, or renews that with what it has seen; forgotten after 30 s without renewal.</summary>
    [Alias("Subscribe"), AlwaysInterleave, ResponseTimeout("00:00:03")] Task<SectionSubscription> Subscribe(ISectionObserver node, string nodeId);

    [Alias("Unsubscribe"), AlwaysInterleave] Task Unsubscribe(string nodeId);

    /// <summary>The text with its hash, as a signer reads it.</summary>
    [Alias("Read")] Task<Outcome<SectionReading>> Read(PersonId by);

    [Alias("ChangeStage")] Task<Outcome<SectionStatus>> ChangeStage(ChangeStage command, PersonId by);

    [Alias("Sign")] Task<Outcome<SignatureView>> Sign(SignSection command, PersonId by);

    /// <summary>Takes the section out of writing for a publication and gives its content; refused when a signature is missing or stale. For the picture only.</summary>
    [Alias("Freeze")] Task<Outcome<FrozenSection>> Freeze(int revision);

    /// <summary>Ends a freeze: <paramref name="published"/> locks the section, otherwise it is as before. Repeating it is harmless.</summary>
    [Alias("Thaw")] Task Thaw(int revision, bool published);

    /// <summary>Opens a locked section for a next revision.</summary>
    [Alias("Reopen")] Task Reopen(int revision);

    /// <summary>What each claim rests on, for who may read it.</summary>
    [Alias("Sources")] Task<Outcome<SectionSources>> Sources(PersonId by);

    /// <summary>Where the text cites any of these signals. That it does is told to whoever asks: the picture answers owners only.</summary>
    [Alias("Citations")] Task<CitedSection> Citations(ImmutableArray<SignalRef> signals, PersonId by);

    /// <summary>The same for each of these entities, in their order.</summary>
    [Alias("EntityCitations")] Task<ImmutableArray<CitedSection>> EntityCitations(ImmutableArray<EntityRef> entities, PersonId by);

    /// <summary>How the section stands now, recomputed from what is stored.</summary>
    [Alias("Status")] Task<SectionStatus> Status();

    /// <summary>Checks that the person may read the history, and says what the log does not.</summary>
    [Alias("HistoryBasis"), AlwaysInterleave] Task<Outcome<HistoryBasis>> HistoryBasis(PersonId by);

    /// <summary>Names a version, or renames it.</summary>
    [Alias("NameVersion")] Task<Outcome<NamedVersion>> NameVersion(long sequence, NameVersion command, PersonId by);

    /// <summary>Takes a name away again; the version stays.</summary>
    [Alias("RemoveVersionName")] Task<Outcome<Unit>> RemoveVersionName(long sequence, PersonId by);

    /// <summary>Makes the text read as this earlier state. For the history worker only, which has read the version out of the log.</summary>
    /// <param name="version">Which version it is.</param>
    /// <param name="state">The document as it was, as one Yjs update v1.</param>
    [Alias("RestoreState")] Task<Outcome<RestoredVersion>> RestoreState(PersonId by, long version, [Immutable] byte[] state);

    /// <summary>Purges removed text out of log and snapshot. The present text, its hash and its signatures stay as they are. Repeating it is harmless.</summary>
    [Alias("Purge"), ResponseTimeout("00:01:00")] Task<Outcome<HistoryPurge>> Purge(PurgeHistory command, PersonId by);
}

public static class PushLimits
{
    /// <summary>Largest update of one push, in bytes.</summary>
    public const int Update = 1024 * 1024;

    /// <summary>Largest state vector, in bytes.</summary>
    public const int StateVector = 64 * 1024;

    /// <summary>Largest encoded caret, in bytes.</summary>
    public const int Caret = 1024;
}

/// <param name="Epoch">Changes with every activation; sequences of different epochs are not compared.</param>
/// <param name="Sequence">Head of the log.</param>
/// <param name="Difference">Yjs update v1 with everything the client lacks.</param>
/// <param name="StateVector">Yjs state vector of the server: the client answers with its own difference.</param>
/// <param name="Rights">What the person may do now.</param>
/// <param name="Present">Carets of the others.</param>
[GenerateSerializer, Immutable, Alias("ws.section.joined")]
public sealed record JoinedSection(
    [property: Id(0)] Guid Epoch,
    [property: Id(1)] long Sequence,
    [property: Id(2)] byte[] Difference,
    [property: Id(3)] byte[] StateVector,
    [property: Id(4)] SectionRights Rights,
    [property: Id(5)] ImmutableArray<StampedCaret> Present);

/// <summary>Where a push stands in the log. <c>First</c> to <c>Last</c> is one row or, for a push that held nothing new, empty (<c>First &gt; Last</c>).</summary>
[GenerateSerializer, Immutable, Alias("ws.section.stored")]
public sealed record StoredRange([property: Id(0)] Guid Epoch, [property: Id(1)] long First, [property: Id(2)] long Last);

/// <param name="Connection">Connection it belongs to; one person may have several.</param>
/// <param name="Client">Yjs client id of that connection's document.</param>
/// <param name="Selection">Opaque relative positions made by the client, at most <see cref="PushLimits.Caret"/> bytes; empty means in the section without a caret; null means gone.</param>
[GenerateSerializer, Immutable, Alias("ws.section.caret")]
public sealed record Caret([property: Id(0)] string Connection, [property: Id(1)] long Client, [property: Id(2)] byte[]? Selection);

/// <summary>A caret with the identity the server knows.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.stamped-caret")]
public sealed record StampedCaret(
    [property: Id(0)] Caret Caret,
    [property: Id(1)] PersonId Person,
    [property: Id(2)] string Name,
    [property: Id(3)] PartnerId Partner);

/// <param name="Epoch">As in <see cref="JoinedSection.Epoch"/>.</param>
/// <param name="Sequence">Head of the log.</param>
/// <param name="Renewed">
/// The node was known and has been told everything since it subscribed. False for a new one and for one that was dropped meanwhile: text, carets and changes of
/// rights may have passed it by, so nothing may be sent to its connections until they have joined again.
/// </param>
[GenerateSerializer, Immutable, Alias("ws.section.subscription")]
public sealed record SectionSubscription([property: Id(0)] Guid Epoch, [property: Id(1)] long Sequence, [property: Id(2)] bool Renewed);

/// <summary>A web node that shows the section. One awaited call in flight per section and node; what comes meanwhile is merged into the next.</summary>
[Alias("ws.observer.section")]
public interface ISectionObserver : IGrainObserver
{
    [Alias("OnUpdate"), ResponseTimeout("00:00:03")] Task OnUpdate(SectionUpdate update);
}

/// <summary>What happened since the last call: text, carets, rights; any of them may be empty.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.update")]
public sealed record SectionUpdate
{
    [Id(0)] public required SectionRef Section { get; init; }

    [Id(1)] public required Guid Epoch { get; init; }

    /// <summary>First and last row of the log that <see cref="Update"/> covers; 0 when there is no text.</summary>
    [Id(2)] public long First { get; init; }

    [Id(3)] public long Last { get; init; }

    /// <summary>One merged Yjs update v1, or null.</summary>
    [Id(4)] public byte[]? Update { get; init; }

    /// <summary>Set when everything in <see cref="Update"/> came from this connection: it needs only its answer.</summary>
    [Id(5)] public string? Origin { get; init; }

    [Id(6)] public ImmutableArray<StampedCaret> Carets { get; init; } = [];

    /// <summary>Set when rights or stage changed: what each person that may still read can do; everyone else on the node must be let go at once.</summary>
    [Id(7)] public ImmutableDictionary<PersonId, SectionRights>? Rights { get; init; }
}
