using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Contributions;

namespace Workspace.Grains.Contributions;

/// <summary>Ids of the links of one partner in one picture, oldest first.</summary>
[GenerateSerializer, Immutable, Alias("ws.tip.desk-state")]
internal sealed record TipDeskState
{
    [Id(0)] public ImmutableArray<string> Links { get; init; } = [];
}

/// <summary>The links of one partner in one picture. An id is noted before its link is opened: a crash between the two leaves an id without a link, which is left out.</summary>
[GrainType("tip-desk")]
internal sealed class TipDeskGrain([PersistentState("tip-desk")] IPersistentState<TipDeskState> row, TimeProvider time) : Grain, ITipDeskGrain
{
    private ContributionRef Self => ContributionRef.Parse(this.GetPrimaryKeyString());

    public async Task<Outcome<ImmutableArray<TipLink>>> List(PersonId by)
    {
        if (await Refusal(by) is { } refusal)
        {
            return refusal;
        }

        var links = await Task.WhenAll(row.State.Links.Select(id => Link(id).Read()));
        return ImmutableArray.CreateRange(links.OfType<TipLink>().OrderByDescending(l => l.MadeAt));
    }

    public async Task<Outcome<TipLink>> Make(MakeTipLink command, PersonId by)
    {
        if (await Refusal(by) is { } refusal)
        {
            return refusal;
        }

        var kept = row.State.Links.Length < TipDecider.MaxLinks ? row.State.Links : await StillGood();
        var made = TipDecider.Make(command, by, kept.Length, time.GetUtcNow());
        if (!made.IsDone)
        {
            return made.Problem;
        }

        var partner = await GrainFactory.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).Find([Self.Partner]);
        row.State = new() { Links = kept.Contains(made.Value.Id) ? kept : kept.Add(made.Value.Id) };
        try
        {
            await row.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        await Link(made.Value.Id).Open(Self, made.Value, partner is [var found] ? found.Name : Self.Partner.Value);
        return made.Value;
    }

    public async Task<Outcome<Unit>> Revoke(string id, PersonId by)
    {
        if (await Refusal(by) is { } refusal)
        {
            return refusal;
        }

        if (!row.State.Links.Contains(id))
        {
            return ProblemCode.NotFound;
        }

        await Link(id).Revoke();
        return Unit.Value;
    }

    /// <summary>Forgets the links that give nothing any more, so that there is room for new ones.</summary>
    private async Task<ImmutableArray<string>> StillGood()
    {
        var now = time.GetUtcNow();
        var good = ImmutableArray.CreateBuilder<string>();
        foreach (var id in row.State.Links)
        {
            if (TipDecider.IsGood(await Link(id).Read(), now))
            {
                good.Add(id);
            }
            else
            {
                await Link(id).Forget();
            }
        }

        return good.ToImmutable();
    }

    private ITipLinkGrain Link(string id) => GrainFactory.GetGrain<ITipLinkGrain>(id);

    private async Task<Problem?> Refusal(PersonId by)
    {
        var picture = GrainFactory.GetGrain<IPictureGrain>(Self.Picture.Value);
        return TipDecider.MayHandle(await picture.Participant(by), await picture.ContributionConfiguration(Self.Partner), Self.Partner);
    }
}
