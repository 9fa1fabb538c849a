using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Tests.Storage;

public abstract partial class TextLogSuite
{
    /// <summary>The entries with other content: shorter, longer and none at all.</summary>
    private static ImmutableArray<TextLogEntry> Other(ImmutableArray<TextLogEntry> entries) =>
        [.. entries.Select(e => e with { Update = Enumerable.Repeat((byte)200, (int)(e.Sequence % 3) * 700).ToArray() })];

    [Fact]
    public async Task Rows_are_rewritten_in_place_and_the_head_and_all_others_stay()
    {
        await Log.AppendAsync(document, Entries(1, 8));
        await Log.AppendAsync(document + "-other", Entries(1, 8));
        await Log.ReplaceAsync(document, Other(Entries(3, 6)));
        ImmutableArray<TextLogEntry> expected = [.. Entries(1, 2), .. Other(Entries(3, 6)), .. Entries(7, 8)];
        AssertSame(expected, (await Log.ReadAsync(document, 0, Cancellation)).Entries);
        AssertSame(Entries(1, 8), (await Log.ReadAsync(document + "-other", 0, Cancellation)).Entries);

        // The fence is where it was.
        await Assert.ThrowsAsync<TextLogFencedException>(() => Log.AppendAsync(document, Entries(8, 8)));
        await Log.AppendAsync(document, Entries(9, 9));

        // Again is harmless, and it survives a restart.
        await Log.ReplaceAsync(document, Other(Entries(3, 6)));
        await storage.RestartAsync();
        AssertSame([.. expected, .. Entries(9, 9)], (await Log.ReadAsync(document, 0, Cancellation)).Entries);
    }

    [Fact]
    public async Task Only_what_a_row_holds_may_be_rewritten_and_only_rows_that_are_there()
    {
        await Log.AppendAsync(document, Entries(1, 4));
        var rows = Other(Entries(1, 4));
        var refused = new ImmutableArray<TextLogEntry>[]
        {
            Other(Entries(3, 5)),
            Other(Entries(7, 7)),
            rows.SetItem(2, rows[2] with { Author = PersonId.Parse("iemand-anders") }),
            rows.SetItem(3, rows[3] with { At = rows[3].At.AddTicks(1) }),
        };
        foreach (var entries in refused)
        {
            Assert.Equal(document, (await Assert.ThrowsAsync<TextLogDamagedException>(() => Log.ReplaceAsync(document, entries))).Document);
        }

        await Assert.ThrowsAsync<TextLogDamagedException>(() => Log.ReplaceAsync(document + "-nobody", rows));
        await Assert.ThrowsAsync<ArgumentException>(() => Log.ReplaceAsync(document, []));
        await Assert.ThrowsAsync<ArgumentException>(() => Log.ReplaceAsync(document, [rows[0], rows[2]]));
        AssertSame(Entries(1, 4), (await Log.ReadAsync(document, 0, Cancellation)).Entries);
    }

    [Fact]
    public async Task Rows_below_a_trim_cannot_be_rewritten()
    {
        await Log.AppendAsync(document, Entries(1, 6));
        await Log.TrimAsync(document, 3);
        await Assert.ThrowsAsync<TextLogDamagedException>(() => Log.ReplaceAsync(document, Other(Entries(3, 5))));
        await Log.ReplaceAsync(document, Other(Entries(4, 5)));
        AssertSame([.. Other(Entries(4, 5)), .. Entries(6, 6)], (await Log.ReadAsync(document, 3, Cancellation)).Entries);
    }

    [Fact]
    public async Task A_damaged_copy_of_a_rewritten_row_goes_too()
    {
        await Log.AppendAsync(document, Entries(1, 4));
        await HurtAsync("UPDATE text_log SET checksum = checksum + 1 WHERE document = '{0}' AND sequence = 4");
        await Log.AppendAsync(document, Entries(4, 5, 9));
        Assert.Equal(1, await storage.CountAsync($"SELECT count(*) FROM text_damaged WHERE document = '{document}'"));
        await Log.ReplaceAsync(document, Other(Entries(1, 3)));
        Assert.Equal(1, await storage.CountAsync($"SELECT count(*) FROM text_damaged WHERE document = '{document}'"));
        await Log.ReplaceAsync(document, Other(Entries(4, 4, 9)));
        Assert.Equal(0, await storage.CountAsync($"SELECT count(*) FROM text_damaged WHERE document = '{document}'"));
    }

    [Fact]
    public async Task Rewriting_that_storage_refuses_leaves_every_row_as_it_was()
    {
        await Log.AppendAsync(document, Entries(1, 4));
        await using (await storage.RefuseAsync())
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => Log.ReplaceAsync(document, Other(Entries(1, 4))));
        }

        AssertSame(Entries(1, 4), (await Log.ReadAsync(document, 0, Cancellation)).Entries);
        await Log.ReplaceAsync(document, Other(Entries(1, 4)));
        AssertSame(Other(Entries(1, 4)), (await Log.ReadAsync(document, 0, Cancellation)).Entries);
    }

    [Fact]
    public async Task Others_go_on_writing_while_rows_are_rewritten()
    {
        await Log.AppendAsync(document, Entries(1, 200));
        var appends = Enumerable.Range(0, 20).Select(d => Log.AppendAsync($"{document}-{d}", Entries(1, 5))).Append(Log.AppendAsync(document, Entries(201, 205))).ToArray();
        await Log.ReplaceAsync(document, Other(Entries(1, 200)));
        await Task.WhenAll(appends);
        AssertSame([.. Other(Entries(1, 200)), .. Entries(201, 205)], (await Log.ReadAsync(document, 0, Cancellation)).Entries);
    }
}
