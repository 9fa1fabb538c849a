using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Contributions;

namespace Workspace.Grains.Contributions;

/// <summary>Tips of people without an account, entered under the name of whoever made the link, and with the hour instead of the moment.</summary>
internal sealed partial class ContributionGrain
{
    public Task<bool> TakesTips(PersonId linkOwner) => Task.FromResult(Desk(linkOwner) is { } desk && ContributionDecider.TakesTips(desk));

    public async Task<Outcome<bool>> Receive(AddSignal tip, PersonId linkOwner)
    {
        if (TipDesk(linkOwner) is not { } desk || !SignalId.TryParse(tip.Key, out var id))
        {
            return ProblemCode.NotFound;
        }

        var decided = ContributionDecider.Receive(desk, tip, id, await FindArea(tip.Area));
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await Save(decided.Value);
        return !decided.Value.IsNothing;
    }

    public async Task<Outcome<Unit>> ReceivePhoto(SignalId tip, byte[] content, PersonId linkOwner)
    {
        if (TipDesk(linkOwner) is not { } desk || register.Find(tip) is not { } signal || !register.Shows(signal))
        {
            return ProblemCode.NotFound;
        }

        var photo = ContributionDecider.TipPhoto(desk, signal, content);
        if (!photo.IsDone)
        {
            return photo.Problem;
        }

        var kept = await Keep(desk, signal, "foto.jpg", photo.Value);
        return kept.IsDone ? Unit.Value : kept.Problem;
    }

    private SignalDesk? TipDesk(PersonId linkOwner) => Desk(linkOwner) is { } desk ? desk with { At = TipDecider.HourOf(desk.At) } : null;
}
