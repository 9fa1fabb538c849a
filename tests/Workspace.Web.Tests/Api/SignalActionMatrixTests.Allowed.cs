using System.Text.Json;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Web.Tests.Api.Matrix;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api;

/// <summary>What the table allows, really done: each on a signal of its own, and heard live by exactly those who saw the signal before or see it after.</summary>
public sealed partial class SignalActionMatrixTests
{
    [Theory]
    [InlineData(false, 351)]
    [InlineData(true, 219)]
    public async Task What_the_table_allows_is_done_and_told_to_those_who_see_the_signal(bool published, int count)
    {
        var dossier = await MatrixDossier.StartAsync(workplace);
        using var owner = await MatrixPeople.OpenAsync(workplace, MatrixPeople.OwnerBoth);
        using var coordinator = await MatrixPeople.OpenAsync(workplace, MatrixPeople.Coordinator);
        Browser Keeper(PartnerId partner) => partner == MatrixPeople.Owner ? owner : coordinator;
        var into = new Dictionary<PartnerId, SignalId>();
        foreach (var partner in new[] { MatrixPeople.Owner, MatrixPeople.Giver })
        {
            into[partner] = Assert.Single(await dossier.AddAsync(Keeper(partner), [new(partner, HandlingLevel.Partners, "AVG", SignalStage.Submitted)])).Id;
        }

        var planned = MatrixDeeds.Of(new(published), partner => into[partner]);
        Assert.Equal(count, planned.Length);
        var deeds = new List<MatrixDeed>();
        foreach (var own in planned.GroupBy(d => d.Signal.Owner))
        {
            deeds.AddRange(own.Zip(await dossier.AddAsync(Keeper(own.Key), own.Select(d => d.Signal)), (deed, signal) => deed with { Signal = signal }));
        }

        if (published)
        {
            await dossier.PublishAsync();
        }

        // Reading it all takes longer than news is gathered for: what was entered has been told when the listeners come.
        foreach (var deed in deeds)
        {
            await Keeper(deed.Signal.Owner).GetAsync<SignalDetail>($"{dossier.Of(deed.Signal.Owner)}/{deed.Signal.Id}");
        }

        await using var listeners = await MatrixListeners.OpenAsync(workplace, dossier.Picture);
        var browsers = new Dictionary<MatrixPerson, Browser>();
        foreach (var who in deeds.Select(d => d.Who).Distinct())
        {
            browsers[who] = await MatrixPeople.OpenAsync(workplace, who);
        }

        foreach (var deed in deeds)
        {
            await DoAsync(dossier, deed, browsers[deed.Who], Keeper(deed.Signal.Owner));
            await listeners.HearAsync(who => Sees(who, deed.Signal) || (deed.After(deed.Signal) is { } after && Sees(who, after)));
        }

        listeners.AssertHeardAll();
        foreach (var browser in browsers.Values)
        {
            browser.Dispose();
        }
    }

    /// <summary>A hold is told to its owners and to coordinators, who see that there is one; to nobody else of the partner either.</summary>
    [Fact]
    public async Task A_hold_is_told_to_its_owners_and_to_coordinators_alone()
    {
        var dossier = await MatrixDossier.StartAsync(workplace);
        await using var listeners = await MatrixListeners.OpenAsync(workplace, dossier.Picture);
        var hold = await HoldAsync(dossier);
        await listeners.HearAsync(MayKnow);
        using var owner = await MatrixPeople.OpenAsync(workplace, MatrixPeople.OwnerBoth);
        foreach (var id in new[] { Belongings.Never.Hold, hold })
        {
            using var lifted = await owner.SendAsync("DELETE", $"/api/pictures/{dossier.Picture}/holds/{id}");
            Assert.True(lifted.IsSuccessStatusCode);
        }

        await listeners.HearAsync(MayKnow);
        listeners.AssertHeardAll();

        static bool MayKnow(MatrixPerson who) => RuleReading.IsOwner(who, MatrixPeople.Owner) || who.Roles.Contains(Workspace.Contracts.Partners.PictureRole.Coordinator);
    }

    private static bool Sees(MatrixPerson who, MatrixSignal signal) => RuleReading.Sight(who, signal) == SignalSight.Content;

    private static async Task DoAsync(MatrixDossier dossier, MatrixDeed deed, Browser browser, Browser keeper)
    {
        var reply = await MatrixWalk.SendAsync(browser, deed.Request(dossier, deed.Signal), "nl");
        Assert.True(reply.Status == 200, $"{deed}: {reply.Status} {reply.Text}");
        using var read = await keeper.SendAsync("GET", $"{dossier.Of(deed.Signal.Owner)}/{deed.Signal.Id}");
        if (deed.After(deed.Signal) is not { } after)
        {
            var certificate = JsonSerializer.Deserialize<DestructionCertificate>(reply.Body, Workplace.Json)!;
            Assert.Equal((deed.Who.Id, deed.Signal.Id), (certificate.By?.Value, Assert.Single(certificate.Signals).Id));
            await read.ProblemAsync(ProblemCode.NotFound);
            return;
        }

        var detail = await read.ValueAsync<SignalDetail>();
        var happened = detail.History[^1];
        Assert.Equal(
            (deed.ToString(), deed.Signal.Version + 1, after.Stage, after.Level, deed.Who.Id, deed.Kind),
            (deed.ToString(), detail.Signal.Version, detail.Signal.Stage, detail.Signal.Handling, happened.By.Value, happened.Kind));
    }
}
