using System.Collections.Immutable;
using Orleans.Concurrency;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Sections;

namespace Workspace.Contracts.Pictures;

/// <summary>One picture: intake, scope, partners and people, outline, phase, publications. Key: picture id.</summary>
[Alias("ws.grain.picture")]
public interface IPictureGrain : IGrainWithStringKey
{
    /// <summary>Opens the picture with its sections. Repeating it by the same person with the same id gives the picture as it is.</summary>
    [Alias("Start")] Task<Outcome<PictureView>> Start(StartPicture command, PersonId by);

    [Alias("View"), Reading] Task<Outcome<PictureView>> View(PersonId by);

    [Alias("SetPeople")] Task<Outcome<PictureView>> SetPeople(SetPeople command, PersonId by);

    [Alias("Readiness"), Reading] Task<Outcome<Readiness>> Readiness(PersonId by);

    /// <summary>How well the claims of a section rest on sources, for who may read it.</summary>
    [Alias("Quality"), Reading] Task<Outcome<SectionQuality>> Quality(SectionId section, PersonId by);

    /// <summary>Where the picture cites a signal, for its owner; for others the signal is not there.</summary>
    [Alias("Citations"), Reading] Task<Outcome<SignalCitations>> Citations(SignalRef signal, PersonId by);

    /// <summary>Freezes the sections, assembles the document and stores it. Refused with <see cref="ProblemCode.NotReady"/> when a signature is missing or stale; then nothing has changed.</summary>
    [Alias("Publish")] Task<Outcome<PublicationSummary>> Publish(PersonId by);

    /// <summary>Opens the sections of a published picture again for a next revision.</summary>
    [Alias("Reopen")] Task<Outcome<PictureView>> Reopen(PersonId by);

    /// <summary>What someone is here, or null: for grains that belong to this picture.</summary>
    [Alias("Participant"), Reading, AlwaysInterleave] Task<Participant?> Participant(PersonId person);

    /// <summary>The partners that take part, for someone who does too.</summary>
    [Alias("Partners"), Reading, AlwaysInterleave] Task<Outcome<ImmutableArray<PartnerId>>> Partners(PersonId by);

    /// <summary>Title, owners and people of a section, or null when the picture has no such section. Sections ask this when they are activated.</summary>
    [Alias("SectionConfiguration"), AlwaysInterleave, ResponseTimeout("00:00:03")] Task<SectionConfiguration?> SectionConfiguration(SectionId section);

    /// <summary>People and scope for a contribution, or null when the partner does not take part. Contributions ask this when they are activated.</summary>
    [Alias("ContributionConfiguration"), AlwaysInterleave, ResponseTimeout("00:00:03")] Task<ContributionConfiguration?> ContributionConfiguration(PartnerId partner);

    /// <summary>The line for lists, or null when the picture was never opened or the person takes no part.</summary>
    [Alias("Summary"), Reading, AlwaysInterleave] Task<PictureSummary?> Summary(PersonId by);

    /// <summary>A section tells how it stands. Older versions are ignored.</summary>
    [Alias("Report"), AlwaysInterleave] Task Report(SectionStatus status);

    /// <summary>A section tells who is in it now. Never stored.</summary>
    [Alias("ReportPresence"), AlwaysInterleave] Task ReportPresence(SectionId section, ImmutableArray<PersonId> people);

    /// <summary>A contribution tells that its signals changed, and who may know that.</summary>
    [Alias("ReportSignals"), AlwaysInterleave] Task ReportSignals(ImmutableArray<PersonId> visibleTo);

    /// <summary>Subscribes a web node to changes, or renews that; forgotten after 30 s without renewal.</summary>
    [Alias("Subscribe"), AlwaysInterleave] Task<PictureSubscription> Subscribe(IPictureObserver node, string nodeId);

    [Alias("Unsubscribe"), AlwaysInterleave] Task Unsubscribe(string nodeId);
}

/// <param name="Version">Version of the picture now.</param>
/// <param name="Renewed">The node was known and has been told everything since it subscribed; false for a new one and for one that was dropped meanwhile.</param>
[GenerateSerializer, Immutable, Alias("ws.picture.subscription")]
public sealed record PictureSubscription([property: Id(0)] long Version, [property: Id(1)] bool Renewed);

/// <summary>A web node that shows the picture to people.</summary>
[Alias("ws.observer.picture")]
public interface IPictureObserver : IGrainObserver
{
    [Alias("OnChanged"), ResponseTimeout("00:00:03")] Task OnChanged(PictureChanged change);
}

/// <summary>
/// Something changed. The node tells it only to the people named; they fetch under their own rights.
/// </summary>
[GenerateSerializer, Immutable, Alias("ws.picture.changed")]
public sealed record PictureChanged
{
    [Id(0)] public required PictureId Picture { get; init; }

    [Id(1)] public required long Version { get; init; }

    [Id(2)] public required PictureChangeKind Kind { get; init; }

    [Id(3)] public SectionId? Section { get; init; }

    /// <summary>Who is in the section now, for <see cref="PictureChangeKind.Presence"/>.</summary>
    [Id(4)] public ImmutableArray<PersonId> People { get; init; } = [];

    [Id(5)] public required ImmutableArray<PersonId> VisibleTo { get; init; }
}

[Alias("ws.picture.change-kind")]
public enum PictureChangeKind
{
    Unknown = 0,
    /// <summary>Outline, stages, signatures, phase or people changed.</summary>
    Outline = 1,
    Presence = 2,
    Signals = 3,
    Publications = 4,
}

/// <summary>
/// The pictures one person takes part in. Key: person id. A read model: pictures report to it until confirmed, so that no list ever holds all pictures.
/// </summary>
[Alias("ws.grain.my-pictures")]
public interface IMyPicturesGrain : IGrainWithStringKey
{
    /// <summary>A picture is about to be opened by this person: it is asked for its line until it has one.</summary>
    [Alias("Expect")] Task Expect(PictureId picture);

    [Alias("Record")] Task Record(PictureSummary summary, long version);

    [Alias("Remove")] Task Remove(PictureId picture, long version);

    /// <summary>Latest change first; of one area when given.</summary>
    [Alias("List"), Reading] Task<ImmutableArray<PictureSummary>> List(AreaId? area);
}
