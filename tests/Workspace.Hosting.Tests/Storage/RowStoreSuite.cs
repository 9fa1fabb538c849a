using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Tests.Storage;

/// <summary>What every row store must do, whatever it stands on.</summary>
public abstract partial class RowStoreSuite(StorageFixture storage)
{
    private static int owners;

    /// <summary>An owner of its own per test: one host serves them all.</summary>
    private readonly string owner = string.Create(CultureInfo.InvariantCulture, $"veldermeer-2026/politie-{Interlocked.Increment(ref owners)}");

    private IRowStore Rows => storage.Rows;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_comes_back_by_prefix_in_order()
    {
        await Rows.WriteAsync(owner, 0, [Put("s/2"), Put("s/10"), Put("h/1/2"), Put("s"), Put("s/"), Put("s0"), Put("S/1"), Put("d/1")]);
        await Rows.WriteAsync(owner, 1, [Put("s/1"), Put("h/1/1")]);
        await AssertRowsAsync(2, ["s/"], "s/", "s/1", "s/10", "s/2");
        await AssertRowsAsync(2, ["h/1/", "d/"], "d/1", "h/1/1", "h/1/2");
        await AssertRowsAsync(2, ["s"], "s", "s/", "s/1", "s/10", "s/2", "s0");
        await AssertRowsAsync(2, [""], "S/1", "d/1", "h/1/1", "h/1/2", "s", "s/", "s/1", "s/10", "s/2", "s0");
        await AssertRowsAsync(2, ["x", "s/11"]);
        await AssertRowsAsync(2, []);
    }

    [Fact]
    public async Task A_row_under_several_prefixes_comes_once()
    {
        await Rows.WriteAsync(owner, 0, [Put("s/1"), Put("s/1/a"), Put("s/2")]);
        await AssertRowsAsync(1, ["s/1", "s/", "s/1", "s/2"], "s/1", "s/1/a", "s/2");
        await AssertRowsAsync(1, ["s/1/a", "s/1", "s/1/"], "s/1", "s/1/a");
    }

    [Fact]
    public async Task An_owner_that_never_wrote_is_empty_and_owners_do_not_see_each_other()
    {
        await AssertRowsAsync(0, [""]);
        Assert.Null(await Rows.FindAsync(owner, "s/1", Cancellation));
        await Rows.WriteAsync(owner + "!", 0, [Put("s/1")]);
        await AssertRowsAsync(0, [""]);
        Assert.Null(await Rows.FindAsync(owner, "s/1", Cancellation));
    }

    [Fact]
    public async Task One_row_is_found_by_its_whole_key()
    {
        await Rows.WriteAsync(owner, 0, [Put("a/1"), Put("a/11"), new("a/empty", [])]);
        Assert.Equal(Payload("a/1"), await Rows.FindAsync(owner, "a/1", Cancellation));
        Assert.Empty((await Rows.FindAsync(owner, "a/empty", Cancellation))!);
        Assert.Null(await Rows.FindAsync(owner, "a/", Cancellation));
        Assert.Null(await Rows.FindAsync(owner, "A/1", Cancellation));
    }

    [Fact]
    public async Task A_write_replaces_and_removes_and_leaves_the_others_alone()
    {
        await Rows.WriteAsync(owner, 0, [Put("s/1"), Put("s/2"), Put("s/3")]);
        await Rows.WriteAsync(owner, 1, [new("s/1", [7, 7]), new("s/2", null), new("s/never", null), Put("s/4")]);
        await AssertRowsAsync(2, ["s/2", "s/3", "s/4", "s/n"], "s/3", "s/4");
        Assert.Equal(new byte[] { 7, 7 }, await Rows.FindAsync(owner, "s/1", Cancellation));
        await Rows.WriteAsync(owner, 2, [new("s/1", null), new("s/3", null), new("s/4", null)]);
        await AssertRowsAsync(3, [""]);
        await Rows.WriteAsync(owner, 3, [Put("s/1")]);
        await AssertRowsAsync(4, [""], "s/1");
    }

    [Fact]
    public async Task Of_two_writes_with_one_key_the_last_stands()
    {
        await Rows.WriteAsync(owner, 0, [new("s/1", [1]), Put("s/1"), Put("s/2"), new("s/2", null), new("s/3", null), Put("s/3")]);
        await AssertRowsAsync(1, [""], "s/1", "s/3");
    }

    [Fact]
    public async Task It_survives_a_restart()
    {
        await Rows.WriteAsync(owner, 0, [Put("s/1")]);
        await Rows.WriteAsync(owner, 1, [Put("s/2")]);
        await storage.RestartAsync();
        await AssertRowsAsync(2, [""], "s/1", "s/2");
        await Rows.WriteAsync(owner, 2, [Put("s/3")]);
    }

    [Fact]
    public async Task A_writer_that_does_not_know_the_head_is_fenced_out_and_nothing_of_its_write_is_kept()
    {
        ImmutableArray<RowWrite> late = [new("s/1", null), new("s/2", [9]), Put("s/9")];
        await AssertFencedAsync(1, late);
        await Rows.WriteAsync(owner, 0, [Put("s/1"), Put("s/2")]);
        await AssertFencedAsync(0, late);
        await Rows.WriteAsync(owner, 1, [Put("s/3")]);
        await AssertFencedAsync(0, late);
        await AssertFencedAsync(1, late);
        await AssertFencedAsync(3, late);
        await AssertFencedAsync(long.MaxValue, late);
        await AssertRowsAsync(2, [""], "s/1", "s/2", "s/3");
    }

    [Fact]
    public async Task Of_two_activations_that_write_at_once_one_wins_whole()
    {
        for (var round = 0; round < 20; round++)
        {
            var name = $"{owner}-{round}";
            if (round % 2 == 1)
            {
                await Rows.WriteAsync(name, 0, [Put("begun")]);
            }

            var tries = await Task.WhenAll(Enumerable.Range(1, 3).Select(writer => AttemptAsync(name, round % 2, writer)));
            Assert.Equal(1, tries.Count(won => won));
            var page = await Rows.ReadAsync(name, ["s/"], Cancellation);
            Assert.Equal((round % 2) + 1, page.Head);
            Assert.Equal(Array.IndexOf(tries, true) + 1, page.Rows.Length);
            Assert.Equal([page.Rows.Length], page.Rows.Select(row => (int)row.Payload[0]).Distinct());
        }
    }

    [Fact]
    public async Task Many_owners_at_once_all_keep_their_own()
    {
        const int Owners = 40;
        const int Rounds = 12;
        await Task.WhenAll(Enumerable.Range(0, Owners).Select(async o =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                await Rows.WriteAsync($"{owner}-{o}", round, [new("m/head", [(byte)round]), new($"s/{round}", [(byte)o])]);
            }
        }));
        for (var o = 0; o < Owners; o++)
        {
            var page = await Rows.ReadAsync($"{owner}-{o}", ["m/", "s/"], Cancellation);
            Assert.Equal((Rounds, Rounds + 1), (page.Head, page.Rows.Length));
            Assert.Equal(Rounds - 1, page.Rows[0].Payload[0]);
            Assert.All(page.Rows.Skip(1), row => Assert.Equal(o, row.Payload[0]));
        }
    }

    [Fact]
    public async Task A_page_is_of_one_moment()
    {
        const int Rounds = 60;
        var writing = Task.Run(
            async () =>
            {
                for (var round = 0; round < Rounds; round++)
                {
                    await Rows.WriteAsync(owner, round, [new("a/1", [(byte)(round + 1)]), new("z/1", [(byte)(round + 1)])]);
                }
            },
            Cancellation);
        while (!writing.IsCompleted)
        {
            var page = await Rows.ReadAsync(owner, ["a/", "z/"], Cancellation);
            Assert.All(page.Rows, row => Assert.Equal(page.Head, row.Payload[0]));
        }

        await writing;
    }

    /// <summary>What a row holds is made from its key, so that swapped rows are found as well as lost ones.</summary>
    private static byte[] Payload(string key) => Encoding.UTF8.GetBytes($"inhoud van {key}");

    private static RowWrite Put(string key) => new(key, Payload(key));

    private async Task AssertRowsAsync(long head, ImmutableArray<string> prefixes, params string[] keys)
    {
        var page = await Rows.ReadAsync(owner, prefixes, Cancellation);
        Assert.Equal(head, page.Head);
        Assert.Equal(keys, page.Rows.Select(row => row.Key));
        Assert.All(page.Rows, row => Assert.Equal(Payload(row.Key), row.Payload));
    }

    private async Task AssertFencedAsync(long head, ImmutableArray<RowWrite> writes)
    {
        var fenced = await Assert.ThrowsAsync<RowsFencedException>(() => Rows.WriteAsync(owner, head, writes));
        Assert.Equal((owner, head), (fenced.Owner, fenced.Head));
    }

    /// <summary>Each writer writes as many rows as its number says.</summary>
    private async Task<bool> AttemptAsync(string name, long head, int writer)
    {
        try
        {
            await Rows.WriteAsync(name, head, [.. Enumerable.Range(0, writer).Select(i => new RowWrite($"s/{i}", [(byte)writer]))]);
            return true;
        }
        catch (RowsFencedException)
        {
            return false;
        }
    }
}

public sealed class SqliteRowStoreTests(SqliteFixture storage) : RowStoreSuite(storage), IClassFixture<SqliteFixture>;

public sealed class PostgresRowStoreTests(PostgresFixture storage) : RowStoreSuite(storage), IClassFixture<PostgresFixture>
{
    private readonly PostgresFixture storage = storage;

    /// <summary>In the language of the database, s/10 may come before s/1/a and capitals beside small letters: a prefix would be no range.</summary>
    [Fact]
    public async Task Keys_are_compared_by_their_bytes_whatever_the_language_of_the_database() => Assert.Equal(2, await storage.CountAsync(
        "SELECT count(*) FROM pg_attribute a JOIN pg_collation c ON c.oid = a.attcollation WHERE a.attrelid = 'record'::regclass AND a.attname IN ('owner', 'key') AND c.collname = 'C'"));
}
