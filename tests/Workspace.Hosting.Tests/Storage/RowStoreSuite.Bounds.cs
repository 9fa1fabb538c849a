using System.Collections.Immutable;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Tests.Storage;

/// <summary>Odd keys, big rows, many rows, and what is refused.</summary>
public abstract partial class RowStoreSuite
{
    private const int Most = 2_000;
    private const int Biggest = 8 * 1024 * 1024;

    private static readonly string[] Odd =
        ["s/é", "s/e\u0301", "s/É", "s/ß", "s/ss", "s/ı", "s/\u0001", "s/\uD7FF", "s/\uE000", "s/\uFFFD", "s/\uFFFF", "s/😀", "s/😀😀", "s/\U0010FFFF", "s/\U0010FFFF\U0010FFFF", "s/%", "s/_", "s/'", "s/\\", "s/\"", "s/ ", "s/ a"];

    [Fact]
    public async Task Keys_in_any_script_are_kept_apart_and_in_ordinal_order()
    {
        await Rows.WriteAsync(owner, 0, [.. Odd.Select(Put), Put("s"), Put("t")]);
        await AssertRowsAsync(1, ["s/"], [.. Odd.Order(StringComparer.Ordinal)]);
        foreach (var key in Odd)
        {
            await AssertRowsAsync(1, [key], [.. Odd.Where(other => other.StartsWith(key, StringComparison.Ordinal)).Order(StringComparer.Ordinal)]);
            Assert.Equal(Payload(key), await Rows.FindAsync(owner, key, Cancellation));
        }

        await Rows.WriteAsync(owner, 1, [.. Odd.Select(key => new RowWrite(key, null))]);
        await AssertRowsAsync(2, [""], "s", "t");
    }

    [Fact]
    public async Task Prefixes_of_the_last_character_there_is_have_an_end_too()
    {
        const string Last = "\U0010FFFF";
        var longest = string.Concat(Enumerable.Repeat(Last, 100));
        await Rows.WriteAsync(owner, 0, [Put("a"), Put("a" + Last), Put("a" + Last + "x"), Put("b"), Put(Last), Put(Last + Last), Put(longest)]);
        await AssertRowsAsync(1, ["a" + Last], "a" + Last, "a" + Last + "x");
        await AssertRowsAsync(1, [Last], Last, Last + Last, longest);
        await AssertRowsAsync(1, [longest], longest);
    }

    /// <summary>Random keys over few characters, so that many begin with each other, against the same in memory.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Random_writes_and_reads_are_those_of_a_sorted_list(int seed)
    {
        string[] alphabet = ["a", "b", "/", "é", "\uD7FF", "\uE000", "😀", "\U0010FFFF"];
        var random = new Random(seed);
        var expected = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        string Word(int shortest) => string.Concat(Enumerable.Range(0, random.Next(shortest, 5)).Select(_ => alphabet[random.Next(alphabet.Length)]));
        for (var head = 0L; head < 40; head++)
        {
            ImmutableArray<RowWrite> writes = [.. Enumerable.Range(0, random.Next(1, 12)).Select(i => new RowWrite(Word(1), random.Next(3) == 0 ? null : [(byte)head, (byte)i]))];
            await Rows.WriteAsync(owner, head, writes);
            foreach (var write in writes)
            {
                expected.Remove(write.Key);
                if (write.Payload is { } payload)
                {
                    expected.Add(write.Key, payload);
                }
            }

            ImmutableArray<string> prefixes = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Word(0))];
            var page = await Rows.ReadAsync(owner, prefixes, Cancellation);
            var there = expected.Where(row => prefixes.Any(prefix => row.Key.StartsWith(prefix, StringComparison.Ordinal))).ToList();
            Assert.Equal(head + 1, page.Head);
            Assert.Equal(there.Select(row => row.Key), page.Rows.Select(row => row.Key));
            Assert.Equal(there.Select(row => row.Value), page.Rows.Select(row => row.Payload));
        }
    }

    [Fact]
    public async Task The_biggest_row_and_the_longest_key_fit()
    {
        var big = new byte[Biggest];
        new Random(5).NextBytes(big);
        var key = new string('k', 200);
        await Rows.WriteAsync(owner, 0, [new(key, big), Put("s/1")]);
        Assert.Equal(big, await Rows.FindAsync(owner, key, Cancellation));
        Assert.Equal(big, Assert.Single((await Rows.ReadAsync(owner, [key], Cancellation)).Rows).Payload);
        await Rows.WriteAsync(owner, 1, [new(key, [1])]);
        Assert.Equal(new byte[] { 1 }, await Rows.FindAsync(owner, key, Cancellation));
    }

    [Fact]
    public async Task Ten_thousand_rows_are_written_in_five_calls_and_read_in_one()
    {
        const int Calls = 5;
        for (var call = 0; call < Calls; call++)
        {
            await Rows.WriteAsync(owner, call, [.. Enumerable.Range(call * Most, Most).Select(i => Put(Name(i)))]);
        }

        var page = await Rows.ReadAsync(owner, ["s/"], Cancellation);
        Assert.Equal(Calls, page.Head);
        Assert.Equal(Enumerable.Range(0, Calls * Most).Select(Name), page.Rows.Select(row => row.Key));
        Assert.All(page.Rows, row => Assert.Equal(Payload(row.Key), row.Payload));
        Assert.Equal(10, (await Rows.ReadAsync(owner, ["s/0777"], Cancellation)).Rows.Length);
        await Rows.WriteAsync(owner, Calls, [.. Enumerable.Range(0, Most).Select(i => new RowWrite(Name(i * 5), null))]);
        Assert.Equal(Most * 4, (await Rows.ReadAsync(owner, ["s/"], Cancellation)).Rows.Length);

        static string Name(int i) => $"s/{i:D5}";
    }

    [Fact]
    public async Task Keys_and_owners_that_cannot_be_kept_are_refused_before_they_reach_the_store()
    {
        foreach (var text in new[] { "", new string('k', 201), "s/\0", "s/\uD83D", "\uDE00", "a\uDE00\uD83Db" })
        {
            await AssertNonsenseAsync(() => Rows.WriteAsync(owner, 0, [Put("s/1"), new(text, [1])]));
            await AssertNonsenseAsync(() => Rows.WriteAsync(owner, 0, [new(text, null)]));
            await AssertNonsenseAsync(() => Rows.FindAsync(owner, text, Cancellation));
            if (text.Length > 0)
            {
                await AssertNonsenseAsync(() => Rows.ReadAsync(owner, ["s/", text], Cancellation));
            }

            var name = text.Length > 200 ? new string('o', 257) : text;
            await AssertNonsenseAsync(() => Rows.WriteAsync(name, 0, [Put("s/1")]));
            await AssertNonsenseAsync(() => Rows.ReadAsync(name, ["s/"], Cancellation));
            await AssertNonsenseAsync(() => Rows.FindAsync(name, "s/1", Cancellation));
        }

        await AssertRowsAsync(0, [""]);
    }

    private static async Task AssertNonsenseAsync(Func<Task> call) => await Assert.ThrowsAnyAsync<ArgumentException>(call);

    [Fact]
    public async Task Nonsense_is_refused_in_words_before_it_reaches_the_store()
    {
        var block = new byte[Biggest];
        var refused = new Dictionary<string, ImmutableArray<RowWrite>>
        {
            ["2000"] = default,
            ["1 to 2000"] = [],
            ["to 2000"] = [.. Enumerable.Range(0, Most + 1).Select(i => Put($"s/{i}"))],
            ["s/big"] = [Put("s/1"), new("s/big", new byte[Biggest + 1])],
            ["67108864"] = [.. Enumerable.Range(0, 9).Select(i => new RowWrite($"s/{i}", block))],
        };
        foreach (var (word, writes) in refused)
        {
            Assert.Contains(word, (await Assert.ThrowsAsync<ArgumentException>(() => Rows.WriteAsync(owner, 0, writes))).Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Rows.WriteAsync(owner, -1, [Put("s/1")]));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Rows.WriteAsync(owner, 0, [default]));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Rows.WriteAsync(null!, 0, [Put("s/1")]));
        await Assert.ThrowsAsync<ArgumentException>(() => Rows.ReadAsync(owner, default, Cancellation));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Rows.ReadAsync(owner, [null!], Cancellation));
        await AssertRowsAsync(0, [""]);
    }
}
