using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Access;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api;

/// <summary>
/// The rule table, asked from outside: for every role, handling level and regime the register, search, counts, details, references, export and refusals tell exactly what
/// <see cref="Rights.SightOf"/> says. Generated from the table, so that a new level, regime or role is asked about without anybody thinking of it.
/// </summary>
public sealed class SignalMatrixTests(Workplace workplace)
{
    private static readonly PartnerId Police = PartnerId.Parse("politie");

    /// <summary>Own editor and signer, another partner with and without clearance, the coordinator, a reader, and someone who takes no part.</summary>
    private static readonly ImmutableArray<string> People =
        [Workplace.PoliceEditor, Workplace.PoliceSigner, Workplace.TownEditor, "thijs-molenaar", Workplace.Coordinator, Workplace.Reader, "anja-kuipers"];

    /// <summary>Every level under every regime that allows it, accepted and not.</summary>
    private static ImmutableArray<AddSignal> Signals { get; } =
    [
        .. from regime in Rules.Regimes
           from level in Enum.GetValues<HandlingLevel>()
           where level >= regime.Least
           from stage in new[] { SignalStage.Accepted, SignalStage.Submitted, SignalStage.Draft }
           select new AddSignal
           {
               Date = "2025-03",
               SourceType = "police_neighbourhood",
               Content = $"Kenmerk {Word(level, regime.Id, stage)} staat hier.",
               Area = "GM9901",
               Phenomena = ["drugs_synthetic"],
               Grade = "A2",
               Handling = level,
               Regime = regime.Id,
               Ground = "artikel van een toets",
               Stage = stage,
               Weighing = stage == SignalStage.Accepted ? new() : null,
               Key = Guid.NewGuid().ToString("N"),
           },
    ];

    /// <summary>A word that no other signal has.</summary>
    private static string Word(HandlingLevel level, string regime, SignalStage stage) =>
        string.Create(CultureInfo.InvariantCulture, $"zoek{level}x{regime.Replace("_", "", StringComparison.Ordinal)}x{stage}x");

    [Fact]
    public async Task Every_way_to_a_signal_tells_what_the_table_says()
    {
        var picture = await StartAsync();
        var known = await AddAsync(picture);
        foreach (var person in People)
        {
            using var browser = await workplace.Host.SignInAsync(person);
            var me = await ParticipantAsync(picture, person);
            var expected = known.Where(s => Sight(s, me) == SignalSight.Content).ToDictionary(s => s.Id);
            if (me is null)
            {
                await NothingExistsAsync(browser, picture, known);
                continue;
            }

            var register = await PagesAsync(browser, picture, "");
            Assert.Equal(expected.Keys.Order(Comparer), register.Items.Select(s => s.Id).Order(Comparer));
            Assert.Equal(expected.Count, register.Total);
            Assert.Equal(expected.Values.GroupBy(s => s.Handling.ToString()).ToDictionary(g => g.Key, g => g.Count()), register.Counts.Handling.ToDictionary());
            Assert.Equal(expected.Values.GroupBy(s => s.Stage.ToString()).ToDictionary(g => g.Key, g => g.Count()), register.Counts.Stages.ToDictionary());
            var own = me.Partner == Police && me.Roles.Any(r => r is PictureRole.Editor or PictureRole.Signer);
            Assert.All(register.Items, s => Assert.True(own || (s.Weighing is null && s.PurgeOn is null && s.Channel is "" && s.StageReason is null), $"{person} is told how {s.Id} was weighed."));

            var references = (await browser.PostAsync<ImmutableArray<SignalReference>>(
                $"/api/pictures/{picture}/signals/references", new { signals = known.Select(s => new { partner = Police.Value, id = s.Id.Value }) })).ToDictionary(r => r.Id);
            foreach (var signal in known)
            {
                var sees = expected.ContainsKey(signal.Id);
                Assert.Equal(sees, references[signal.Id].Label is not null || references[signal.Id].Summary is not null);
                var found = await browser.GetAsync<SignalPage>($"/api/pictures/{picture}/signals?text={signal.Content.Split(' ')[1]}");
                Assert.Equal(sees ? 1 : 0, found.Total);
                await DetailAsync(browser, picture, signal, sees);
            }

            await ExportAsync(browser, picture, person, expected, own);
        }
    }

    [Fact]
    public async Task Live_news_and_corroboration_reach_those_who_may_know()
    {
        var picture = await StartAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var thijs = await workplace.Host.SignInAsync("thijs-molenaar");
        await using var live = await LiveClient.ConnectAsync(thijs);
        await live.OpenAsync(picture);
        await AddAsync(femke, picture, Signals.First(s => s is { Handling: HandlingLevel.OwnerOnly, Stage: SignalStage.Accepted }));
        Assert.Equal((0, 0), await CorroborationAsync(thijs, picture));
        await AddAsync(femke, picture, Signals.First(s => s is { Handling: HandlingLevel.Named, Regime: "Wpg", Stage: SignalStage.Accepted }));
        Assert.Equal((1, 0), await CorroborationAsync(thijs, picture));
        await AddAsync(femke, picture, Signals.First(s => s is { Handling: HandlingLevel.Partners, Regime: "Wpg", Stage: SignalStage.Draft }));
        await AddAsync(femke, picture, Signals.First(s => s is { Handling: HandlingLevel.Partners, Regime: "Wpg", Stage: SignalStage.Accepted }));
        await live.HearAsync("PictureChanged", h => h.Code == "Signals");
        Assert.Single(live.All, h => h.Code == "Signals");
        Assert.Equal((1, 1), await CorroborationAsync(thijs, picture));
        using var henk = await workplace.Host.SignInAsync(Workplace.Reader);
        Assert.Equal((0, 0), await CorroborationAsync(henk, picture));
    }

    private static Comparer<SignalId> Comparer => Comparer<SignalId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value));

    private static SignalSight Sight(Signal signal, Participant? who) => Rights.SightOf(signal.Handling, signal.Regime, signal.Stage, who, Police, inputOnly: false);

    private async Task<string> StartAsync()
    {
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        var id = $"matrix-{Guid.NewGuid():N}"[..20];
        var picture = Workplace.Picture(id) with { Partners = ["riec-midden", "politie", "gemeente-veldermeer", "om", "arbeidsinspectie"] };
        await noor.PostAsync<PictureView>("/api/pictures", picture);
        return id;
    }

    private async Task<Participant?> ParticipantAsync(string picture, string person)
    {
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        return (await noor.GetAsync<PictureView>($"/api/pictures/{picture}")).People.FirstOrDefault(p => p.Person.Value == person);
    }

    private async Task<ImmutableArray<Signal>> AddAsync(string picture)
    {
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        var added = ImmutableArray.CreateBuilder<Signal>();
        foreach (var signal in Signals)
        {
            added.Add(await AddAsync(femke, picture, signal));
        }

        return added.ToImmutable();
    }

    private static Task<Signal> AddAsync(Browser browser, string picture, AddSignal signal) => browser.PostAsync<Signal>($"/api/pictures/{picture}/signals", signal with { Key = Guid.NewGuid().ToString("N") });

    /// <summary>The whole register by its pages.</summary>
    private static async Task<SignalPage> PagesAsync(Browser browser, string picture, string query)
    {
        var first = await browser.GetAsync<SignalPage>($"/api/pictures/{picture}/signals?limit=7{query}");
        var items = first.Items.ToList();
        for (var next = first.Next; next is not null;)
        {
            var page = await browser.GetAsync<SignalPage>($"/api/pictures/{picture}/signals?limit=7{query}&after={next}");
            items.AddRange(page.Items);
            next = page.Next;
        }

        return first with { Items = [.. items] };
    }

    /// <summary>Reading, changing, moving, attaching: who may not see the signal hears the same as of one that never was, and no word of it.</summary>
    private static async Task DetailAsync(Browser browser, string picture, Signal signal, bool sees)
    {
        var path = $"/api/pictures/{picture}/signals/politie/{signal.Id.Value}";
        using var detail = await browser.SendAsync("GET", path);
        if (sees)
        {
            Assert.Equal(signal.Content, (await detail.ValueAsync<SignalDetail>()).Signal.Content);
            return;
        }

        var never = $"/api/pictures/{picture}/signals/politie/never-was";
        using var nothing = await browser.SendAsync("GET", never);
        Assert.Equal((await nothing.ProblemAsync(ProblemCode.NotFound)).Detail, (await detail.ProblemAsync(ProblemCode.NotFound)).Detail);
        using var changed = await browser.Http.PutAsJsonAsync(path, new ChangeSignal { Signal = Signals[0], ExpectedVersion = 1 }, Workplace.Json, TestContext.Current.CancellationToken);
        await changed.ProblemAsync(ProblemCode.NotFound);
        using var moved = await browser.Http.PostAsJsonAsync(
            $"/api/pictures/{picture}/signals/politie/moves",
            new MoveSignals { Move = SignalMove.Withdraw, Signals = [new(signal.Id, 1)], Reason = "toets" },
            Workplace.Json,
            TestContext.Current.CancellationToken);
        await moved.ProblemAsync(ProblemCode.NotFound);
        using var file = await browser.SendAsync("GET", path + "/attachments/x");
        await file.ProblemAsync(ProblemCode.NotFound);
    }

    private static async Task ExportAsync(Browser browser, string picture, string person, Dictionary<SignalId, Signal> expected, bool own)
    {
        using var answer = await browser.SendAsync("GET", $"/api/pictures/{picture}/signals/export?format=csv");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("no-store", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var signal in Signals)
        {
            var word = signal.Content.Split(' ')[1];
            var sees = expected.Values.Any(s => s.Content == signal.Content);

            // What is confidential by name or closer leaves in a file only with its owner.
            var leaves = sees && (own || signal.Handling <= HandlingLevel.Partners);
            Assert.True(leaves == text.Contains(word, StringComparison.Ordinal), $"{person}: {word} {(leaves ? "is missing from" : "stands in")} the export.");
        }
    }

    private static async Task NothingExistsAsync(Browser browser, string picture, ImmutableArray<Signal> known)
    {
        foreach (var path in new[] { "", "/export?format=csv", "/corroboration?area=GM9901", $"/politie/{known[0].Id.Value}" })
        {
            using var answer = await browser.SendAsync("GET", $"/api/pictures/{picture}/signals{path}");
            await answer.ProblemAsync(ProblemCode.NotFound);
        }

        using var references = await browser.Http.PostAsJsonAsync(
            $"/api/pictures/{picture}/signals/references",
            new { signals = new[] { new { partner = Police.Value, id = known[0].Id.Value } } },
            Workplace.Json,
            TestContext.Current.CancellationToken);
        await references.ProblemAsync(ProblemCode.NotFound);
    }

    private static async Task<(int Partners, int Visible)> CorroborationAsync(Browser browser, string picture)
    {
        var answer = await browser.GetAsync<Corroboration>($"/api/pictures/{picture}/signals/corroboration?area=GM9901&phenomenon=drugs_synthetic");
        return (answer.Partners, answer.Visible);
    }
}
