using System.Collections.Immutable;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Tests.Storage;

/// <summary>Storage that refuses, breaks or loses its answer.</summary>
public abstract partial class RowStoreSuite
{
    [Fact]
    public async Task Refused_writes_say_so_and_leave_nothing_half_written()
    {
        ImmutableArray<RowWrite> next = [new("s/1", null), new("s/2", [9]), Put("s/3")];
        await Rows.WriteAsync(owner, 0, [Put("s/1"), Put("s/2")]);
        await using (await storage.RefuseAsync())
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => Rows.WriteAsync(owner, 1, next));
            await Assert.ThrowsAsync<StorageUnavailableException>(() => Rows.WriteAsync(owner + "-new", 0, next));
            await AssertRowsAsync(1, [""], "s/1", "s/2");
        }

        await AssertRowsAsync(1, [""], "s/1", "s/2");
        Assert.Equal(0, (await Rows.ReadAsync(owner + "-new", [""], Cancellation)).Head);
        await Rows.WriteAsync(owner, 1, [new("s/1", null), Put("s/3")]);
        await AssertRowsAsync(2, [""], "s/2", "s/3");
    }

    /// <summary>A row in the middle of a write fails in the database itself: those before it, and the head, go back.</summary>
    [Fact]
    public async Task A_write_that_fails_half_way_leaves_every_row_and_the_head_as_they_were()
    {
        await Rows.WriteAsync(owner, 0, [Put("s/1"), Put("s/2")]);
        await storage.ForbidRowAsync("verboden");
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Rows.WriteAsync(owner, 1, [new("s/1", null), new("s/2", [9]), Put("s/3"), Put("verboden"), Put("s/4")]));
        await AssertRowsAsync(1, [""], "s/1", "s/2");
        await Rows.WriteAsync(owner, 1, [Put("s/3")]);
        await AssertRowsAsync(2, [""], "s/1", "s/2", "s/3");
    }

    [Fact]
    public async Task Broken_connections_are_replaced()
    {
        for (var head = 0; head < 5; head++)
        {
            await Rows.WriteAsync(owner, head, [Put($"s/{head}")]);
            await storage.BreakConnectionsAsync();
            await AssertRowsAsync(head + 1, ["s/"], [.. Enumerable.Range(0, head + 1).Select(i => $"s/{i}")]);
            await storage.BreakConnectionsAsync();
            Assert.NotNull(await Rows.FindAsync(owner, $"s/{head}", Cancellation));
            await storage.BreakConnectionsAsync();
        }
    }

    [Fact]
    public async Task A_read_that_is_no_longer_wanted_ends()
    {
        await Rows.WriteAsync(owner, 0, [Put("s/1")]);
        var gone = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Rows.ReadAsync(owner, ["s/"], gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Rows.FindAsync(owner, "s/1", gone));
        await AssertRowsAsync(1, ["s/"], "s/1");
    }
}
