using System.Net;
using System.Net.Http.Headers;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Web.Api;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api;

/// <summary>One-way links over HTTP: made with a session, used without one, nothing read back.</summary>
public sealed class TipsTests(Workplace workplace)
{
    private const string Key = "00000000000000000000000000000abc";
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xDB, 0, 4, 1, 2, 0xFF, 0xDA, 0, 4, 1, 2, 7, 7, 0xFF, 0xD9];

    private static string Tip(string content = "Elke nacht een busje.") => $$"""{"content":"{{content}}","key":"{{Key}}","grade":"seen","address":"Kade 12"}""";

    private static Task<HttpResponseMessage> SendPhotoAsync(Browser browser, string path)
    {
        var content = new ByteArrayContent(Photo);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return browser.Http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_a_session_and_without_a_cookie_a_tip_arrives_and_cannot_be_read()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        var made = await femke.PostAsync<NewTipLink>($"/api/pictures/{picture}/tip-links", new { @for = "winkeliers", days = 7, maxUses = 3, id = "" });
        Assert.Equal(32, made.Token.Length);
        var path = $"/api/tips/{made.Token}";

        using var resident = workplace.Host.Open();
        using var invited = await resident.SendAsync("GET", path);
        Assert.StartsWith("Politie", (await invited.ValueAsync<TipInvitation>()).PartnerName, StringComparison.Ordinal);
        using var given = await resident.SendAsync("POST", path, Tip());
        Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        Assert.Empty(await given.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var photo = await SendPhotoAsync(resident, $"{path}/{Key}/photo");
        Assert.Equal(HttpStatusCode.NoContent, photo.StatusCode);
        Assert.All(new[] { invited, given, photo }, a => Assert.False(a.Headers.Contains("Set-Cookie")));
        Assert.Equal(0, resident.Cookies.Count);

        using var back = await resident.SendAsync("GET", $"/api/pictures/{picture}/signals");
        await back.ProblemAsync(ProblemCode.NotSignedIn);
        var seen = Assert.Single((await femke.GetAsync<SignalPage>($"/api/pictures/{picture}/signals")).Items);
        Assert.Equal((SignalStage.Submitted, "tip", "Kade 12", 1), (seen.Stage, seen.Channel, seen.Place?.Address, seen.Attachments.Length));
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        Assert.Equal(0, (await lotte.GetAsync<SignalPage>($"/api/pictures/{picture}/signals")).Total);
        var link = Assert.Single(await femke.GetAsync<TipLink[]>($"/api/pictures/{picture}/tip-links"));
        Assert.Equal((1, 3), (link.Used, link.MaxUses));
    }

    [Fact]
    public async Task The_token_is_told_once_and_withdrawing_ends_it()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        var made = await femke.PostAsync<NewTipLink>($"/api/pictures/{picture}/tip-links", new { @for = "winkeliers", days = 7, maxUses = 3, id = "" });
        using var list = await femke.SendAsync("GET", $"/api/pictures/{picture}/tip-links");
        Assert.DoesNotContain(made.Token, await list.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var withdrawn = await femke.SendAsync("DELETE", $"/api/pictures/{picture}/tip-links/{made.Link.Id}");
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        using var resident = workplace.Host.Open();
        using var invited = await resident.SendAsync("GET", $"/api/tips/{made.Token}");
        using var never = await resident.SendAsync("GET", $"/api/tips/{new string('A', 32)}");
        using var noToken = await resident.SendAsync("GET", "/api/tips/x");
        var answers = new[] { await invited.ProblemAsync(ProblemCode.LinkInvalid), await never.ProblemAsync(ProblemCode.LinkInvalid), await noToken.ProblemAsync(ProblemCode.LinkInvalid) };
        Assert.Single(answers.Select(a => (a.Status, a.Title, a.Detail)).Distinct());
    }

    [Fact]
    public async Task Another_site_gives_no_tips_with_a_visitor_s_browser()
    {
        using var elsewhere = workplace.Host.Open("https://evil.example");
        using var answer = await elsewhere.SendAsync("POST", $"/api/tips/{new string('A', 32)}", Tip());
        await answer.ProblemAsync(ProblemCode.WrongOrigin);
    }

    [Fact]
    public async Task Others_neither_see_nor_make_links()
    {
        var picture = await workplace.StartPictureAsync();
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        using var list = await lotte.SendAsync("GET", $"/api/pictures/{picture}/tip-links?partner=politie");
        await list.ProblemAsync(ProblemCode.NotYourContribution);
        using var anja = await workplace.Host.SignInAsync("anja-kuipers");
        using var nothing = await anja.SendAsync("GET", $"/api/pictures/{picture}/tip-links");
        await nothing.ProblemAsync(ProblemCode.NotFound);
        using var nobody = workplace.Host.Open();
        using var refused = await nobody.SendAsync("GET", $"/api/pictures/{picture}/tip-links");
        await refused.ProblemAsync(ProblemCode.NotSignedIn);
    }

    [Fact]
    public async Task One_address_tries_only_so_many_tokens_a_minute()
    {
        await using var host = await EdgeHost.StartAsync(b => b.Services.AddStandIns(), "--Limits:TipsPerMinute", "2");
        using var browser = host.Open();
        for (var n = 0; n < 2; n++)
        {
            using var answer = await browser.SendAsync("GET", $"/api/tips/guess-{n}");
            await answer.ProblemAsync(ProblemCode.LinkInvalid);
        }

        using var refused = await browser.SendAsync("GET", "/api/tips/guess-3");
        Assert.Equal("tips", (await refused.ProblemAsync(ProblemCode.TooManyRequests)).Parameters["limit"]);
    }

    [Fact]
    public async Task The_same_quick_entry_arriving_twice_is_one_signal()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        var entry = new
        {
            date = "2026-03-01", sourceType = "police_neighbourhood", content = "Busje zonder kenteken.", gradeScheme = "plain", grade = "seen", handling = "Partners", regime = "Wpg", channel = "quick", key = Key,
            place = new { point = new { longitude = 5.1, latitude = 52.1 } },
        };
        var first = await femke.PostAsync<Signal>($"/api/pictures/{picture}/signals", entry);
        var again = await femke.PostAsync<Signal>($"/api/pictures/{picture}/signals", entry);
        Assert.Equal((first.Id, first.Label, "quick", new GeoPoint(5.1, 52.1)), (again.Id, again.Label, again.Channel, again.Place?.Point));
        for (var n = 0; n < 2; n++)
        {
            using var attached = await SendPhotoAsync(femke, $"/api/pictures/{picture}/signals/politie/{first.Id.Value}/attachments?name=foto.jpg");
            Assert.Equal(HttpStatusCode.OK, attached.StatusCode);
        }

        Assert.Single(Assert.Single((await femke.GetAsync<SignalPage>($"/api/pictures/{picture}/signals")).Items).Attachments);
    }
}
