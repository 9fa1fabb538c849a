using Workspace.Contracts;

namespace Workspace.Web.Api.Problems;

/// <summary>The one place where a refusal gets its HTTP status.</summary>
internal static class ProblemStatus
{
    public static int Of(ProblemCode code) => code switch
    {
        ProblemCode.BadRequest or ProblemCode.FieldRequired or ProblemCode.FieldTooLong or ProblemCode.FieldInvalid => StatusCodes.Status400BadRequest,

        ProblemCode.NotSignedIn => StatusCodes.Status401Unauthorized,

        ProblemCode.NotAllowed or ProblemCode.WrongOrigin or ProblemCode.NotYourSection or ProblemCode.RoleMissing or ProblemCode.MandateMissing
            or ProblemCode.MandateExpired or ProblemCode.NotYourContribution or ProblemCode.ForeignAuthor => StatusCodes.Status403Forbidden,

        ProblemCode.NotFound or ProblemCode.UnknownVersion => StatusCodes.Status404NotFound,

        ProblemCode.Conflict or ProblemCode.TextChanged or ProblemCode.AlreadySigned or ProblemCode.AlreadyPublished or ProblemCode.NotReady
            or ProblemCode.WrongStage or ProblemCode.SectionLocked or ProblemCode.AlreadyExists or ProblemCode.Resync or ProblemCode.Reloading
            or ProblemCode.SignalChanged or ProblemCode.MoveNotPossible or ProblemCode.PublicationHeld or ProblemCode.ImportState
            or ProblemCode.EntityChanged => StatusCodes.Status409Conflict,

        ProblemCode.HistoryPurged or ProblemCode.LinkInvalid => StatusCodes.Status410Gone,

        ProblemCode.TooLarge or ProblemCode.UpdateTooLarge or ProblemCode.SectionFull => StatusCodes.Status413PayloadTooLarge,

        ProblemCode.UnknownArea or ProblemCode.UnreadableAreas or ProblemCode.EmptyScope or ProblemCode.IntakeIncomplete or ProblemCode.SectionWithoutOwner
            or ProblemCode.OwnerNotParticipating or ProblemCode.UnknownPartner or ProblemCode.UnknownPerson or ProblemCode.PeriodReversed
            or ProblemCode.NoSections or ProblemCode.NoPartners or ProblemCode.NoCoordinator or ProblemCode.TooManySections or ProblemCode.ReasonRequired
            or ProblemCode.NothingToSign or ProblemCode.ReservationEmpty or ProblemCode.UpdateUnreadable or ProblemCode.SignalAreaOutOfScope
            or ProblemCode.HoldsCitizenNumber or ProblemCode.TooManyVersions or ProblemCode.NothingToPurge
            or ProblemCode.RegimeForbidsHandling or ProblemCode.GroundRequired or ProblemCode.HoldsBibobAdvice or ProblemCode.HoldsStateSecret or ProblemCode.WeighingRequired
            or ProblemCode.PurgeReasonRequired or ProblemCode.TooManySignals or ProblemCode.AttachmentRefused or ProblemCode.TooManyAttachments or ProblemCode.UnreadableTable
            or ProblemCode.TooManyRows or ProblemCode.ColumnMissing or ProblemCode.IndicatorNeedsSecond or ProblemCode.TooManyViews or ProblemCode.TooManyEntities
            or ProblemCode.TooManyOnSignal or ProblemCode.SupportNeeded or ProblemCode.AliasNeeded => StatusCodes.Status422UnprocessableEntity,

        ProblemCode.TooManyRequests => StatusCodes.Status429TooManyRequests,

        ProblemCode.StorageUnavailable => StatusCodes.Status503ServiceUnavailable,

        ProblemCode.Internal or ProblemCode.HistoryDamaged or ProblemCode.TemplateFailed or ProblemCode.Unknown => StatusCodes.Status500InternalServerError,

        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "This code has no HTTP status yet; add it to the table."),
    };
}
