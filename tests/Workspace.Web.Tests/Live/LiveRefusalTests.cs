using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Live;

/// <summary>What the hub refuses, how it says so, and that nobody else notices.</summary>
public sealed class LiveRefusalTests(Workplace workplace)
{
    [Theory]
    [InlineData("police")]
    [InlineData("no-such-section")]
    [InlineData("../police")]
    [InlineData("")]
    public async Task A_draft_of_another_partner_and_a_section_that_does_not_exist_are_told_the_same(string section)
    {
        var picture = await workplace.StartPictureAsync();
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        await using var client = await LiveClient.ConnectAsync(lotte);

        var joined = await client.TryJoinAsync(picture, section);
        var pushed = await client.TypeAsync(picture, section, "Mag dit?");

        Assert.Equal("NotFound", joined.Code);
        Assert.Empty(joined.Parameters);
        Assert.Contains(pushed.Code, new[] { "NotFound", "Resync" });
    }

    [Fact]
    public async Task Nothing_is_heard_of_a_draft_of_another_partner()
    {
        var picture = await workplace.StartPictureAsync();
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        await using var outsider = await LiveClient.ConnectAsync(lotte);
        await using var owner = await LiveClient.ConnectAsync(femke);
        Assert.Null((await outsider.OpenAsync(picture)).Code);
        Assert.Equal("NotFound", (await outsider.TryJoinAsync(picture, "police")).Code);
        await outsider.JoinAsync(picture, "town");

        await owner.JoinAsync(picture, "police");
        await owner.PresentAsync(picture, "police", [1]);
        Assert.Null((await owner.TypeAsync(picture, "police", "Vertrouwelijk.")).Code);

        // Something that the outsider may hear comes after everything above; by then nothing of the other section has come.
        await outsider.PresentAsync(picture, "town", [1]);
        await outsider.HearAsync("PictureChanged", h => h is { Code: "Presence", Section: "town" });
        Assert.DoesNotContain(outsider.All, h => h.Section == "police");
    }

    [Fact]
    public async Task A_push_of_five_megabytes_gets_an_answer_and_disturbs_nobody()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        await using var big = await LiveClient.ConnectAsync(femke);
        await using var other = await LiveClient.ConnectAsync(lotte);
        await big.JoinAsync(picture, "shared");
        await other.JoinAsync(picture, "shared");

        var refused = await big.PushAsync(picture, "shared", new byte[5 * 1024 * 1024]);

        Assert.Equal("UpdateTooLarge", refused.Code);
        Assert.Equal("1048576", refused.Parameters["max"]);
        Assert.Equal("5242880", refused.Parameters["bytes"]);
        Assert.Null((await big.TypeAsync(picture, "shared", "Nu in delen.")).Code);
        await other.HearAsync("Updated");
        Assert.Equal(HubConnectionState.Connected, other.Hub.State);
    }

    [Fact]
    public async Task Beyond_the_transport_limit_only_that_connection_ends()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        await using var huge = await LiveClient.ConnectAsync(femke);
        await using var other = await LiveClient.ConnectAsync(lotte);
        await huge.JoinAsync(picture, "shared");
        await other.JoinAsync(picture, "shared");

        await Assert.ThrowsAnyAsync<Exception>(() => huge.PushAsync(picture, "shared", new byte[9 * 1024 * 1024]));

        await huge.Closed;
        Assert.Null((await other.TypeAsync(picture, "shared", "Ik ben er nog.")).Code);
    }

    [Fact]
    public async Task Random_bytes_are_unreadable_and_change_nothing()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        await using var client = await LiveClient.ConnectAsync(femke);
        var before = await client.JoinAsync(picture, "police");
        var random = new Random(20260401);
        for (var i = 0; i < 20; i++)
        {
            var bytes = new byte[random.Next(1, 4000)];
            random.NextBytes(bytes);
            Assert.Contains((await client.PushAsync(picture, "police", bytes)).Code, new[] { "UpdateUnreadable", "Resync", "ForeignAuthor" });
        }

        Assert.Equal("UpdateUnreadable", (await client.PushAsync(picture, "police", [])).Code);
        Assert.Equal(before.Sequence, (await client.JoinAsync(picture, "police")).Sequence);
    }

    [Fact]
    public async Task A_reader_of_the_picture_cannot_write()
    {
        var picture = await workplace.StartPictureAsync();
        using var ruud = await workplace.Host.SignInAsync(Workplace.PoliceSigner);
        await using var client = await LiveClient.ConnectAsync(ruud);
        var joined = await client.JoinAsync(picture, "police");

        var pushed = await client.TypeAsync(picture, "police", "Ik teken alleen.");

        Assert.False(joined.CanWrite);
        Assert.Equal("RoleMissing", joined.WriteCode);
        Assert.Equal("RoleMissing", pushed.Code);
    }

    [Fact]
    public async Task More_pushes_than_the_limit_are_refused_and_go_through_later()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        await using var client = await LiveClient.ConnectAsync(femke);
        await client.JoinAsync(picture, "police");

        var replies = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => client.PushAsync(picture, "police", [0, 0])));

        Assert.Contains(replies, r => r.Code == "TooManyRequests" && r.Parameters["limit"] == "pushes");
        Assert.Contains(replies, r => r.Code is null);
        Assert.Equal(HubConnectionState.Connected, client.Hub.State);
    }

    [Theory]
    [InlineData("https://evil.example", HttpTransportType.WebSockets)]
    [InlineData("https://evil.example", HttpTransportType.LongPolling)]
    [InlineData("", HttpTransportType.WebSockets)]
    public async Task Another_origin_does_not_get_a_connection(string origin, HttpTransportType transport)
    {
        using var own = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var other = new Browser(own.Address, origin);
        foreach (System.Net.Cookie cookie in own.Cookies.GetAllCookies())
        {
            other.Cookies.Add(own.Address, new System.Net.Cookie(cookie.Name, cookie.Value));
        }

        await using var negotiated = LiveClient.Connection(other, transport);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => negotiated.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Another_origin_does_not_get_a_web_socket_without_negotiation_either()
    {
        using var own = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.Cookies = own.Cookies;
        socket.Options.SetRequestHeader("Origin", "https://evil.example");

        var address = new UriBuilder(own.Address) { Scheme = "ws", Path = "/live" }.Uri;
        var refused = await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => socket.ConnectAsync(address, TestContext.Current.CancellationToken));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_connects_without_a_session_and_signing_out_ends_the_connection()
    {
        using var nobody = workplace.Host.Open();
        await using var refused = LiveClient.Connection(nobody);
        Assert.Equal(
            System.Net.HttpStatusCode.Unauthorized,
            (await Assert.ThrowsAsync<HttpRequestException>(() => refused.StartAsync(TestContext.Current.CancellationToken))).StatusCode);

        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        await using var client = await LiveClient.ConnectAsync(femke);
        using var answer = await femke.Http.PostAsync("/api/session/sign-out", null, TestContext.Current.CancellationToken);

        await client.Closed;
    }
}
