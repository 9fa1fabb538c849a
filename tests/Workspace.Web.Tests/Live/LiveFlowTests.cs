using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http.Connections;
using Workspace.Contracts.Text;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Live;

/// <summary>The hub with real clients, over real connections, on real grains.</summary>
public sealed class LiveFlowTests(Workplace workplace)
{
    [Theory]
    [InlineData(HttpTransportType.WebSockets, true)]
    [InlineData(HttpTransportType.LongPolling, true)]
    [InlineData(HttpTransportType.WebSockets, false)]
    [InlineData(HttpTransportType.LongPolling, false)]
    [InlineData(HttpTransportType.ServerSentEvents, false)]
    public async Task What_one_types_the_other_gets_and_only_after_it_was_stored(HttpTransportType transport, bool messagePack)
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        await using var one = await LiveClient.ConnectAsync(femke, transport, messagePack);
        await using var two = await LiveClient.ConnectAsync(lotte);
        var joined = await one.JoinAsync(picture, "shared");
        await two.JoinAsync(picture, "shared");
        Assert.True(joined.CanWrite);

        var stored = await one.TypeAsync(picture, "shared", "Er wordt 's nachts geladen.");

        Assert.Null(stored.Code);
        Assert.Equal(stored.First, stored.Last);
        var news = await two.HearAsync("Updated");
        Assert.Equal((stored.First, stored.Last), (news.First, news.Last));
        Assert.Contains("Er wordt 's nachts geladen.", two.Text, StringComparison.Ordinal);

        // And back, so that the first client's way of hearing is tried too.
        await two.TypeAsync(picture, "shared", "Dat zagen wij ook.");
        await one.HearAsync("Updated");
        Assert.Equal(one.Text, two.Text);
        Assert.DoesNotContain(one.All, h => h.Name == "Updated" && h.First == stored.First);
    }

    [Theory]
    [InlineData(HttpTransportType.WebSockets, true)]
    [InlineData(HttpTransportType.LongPolling, true)]
    [InlineData(HttpTransportType.ServerSentEvents, false)]
    public async Task A_large_paste_arrives_over_every_transport(HttpTransportType transport, bool messagePack)
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        await using var client = await LiveClient.ConnectAsync(femke, transport, messagePack);
        var joined = await client.JoinAsync(picture, "shared");
        Assert.Equal(RichNode.Schema, joined.Schema);

        var stored = await client.TypeAsync(picture, "shared", new('x', 700_000));

        Assert.Null(stored.Code);
    }

    [Fact]
    public async Task The_first_text_is_there_for_everyone_who_joins()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        await using var client = await LiveClient.ConnectAsync(femke);

        await client.JoinAsync(picture, "police");

        Assert.Equal("Eerste tekst van de politie.", client.Text);
    }

    [Fact]
    public async Task Four_people_typing_at_once_end_with_the_same_text()
    {
        var picture = await workplace.StartPictureAsync();
        List<Browser> browsers = [];
        List<LiveClient> clients = [];
        foreach (var person in new[] { Workplace.PoliceEditor, Workplace.TownEditor, Workplace.PoliceEditor, Workplace.TownEditor })
        {
            browsers.Add(await workplace.Host.SignInAsync(person));
            clients.Add(await LiveClient.ConnectAsync(browsers[^1]));
            await clients[^1].JoinAsync(picture, "shared");
        }

        await Task.WhenAll(clients.Select(async client =>
        {
            for (var i = 0; i < 10; i++)
            {
                Assert.Null((await client.TypeAsync(picture, "shared", $"{client.ClientId} zin {i}")).Code);
            }
        }));

        // Whoever joins now gets everything that was acknowledged; the others have it or get it.
        await using var late = await LiveClient.ConnectAsync(browsers[0]);
        var head = await late.JoinAsync(picture, "shared");
        Assert.Equal(40, late.Text.Split('\n').Count(l => l.Contains(" zin ", StringComparison.Ordinal)));
        foreach (var client in clients)
        {
            await client.JoinAsync(picture, "shared");
            Assert.Equal(late.Text, client.Text);
        }

        Assert.True(head.Sequence >= 40);
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        browsers.ForEach(b => b.Dispose());
    }

    [Fact]
    public async Task Carets_carry_the_identity_that_the_server_knows_and_go_with_the_connection()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        await using var one = await LiveClient.ConnectAsync(femke);
        await using var two = await LiveClient.ConnectAsync(lotte);
        await one.JoinAsync(picture, "shared");
        await two.JoinAsync(picture, "shared");
        await two.OpenAsync(picture);

        await one.PresentAsync(picture, "shared", [1, 2, 3]);

        var caret = (await two.HearAsync("Carets", h => h.Carets.Any(c => c.ClientId == one.ClientId))).Carets.Single(c => c.ClientId == one.ClientId);
        Assert.Equal((Workplace.PoliceEditor, "politie"), (caret.PersonId, caret.PartnerId));
        Assert.Equal([1, 2, 3], caret.Selection);
        Assert.Equal([Workplace.PoliceEditor], (await two.HearAsync("PictureChanged", h => h.Code == "Presence" && h.People.Length == 1)).People);

        await one.DisposeAsync();

        await two.HearAsync("Carets", h => h.Carets.Any(c => c.ClientId == one.ClientId && c.Selection is null));
        await two.HearAsync("PictureChanged", h => h.Code == "Presence" && h.People.IsEmpty);
    }

    [Fact]
    public async Task Whoever_is_taken_out_of_the_picture_is_let_go_within_a_second_and_hears_nothing_more()
    {
        var picture = await workplace.StartPictureAsync();
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        await using var staying = await LiveClient.ConnectAsync(femke);
        await using var going = await LiveClient.ConnectAsync(lotte);
        await staying.JoinAsync(picture, "shared");
        await going.JoinAsync(picture, "shared");

        var version = (await noor.Http.GetFromJsonAsync<Workspace.Contracts.Pictures.PictureView>($"/api/pictures/{picture}", Workplace.Json, TestContext.Current.CancellationToken))!.Version;
        var withdrawn = Stopwatch.GetTimestamp();
        using var answer = await noor.Http.PutAsJsonAsync(
            $"/api/pictures/{picture}/people",
            new { people = new[] { new { person = Workplace.TownEditor, roles = Array.Empty<string>() } }, expectedVersion = version },
            TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);

        var released = await going.HearAsync("Released");
        Assert.True(Stopwatch.GetElapsedTime(withdrawn) < TimeSpan.FromSeconds(1));
        Assert.Equal(("shared", "NotFound"), (released.Section, released.Code));
        Assert.Null((await staying.TypeAsync(picture, "shared", "Zonder de gemeente.")).Code);
        Assert.Equal("Resync", (await going.TypeAsync(picture, "shared", "Toch nog iets.")).Code);
        Assert.Equal("NotFound", (await going.TryJoinAsync(picture, "shared")).Code);
        Assert.DoesNotContain(going.All, h => h.Name == "Updated");
        await staying.HearAsync("RightsChanged", h => h.CanWrite);
    }
}
