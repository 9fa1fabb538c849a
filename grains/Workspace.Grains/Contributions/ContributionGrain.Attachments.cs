using System.Collections.Immutable;
using System.Security.Cryptography;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
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
        return await Attachments(desk, signal, signal.Attachments.Add(attachment), change => rows.AttachAsync(change, signal.Id, attachment.Id, content));
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
            ? await Attachments(desk, signal, signal.Attachments.Remove(found), change => rows.DetachAsync(change, id, found))
            : Rights.Shown(signal, desk.By!, InputOnly);
    }

    private async Task<Outcome<Signal>> Attachments(SignalDesk desk, Signal before, ImmutableArray<SignalAttachment> files, Func<SignalChange, Task> write)
    {
        var next = before with { Version = before.Version + 1, ChangedAt = desk.At, Attachments = files };
        var happened = new SignalEvent { Version = next.Version, At = desk.At, By = desk.By!.Person, Kind = "changed", Fields = ["attachments"], Stage = next.Stage };
        var change = new SignalChange { Put = [next], Events = [happened] };
        await Save(change, () => write(change));
        return Rights.Shown(next, desk.By!, InputOnly);
    }
}
