using System.Globalization;
using System.Net.Http.Json;
using Workspace.Grains.Sections;
using Workspace.Testing;
using Workspace.Testing.Storage;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Operations;

/// <summary>
/// The drill of the README: a backup while people type, restored elsewhere. What comes back is, section by section, what the log of the original says of the sequence that the
/// backup has, and holds everything that was acknowledged before it began.
/// </summary>
public sealed class RestoreDrillTests
{
    private const string Picture = "drill";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_backup_under_typing_restores_to_what_was_stored_at_its_sequence(bool cluster)
    {
        await using var server = cluster ? await PostgresServer.StartAsync() : null;
        await using var original = await Site.NewAsync(server);
        await original.StartAsync(seed: true);
        await StartPictureAsync(original);
        await SignTownAsync(original);
        using var folder = new TemporaryFolder();
        var file = folder.File("backup");

        var acknowledged = new Dictionary<string, long>(StringComparer.Ordinal);
        using var stop = new CancellationTokenSource();
        var typing = Task.WhenAll(
            TypeAsync(original, Workplace.PoliceEditor, "shared", acknowledged, stop.Token),
            TypeAsync(original, Workplace.TownEditor, "shared", acknowledged, stop.Token),
            TypeAsync(original, Workplace.PoliceEditor, "police", acknowledged, stop.Token));
        await EventuallyAsync(() => typing.IsFaulted || Heads(acknowledged).Values.Sum() > 60);
        var before = Heads(acknowledged);
        var backup = await CommandLine.RunAsync(original.Settings, "backup", file);
        Assert.True(backup.Code == 0, string.Join('\n', backup.Lines));
        var after = Heads(acknowledged).Values.Sum();
        await EventuallyAsync(() => typing.IsFaulted || Heads(acknowledged).Values.Sum() > after + 20);
        await stop.CancelAsync();
        await typing;
        var twice = await CommandLine.RunAsync(original.Settings, "backup", file);
        Assert.Equal((2, 1), (twice.Code, twice.Lines.Length));

        await using var other = await Site.NewAsync(server);
        var (code, lines) = await CommandLine.RunAsync(other.Settings, "restore", file);
        Assert.True(code == 0, string.Join('\n', lines));
        var restored = lines.Select(line => line.Split(' ')).Where(words => words[0] == "ok").ToDictionary(words => words[1], words => (Sequence: long.Parse(words[2], CultureInfo.InvariantCulture), Hash: words[3]));
        Assert.True(restored.Count > 20);
        foreach (var (document, at) in restored)
        {
            var rows = (await original.Log.ReadAsync(document, 0, Cancellation)).Entries;
            Assert.Equal(LiveText.Load(document, new(), [.. rows.Where(row => row.Sequence <= at.Sequence)]).Read().Hash, at.Hash);
        }

        Assert.All(before, head => Assert.True(restored[$"{Picture}/{head.Key}"].Sequence >= head.Value, $"{head.Key}: {head.Value} was acknowledged, {restored[$"{Picture}/{head.Key}"]} came back"));
        Assert.True(restored[$"{Picture}/shared"].Sequence < (await original.Log.ReadAsync($"{Picture}/shared", 0, Cancellation)).Entries[^1].Sequence);

        // And people go on there, with their names, rights and signatures.
        await other.StartAsync(seed: false);
        using var femke = await other.Web.SignInAsync(Workplace.PoliceEditor);
        await using var client = await LiveClient.ConnectAsync(femke);
        await client.JoinAsync(Picture, "shared");
        Assert.Null((await client.TypeAsync(Picture, "shared", "Verder na de oefening.")).Code);
        using var lotte = await other.Web.SignInAsync(Workplace.TownEditor);
        var signed = await lotte.Http.GetFromJsonAsync<Workspace.Contracts.Sections.SectionReading>($"/api/pictures/{Picture}/sections/town/reading", Workplace.Json, Cancellation);
        Assert.True(Assert.Single(signed!.Signatures).Fresh);
        var again = await CommandLine.RunAsync(other.Settings, "restore", file);
        Assert.Equal((2, 1), (again.Code, again.Lines.Length));
    }

    private static async Task StartPictureAsync(Site site)
    {
        using var noor = await site.Web.SignInAsync(Workplace.Coordinator);
        using var answer = await noor.Http.PostAsJsonAsync("/api/pictures", Workplace.Picture(Picture), Workplace.Json, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task SignTownAsync(Site site)
    {
        var section = $"/api/pictures/{Picture}/sections/town";
        using var lotte = await site.Web.SignInAsync(Workplace.TownEditor);
        using var offered = await lotte.Http.PostAsJsonAsync($"{section}/stage", new { action = "Submit" }, Cancellation);
        Assert.True(offered.IsSuccessStatusCode, await offered.Content.ReadAsStringAsync(Cancellation));
        using var marieke = await site.Web.SignInAsync(Workplace.TownSigner);
        var reading = await marieke.Http.GetFromJsonAsync<Workspace.Contracts.Sections.SectionReading>($"{section}/reading", Workplace.Json, Cancellation);
        using var signed = await marieke.Http.PostAsJsonAsync($"{section}/signatures", new { expectedHash = reading!.Hash }, Cancellation);
        Assert.True(signed.IsSuccessStatusCode, await signed.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task TypeAsync(Site site, string person, string section, Dictionary<string, long> acknowledged, CancellationToken stop)
    {
        using var browser = await site.Web.SignInAsync(person);
        await using var client = await LiveClient.ConnectAsync(browser);
        await client.JoinAsync(Picture, section);
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var update = client.Type($"{person} zin {i}");
            var stored = await client.PushAsync(Picture, section, update);
            while (stored.Code is "TooManyRequests")
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancellation);
                stored = await client.PushAsync(Picture, section, update);
            }

            Assert.Null(stored.Code);
            lock (acknowledged)
            {
                acknowledged[section] = Math.Max(acknowledged.GetValueOrDefault(section), stored.Last);
            }
        }
    }

    private static Dictionary<string, long> Heads(Dictionary<string, long> acknowledged)
    {
        lock (acknowledged)
        {
            return new(acknowledged, StringComparer.Ordinal);
        }
    }

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        for (var waited = 0; !condition(); waited++)
        {
            Assert.True(waited < 600, "it did not come to pass");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancellation);
        }
    }
}
