using System.Net;
using Workspace.Testing;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Access;

/// <summary>How the bundle is served: one page for every address of the front end, hashed files for ever, nothing else.</summary>
public sealed class ClientPagesTests
{
    [Fact]
    public async Task The_bundle_is_served_with_its_caching_and_compression()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("assets"));
        await File.WriteAllTextAsync(folder.File("index.html"), "<!doctype html><title>Een</title>", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.File("assets"), "app-1a2b.js"), new string(';', 5_000), TestContext.Current.CancellationToken);
        await using var host = await EdgeHost.StartAsync(builder => builder.Services.AddStandIns(), "--Client:Folder", folder.Path);
        using var browser = host.Open();

        foreach (var path in new[] { "/", "/pictures/veldermeer-2026", "/gebieden" })
        {
            using var page = await browser.SendAsync("GET", path);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
            Assert.True(page.Headers.CacheControl?.NoCache);
            Assert.Contains("<title>Een</title>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        using var ask = new HttpRequestMessage(HttpMethod.Get, "/assets/app-1a2b.js");
        ask.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var asset = await browser.Http.SendAsync(ask, TestContext.Current.CancellationToken);
        Assert.Equal(["br"], asset.Content.Headers.ContentEncoding);
        Assert.Equal("text/javascript", asset.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", asset.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.InRange(asset.Content.Headers.ContentLength ?? 0, 1, 200);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/assets/app-1a2b.js") { Headers = { IfNoneMatch = { asset.Headers.ETag! } } };
        using var same = await browser.Http.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        foreach (var path in new[] { "/assets/app-0000.js", "/favicon.png", "/live/x", "/api/x", "/publications/x", "/openapi/v2.json", "/health/x" })
        {
            using var missing = await browser.SendAsync("GET", path);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }

        // A bundle that is built anew is there with the next page.
        await File.WriteAllTextAsync(folder.File("index.html"), "<!doctype html><title>Twee</title>", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(folder.File("index.html"), File.GetLastWriteTimeUtc(folder.File("index.html")).AddSeconds(5));
        Assert.Contains("Twee", await browser.Http.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_bundle_the_page_says_what_to_install()
    {
        await using var host = await EdgeHost.StartAsync(builder => builder.Services.AddStandIns());
        using var browser = host.Open();
        using var page = await browser.SendAsync("GET", "/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("Node 20.19", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
