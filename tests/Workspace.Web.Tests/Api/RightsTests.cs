using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api;

/// <summary>What one may not see is not there: in outlines, in answers, in counts.</summary>
public sealed class RightsTests(Workplace workplace)
{
    [Fact]
    public async Task A_draft_of_another_partner_does_not_exist_for_others()
    {
        var picture = await workplace.StartPictureAsync();
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);

        using var draft = await lotte.SendAsync("GET", $"/api/pictures/{picture}/sections/police/reading");
        using var nothing = await lotte.SendAsync("GET", $"/api/pictures/{picture}/sections/nothing/reading");
        Assert.Equal((await nothing.ProblemAsync(ProblemCode.NotFound)).Detail, (await draft.ProblemAsync(ProblemCode.NotFound)).Detail);
        using var signing = await lotte.SendAsync("POST", $"/api/pictures/{picture}/sections/police/signatures", $$"""{"expectedHash":"{{new string('0', 64)}}"}""");
        await signing.ProblemAsync(ProblemCode.NotFound);

        var seen = (await lotte.GetAsync<PictureView>($"/api/pictures/{picture}")).Chapters.SelectMany(c => c.Sections).Select(s => s.Id.Value);
        Assert.DoesNotContain("police", seen);
        Assert.Contains("town", seen);
        var own = await femke.GetAsync<SectionReading>($"/api/pictures/{picture}/sections/police/reading");
        Assert.Equal("Politie", own.Title);
    }

    [Fact]
    public async Task Offered_for_review_the_section_is_there_for_everyone()
    {
        var picture = await workplace.StartPictureAsync();
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        await using var live = await LiveClient.ConnectAsync(lotte);
        await live.OpenAsync(picture);

        await femke.PostAsync<SectionStatus>($"/api/pictures/{picture}/sections/police/stage", new { action = "Submit" });

        await live.HearAsync("PictureChanged", h => h is { Code: "Outline", Section: "police" });
        Assert.Equal("Politie", (await lotte.GetAsync<SectionReading>($"/api/pictures/{picture}/sections/police/reading")).Title);
    }

    [Fact]
    public async Task Whoever_takes_no_part_sees_no_picture()
    {
        var picture = await workplace.StartPictureAsync();
        using var anja = await workplace.Host.SignInAsync("anja-kuipers");
        foreach (var path in new[] { "", "/readiness", "/signals", "/publications/1", "/sections/shared/reading" })
        {
            using var answer = await anja.SendAsync("GET", $"/api/pictures/{picture}{path}");
            await answer.ProblemAsync(ProblemCode.NotFound);
        }

        await using var live = await LiveClient.ConnectAsync(anja);
        Assert.Equal("NotFound", (await live.OpenAsync(picture)).Code);
        Assert.Equal("NotFound", (await live.TryJoinAsync(picture, "shared")).Code);
        Assert.DoesNotContain(await anja.GetAsync<ImmutableArray<PictureSummary>>("/api/pictures"), p => p.Id.Value == picture);
    }

    [Fact]
    public async Task Signals_are_merged_as_far_as_each_may_see_them()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var pieter = await workplace.Host.SignInAsync(Workplace.Prosecutor);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        await using var live = await LiveClient.ConnectAsync(lotte);
        await live.OpenAsync(picture);

        await pieter.PostAsync<Signal>($"/api/pictures/{picture}/signals", New(HandlingLevel.OwnerOnly, "Alleen voor ons."));
        await femke.PostAsync<Signal>($"/api/pictures/{picture}/signals", New(HandlingLevel.Partners, "Voor de partners."));

        await live.HearAsync("PictureChanged", h => h.Code == "Signals");
        Assert.Equal(["Voor de partners."], (await lotte.GetAsync<SignalPage>($"/api/pictures/{picture}/signals")).Items.Select(s => s.Content));
        Assert.Equal(2, (await pieter.GetAsync<SignalPage>($"/api/pictures/{picture}/signals")).Total);
        Assert.Single(live.All, h => h.Code == "Signals");

        static AddSignal New(HandlingLevel handling, string content) => new()
        {
            Date = "2025-03",
            SourceType = "police_neighbourhood",
            Content = content,
            Area = "GM9901",
            Phenomena = ["drugs_synthetic"],
            Grade = "A2",
            Handling = handling,
            Regime = "Wpg",
            Stage = SignalStage.Accepted,
            Weighing = new(),
        };
    }
}
