using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Contributions;

namespace Workspace.Grains.Contributions;

/// <summary>What is kept of a link.</summary>
[GenerateSerializer, Immutable, Alias("ws.tip.link-state")]
internal sealed record TipLinkState
{
    [Id(0)] public TipLink? Link { get; init; }

    [Id(1)] public ContributionRef Contribution { get; init; }

    [Id(2)] public string PartnerName { get; init; } = "";
}

/// <summary>One link. A tip is stored with its partner first, then counted here: a crash between the two costs the link nothing.</summary>
[GrainType("tip-link")]
internal sealed class TipLinkGrain([PersistentState("tip-link")] IPersistentState<TipLinkState> row, TimeProvider time) : Grain, ITipLinkGrain
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Keys of the tips of the last hour, in memory only: for the rate, and for photos that follow.</summary>
    private readonly Dictionary<string, DateTimeOffset> recent = new(StringComparer.Ordinal);

    private IContributionGrain Contribution => GrainFactory.GetGrain<IContributionGrain>(row.State.Contribution.Key);

    public Task Open(ContributionRef contribution, TipLink link, string partnerName) =>
        row.State.Link is null ? Save(new() { Link = link, Contribution = contribution, PartnerName = partnerName }) : Task.CompletedTask;

    public Task Revoke() => row.State.Link is { Revoked: false } link ? Save(row.State with { Link = link with { Revoked = true } }) : Task.CompletedTask;

    public Task<TipLink?> Read() => Task.FromResult(row.State.Link);

    public async Task Forget()
    {
        await row.ClearStateAsync();
        DeactivateOnIdle();
    }

    public async Task<Outcome<TipInvitation>> Invitation() =>
        Good() is { } link && await Contribution.TakesTips(link.MadeBy) ? new TipInvitation(row.State.PartnerName, link.ExpiresAt) : ProblemCode.LinkInvalid;

    public async Task<Outcome<Unit>> Give(Tip tip)
    {
        var now = time.GetUtcNow();
        foreach (var old in recent.Where(r => now - r.Value > Hour).Select(r => r.Key).ToList())
        {
            recent.Remove(old);
        }

        if (recent.ContainsKey(tip.Key ?? ""))
        {
            return Unit.Value;
        }

        if (Good() is not { } link)
        {
            return ProblemCode.LinkInvalid;
        }

        if (recent.Count >= TipDecider.MaxPerHour)
        {
            return Problem.Of(ProblemCode.TooManyRequests, ("limit", "tips"));
        }

        var signal = TipDecider.Signal(tip, now);
        if (!signal.IsDone)
        {
            return signal.Problem;
        }

        var received = await Contribution.Receive(signal.Value, link.MadeBy);
        if (!received.IsDone)
        {
            return TipDecider.ToldToGiver(received.Problem);
        }

        recent[tip.Key!] = now;
        DelayDeactivation(Hour);
        if (received.Value)
        {
            await Save(row.State with { Link = link with { Used = link.Used + 1 } });
        }

        return Unit.Value;
    }

    public async Task<Outcome<Unit>> Attach(string key, byte[] content)
    {
        if (Known() is not { Revoked: false } link || !recent.TryGetValue(key, out var given) || time.GetUtcNow() - given > Hour || !SignalId.TryParse(key, out var signal))
        {
            return ProblemCode.LinkInvalid;
        }

        var attached = await Contribution.ReceivePhoto(signal, content, link.MadeBy);
        return attached.IsDone ? Unit.Value : TipDecider.ToldToGiver(attached.Problem);
    }

    private TipLink? Good() => Known() is { } link && TipDecider.IsGood(link, time.GetUtcNow()) ? link : null;

    /// <summary>Anyone may try tokens: what was never made leaves memory at once, and nothing was written.</summary>
    private TipLink? Known()
    {
        if (row.State.Link is null)
        {
            DeactivateOnIdle();
        }

        return row.State.Link;
    }

    private async Task Save(TipLinkState next)
    {
        row.State = next;
        try
        {
            await row.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
