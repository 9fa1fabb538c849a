using System.Text.Json.Serialization;

namespace Workspace.Contracts;

/// <summary>Every reason for which the product says no. The name goes over the wire; the numbers are stored nowhere but must not be reused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProblemCode>)), Alias("ws.problem-code")]
public enum ProblemCode
{
    Unknown = 0,

    /// <summary>Does not exist, or the asker may not know that it exists. The two are never told apart.</summary>
    NotFound = 1,
    NotSignedIn = 2,
    NotAllowed = 3,
    /// <summary>Another change came first. Parameters: <c>version</c>.</summary>
    Conflict = 4,
    /// <summary>A field is empty. Parameters: <c>field</c>.</summary>
    FieldRequired = 5,
    /// <summary>A field is too long. Parameters: <c>field</c>, <c>max</c>, <c>length</c>.</summary>
    FieldTooLong = 6,
    /// <summary>A field does not have the form it must have. Parameters: <c>field</c>.</summary>
    FieldInvalid = 7,
    /// <summary>The request could not be read at all.</summary>
    BadRequest = 8,
    /// <summary>A limit of use was reached; try again later. Parameters: <c>limit</c>.</summary>
    TooManyRequests = 9,
    /// <summary>The body is larger than allowed. Parameters: <c>max</c> (bytes).</summary>
    TooLarge = 10,
    /// <summary>The request came from another site.</summary>
    WrongOrigin = 11,
    /// <summary>Something broke on our side. Parameters: <c>trace</c>.</summary>
    Internal = 12,
    /// <summary>Storage does not answer; nothing was lost, try again.</summary>
    StorageUnavailable = 13,

    /// <summary>No area has this code. Parameters: <c>area</c>.</summary>
    UnknownArea = 20,
    /// <summary>The file holds no areas that can be read. Parameters: <c>detail</c>.</summary>
    UnreadableAreas = 21,

    /// <summary>The scope names no area.</summary>
    EmptyScope = 30,
    /// <summary>One of the four intake questions has no answer. Parameters: <c>question</c>.</summary>
    IntakeIncomplete = 31,
    /// <summary>Parameters: <c>section</c> (title).</summary>
    SectionWithoutOwner = 32,
    /// <summary>A section is owned by a partner that does not take part. Parameters: <c>section</c>, <c>partner</c>.</summary>
    OwnerNotParticipating = 33,
    /// <summary>Parameters: <c>partner</c>.</summary>
    UnknownPartner = 34,
    /// <summary>Parameters: <c>person</c>.</summary>
    UnknownPerson = 35,
    PeriodReversed = 36,
    NoSections = 37,
    NoPartners = 38,
    NoCoordinator = 39,
    AlreadyExists = 40,
    TooManySections = 41,

    /// <summary>Only the owners of the section may do this.</summary>
    NotYourSection = 50,
    /// <summary>Not possible in this stage. Parameters: <c>stage</c>.</summary>
    WrongStage = 51,
    /// <summary>The picture is being published or has been published; the text is fixed.</summary>
    SectionLocked = 52,
    /// <summary>Your role in this picture does not include this. Parameters: <c>role</c> (needed).</summary>
    RoleMissing = 53,
    /// <summary>A reason must be given.</summary>
    ReasonRequired = 54,

    /// <summary>The text is no longer what the signer was shown. Parameters: <c>hash</c> (now), <c>by</c>, <c>at</c>.</summary>
    TextChanged = 60,
    MandateMissing = 61,
    /// <summary>Parameters: <c>until</c>.</summary>
    MandateExpired = 62,
    /// <summary>An empty section cannot be signed.</summary>
    NothingToSign = 63,
    /// <summary>A reservation needs its text.</summary>
    ReservationEmpty = 64,
    /// <summary>This partner has signed exactly this text already.</summary>
    AlreadySigned = 65,

    /// <summary>Not everything that must be signed is signed. Parameters: <c>missing</c> (count).</summary>
    NotReady = 70,
    AlreadyPublished = 71,
    /// <summary>The template could not be rendered. Parameters: <c>template</c>, <c>detail</c>.</summary>
    TemplateFailed = 72,

    /// <summary>The bytes are not an update that can be read. Parameters: <c>error</c>.</summary>
    UpdateUnreadable = 80,
    /// <summary>Parameters: <c>max</c> (bytes), <c>bytes</c>.</summary>
    UpdateTooLarge = 81,
    /// <summary>The update holds new text under someone else's client id.</summary>
    ForeignAuthor = 82,
    /// <summary>The update rests on edits that the server does not have: send the difference against the server's state vector.</summary>
    Resync = 83,
    /// <summary>The section was loaded anew; join again.</summary>
    Reloading = 84,
    /// <summary>The section would grow beyond what one section may hold. Parameters: <c>max</c>.</summary>
    SectionFull = 85,

    /// <summary>Not an area or not part of this picture's scope. Parameters: <c>area</c>.</summary>
    SignalAreaOutOfScope = 90,
    /// <summary>Only the partner itself adds to its contribution.</summary>
    NotYourContribution = 91,
    /// <summary>The text holds a citizen service number. Parameters: <c>field</c>.</summary>
    HoldsCitizenNumber = 92,

    /// <summary>The section has no such version. Parameters: <c>version</c>.</summary>
    UnknownVersion = 100,
    /// <summary>The removed text around this version was purged: it can no longer be shown. Parameters: <c>version</c>.</summary>
    HistoryPurged = 101,
    /// <summary>A row of the log cannot be read; the present text is not touched by it. Parameters: <c>version</c>.</summary>
    HistoryDamaged = 102,
    /// <summary>Parameters: <c>max</c>.</summary>
    TooManyVersions = 103,
    /// <summary>Nothing was written in this range of time.</summary>
    NothingToPurge = 104,

    /// <summary>The signal was changed by someone else meanwhile; nothing of yours is lost. Parameters: <c>label</c>, <c>version</c>.</summary>
    SignalChanged = 110,
    /// <summary>This move is not possible from this stage. Parameters: <c>move</c>, <c>stage</c>.</summary>
    MoveNotPossible = 111,
    /// <summary>The regime does not let a signal be this open. Parameters: <c>regime</c>, <c>least</c> (handling level).</summary>
    RegimeForbidsHandling = 112,
    /// <summary>The regime asks for a ground to share it on. Parameters: <c>regime</c>.</summary>
    GroundRequired = 113,
    /// <summary>Advice under the Bibob act may not stand in a signal, only that a decision was taken.</summary>
    HoldsBibobAdvice = 114,
    /// <summary>The text carries a state-secret label: it does not belong in this system. Parameters: <c>label</c>.</summary>
    HoldsStateSecret = 115,
    /// <summary>Nobody sees the weighing but its owner, and it must be filled in first.</summary>
    WeighingRequired = 116,
    /// <summary>A purge date may be put off only with a reason.</summary>
    PurgeReasonRequired = 117,
    /// <summary>The contribution holds as many signals as it can. Parameters: <c>max</c>.</summary>
    TooManySignals = 118,
    /// <summary>Not a file of a kind that is taken (JPEG, PNG, WebP, PDF). Parameters: <c>name</c>.</summary>
    AttachmentRefused = 119,
    /// <summary>Parameters: <c>max</c>.</summary>
    TooManyAttachments = 120,
    /// <summary>A partner holds publication back. Parameters: <c>partners</c> (names).</summary>
    PublicationHeld = 121,
    /// <summary>The file could not be read as a table. Parameters: <c>detail</c>.</summary>
    UnreadableTable = 122,
    /// <summary>Parameters: <c>max</c>.</summary>
    TooManyRows = 123,
    /// <summary>A column that is needed is not mapped. Parameters: <c>column</c>.</summary>
    ColumnMissing = 124,
    /// <summary>The import is in a state in which this cannot be done. Parameters: <c>state</c>.</summary>
    ImportState = 125,
    /// <summary>The link is no longer valid, or was never given out.</summary>
    LinkInvalid = 126,
    /// <summary>An indicator that says nothing by itself stands alone. Parameters: <c>field</c>, <c>indicator</c> (id).</summary>
    IndicatorNeedsSecond = 127,

    /// <summary>A person keeps this many views on a register at most. Parameters: <c>max</c>.</summary>
    TooManyViews = 140,

    /// <summary>The entity was changed by someone else meanwhile; nothing of yours is lost. Parameters: <c>label</c>, <c>version</c>.</summary>
    EntityChanged = 150,
    /// <summary>The contribution holds as many entities as it can. Parameters: <c>max</c>.</summary>
    TooManyEntities = 151,
    /// <summary>As many entities rest on this signal as can. Parameters: <c>label</c> (of the signal), <c>max</c>.</summary>
    TooManyOnSignal = 152,
    /// <summary>An entity rests on signals of its own contribution that were not withdrawn or dismissed. Parameters: <c>max</c>.</summary>
    SupportNeeded = 153,
    /// <summary>A person is called by an alias, not by a name. Parameters: <c>field</c>.</summary>
    AliasNeeded = 154,
}
