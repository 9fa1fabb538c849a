using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workspace.Contracts;
using Workspace.Contracts.Pictures;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api;

/// <summary>Everything that can be wrong with a request gets a problem that names it, in the reader's language.</summary>
public sealed class BadInputTests(Workplace workplace)
{
    private static string Start(Action<JsonObject> change)
    {
        var body = JsonSerializer.SerializeToNode(Workplace.Picture(null), Workplace.Json)!.AsObject();
        change(body);
        return body.ToJsonString();
    }

    private async Task<HttpResponseMessage> TryStartAsync(string body)
    {
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        return await noor.SendAsync("POST", "/api/pictures", body);
    }

    [Fact]
    public async Task An_unknown_area_code_is_named()
    {
        using var answer = await TryStartAsync(Start(b => b["areas"] = new JsonArray("GM0000")));
        var problem = await answer.ProblemAsync(ProblemCode.UnknownArea);
        Assert.Equal("GM0000", problem.Parameters["area"]);
        Assert.Contains("GM0000", problem.Detail, StringComparison.Ordinal);

        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        using var viewed = await noor.SendAsync("GET", "/api/areas/GM0000");
        await viewed.ProblemAsync(ProblemCode.UnknownArea, HttpStatusCode.NotFound);
        using var malformed = await noor.SendAsync("GET", "/api/areas/..%2f..%2fetc");
        await malformed.ProblemAsync(ProblemCode.UnknownArea, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_empty_scope_is_refused()
    {
        using var answer = await TryStartAsync(Start(b => b["areas"] = new JsonArray()));
        await answer.ProblemAsync(ProblemCode.EmptyScope);
    }

    [Fact]
    public async Task A_section_without_owner_is_named()
    {
        using var answer = await TryStartAsync(Start(b => b["sections"]![0]!["owners"] = new JsonArray()));
        Assert.Equal("Politie", (await answer.ProblemAsync(ProblemCode.SectionWithoutOwner)).Parameters["section"]);
    }

    [Fact]
    public async Task A_name_of_ten_thousand_characters_is_too_long()
    {
        using var answer = await TryStartAsync(Start(b => b["title"] = new string('n', 10_000)));
        var problem = await answer.ProblemAsync(ProblemCode.FieldTooLong);
        Assert.Equal(("title", "200", "10000"), (problem.Parameters["field"], problem.Parameters["max"], problem.Parameters["length"]));
    }

    [Fact]
    public async Task An_unanswered_intake_question_is_named()
    {
        using var answer = await TryStartAsync(Start(b => b["intake"]!["willToAct"] = " "));
        Assert.Equal("willToAct", (await answer.ProblemAsync(ProblemCode.IntakeIncomplete)).Parameters["question"]);
    }

    [Fact]
    public async Task Fields_that_are_missing_null_or_of_another_kind_are_named()
    {
        using var missing = await TryStartAsync(Start(b => b.Remove("question")));
        Assert.Equal("question", (await missing.ProblemAsync(ProblemCode.FieldRequired)).Parameters["field"]);

        using var inside = await TryStartAsync(Start(b => b["intake"]!.AsObject().Remove("capacity")));
        Assert.Equal("intake.capacity", (await inside.ProblemAsync(ProblemCode.FieldRequired)).Parameters["field"]);

        using var nothing = await TryStartAsync(Start(b => b["title"] = null));
        Assert.Equal("title", (await nothing.ProblemAsync(ProblemCode.FieldRequired)).Parameters["field"]);

        using var date = await TryStartAsync(Start(b => b["from"] = "gisteren"));
        Assert.Equal("from", (await date.ProblemAsync(ProblemCode.FieldInvalid)).Parameters["field"]);

        using var list = await TryStartAsync(Start(b => b["partners"] = "politie"));
        Assert.Equal("partners", (await list.ProblemAsync(ProblemCode.FieldInvalid)).Parameters["field"]);

        using var number = await TryStartAsync(Start(b => b["sections"]![1]!["chapter"] = "een"));
        Assert.Equal("sections[1].chapter", (await number.ProblemAsync(ProblemCode.FieldInvalid)).Parameters["field"]);

        using var nullList = await TryStartAsync(Start(b => b["areas"] = null));
        Assert.Equal("areas", (await nullList.ProblemAsync(ProblemCode.FieldInvalid)).Parameters["field"]);
    }

    [Theory]
    [InlineData("{\"title\": ")]
    [InlineData("dit is geen JSON")]
    [InlineData("")]
    [InlineData("null")]
    public async Task Text_that_is_no_JSON_is_a_bad_request(string body)
    {
        using var answer = await TryStartAsync(body);
        await answer.ProblemAsync(ProblemCode.BadRequest);
    }

    [Fact]
    public async Task Another_media_type_is_a_bad_request()
    {
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        using var answer = await noor.SendAsync("POST", "/api/pictures", "<picture/>", mediaType: "text/xml");
        await answer.ProblemAsync(ProblemCode.BadRequest, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_too_large()
    {
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        using var answer = await noor.SendAsync("POST", "/api/demo/sign-in", $$"""{"person":"{{new string('n', 300 * 1024)}}"}""");
        Assert.Equal("262144", (await answer.ProblemAsync(ProblemCode.TooLarge)).Parameters["max"]);
    }

    [Fact]
    public async Task Signing_old_text_is_refused_and_says_who_changed_it()
    {
        var picture = await workplace.StartPictureAsync();
        using var ruud = await workplace.Host.SignInAsync(Workplace.PoliceSigner);
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        await using (var live = await LiveClient.ConnectAsync(femke))
        {
            await live.JoinAsync(picture, "police");
            Assert.Null((await live.TypeAsync(picture, "police", "Nog een zin.")).Code);
            await femke.PostAsync<object>($"/api/pictures/{picture}/sections/police/stage", new { action = "Submit" });
            await ruud.PostAsync<object>($"/api/pictures/{picture}/sections/police/stage", new { action = "Approve" });
        }

        var address = $"/api/pictures/{picture}/sections/police/signatures";
        using var old = await ruud.SendAsync("POST", address, $$"""{"expectedHash":"{{new string('0', 64)}}"}""");
        var problem = await old.ProblemAsync(ProblemCode.TextChanged);
        Assert.Equal(64, problem.Parameters["hash"].Length);

        using var signed = await ruud.SendAsync("POST", address, $$"""{"expectedHash":"{{problem.Parameters["hash"]}}"}""");
        Assert.Equal(HttpStatusCode.Created, signed.StatusCode);
        using var twice = await ruud.SendAsync("POST", address, $$"""{"expectedHash":"{{problem.Parameters["hash"]}}"}""");
        Assert.Contains(twice.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict });
    }

    [Fact]
    public async Task An_older_version_of_the_picture_is_a_conflict()
    {
        var picture = await workplace.StartPictureAsync();
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        var version = (await noor.GetAsync<PictureView>($"/api/pictures/{picture}")).Version;
        using var answer = await noor.SendAsync("PUT", $"/api/pictures/{picture}/people", $$"""{"people":[],"expectedVersion":{{version - 1}}}""");
        await answer.ProblemAsync(ProblemCode.Conflict);
    }

    [Theory]
    [InlineData("GET", "/api/areas?take=abc", "take")]
    [InlineData("GET", "/api/areas?take=0", "take")]
    [InlineData("GET", "/api/areas?take=501", "take")]
    [InlineData("GET", "/api/areas?skip=-1", "skip")]
    [InlineData("GET", "/api/areas?kind=Town", "kind")]
    [InlineData("GET", "/api/areas?kind=1", "kind")]
    [InlineData("GET", "/api/areas?parent=xx", "parent")]
    [InlineData("GET", "/api/areas/map?parent=xx", "parent")]
    [InlineData("POST", "/api/areas/import?year=1200", "year")]
    public async Task Parameters_of_the_address_are_named(string method, string path, string field)
    {
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        using var answer = await noor.SendAsync(method, path, method == "POST" ? "{}" : null);
        Assert.Equal(field, (await answer.ProblemAsync(ProblemCode.FieldInvalid)).Parameters["field"]);
    }

    [Theory]
    [InlineData("GET", "/api/nothing/here")]
    [InlineData("GET", "/api/pictures/Not%20An%20Id")]
    [InlineData("GET", "/api/pictures/no-such-picture")]
    [InlineData("GET", "/api/pictures/no-such-picture/signals")]
    [InlineData("GET", "/api/pictures/no-such-picture/sections/one/reading")]
    [InlineData("GET", "/api/pictures/no-such-picture/publications/1")]
    [InlineData("GET", "/api/pictures/no-such-picture/publications/0")]
    [InlineData("GET", "/publications/no-such-picture/one")]
    [InlineData("GET", "/assets/no-such-file.js")]
    [InlineData("POST", "/anywhere")]
    public async Task What_is_not_there_is_not_found(string method, string path)
    {
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        using var answer = await noor.SendAsync(method, path, method == "GET" ? null : "{}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Another_method_is_a_bad_request()
    {
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        using var answer = await noor.SendAsync("DELETE", "/api/pictures");
        await answer.ProblemAsync(ProblemCode.BadRequest, HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("nl", "Niet gevonden", "nl")]
    [InlineData("en-GB,en;q=0.9,nl;q=0.5", "Not found", "en")]
    [InlineData("en;q=0.3,nl-NL;q=0.8", "Niet gevonden", "nl")]
    [InlineData("fr", "Niet gevonden", "nl")]
    public async Task Words_come_in_the_language_of_the_reader(string accept, string title, string language)
    {
        using var browser = workplace.Host.Open();
        using var answer = await browser.SendAsync("GET", "/api/nothing", language: accept);
        Assert.Equal(title, (await answer.ProblemAsync(ProblemCode.NotFound)).Title);
        Assert.Equal([language], answer.Content.Headers.ContentLanguage);
    }
}
