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

/// <param name="Level">Of an accepted signal of this level …</param>
/// <param name="Who">… someone who stands in one of these ways to its contribution …</param>
/// <param name="Sight">… gets this far …</param>
/// <param name="WithClearance">… if need be only with clearance by name.</param>
public sealed record SignalRule(HandlingLevel Level, Standings Who, SignalSight Sight = SignalSight.Content, bool WithClearance = false);

/// <param name="Move">Possible …</param>
/// <param name="Who">… for someone who stands in one of these ways to the contribution …</param>
/// <param name="From">… from these stages …</param>
/// <param name="To">… to this one; null when the stage stays.</param>
/// <param name="WhenPublished">Whether it stays possible when the picture is published: what the law asks does.</param>
public sealed record SignalMoveRule(SignalMove Move, Standings Who, SignalStages From, SignalStage? To, bool WhenPublished);

/// <param name="Act">Possible …</param>
/// <param name="Who">… for someone who stands in one of these ways to the contribution.</param>
/// <param name="WhenPublished">Whether it stays possible when the picture is published.</param>
public sealed record EntityRule(EntityAct Act, Standings Who, bool WhenPublished);

/// <summary>What a legal regime asks of a signal. Sources: the acts themselves; what is a choice of the product is said so in the remark.</summary>
/// <param name="Id">Id in the list of regimes.</param>
/// <param name="Least">The most open level that it allows.</param>
/// <param name="GroundRequired">Sharing it with others needs a stated ground.</param>
/// <param name="Counted">Others may learn that it exists, as a count.</param>
/// <param name="RetentionMonths">Kept for this long when nobody states another date.</param>
public sealed record RegimeRule(string Id, HandlingLevel Least, bool GroundRequired, bool Counted, int RetentionMonths);

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

        // Corroboration without disclosure. What is the source owner's alone is not even counted.
        new(HandlingLevel.Named, Standings.Contributor, SignalSight.Count),
        new(HandlingLevel.SessionOnly, Standings.Contributor, SignalSight.Count),
    ];

    /// <summary>The most closed level at which a signal of another partner may leave the register in a file; one's own always may.</summary>
    public const HandlingLevel Exported = HandlingLevel.Partners;

    /// <summary>The stages in which a signal exists for others than its owner.</summary>
    public const SignalStages Shared = SignalStages.Accepted;

    public static readonly ImmutableArray<SignalMoveRule> Moves =
    [
        new(SignalMove.Submit, Standings.OwnEditor, SignalStages.Draft, SignalStage.Submitted, false),
        new(SignalMove.Weigh, Standings.OwnEditor, SignalStages.Undecided | SignalStages.Parked, SignalStage.Weighed, false),
        new(SignalMove.Accept, Standings.OwnEditor, SignalStages.Undecided | SignalStages.Parked, SignalStage.Accepted, false),
        new(SignalMove.Park, Standings.OwnEditor, SignalStages.Undecided | SignalStages.Accepted, SignalStage.Parked, false),
        new(SignalMove.Dismiss, Standings.OwnEditor, SignalStages.Undecided | SignalStages.Parked, SignalStage.Dismissed, true),
        new(SignalMove.Forward, Standings.OwnEditor, SignalStages.Undecided | SignalStages.Parked | SignalStages.Accepted, SignalStage.Forwarded, true),
        new(SignalMove.Reopen, Standings.OwnEditor, SignalStages.Parked | SignalStages.Dismissed | SignalStages.Forwarded, SignalStage.Submitted, false),
        new(SignalMove.Merge, Standings.OwnEditor, SignalStages.Draft | SignalStages.Undecided | SignalStages.Parked | SignalStages.Accepted, SignalStage.WithdrawnByOwner, false),

        // The provider keeps control, also over what is published already: a later revision is without it.
        new(SignalMove.Withdraw, Standings.Owner, SignalStages.All & ~(SignalStages.Withdrawn | SignalStages.Dismissed), SignalStage.WithdrawnByOwner, true),
        new(SignalMove.SetHandling, Standings.Owner, SignalStages.All & ~SignalStages.Withdrawn, null, true),
        new(SignalMove.SetPurgeDate, Standings.Owner, SignalStages.All, null, true),
    ];

    /// <summary>What may still be changed of a signal by its owner's editors.</summary>
    public const SignalStages Changeable = SignalStages.Draft | SignalStages.Undecided | SignalStages.Parked | SignalStages.Accepted;

    /// <summary>The stages in which a text may come to refer to a signal. Others than the owner see only what is shared.</summary>
    public const SignalStages Citable = SignalStages.Draft | SignalStages.Undecided | SignalStages.Accepted | SignalStages.Parked;

    /// <summary>
    /// What may be done with entities. They are seen as <see cref="Signals"/> says of an accepted signal of their level, and no further than the best seen of the signals under them; a count of them is told to
    /// nobody. The provider keeps control: what was said of somebody can be taken away at any time.
    /// </summary>
    public static readonly ImmutableArray<EntityRule> Entities =
    [
        new(EntityAct.Add, Standings.OwnEditor, false),
        new(EntityAct.Change, Standings.OwnEditor, false),
        new(EntityAct.Remove, Standings.OwnEditor, true),
    ];

    /// <summary>Who is told whom an alias stands for.</summary>
    public const Standings SeesIdentity = Standings.Owner;

    /// <summary>The stages in which a signal holds up nothing any more.</summary>
    public const SignalStages Fallen = SignalStages.Withdrawn | SignalStages.Dismissed;

    /// <summary>Who sees the list of what is due for destruction, and who approves destroying it before its date.</summary>
    public const Standings SeesRetention = Standings.Owner;
    public const Standings ApprovesDestruction = Standings.OwnSigner;

    /// <summary>
    /// Rule packs of the regimes. The term of five years is the default of the partnership act's practice and a setting of the region; the levels of tax, prosecution and
    /// social insurance data and of information under article 10 of the Police Data Act are the product's choice of caution.
    /// </summary>
    public static readonly ImmutableArray<RegimeRule> Regimes =
    [
        new("public", HandlingLevel.Public, false, true, 60),
        new("AVG", HandlingLevel.Government, false, true, 60),
        new("BRP", HandlingLevel.Partners, false, true, 60),
        new("Wpg", HandlingLevel.Partners, false, true, 60),
        new("Wpg10", HandlingLevel.SessionOnly, true, false, 60),
        new("Wjsg", HandlingLevel.Named, true, true, 60),
        new("AWR67", HandlingLevel.Named, true, true, 60),
        new("SUWI", HandlingLevel.Named, true, true, 60),
        new("AVG_special", HandlingLevel.Named, true, false, 60),
        new("Bibob", HandlingLevel.Partners, false, true, 60),
    ];

    /// <summary>The phases in which text and signals are fixed.</summary>
    public static bool IsPublished(PicturePhase phase) => phase is PicturePhase.Published or PicturePhase.InFollowUp or PicturePhase.Superseded or PicturePhase.Withdrawn;
}
