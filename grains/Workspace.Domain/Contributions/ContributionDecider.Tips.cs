using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;

namespace Workspace.Domain.Contributions;

/// <summary>Tips of people without an account, entered for the person whose link they came by.</summary>
public static partial class ContributionDecider
{
    public static bool TakesTips(SignalDesk desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return MayEnter(desk) is null && desk.Register.Count < MaxSignals;
    }

    /// <summary>A tip is submitted, and closed to all but people by name until a person weighs it.</summary>
    public static Outcome<SignalChange> Receive(SignalDesk desk, AddSignal tip, SignalId id, PictureArea? area)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(tip);
        var closed = tip with
        {
            Stage = SignalStage.Submitted,
            Weighing = null,
            Handling = HandlingLevel.Named,
            Channel = "tip",
            Label = null,
        };
        return Add(desk, closed, id, area);
    }

    /// <summary>The photo with a tip as it is kept: the image and nothing else. Only a tip that nobody has weighed yet gets one.</summary>
    public static Outcome<byte[]> TipPhoto(SignalDesk desk, Signal tip, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(tip);
        if (MayEnter(desk) is { } refusal)
        {
            return refusal;
        }

        if (tip is not { Channel: "tip", Stage: SignalStage.Submitted })
        {
            return ProblemCode.NotFound;
        }

        if (content.Length > AttachmentKinds.MaxBytes)
        {
            return Problem.Of(ProblemCode.TooLarge, ("max", AttachmentKinds.MaxBytes.ToString(CultureInfo.InvariantCulture)));
        }

        if (PhotoPrivacy.OnlyImage(content) is not { } image)
        {
            return Problem.Of(ProblemCode.AttachmentRefused, ("name", "foto"));
        }

        return tip.Attachments.Length < Tip.MaxPhotos ? image : Problem.Of(ProblemCode.TooManyAttachments, ("max", Tip.MaxPhotos.ToString(CultureInfo.InvariantCulture)));
    }
}
