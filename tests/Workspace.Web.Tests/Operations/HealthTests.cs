using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Operations;

/// <summary>What the endpoints for a load balancer say when something is the matter.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_node_is_not_ready_while_storage_refuses_and_ready_again_when_it_no_longer_does()
    {
        await using var site = await Site.NewAsync(server: null);
        await site.StartAsync(seed: false);
        using var browser = site.Web.Open();
        Assert.Equal(HttpStatusCode.OK, await AskAsync(browser, "/health/ready"));
        await using (var holder = new SqliteConnection($"Data Source={Path.Combine(site.Settings["Workspace:DataDirectory"], "samenbeeld.db")};Pooling=False"))
        {
            await holder.OpenAsync(TestContext.Current.CancellationToken);
            await using var begin = new SqliteCommand("BEGIN IMMEDIATE", holder);
            await begin.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(browser, "/health/ready"));
            Assert.Equal(HttpStatusCode.OK, await AskAsync(browser, "/health/live"));
        }

        for (var attempt = 0; await AskAsync(browser, "/health/ready") != HttpStatusCode.OK; attempt++)
        {
            Assert.True(attempt < 10, "the node did not become ready again");
        }
    }

    [Fact]
    public async Task A_node_that_is_told_to_stop_is_not_ready_and_still_answers_until_it_has_drained()
    {
        await using var site = await Site.NewAsync(server: null);
        await site.StartAsync(seed: false, "--Workspace:Drain:Seconds", "3");
        using var browser = site.Web.Open();
        Assert.Equal(HttpStatusCode.OK, await AskAsync(browser, "/health/ready"));
        site.Web.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var stopped = site.Web.StopAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(browser, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(browser, "/health/live"));
        Assert.False(stopped.IsCompleted);
        await stopped;
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(browser, "/health/live"));
    }

    private static async Task<HttpStatusCode> AskAsync(Browser browser, string path)
    {
        using var answer = await browser.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
