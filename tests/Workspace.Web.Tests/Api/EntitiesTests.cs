using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Access;
using Workspace.Web.Api;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api;

/// <summary>Entities from outside: what each may see of them, and that no answer tells who somebody is.</summary>
public sealed class EntitiesTests(Workplace workplace)
{
    private const string Identity = "Verzonnen Identiteit";

    private static readonly PartnerId Police = PartnerId.Parse("politie");
    private static readonly ImmutableArray<HandlingLevel> Levels = [.. Enum.GetValues<HandlingLevel>().Where(l => l != HandlingLevel.Unknown)];

    /// <summary>Own editor and signer, another partner with clearance and without, the coordinator, a reader, and someone who takes no part.</summary>
    private static readonly ImmutableArray<string> People =
        [Workplace.PoliceEditor, Workplace.PoliceSigner, Workplace.TownEditor, "thijs-molenaar", Workplace.Coordinator, Workplace.Reader, "anja-kuipers"];

    [Fact]
    public async Task Every_way_to_an_entity_tells_what_the_table_says()
    {
        var picture = await StartAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        var known = new List<(EntityView Entity, Signal Ground)>();
        foreach (var ground in Levels)
        {
            var signal = await SignalAsync(femke, picture, ground);
            foreach (var level in Levels)
            {
                known.Add((await AddAsync(femke, picture, new() { Type = EntityType.Person, Identity = Identity, Description = $"op {ground}", Handling = level, Supports = [signal.Id] }), signal));
            }
        }

        foreach (var person in People)
        {
            using var browser = await workplace.Host.SignInAsync(person);
            if (await ParticipantAsync(picture, person) is not { } me)
            {
                await NothingExistsAsync(browser, picture, known[0].Entity);
                continue;
            }

            var expected = known.Where(k => Rights.Sees(k.Entity.Handling, [k.Ground], me, Police, inputOnly: false)).Select(k => k.Entity.Id.Value).ToHashSet();
            var list = await browser.GetAsync<EntityPage>($"/api/pictures/{picture}/entities?limit=500");
            Assert.Equal(expected.Order(), list.Items.Select(e => e.Id.Value).Order());
            Assert.Equal((expected.Count, false), (list.Total, list.More));
            var own = Rights.SeesIdentity(me, Police, inputOnly: false);
            Assert.All(list.Items, e => Assert.Equal(own ? Identity : null, e.Identity));
            Assert.Equal(own ? expected.Count : 0, (await browser.GetAsync<EntityPage>($"/api/pictures/{picture}/entities?text=identiteit")).Total);

            var references = await browser.PostAsync<ImmutableArray<EntityReference>>($"/api/pictures/{picture}/entities/references", new { ids = known.Select(k => $"politie/{k.Entity.Id.Value}") });
            Assert.Equal(expected, references.Where(r => r.Label is not null).Select(r => r.Id.Value).ToHashSet());
            Assert.All(references.Where(r => !expected.Contains(r.Id.Value)), r => Assert.Equal(new() { Partner = Police, Id = r.Id }, r));
            foreach (var (entity, _) in known)
            {
                await ReadAsync(browser, picture, entity, expected.Contains(entity.Id.Value));
            }
        }
    }

    [Fact]
    public async Task An_entity_is_added_changed_and_removed_by_its_own_partner()
    {
        var picture = await StartAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        await using var live = await LiveClient.ConnectAsync(lotte);
        await live.OpenAsync(picture);
        var signal = await SignalAsync(femke, picture, HandlingLevel.Partners);
        await HearAsync(live, 1);
        var command = new AddEntity { Type = EntityType.Person, Identity = Identity, Handling = HandlingLevel.Partners, Supports = [signal.Id], Key = Guid.NewGuid().ToString("N") };
        using var created = await femke.Http.PostAsJsonAsync($"/api/pictures/{picture}/entities", command, Workplace.Json, TestContext.Current.CancellationToken);
        var entity = await created.ValueAsync<EntityView>();
        Assert.Equal((HttpStatusCode.Created, "P1"), (created.StatusCode, entity.Label));
        var path = created.Headers.Location!.ToString();
        await HearAsync(live, 2);
        Assert.Equal(entity.Id, (await AddAsync(femke, picture, command)).Id);
        using var changed = await femke.Http.PutAsJsonAsync(path, new ChangeEntity { Entity = command with { Description = "Rijdt de bus." }, ExpectedVersion = 1 }, Workplace.Json, TestContext.Current.CancellationToken);
        Assert.Equal(2, (await changed.ValueAsync<EntityView>()).Version);
        await HearAsync(live, 3);
        using var stale = await femke.Http.PutAsJsonAsync(path, new ChangeEntity { Entity = command with { Description = "Te laat." }, ExpectedVersion = 1 }, Workplace.Json, TestContext.Current.CancellationToken);
        var problem = await stale.ProblemAsync(ProblemCode.EntityChanged, HttpStatusCode.Conflict);
        Assert.DoesNotContain(Identity, problem.Detail, StringComparison.Ordinal);
        using var foreign = await lotte.SendAsync("DELETE", path + "?version=2");
        await foreign.ProblemAsync(ProblemCode.NotYourContribution, HttpStatusCode.Forbidden);
        using var unsaid = await femke.SendAsync("DELETE", path);
        Assert.Equal(HttpStatusCode.BadRequest, unsaid.StatusCode);
        using var removed = await femke.SendAsync("DELETE", path + "?version=2");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var gone = await femke.SendAsync("GET", path);
        await gone.ProblemAsync(ProblemCode.NotFound);
    }

    [Fact]
    public async Task What_only_its_owner_sees_is_heard_by_nobody_else()
    {
        var picture = await StartAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        await using var live = await LiveClient.ConnectAsync(lotte);
        await live.OpenAsync(picture);
        var signal = await SignalAsync(femke, picture, HandlingLevel.Partners);
        await HearAsync(live, 1);
        await AddAsync(femke, picture, new() { Type = EntityType.Vehicle, Label = "V1", Handling = HandlingLevel.OwnerOnly, Supports = [signal.Id] });
        var seen = await AddAsync(femke, picture, new() { Type = EntityType.Vehicle, Label = "V2", Handling = HandlingLevel.Partners, Supports = [signal.Id] });
        await HearAsync(live, 2);
        using var removed = await femke.SendAsync("DELETE", $"/api/pictures/{picture}/entities/politie/{seen.Id.Value}?version=1");
        await HearAsync(live, 3);
        Assert.Equal(3, live.All.Count(h => h.Code == "Signals"));
    }

    [Fact]
    public async Task A_refusal_repeats_nothing_of_who_somebody_is()
    {
        var picture = await StartAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        var signal = await SignalAsync(femke, picture, HandlingLevel.Partners);
        var good = new AddEntity { Type = EntityType.Person, Identity = Identity, Handling = HandlingLevel.Partners, Supports = [signal.Id] };
        await AddAsync(femke, picture, good with { Label = "P1" });
        foreach (var (command, code) in new (AddEntity, ProblemCode)[]
        {
            (good with { Label = Identity }, ProblemCode.AliasNeeded), (good with { Label = "P1" }, ProblemCode.AlreadyExists), (good with { Supports = [] }, ProblemCode.SupportNeeded),
            (good with { Identity = Identity + " 123456782" }, ProblemCode.HoldsCitizenNumber), (good with { Identity = Identity + " Stg. Geheim" }, ProblemCode.HoldsStateSecret),
            (good with { Handling = HandlingLevel.Unknown }, ProblemCode.FieldInvalid), (good with { Identity = string.Concat(Enumerable.Repeat(Identity, 20)) }, ProblemCode.FieldTooLong),
        })
        {
            foreach (var language in new[] { "nl", "en" })
            {
                using var answer = await femke.SendAsync("POST", $"/api/pictures/{picture}/entities", System.Text.Json.JsonSerializer.Serialize(command, Workplace.Json), language);
                await answer.ProblemAsync(code);
                Assert.DoesNotContain(Identity, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public async Task An_identity_is_in_no_file_any_more_when_it_was_corrected_removed_or_destroyed_with_its_signal()
    {
        var picture = await StartAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var ruud = await workplace.Host.SignInAsync(Workplace.PoliceSigner);
        var signal = await SignalAsync(femke, picture, HandlingLevel.Partners);
        string Name(string what) => $"{Identity} {what} {picture}";
        AddEntity Person(string what) => new() { Type = EntityType.Person, Identity = Name(what), Handling = HandlingLevel.Partners, Supports = [signal.Id] };
        var removed = await AddAsync(femke, picture, Person("een"));
        var corrected = await AddAsync(femke, picture, Person("twee"));
        await AddAsync(femke, picture, Person("drie"));
        Assert.All(["een", "twee", "drie"], what => Assert.True(workplace.IsOnDisk(Name(what)), what));

        using var gone = await femke.SendAsync("DELETE", $"/api/pictures/{picture}/entities/politie/{removed.Id.Value}?version=1");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        using var changed = await femke.Http.PutAsJsonAsync(
            $"/api/pictures/{picture}/entities/politie/{corrected.Id.Value}", new ChangeEntity { Entity = Person("anders"), ExpectedVersion = 1 }, Workplace.Json, TestContext.Current.CancellationToken);
        Assert.True(changed.IsSuccessStatusCode);
        await ruud.PostAsync<DestructionCertificate>($"/api/pictures/{picture}/retention/politie/destructions", new { signals = new[] { new { id = signal.Id.Value, version = signal.Version } } });
        Assert.All(["een", "twee", "drie", "anders"], what => Assert.False(workplace.IsOnDisk(Name(what)), what));
    }

    [Theory]
    [InlineData("type=Robot", "type")]
    [InlineData("type=Unknownish", "type")]
    [InlineData("signal=not-a-key", "signal")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    public async Task A_question_that_cannot_be_is_refused(string query, string field)
    {
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var answer = await femke.SendAsync("GET", $"/api/pictures/veldermeer-2026/entities?{query}");
        Assert.Equal(field, (await answer.ProblemAsync(ProblemCode.FieldInvalid)).Parameters["field"]);
        using var references = await femke.Http.PostAsJsonAsync("/api/pictures/veldermeer-2026/entities/references", new { ids = new[] { "politie/a/b" } }, Workplace.Json, TestContext.Current.CancellationToken);
        await references.ProblemAsync(ProblemCode.FieldInvalid);
    }

    [Fact]
    public async Task The_dossier_has_its_entities_for_those_who_may_see_them()
    {
        using var bram = await workplace.Host.SignInAsync("bram-oosterling");
        using var henk = await workplace.Host.SignInAsync(Workplace.Reader);
        var seen = await bram.GetAsync<EntityPage>("/api/pictures/veldermeer-2026/entities?citable=true");
        Assert.Equal(["P1", "P2", "P3", "C1", "C2", "C3", "Het Hazenbos", "L1", "V1"], seen.Items.Select(e => e.Label));
        Assert.Equal(["P1", "C3"], seen.Items.Where(e => e.Identity is not null).Select(e => e.Label));
        Assert.Equal(["L1", "V1"], (await bram.GetAsync<EntityPage>("/api/pictures/veldermeer-2026/entities?signal=politie/00000000000000000000000000000001")).Items.Select(e => e.Label));
        Assert.Equal((2, 9, true), await bram.GetAsync<EntityPage>("/api/pictures/veldermeer-2026/entities?limit=2") is var page ? (page.Items.Length, page.Total, page.More) : default);
        Assert.Empty((await henk.GetAsync<EntityPage>("/api/pictures/veldermeer-2026/entities")).Items);
    }

    /// <summary>Waits until news of signals and entities came this many times.</summary>
    private static Task<Heard> HearAsync(LiveClient live, int times) => live.HearAsync("PictureChanged", h => h.Code == "Signals" && live.All.Count(x => x.Code == "Signals") >= times);

    private async Task<string> StartAsync()
    {
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        var id = $"entities-{Guid.NewGuid():N}"[..22];
        await noor.PostAsync<PictureView>("/api/pictures", Workplace.Picture(id) with { Partners = ["riec-midden", "politie", "gemeente-veldermeer", "om", "arbeidsinspectie"] });
        return id;
    }

    private async Task<Participant?> ParticipantAsync(string picture, string person)
    {
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        return (await noor.GetAsync<PictureView>($"/api/pictures/{picture}")).People.FirstOrDefault(p => p.Person.Value == person);
    }

    private static Task<Signal> SignalAsync(Browser browser, string picture, HandlingLevel handling) => browser.PostAsync<Signal>($"/api/pictures/{picture}/signals", new AddSignal
    {
        Date = "2025-03", SourceType = "police_neighbourhood", Content = "Busjes bij de loods.", Area = "GM9901", Phenomena = ["drugs_synthetic"], Grade = "A2", Handling = handling, Regime = "public",
        Stage = SignalStage.Accepted, Weighing = new() { OwnTask = true, Concrete = true, SourceCheck = "hit" },
    });

    private static Task<EntityView> AddAsync(Browser browser, string picture, AddEntity command) => browser.PostAsync<EntityView>($"/api/pictures/{picture}/entities", command);

    /// <summary>Who may not see the entity hears the same as of one that never was, whatever is tried.</summary>
    private static async Task ReadAsync(Browser browser, string picture, EntityView entity, bool sees)
    {
        var path = $"/api/pictures/{picture}/entities/politie/{entity.Id.Value}";
        using var answer = await browser.SendAsync("GET", path);
        if (sees)
        {
            Assert.Equal(entity.Label, (await answer.ValueAsync<EntityView>()).Label);
            return;
        }

        using var never = await browser.SendAsync("GET", $"/api/pictures/{picture}/entities/politie/never-was");
        Assert.Equal((await never.ProblemAsync(ProblemCode.NotFound)).Detail, (await answer.ProblemAsync(ProblemCode.NotFound)).Detail);
        var command = new ChangeEntity { Entity = new() { Type = EntityType.Person, Handling = HandlingLevel.Public, Supports = [] }, ExpectedVersion = 1 };
        using var changed = await browser.Http.PutAsJsonAsync(path, command, Workplace.Json, TestContext.Current.CancellationToken);
        await changed.ProblemAsync(ProblemCode.NotFound);
        using var removed = await browser.SendAsync("DELETE", path + "?version=1");
        await removed.ProblemAsync(ProblemCode.NotFound);
    }

    private static async Task NothingExistsAsync(Browser browser, string picture, EntityView entity)
    {
        foreach (var path in new[] { "", $"/politie/{entity.Id.Value}" })
        {
            using var answer = await browser.SendAsync("GET", $"/api/pictures/{picture}/entities{path}");
            await answer.ProblemAsync(ProblemCode.NotFound);
        }

        using var references = await browser.Http.PostAsJsonAsync($"/api/pictures/{picture}/entities/references", new { ids = new[] { $"politie/{entity.Id.Value}" } }, Workplace.Json, TestContext.Current.CancellationToken);
        await references.ProblemAsync(ProblemCode.NotFound);
        using var added = await browser.Http.PostAsJsonAsync(
            $"/api/pictures/{picture}/entities?partner=politie", new AddEntity { Type = EntityType.Event, Label = "x", Handling = HandlingLevel.Public, Supports = [] }, Workplace.Json, TestContext.Current.CancellationToken);
        await added.ProblemAsync(ProblemCode.NotFound);
    }
}
