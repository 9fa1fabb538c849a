using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api.Matrix;

/// <summary>Everyone who takes part, with the picture open live. For the others it does not exist on the hub either.</summary>
internal sealed class MatrixListeners : IAsyncDisposable
{
    private readonly List<(MatrixPerson Who, Browser Browser, LiveClient Client)> all = [];
    private readonly Dictionary<MatrixPerson, int> expected = [];

    public static async Task<MatrixListeners> OpenAsync(Workplace workplace, string picture)
    {
        var listeners = new MatrixListeners();
        foreach (var who in MatrixPeople.All.Where(p => p.SignedIn))
        {
            var browser = await MatrixPeople.OpenAsync(workplace, who);
            var client = await LiveClient.ConnectAsync(browser);
            var opened = await client.OpenAsync(picture);
            Assert.Equal(who.TakesPart ? null : "NotFound", opened.Code);
            if (!who.TakesPart)
            {
                Assert.Equivalent(await client.OpenAsync("mx-never-was"), opened, strict: true);
            }

            listeners.all.Add((who, browser, client));
            listeners.expected[who] = 0;
        }

        // Without a session there is no connection at all.
        using var nobody = workplace.Host.Open();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => LiveClient.ConnectAsync(nobody));
        return listeners;
    }

    /// <summary>Waits until everyone of these who takes part has heard of one change of signals more.</summary>
    public async Task HearAsync(Func<MatrixPerson, bool> audience)
    {
        foreach (var (who, _, client) in all.Where(l => l.Who.TakesPart && audience(l.Who)))
        {
            var wanted = ++expected[who];
            var seen = 0;
            await client.HearAsync("PictureChanged", h => h.Code == "Signals" && ++seen == wanted);
        }
    }

    /// <summary>Nobody heard more than what was waited for.</summary>
    public void AssertHeardAll()
    {
        var heard = all.Select(l => $"{l.Who}: {l.Client.All.Count(h => h.Code == "Signals")}");
        Assert.Equal(all.Select(l => $"{l.Who}: {expected[l.Who]}"), heard);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, browser, client) in all)
        {
            await client.DisposeAsync();
            browser.Dispose();
        }
    }
}
