using Microsoft.Extensions.Time.Testing;
using Workspace.Contracts.Storage;
using Workspace.Testing;

namespace Workspace.Hosting.Tests.Clusters;

public sealed class WorkspaceClusterTests
{
    [Fact]
    public async Task A_crash_of_all_silos_loses_nothing_that_was_stored()
    {
        await using var cluster = await WorkspaceCluster.StartAsync(new() { Silos = 2 });
        var note = cluster.Grains.GetGrain<INoteGrain>("a");
        await note.Write("vast");
        await note.Remind();
        await cluster.CrashAndRestartAsync();
        note = cluster.Grains.GetGrain<INoteGrain>(note.GetPrimaryKeyString());
        Assert.Equal("vast", await note.Read());
        Assert.True(await note.HasReminder());
    }

    [Fact]
    public async Task A_refused_write_reaches_the_caller_and_leaves_the_store_as_it_was()
    {
        await using var cluster = await WorkspaceCluster.StartAsync();
        var note = cluster.Grains.GetGrain<INoteGrain>("b");
        await note.Write("eerst");
        cluster.StateWrites.Refuse(1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => note.Write("daarna"));
        await cluster.CrashAndRestartAsync();
        note = cluster.Grains.GetGrain<INoteGrain>(note.GetPrimaryKeyString());
        Assert.Equal("eerst", await note.Read());
    }

    [Fact]
    public async Task A_cluster_runs_on_a_clock_that_the_test_moves()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var cluster = await WorkspaceCluster.StartAsync(new() { Time = time });
        var note = cluster.Grains.GetGrain<INoteGrain>("c");
        await note.Write("nu");
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("nu", await note.Read());
    }
}
