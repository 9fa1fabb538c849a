using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.Http.Json;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Tables;
using Workspace.Web.Api;
using Workspace.Web.Tests.Api.Matrix;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api;

/// <summary>
/// Every kind of person × handling level × regime × stage × action, in a picture in writing and a published one: the answer over REST is what the rows of the rule table say, read a
/// second time in <see cref="RuleReading"/>. A refusal is, in Dutch and in English, byte for byte the one about something that never was, changes nothing, and is told to nobody live.
/// </summary>
public sealed partial class SignalActionMatrixTests(Workplace workplace)
{
    private const string NeverWas = "mx-never-was";

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 4, CancellationToken = Cancellation };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_action_is_answered_as_the_table_says_and_a_refusal_tells_and_changes_nothing(bool published)
    {
        var dossier = await MatrixDossier.StartAsync(workplace);
        await dossier.FillAsync();
        var belongings = await BelongingsAsync(dossier);
        if (published)
        {
            await dossier.PublishAsync();
        }

        belongings = belongings with { Hold = await HoldAsync(dossier) };
        var before = await EverythingAsync(dossier);
        await using var listeners = await MatrixListeners.OpenAsync(workplace, dossier.Picture);
        var walk = new MatrixWalk();
        var rules = new RuleReading(published);
        await Parallel.ForEachAsync(MatrixPeople.All, AtOnce, async (who, _) =>
        {
            using var browser = await MatrixPeople.OpenAsync(workplace, who);
            await WalkSignalsAsync(walk, rules, browser, who, dossier);
            await WalkRegistersAsync(walk, rules, browser, who, dossier, belongings);
            await WalkCountsAsync(walk, browser, who, dossier);
        });

        walk.AssertRight();

        // People × (signals × ways to each + registers × ways to each) + for who takes part, the number of partners told for each area: a dimension that vanishes shows here.
        Assert.Equal((18, 12, 210, 19, 29), (MatrixPeople.All.Length, MatrixPeople.All.Count(p => p.TakesPart), dossier.Signals.Length, SignalProbes.All.Length, RegisterProbes.All.Length));
        Assert.Equal((18 * ((210 * 19) + (2 * 29))) + (12 * 210), walk.Cells);
        Assert.Equal(before, await EverythingAsync(dossier));
        await QuietAsync(listeners, dossier);
    }

    private static async Task WalkSignalsAsync(MatrixWalk walk, RuleReading rules, Browser browser, MatrixPerson who, MatrixDossier dossier)
    {
        var nothing = new Dictionary<(string, PartnerId, string), Reply>();
        foreach (var signal in dossier.Signals)
        {
            foreach (var probe in SignalProbes.All)
            {
                var expected = probe.Expected(rules, who, signal);
                async Task<Reply> Never(string language)
                {
                    if (!nothing.TryGetValue((probe.Name, signal.Owner, language), out var reply))
                    {
                        reply = nothing[(probe.Name, signal.Owner, language)] = await MatrixWalk.SendAsync(browser, probe.Request(dossier, signal with { Id = MatrixSignal.Never }, false), language);
                    }

                    return reply;
                }

                var cell = $"{who}, {signal}, {probe.Name}";
                var reply = await walk.TryAsync(browser, cell, probe.Request(dossier, signal, !expected.Refusal), expected, expected.Status is 401 or 404 ? Never : null);
                if (!RuleReading.IsOwner(who, signal.Owner) && MatrixDossier.Secrets.FirstOrDefault(reply.Holds) is { } secret)
                {
                    walk.Wrong($"{cell}: is told '{secret}'");
                }

                if (expected.Status >= 400 && reply.Holds(signal.Word))
                {
                    walk.Wrong($"{cell}: a refusal repeats what the signal says");
                }
            }
        }
    }

    private static async Task WalkRegistersAsync(MatrixWalk walk, RuleReading rules, Browser browser, MatrixPerson who, MatrixDossier dossier, Belongings belongings)
    {
        foreach (var owner in new[] { MatrixPeople.Owner, MatrixPeople.Giver })
        {
            foreach (var probe in RegisterProbes.All)
            {
                var expected = probe.Expected(rules, who, owner);
                var own = owner == MatrixPeople.Owner ? belongings : belongings with { Import = belongings.GiversImport, Link = belongings.GiversLink };
                own = who == MatrixPeople.OwnerBoth ? own with { View = Belongings.Never.View } : own;

                // Who takes no part is told the same as of a picture that never was; who does, the same as of belongings that never were.
                Task<Reply> Never(string language) => MatrixWalk.SendAsync(browser, probe.Request(who.TakesPart ? dossier.Picture : NeverWas, owner, Belongings.Never, false), language);
                var cell = $"{who}, register of {owner}, {probe.Name}";
                var reply = await walk.TryAsync(browser, cell, probe.Request(dossier.Picture, owner, own, !expected.Refusal), expected, expected.Refusal ? Never : null);
                if (expected == Verdict.Done)
                {
                    Listed(walk, cell, probe.Name, reply, who, owner, dossier);
                }
            }
        }
    }

    /// <summary>Lists and files hold exactly the signals that the person sees, or that may leave the register.</summary>
    private static void Listed(MatrixWalk walk, string cell, string probe, Reply reply, MatrixPerson who, PartnerId owner, MatrixDossier dossier)
    {
        Func<MatrixSignal, bool>? holds = probe switch
        {
            "list" => signal => signal.Owner == owner && RuleReading.Sight(who, signal) == SignalSight.Content,
            "export csv" or "export xlsx" => signal => RuleReading.Leaves(who, signal),
            "retention" or "holds" or "imports" or "views" => _ => false,
            _ => null,
        };
        if (holds is null)
        {
            return;
        }

        var text = probe == "export xlsx" ? string.Join('\n', new TableFiles().Open(reply.Body).Value!.Rows.Select(r => string.Join(';', r))) : reply.Text;
        foreach (var signal in dossier.Signals.Where(s => holds(s) != text.Contains(s.Word, StringComparison.Ordinal)))
        {
            walk.Wrong($"{cell}: {signal} {(holds(signal) ? "is missing" : "is told")}");
        }

        if (!RuleReading.IsOwner(who, owner) && probe == "list" && MatrixDossier.Secrets.FirstOrDefault(reply.Holds) is { } secret)
        {
            walk.Wrong($"{cell}: is told '{secret}'");
        }

        if (probe == "holds" && reply.Holds("lopend onderzoek") != RuleReading.IsOwner(who, MatrixPeople.Owner))
        {
            walk.Wrong($"{cell}: {reply.Text}");
        }

        if (probe == "views" && reply.Holds("eigen blik") != (who == MatrixPeople.OwnerBoth))
        {
            walk.Wrong($"{cell}: {reply.Text}");
        }
    }

    /// <summary>Corroboration: of each area, with one signal, whether it counts and whether it is seen.</summary>
    private static async Task WalkCountsAsync(MatrixWalk walk, Browser browser, MatrixPerson who, MatrixDossier dossier)
    {
        foreach (var signal in who.TakesPart ? dossier.Signals : [])
        {
            var told = await browser.GetAsync<Corroboration>($"/api/pictures/{dossier.Picture}/signals/corroboration?area={signal.Area}");
            var sight = signal.Stage == SignalStage.Accepted ? RuleReading.Sight(who, signal) : SignalSight.Nothing;
            walk.Count();
            if ((told.Partners, told.Visible) != (sight == SignalSight.Nothing ? 0 : 1, sight == SignalSight.Content ? 1 : 0))
            {
                walk.Wrong($"{who}, {signal}, corroboration: {told.Partners} partners of which {told.Visible} visible, where the table says {sight}");
            }
        }
    }

    /// <summary>Nobody heard of a signal so far; then one that all may see changes, and everybody hears of that one alone.</summary>
    private async Task QuietAsync(MatrixListeners listeners, MatrixDossier dossier)
    {
        var open = dossier.Signals.First(s => s is { Level: HandlingLevel.Public, Regime: "public", Stage: SignalStage.Accepted } && s.Owner == MatrixPeople.Owner);
        using var signer = await MatrixPeople.OpenAsync(workplace, MatrixPeople.OwnerSigner);
        await signer.PostAsync<ImmutableArray<Signal>>(dossier.Of(open.Owner) + "/moves", SignalProbes.Moving(SignalMove.SetPurgeDate, open, open.Version));
        await listeners.HearAsync(_ => true);
        listeners.AssertHeardAll();
    }

    /// <summary>An import that is done, a link and a view: what there is in a register beside signals.</summary>
    private async Task<Belongings> BelongingsAsync(MatrixDossier dossier)
    {
        using var owner = await MatrixPeople.OpenAsync(workplace, MatrixPeople.OwnerBoth);
        using var coordinator = await MatrixPeople.OpenAsync(workplace, MatrixPeople.Coordinator);
        var view = await owner.PostAsync<SavedView>($"/api/pictures/{dossier.Picture}/signal-views", new SaveView { Name = "eigen blik", View = new() });
        return new(await ImportAsync(owner, dossier, MatrixPeople.Owner), "", await LinkAsync(owner, dossier, MatrixPeople.Owner), view.Id)
        {
            GiversImport = await ImportAsync(coordinator, dossier, MatrixPeople.Giver),
            GiversLink = await LinkAsync(coordinator, dossier, MatrixPeople.Giver),
        };
    }

    private async Task<SignalId> ImportAsync(Browser browser, MatrixDossier dossier, PartnerId owner)
    {
        using var file = new ByteArrayContent("Datum;Inhoud;Bron;Betrouwbaarheid;Verspreiding;Regime;Grondslag\r\n2025-02;Ingevoerd;Wijkagent;A2;Partners;;\r\n"u8.ToArray());
        file.Headers.ContentType = new("application/octet-stream");
        using var sent = await browser.Http.PostAsync(new Uri($"/api/pictures/{dossier.Picture}/imports?name=x.csv&partner={owner}", UriKind.Relative), file, Cancellation);
        var import = await sent.ValueAsync<ImportView>();
        var path = $"/api/pictures/{dossier.Picture}/imports/{owner}/{import.Id}";
        using var mapped = await browser.Http.PutAsJsonAsync(path + "/mapping", import.Mapping, Workplace.Json, Cancellation);
        await mapped.ValueAsync<ImportView>();
        await workplace.Journal.HeardAsync($"Import {dossier.Picture}/{owner}/{import.Id} is {ImportPhase.Ready}");
        await browser.PostAsync<ImportView>(path + "/start", new { });
        await workplace.Journal.HeardAsync($"Import {dossier.Picture}/{owner}/{import.Id} is {ImportPhase.Done}");
        return import.Id;
    }

    private static async Task<string> LinkAsync(Browser browser, MatrixDossier dossier, PartnerId owner) =>
        (await browser.PostAsync<NewTipLink>($"/api/pictures/{dossier.Picture}/tip-links?partner={owner}", new { @for = "winkeliers", days = 7, maxUses = 3, id = "" })).Link.Id;

    private async Task<string> HoldAsync(MatrixDossier dossier)
    {
        using var owner = await MatrixPeople.OpenAsync(workplace, MatrixPeople.OwnerBoth);
        return (await owner.PostAsync<PublicationHold>($"/api/pictures/{dossier.Picture}/holds", new SetHold { About = "lopend onderzoek" })).Id;
    }

    /// <summary>Everything there is, as its owners see it: signals with their versions and history, what is due, holds, imports, links, views.</summary>
    private async Task<string> EverythingAsync(MatrixDossier dossier)
    {
        var texts = new ConcurrentQueue<string>();
        foreach (var (who, owner) in new[] { (MatrixPeople.OwnerBoth, MatrixPeople.Owner), (MatrixPeople.Coordinator, MatrixPeople.Giver) })
        {
            using var browser = await MatrixPeople.OpenAsync(workplace, who);
            string[] paths =
            [
                $"signals?limit=500&partner={owner}", $"retention/{owner}", "holds", "imports", $"tip-links?partner={owner}", "signal-views",
                .. dossier.Signals.Where(s => s.Owner == owner).Select(s => $"signals/{owner}/{s.Id}"),
            ];
            foreach (var path in paths)
            {
                using var answer = await browser.SendAsync("GET", $"/api/pictures/{dossier.Picture}/{path}");
                texts.Enqueue($"{path} {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancellation)}");
            }
        }

        return string.Join('\n', texts);
    }
}
