using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Tests.Storage;

public abstract partial class TextLogSuite
{
    [Theory]
    [InlineData("UPDATE text_log SET payload = substr(payload, 1, 5) WHERE document = '{0}' AND sequence = 4")]
    [InlineData("UPDATE text_log SET checksum = checksum + 1 WHERE document = '{0}' AND sequence = 4")]
    [InlineData("UPDATE text_log SET author = 'iemand-anders' WHERE document = '{0}' AND sequence = 4")]
    [InlineData("UPDATE text_log SET author = 'Not An Id' WHERE document = '{0}' AND sequence = 4")]
    [InlineData("DELETE FROM text_log WHERE document = '{0}' AND sequence = 4")]
    public async Task A_torn_last_row_is_left_out_reported_and_written_anew(string damage)
    {
        await Log.AppendAsync(document, Entries(1, 4));
        await HurtAsync(damage);
        var page = await Log.ReadAsync(document, 0, Cancellation);
        Assert.True(page.TornTail);
        AssertSame(Entries(1, 3), page.Entries);
        Assert.True((await Log.ReadAsync(document, 3, Cancellation)).TornTail);

        await Log.AppendAsync(document, Entries(4, 5, 9));
        page = await Log.ReadAsync(document, 0, Cancellation);
        Assert.False(page.TornTail);
        AssertSame([.. Entries(1, 3), .. Entries(4, 5, 9)], page.Entries);
        await Assert.ThrowsAsync<TextLogFencedException>(() => Log.AppendAsync(document, Entries(4, 4)));

        var kept = await storage.CountAsync($"SELECT count(*) FROM text_damaged WHERE document = '{document}' AND sequence = 4");
        Assert.Equal(damage.StartsWith("DELETE", StringComparison.Ordinal) ? 0 : 1, kept);
    }

    [Fact]
    public async Task A_first_row_that_is_torn_leaves_an_empty_log_that_can_begin_again()
    {
        await Log.AppendAsync(document, Entries(1, 1));
        await HurtAsync("UPDATE text_log SET checksum = 0 WHERE document = '{0}'");
        Assert.True((await Log.ReadAsync(document, 0, Cancellation)).TornTail);
        await Log.AppendAsync(document, Entries(1, 2, 9));
        AssertSame(Entries(1, 2, 9), (await Log.ReadAsync(document, 0, Cancellation)).Entries);
    }

    [Theory]
    [InlineData("UPDATE text_log SET payload = substr(payload, 1, 5) WHERE document = '{0}' AND sequence = 3", 3)]
    [InlineData("DELETE FROM text_log WHERE document = '{0}' AND sequence = 3", 3)]
    [InlineData("DELETE FROM text_log WHERE document = '{0}' AND sequence = 1", 1)]
    [InlineData("UPDATE text_log SET checksum = 0 WHERE document = '{0}' AND sequence >= 5", 5)]
    [InlineData("DELETE FROM text_log WHERE document = '{0}' AND sequence >= 5", 5)]
    [InlineData("DELETE FROM text_log WHERE document = '{0}'", 1)]
    [InlineData("UPDATE text_log SET sequence = CASE sequence WHEN 2 THEN -3 ELSE -2 END WHERE document = '{0}' AND sequence IN (2, 3)", 2)]
    public async Task Damage_in_the_middle_is_refused_with_its_place(string damage, long at)
    {
        await Log.AppendAsync(document, Entries(1, 6));
        await HurtAsync(damage);
        await HurtAsync("UPDATE text_log SET sequence = -sequence WHERE document = '{0}' AND sequence < 0");
        var damaged = await Assert.ThrowsAsync<TextLogDamagedException>(() => Log.ReadAsync(document, 0, Cancellation));
        Assert.Equal((document, at), (damaged.Document, damaged.Sequence));
        await Assert.ThrowsAsync<TextLogFencedException>(() => Log.AppendAsync(document, Entries((int)Math.Min(at, 5), 5)));
    }

    [Fact]
    public async Task A_log_from_an_older_backup_than_its_reader_is_refused()
    {
        await Log.AppendAsync(document, Entries(1, 6));
        await HurtAsync("DELETE FROM text_log WHERE document = '{0}' AND sequence > 4");
        await HurtAsync("UPDATE text_head SET head = 4 WHERE document = '{0}'");
        Assert.Equal(5, (await Assert.ThrowsAsync<TextLogDamagedException>(() => Log.ReadAsync(document, 6, Cancellation))).Sequence);
    }

    [Fact]
    public async Task Refused_writes_say_so_and_leave_nothing_half_written()
    {
        await Log.AppendAsync(document, Entries(1, 2));
        await using (await storage.RefuseAsync())
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => Log.AppendAsync(document, Entries(3, 5)));
            await Assert.ThrowsAsync<StorageUnavailableException>(() => Log.TrimAsync(document, 1));
            AssertSame(Entries(1, 2), (await Log.ReadAsync(document, 0, Cancellation)).Entries);
        }

        await Log.AppendAsync(document, Entries(3, 5));
        AssertSame(Entries(1, 5), (await Log.ReadAsync(document, 0, Cancellation)).Entries);
    }

    [Fact]
    public async Task Broken_connections_are_replaced()
    {
        for (var sequence = 1; sequence <= 5; sequence++)
        {
            await Log.AppendAsync(document, Entries(sequence, sequence));
            await storage.BreakConnectionsAsync();
            AssertSame(Entries(1, sequence), (await Log.ReadAsync(document, 0, Cancellation)).Entries);
        }
    }

    private Task HurtAsync(string sql) => storage.ExecuteAsync(sql.Replace("{0}", document, StringComparison.Ordinal));
}
