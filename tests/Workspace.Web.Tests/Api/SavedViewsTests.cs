using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api;

/// <summary>Views on a register are one's own: kept under a name, replaced under the same, bounded, and for others not there.</summary>
public sealed class SavedViewsTests(Workplace workplace)
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private static string Path(string picture) => $"/api/pictures/{picture}/signal-views";

    private static SaveView View(string name, string? text = null) => new() { Name = name, View = new() { Text = text, Stages = [SignalStage.Submitted], Sort = SignalSort.Grade, Descending = true, Columns = ["grade", "area"] } };

    private static Task<ImmutableArray<SavedView>> ListAsync(Browser browser, string picture) => browser.GetAsync<ImmutableArray<SavedView>>(Path(picture));

    private static Task<HttpResponseMessage> SaveAsync(Browser browser, string picture, SaveView view) => browser.Http.PostAsJsonAsync(Path(picture), view, Workplace.Json, Cancellation);

    [Fact]
    public async Task A_view_is_kept_as_it_was_listed_by_name_replaced_under_its_name_and_removed()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        Assert.Empty(await ListAsync(femke, picture));
        var second = await femke.PostAsync<SavedView>(Path(picture), View(" Zwaarste eerst ", "loods"));
        var first = await femke.PostAsync<SavedView>(Path(picture), View("Mijn werk"));
        var listed = await ListAsync(femke, picture);
        Assert.Equal(["Mijn werk", "Zwaarste eerst"], listed.Select(v => v.Name));
        var view = listed[1].View;
        Assert.Equal(("loods", SignalSort.Grade, true), (view.Text, view.Sort, view.Descending));
        Assert.Equal([SignalStage.Submitted], view.Stages);
        Assert.Equal(["grade", "area"], view.Columns);

        var again = await femke.PostAsync<SavedView>(Path(picture), View("ZWAARSTE eerst", "busje"));
        Assert.Equal((second.Id, "busje"), (again.Id, again.View.Text));
        Assert.Equal(2, (await ListAsync(femke, picture)).Length);

        using var removed = await femke.SendAsync("DELETE", $"{Path(picture)}/{first.Id}");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var twice = await femke.SendAsync("DELETE", $"{Path(picture)}/{first.Id}");
        Assert.Equal(HttpStatusCode.NoContent, twice.StatusCode);
        Assert.Equal([second.Id], (await ListAsync(femke, picture)).Select(v => v.Id));
    }

    [Fact]
    public async Task Nobody_else_sees_it_or_removes_it_and_another_picture_has_its_own()
    {
        var picture = await workplace.StartPictureAsync();
        var other = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var ruud = await workplace.Host.SignInAsync(Workplace.PoliceSigner);
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        var mine = await femke.PostAsync<SavedView>(Path(picture), View("Van Femke"));
        foreach (var colleague in new[] { ruud, noor })
        {
            Assert.Empty(await ListAsync(colleague, picture));
            using var removed = await colleague.SendAsync("DELETE", $"{Path(picture)}/{mine.Id}");
            Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        }

        Assert.Empty(await ListAsync(femke, other));
        Assert.Equal([mine.Id], (await ListAsync(femke, picture)).Select(v => v.Id));
    }

    [Fact]
    public async Task For_whoever_takes_no_part_the_picture_does_not_exist()
    {
        var picture = await workplace.StartPictureAsync();
        using var anja = await workplace.Host.SignInAsync("anja-kuipers");
        using var list = await anja.SendAsync("GET", Path(picture));
        await list.ProblemAsync(ProblemCode.NotFound);
        using var save = await SaveAsync(anja, picture, View("x"));
        await save.ProblemAsync(ProblemCode.NotFound);
        using var remove = await anja.SendAsync("DELETE", Path(picture) + "/x");
        await remove.ProblemAsync(ProblemCode.NotFound);
        using var nobody = workplace.Host.Open();
        using var stranger = await nobody.SendAsync("GET", Path(picture));
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    [Fact]
    public async Task One_person_keeps_thirty_and_may_still_replace_one()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        for (var i = 1; i <= SavedView.MaxViews; i++)
        {
            await femke.PostAsync<SavedView>(Path(picture), View($"Weergave {i}"));
        }

        using var refused = await SaveAsync(femke, picture, View("Nog een"));
        Assert.Equal("30", (await refused.ProblemAsync(ProblemCode.TooManyViews, HttpStatusCode.UnprocessableEntity)).Parameters!["max"]);
        await femke.PostAsync<SavedView>(Path(picture), View("Weergave 7", "anders"));
        Assert.Equal(SavedView.MaxViews, (await ListAsync(femke, picture)).Length);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        await lotte.PostAsync<SavedView>(Path(picture), View("Weergave 1"));
    }

    [Theory]
    [InlineData("", ProblemCode.FieldRequired)]
    [InlineData(" \t ", ProblemCode.FieldRequired)]
    [InlineData("op\ntwee regels", ProblemCode.FieldInvalid)]
    [InlineData("een naam die veel langer is dan in het menu past en daarom niet kan", ProblemCode.FieldTooLong)]
    public async Task A_name_that_cannot_stand_in_a_menu_is_refused(string name, ProblemCode code)
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var refused = await SaveAsync(femke, picture, View(name));
        Assert.Equal("name", (await refused.ProblemAsync(code)).Parameters!["field"]);
        Assert.Empty(await ListAsync(femke, picture));
    }

    [Fact]
    public async Task A_filter_is_bounded_too()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        foreach (var (view, field) in new (RegisterView, string)[]
        {
            (new() { Text = new('x', 201) }, "text"),
            (new() { Areas = [.. Enumerable.Range(0, 101).Select(i => $"GM{i:D4}")] }, "areas"),
            (new() { Columns = [.. Enumerable.Repeat("grade", 21)] }, "columns"),
            (new() { Stages = [SignalStage.Unknown] }, "stages"),
        })
        {
            using var refused = await SaveAsync(femke, picture, new() { Name = "x", View = view });
            Assert.Equal(field, (await refused.ProblemAsync(field == "text" ? ProblemCode.FieldTooLong : ProblemCode.FieldInvalid)).Parameters!["field"]);
        }
    }
}
