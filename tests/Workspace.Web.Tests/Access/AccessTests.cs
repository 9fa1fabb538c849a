using System.Net;
using System.Text.Json;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Web.Api;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Access;

/// <summary>Sessions, origins, headers.</summary>
public sealed class AccessTests(Workplace workplace)
{
    [Fact]
    public async Task A_session_begins_with_a_cookie_that_script_and_other_sites_do_not_get_and_ends_with_it()
    {
        using var browser = workplace.Host.Open();
        Assert.False((await browser.GetAsync<SessionView>("/api/session")).SignedIn);

        using var answer = await browser.SendAsync("POST", "/api/demo/sign-in", """{"person":"noor-verhagen"}""");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';', StringSplitOptions.TrimEntries);
        Assert.StartsWith("samenbeeld=", cookie[0], StringComparison.Ordinal);
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        Assert.Contains("path=/", cookie);
        Assert.DoesNotContain(cookie, c => c.StartsWith("expires", StringComparison.OrdinalIgnoreCase) || c.StartsWith("domain", StringComparison.OrdinalIgnoreCase));
        var session = await browser.GetAsync<SessionView>("/api/session");
        Assert.Equal((true, true, true), (session.SignedIn, session.Administrator, session.Demo));
        Assert.Equal(("Noor Verhagen", "riec-midden"), (session.Person?.Name, session.Partner?.Id.Value));

        using var ended = await browser.SendAsync("POST", "/api/session/sign-out");
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.False((await browser.GetAsync<SessionView>("/api/session")).SignedIn);
        using var refused = await browser.SendAsync("GET", "/api/pictures");
        await refused.ProblemAsync(ProblemCode.NotSignedIn);
    }

    [Fact]
    public async Task Somebody_who_is_not_on_the_register_cannot_be_signed_in()
    {
        using var browser = workplace.Host.Open();
        using var answer = await browser.SendAsync("POST", "/api/demo/sign-in", """{"person":"jan-jansen"}""");
        await answer.ProblemAsync(ProblemCode.UnknownPerson);
    }

    [Theory]
    [InlineData("/api/pictures")]
    [InlineData("/api/partners")]
    [InlineData("/api/areas")]
    [InlineData("/api/areas/map")]
    [InlineData("/api/taxonomies")]
    [InlineData("/api/templates/chapters")]
    [InlineData("/publications/veldermeer-2026/1")]
    [InlineData("/live")]
    public async Task Without_a_session_there_is_nothing(string path)
    {
        using var browser = workplace.Host.Open();
        using var answer = await browser.SendAsync("GET", path);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("https://evil.example", null, false)]
    [InlineData("null", null, false)]
    [InlineData("", null, false)]
    [InlineData("", "cross-site", false)]
    [InlineData("", "same-site", false)]
    [InlineData("", "same-origin", true)]
    [InlineData(null, null, true)]
    public async Task Unsafe_requests_need_our_own_origin(string? origin, string? fetchSite, bool allowed)
    {
        using var browser = workplace.Host.Open(origin);
        if (fetchSite is not null)
        {
            browser.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", fetchSite);
        }

        using var answer = await browser.SendAsync("POST", "/api/demo/sign-in", """{"person":"noor-verhagen"}""");

        if (allowed)
        {
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
        else
        {
            await answer.ProblemAsync(ProblemCode.WrongOrigin);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task A_site_whose_name_was_made_to_point_here_gets_nothing()
    {
        using var browser = workplace.Host.Open();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session") { Headers = { Host = "evil.example" } };
        using var answer = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/session")]
    [InlineData("/api/nothing")]
    [InlineData("/health/live")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var browser = workplace.Host.Open();
        using var answer = await browser.SendAsync("GET", path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.Equal(path.StartsWith("/api", StringComparison.Ordinal), answer.Headers.CacheControl?.NoStore == true);
    }

    [Fact]
    public async Task Maps_are_asked_again_by_their_tag_and_travel_compressed()
    {
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        using var first = await noor.SendAsync("GET", "/api/areas/map?parent=GM9901");
        var map = await first.ValueAsync<AreaMap>();
        Assert.NotEmpty(map.Shapes);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/areas/map?parent=GM9901") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var same = await noor.Http.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        using var compressed = new HttpRequestMessage(HttpMethod.Get, "/api/areas/map?parent=GM9901");
        compressed.Headers.AcceptEncoding.ParseAdd("br");
        using var small = await noor.Http.SendAsync(compressed, TestContext.Current.CancellationToken);
        Assert.Equal(["br"], small.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Only_administrators_import_boundaries()
    {
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        using var refused = await lotte.SendAsync("POST", "/api/areas/import?year=2026", "{}");
        await refused.ProblemAsync(ProblemCode.NotAllowed);

        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        using var unreadable = await noor.SendAsync("POST", "/api/areas/import?year=2026", "");
        await unreadable.ProblemAsync(ProblemCode.UnreadableAreas);
    }

    [Fact]
    public async Task Everyone_may_know_the_partners_but_not_their_mandates()
    {
        using var henk = await workplace.Host.SignInAsync(Workplace.Reader);
        using var answer = await henk.SendAsync("GET", "/api/partners");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Lotte Brouwer", text, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(text);
        foreach (var person in document.RootElement.EnumerateArray().SelectMany(p => p.GetProperty("people").EnumerateArray()))
        {
            Assert.Equal(["id", "name", "function", "usualRoles"], person.EnumerateObject().Select(p => p.Name));
        }
    }
}
