using System.Security.Cryptography;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Storage;
using Workspace.Domain.Access;
using Workspace.Domain.Contributions;

namespace Workspace.Grains.Contributions;

/// <summary>Files with a signal: stored apart, fetched under the signal's rights.</summary>
internal sealed partial class ContributionGrain
{
    public async Task<Outcome<Signal>> Attach(SignalId id, string name, byte[] content, PersonId by)
    {
        if (Desk(by) is not { } desk || register.Find(id) is not { } signal || !register.Shows(signal))
        {
            return ProblemCode.NotFound;
        }

        var verdict = Rights.DecideChange(desk.By, signal, InputOnly, Closed);
        if (!verdict.IsAllowed)
        {
            return verdict.Problem!;
        }

        if (content.Length > AttachmentKinds.MaxBytes)
        {
            return Problem.Of(ProblemCode.TooLarge, ("max", AttachmentKinds.MaxBytes.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        var safe = AttachmentKinds.SafeName(name);
        if (AttachmentKinds.Of(content) is null)
        {
            return Problem.Of(ProblemCode.AttachmentRefused, ("name", safe));
        }

        return await Keep(desk, signal, safe, content);
    }

    private async Task<Outcome<Signal>> Keep(SignalDesk desk, Signal signal, string name, byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (signal.Attachments.Any(a => a.Hash == hash))
        {
            return Rights.Shown(signal, desk.By!, InputOnly);
        }

        if (signal.Attachments.Length >= AttachmentKinds.MaxFiles)
        {
            return Problem.Of(ProblemCode.TooManyAttachments, ("max", AttachmentKinds.MaxFiles.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        var attachment = new SignalAttachment { Id = hash[..16], Name = name, MediaType = AttachmentKinds.Of(content)!, Bytes = content.Length, Hash = hash };
        return await Attachments(desk, signal, signal with { Attachments = signal.Attachments.Add(attachment) }, new(ContributionRows.FileKey(signal.Id, attachment.Id), content));
    }

    public async Task<Outcome<AttachmentContent>> Attachment(SignalId id, string attachment, PersonId by)
    {
        if (Find(by) is not { } me || register.Find(id) is not { } signal || !register.Shows(signal) || Sight(signal, me) != SignalSight.Content
            || signal.Attachments.FirstOrDefault(a => a.Id == attachment) is not { } found
            || await rows.FileAsync(id, found.Id) is not { } content)
        {
            return ProblemCode.NotFound;
        }

        return new AttachmentContent(found, content);
    }

    public async Task<Outcome<Signal>> RemoveAttachment(SignalId id, string attachment, PersonId by)
    {
        if (Desk(by) is not { } desk || register.Find(id) is not { } signal || !register.Shows(signal))
        {
            return ProblemCode.NotFound;
        }

        var verdict = Rights.DecideChange(desk.By, signal, InputOnly, Closed);
        if (!verdict.IsAllowed)
        {
            return verdict.Problem!;
        }

        return signal.Attachments.FirstOrDefault(a => a.Id == attachment) is { } found
            ? await Attachments(desk, signal, signal with { Attachments = signal.Attachments.Remove(found) }, new(ContributionRows.FileKey(id, found.Id), null))
            : Rights.Shown(signal, desk.By!, InputOnly);
    }

    private async Task<Outcome<Signal>> Attachments(SignalDesk desk, Signal before, Signal after, RowWrite file)
    {
        var next = after with { Version = before.Version + 1, ChangedAt = desk.At };
        var happened = new SignalEvent { Version = next.Version, At = desk.At, By = desk.By!.Person, Kind = "changed", Fields = ["attachments"], Stage = next.Stage };
        await Save(new() { Put = [next], Events = [happened] }, file);
        return Rights.Shown(next, desk.By!, InputOnly);
    }
}
