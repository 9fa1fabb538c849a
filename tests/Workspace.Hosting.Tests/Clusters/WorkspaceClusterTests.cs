using Microsoft.Extensions.DependencyInjection;
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
    public async Task Rows_can_be_refused_held_fenced_and_counted()
    {
        await using var cluster = await WorkspaceCluster.StartAsync();
        var rows = cluster.Services().GetRequiredService<IRowStore>();
        cluster.Rows.Faults.Refuse(1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => rows.WriteAsync("o", 0, [new("s/1", [1])]));
        await rows.WriteAsync("o", 0, [new("s/1", [1])], scrub: true);
        cluster.Rows.FenceNext("o", 1);
        await Assert.ThrowsAsync<RowsFencedException>(() => rows.WriteAsync("o", 1, [new("s/2", [1])]));
        using (var hold = cluster.Rows.Faults.Hold())
        {
            var held = rows.WriteAsync("o", 1, [new("s/2", [1])]);
            await hold.Reached;
            Assert.Equal(1, (await rows.ReadAsync("o", ["s/"], TestContext.Current.CancellationToken)).Head);
            hold.Release();
            await held;
        }

        cluster.Rows.Faults.LoseNextAcknowledgement();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => rows.WriteAsync("o", 2, [new("s/3", [1])]));
        await Assert.ThrowsAsync<RowsFencedException>(() => rows.WriteAsync("o", 2, [new("s/3", [1])]));
        cluster.Rows.ReadFaults.Refuse(1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => rows.FindAsync("o", "s/3", TestContext.Current.CancellationToken));
        Assert.NotNull(await rows.FindAsync("o", "s/3", TestContext.Current.CancellationToken));
        Assert.Equal([(0L, true), (1L, false)], cluster.Rows.Writes.Select(write => (write.Head, write.Scrub)));
        Assert.Equal(2, cluster.Rows.Reads);
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
