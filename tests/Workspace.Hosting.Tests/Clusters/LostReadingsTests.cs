using Orleans.Configuration;
using Workspace.Hosting.Clustering;
using Workspace.Testing;

namespace Workspace.Hosting.Tests.Clusters;

/// <summary>A silo dies while it has a call of a web node, which reached it through another silo.</summary>
public sealed class LostReadingsTests
{
    [Fact]
    public async Task A_reading_is_answered_by_another_silo()
    {
        await using var cluster = await StartAsync();
        var (grain, key) = await GrainBehindAsync(cluster);
        var reading = grain.Read();
        var killed = await KillAsync(cluster, key);

        var answer = await reading;

        Assert.NotEqual(killed, answer);
        Assert.Equal(answer, await DoomedGrain.Heard(key).ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_may_have_changed_something_is_not_made_again()
    {
        await using var cluster = await StartAsync();
        var (grain, key) = await GrainBehindAsync(cluster);
        var writing = grain.Write();
        await KillAsync(cluster, key);

        await Assert.ThrowsAsync<TimeoutException>(() => writing);

        Assert.NotEqual(default, await grain.Where());
        Assert.False(DoomedGrain.Heard(key).TryRead(out _));
    }

    private static Task<WorkspaceCluster> StartAsync() => WorkspaceCluster.StartAsync(new()
    {
        Silos = 2,
        ConfigureSilo = silo => silo.Configure<ClusterMembershipOptions>(membership => membership.ProbeTimeout = membership.MaxProbeTimeout = TimeSpan.FromSeconds(0.5)),
        ConfigureClient = client => client.AddLostReadings(),
    });

    /// <summary>A grain on the second silo.</summary>
    private static async Task<(IDoomedGrain Grain, string Key)> GrainBehindAsync(WorkspaceCluster cluster)
    {
        while (true)
        {
            var key = Guid.NewGuid().ToString("N");
            var grain = cluster.Grains.GetGrain<IDoomedGrain>(key);
            if ((await grain.Where()).Equals(cluster.Orleans.Silos[1].SiloAddress))
            {
                return (grain, key);
            }
        }
    }

    private static async Task<SiloAddress> KillAsync(WorkspaceCluster cluster, string key)
    {
        var silo = await DoomedGrain.Heard(key).ReadAsync(TestContext.Current.CancellationToken);
        await cluster.Orleans.KillSiloAsync(cluster.Orleans.Silos.Single(one => one.SiloAddress.Equals(silo)));
        return silo;
    }
}
