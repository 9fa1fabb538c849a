using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Sections;

namespace Workspace.Domain.Access;

/// <summary>Everything one can do with a section.</summary>
public enum SectionAct
{
    Unknown = 0,
    /// <summary>Know that it exists: in outlines, errors, live messages.</summary>
    See = 1,
    Read = 2,
    Write = 3,
    Submit = 4,
    Approve = 5,
    RequestChanges = 6,
    Sign = 7,
    /// <summary>See who wrote and removed what, and earlier versions.</summary>
    ReadHistory = 8,
    NameVersion = 9,
    /// <summary>Take removed text out of the history for good.</summary>
    PurgeHistory = 10,
}

/// <summary>Everything one can do with a picture as a whole.</summary>
public enum PictureAct
{
    Unknown = 0,
    See = 1,
    SeeReadiness = 2,
    AddSignal = 3,
    ManagePeople = 4,
    Publish = 5,
    Reopen = 6,
    ReadPublication = 7,
}

/// <summary>Everything one can do with an entity beside seeing it.</summary>
public enum EntityAct
{
    Unknown = 0,
    Add = 1,
    Change = 2,
    Remove = 3,
}

/// <summary>How someone stands to a section or picture. One person may stand in several ways; the most favourable counts.</summary>
[Flags]
public enum Standings
{
    None = 0,
    Coordinator = 1,
    OwnEditor = 2,
    OwnSigner = 4,
    OtherEditor = 8,
    OtherSigner = 16,
    Reader = 32,

    Owner = OwnEditor | OwnSigner,
    Other = OtherEditor | OtherSigner,
    Contributor = Owner | Other | Coordinator,
    Anyone = Contributor | Reader,
}

/// <summary>Sets of stages.</summary>
[Flags]
public enum Stages
{
    None = 0,
    Open = 1 << SectionStage.Open,
    InProgress = 1 << SectionStage.InProgress,
    ReadyForReview = 1 << SectionStage.ReadyForReview,
    ChangesRequested = 1 << SectionStage.ChangesRequested,
    Approved = 1 << SectionStage.Approved,
    Signed = 1 << SectionStage.Signed,
    Locked = 1 << SectionStage.Locked,

    Draft = Open | InProgress | ChangesRequested,
    Signable = ReadyForReview | Approved | Signed,
    /// <summary>Offered to the other partners.</summary>
    Shared = Signable | Locked,
    /// <summary>Agreed: what readers see.</summary>
    Settled = Signed | Locked,
    All = Draft | Shared,
}

/// <summary>Sets of stages of a signal.</summary>
[Flags]
public enum SignalStages
{
    None = 0,
    Draft = 1 << SignalStage.Draft,
    Submitted = 1 << SignalStage.Submitted,
    Weighed = 1 << SignalStage.Weighed,
    Accepted = 1 << SignalStage.Accepted,
    Parked = 1 << SignalStage.Parked,
    Dismissed = 1 << SignalStage.Dismissed,
    Forwarded = 1 << SignalStage.Forwarded,
    Withdrawn = 1 << SignalStage.WithdrawnByOwner,

    /// <summary>Offered for weighing, without an outcome.</summary>
    Undecided = Submitted | Weighed,
    All = Draft | Undecided | Accepted | Parked | Dismissed | Forwarded | Withdrawn,
}

/// <summary>The verdict on one act. Default is refusal.</summary>
/// <param name="Problem">Null when allowed.</param>
public readonly record struct Verdict(bool IsAllowed, Problem? Problem)
{
    public static Verdict Allowed => new(true, null);

    public static Verdict Refused(Problem problem) => new(false, problem);

    public static Verdict Refused(ProblemCode code) => new(false, Contracts.Problem.Of(code));
}
