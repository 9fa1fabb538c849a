using System.Collections.Immutable;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;

namespace Workspace.Domain.Access;

/// <param name="Act">What is allowed …</param>
/// <param name="Who">… to someone who stands in one of these ways …</param>
/// <param name="When">… while the section is in one of these stages.</param>
public sealed record SectionRule(SectionAct Act, Standings Who, Stages When);

/// <param name="Published">Whether it holds for a picture in writing (false), a published one (true), or both (null).</param>
public sealed record PictureRule(PictureAct Act, Standings Who, bool? Published);

/// <param name="Level">A signal of this level is shown …</param>
/// <param name="Who">… to someone who stands in one of these ways to its contribution …</param>
/// <param name="WithClearance">… if need be only with clearance by name.</param>
public sealed record SignalRule(HandlingLevel Level, Standings Who, bool WithClearance = false);

/// <summary>
/// The whole of the rights, as data. What no row allows is refused. REST, hub and fan-out ask the same table through <see cref="Rights"/>;
/// the generated matrix in the tests spells out every cell.
/// </summary>
public static class Rules
{
    public static readonly ImmutableArray<SectionRule> Sections =
    [
        // A draft exists for its owners; the coordinator knows of it (who owes what) but does not read it.
        new(SectionAct.See, Standings.Owner, Stages.All),
        new(SectionAct.See, Standings.Coordinator, Stages.All),
        new(SectionAct.See, Standings.Other, Stages.Shared),
        new(SectionAct.See, Standings.Reader, Stages.Settled),

        new(SectionAct.Read, Standings.Owner, Stages.All),
        new(SectionAct.Read, Standings.Coordinator, Stages.Shared),
        new(SectionAct.Read, Standings.Other, Stages.Shared),
        new(SectionAct.Read, Standings.Reader, Stages.Settled),

        // Writing after a signature is possible: it makes that signature stale.
        new(SectionAct.Write, Standings.OwnEditor, Stages.Draft | Stages.Signable),

        new(SectionAct.Submit, Standings.OwnEditor, Stages.Draft),
        new(SectionAct.Approve, Standings.Owner, Stages.ReadyForReview),
        new(SectionAct.RequestChanges, Standings.Coordinator | Standings.OwnSigner, Stages.Signable),
        new(SectionAct.Sign, Standings.OwnSigner, Stages.Signable),

        // Who reads the text reads how it came about. Restoring is writing.
        new(SectionAct.ReadHistory, Standings.Owner, Stages.All),
        new(SectionAct.ReadHistory, Standings.Coordinator, Stages.Shared),
        new(SectionAct.ReadHistory, Standings.Other, Stages.Shared),
        new(SectionAct.ReadHistory, Standings.Reader, Stages.Settled),

        new(SectionAct.NameVersion, Standings.Owner, Stages.Draft | Stages.Signable),
        new(SectionAct.NameVersion, Standings.Coordinator, Stages.Signable),

        // A legal duty: in every stage, also of what is published, and without reading it.
        new(SectionAct.PurgeHistory, Standings.Coordinator, Stages.All),
    ];

    /// <summary>What the functional administrator may do with any section, taking part in its picture or not.</summary>
    public static readonly ImmutableArray<SectionAct> Administrator = [SectionAct.PurgeHistory];

    public static readonly ImmutableArray<PictureRule> Pictures =
    [
        new(PictureAct.See, Standings.Anyone, null),
        new(PictureAct.ReadPublication, Standings.Anyone, true),
        new(PictureAct.ReadPublication, Standings.Anyone, false),
        new(PictureAct.SeeReadiness, Standings.Contributor, null),
        new(PictureAct.AddSignal, Standings.OwnEditor | Standings.Coordinator, false),
        new(PictureAct.ManagePeople, Standings.Coordinator, null),
        new(PictureAct.Publish, Standings.Coordinator, false),
        new(PictureAct.Reopen, Standings.Coordinator, true),
    ];

    public static readonly ImmutableArray<SignalRule> Signals =
    [
        new(HandlingLevel.Public, Standings.Anyone),
        new(HandlingLevel.Government, Standings.Contributor),
        new(HandlingLevel.Partners, Standings.Contributor),
        new(HandlingLevel.Named, Standings.Owner),
        new(HandlingLevel.Named, Standings.Contributor, WithClearance: true),
        new(HandlingLevel.SessionOnly, Standings.Owner),
        new(HandlingLevel.OwnerOnly, Standings.Owner),
    ];

    /// <summary>The phases in which text and signals are fixed.</summary>
    public static bool IsPublished(PicturePhase phase) => phase is PicturePhase.Published or PicturePhase.InFollowUp or PicturePhase.Superseded or PicturePhase.Withdrawn;
}
