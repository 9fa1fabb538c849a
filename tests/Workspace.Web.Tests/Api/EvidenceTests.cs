using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Sections;
using Workspace.Crdt;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api;

/// <summary>What chips, margin marks and the preview of a withdrawal ask.</summary>
public sealed class EvidenceTests(Workplace workplace)
{
    [Fact]
    public async Task A_reference_is_named_for_who_may_see_it_and_falls_live_for_everyone_who_could()
    {
        var (picture, signal) = await StartAsync(HandlingLevel.Partners);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        using var ruud = await workplace.Host.SignInAsync(Workplace.PoliceSigner);
        await using var live = await LiveClient.ConnectAsync(lotte);
        await live.OpenAsync(picture);

        var seen = await ReferAsync(lotte, picture, signal.Id);
        Assert.Equal((signal.Label, "A2", false), (seen.Label, seen.Grade, seen.Fallen));
        await WithdrawAsync(ruud, picture, signal);
        await live.HearAsync("PictureChanged", h => h.Code == "Signals");
        var fallen = await ReferAsync(lotte, picture, signal.Id);
        Assert.Equal((null, null, true), (fallen.Label, fallen.Summary, fallen.Fallen));
    }

    [Fact]
    public async Task A_reference_that_one_may_not_see_is_the_same_as_one_to_nothing()
    {
        var (picture, signal) = await StartAsync(HandlingLevel.OwnerOnly);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        using var ruud = await workplace.Host.SignInAsync(Workplace.PoliceSigner);
        var hidden = await ReferAsync(lotte, picture, signal.Id);
        var nothing = await ReferAsync(lotte, picture, SignalId.Parse("nothing"));
        Assert.Equal(nothing with { Id = hidden.Id }, hidden);
        await WithdrawAsync(ruud, picture, signal);
        Assert.Equal(hidden, await ReferAsync(lotte, picture, signal.Id));
    }

    [Fact]
    public async Task Offered_are_signals_that_a_text_may_refer_to()
    {
        var (picture, _) = await StartAsync(HandlingLevel.OwnerOnly);
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        Assert.Equal(1, (await femke.GetAsync<SignalPage>($"/api/pictures/{picture}/signals?text=loods&limit=8")).Total);
        Assert.Equal(0, (await femke.GetAsync<SignalPage>($"/api/pictures/{picture}/signals?text=loods&limit=8&citable=true")).Total);
    }

    [Fact]
    public async Task Sources_and_citations_answer_who_may_ask_and_nobody_else()
    {
        var (picture, signal) = await StartAsync(HandlingLevel.Partners);
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        await using var writer = await LiveClient.ConnectAsync(femke);
        await writer.JoinAsync(picture, "police");
        var update = writer.Document.Transact((ulong)writer.ClientId, t =>
        {
            var paragraph = t.Xml("default").AddElement("paragraph");
            paragraph.AddText().Insert(0, "In de loods staan drie busjes ");
            var reference = paragraph.AddElement("evidence");
            reference.SetAttribute("kind", YValue.Of("signal"));
            reference.SetAttribute("id", YValue.Of($"politie/{signal.Id}"));
        });
        Assert.Null((await writer.PushAsync(picture, "police", update)).Code);

        var quality = await femke.GetAsync<SectionQuality>($"/api/pictures/{picture}/sections/police/sources");
        Assert.Equal((1, 0, 1, 0), (quality.Claims, quality.WithoutSource, quality.OneSource, quality.Fallen));
        var citations = await femke.GetAsync<SignalCitations>($"/api/pictures/{picture}/signals/politie/{signal.Id}/citations");
        var section = Assert.Single(citations.Sections);
        Assert.Equal(("Politie", "In de loods staan drie busjes", 0), (section.Title, Assert.Single(section.Sentences).Text, citations.Hidden));

        foreach (var path in new[] { "sections/police/sources", $"signals/politie/{signal.Id}/citations", "signals/politie/nothing/citations", "signals/politie/not_an_id/citations", "sections/nothing/sources" })
        {
            using var answer = await lotte.SendAsync("GET", $"/api/pictures/{picture}/{path}");
            await answer.ProblemAsync(ProblemCode.NotFound);
        }
    }

    [Fact]
    public async Task Areas_can_be_searched_within_those_of_a_picture()
    {
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        var found = await femke.GetAsync<Areas>("/api/areas?take=500&within=GM9901");
        Assert.NotEmpty(found.Found);
        Assert.All(found.Found, a => Assert.Equal("9901", a.Id.Value[2..6]));
        using var bad = await femke.SendAsync("GET", "/api/areas?within=x");
        await bad.ProblemAsync(ProblemCode.FieldInvalid);
    }

    private sealed record Areas([property: System.Text.Json.Serialization.JsonPropertyName("areas")] ImmutableArray<Contracts.Areas.Area> Found);

    private async Task<(string Picture, Signal Signal)> StartAsync(HandlingLevel handling)
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        var signal = await femke.PostAsync<Signal>($"/api/pictures/{picture}/signals", new AddSignal
        {
            Date = "2025-03", SourceType = "police_neighbourhood", Content = "Busjes bij de loods.", Area = "GM9901", Phenomena = ["drugs_synthetic"], Grade = "A2", Handling = handling, Regime = "Wpg",
            Stage = SignalStage.Accepted, Weighing = new() { OwnTask = true, Concrete = true, SourceCheck = "hit" },
        });
        return (picture, signal);
    }

    private static async Task<SignalReference> ReferAsync(Browser browser, string picture, SignalId id) => Assert.Single(
        await browser.PostAsync<ImmutableArray<SignalReference>>($"/api/pictures/{picture}/signals/references", new { signals = new[] { new { partner = "politie", id = id.Value } } }));

    private static async Task WithdrawAsync(Browser browser, string picture, Signal signal) => await browser.PostAsync<ImmutableArray<Signal>>(
        $"/api/pictures/{picture}/signals/politie/moves", new MoveSignals { Move = SignalMove.Withdraw, Signals = [new(signal.Id, signal.Version)], Reason = "bron gevaar" });
}
