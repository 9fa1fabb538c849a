using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Tests.Storage;

/// <summary>What every text log must do, whatever it stands on.</summary>
public abstract partial class TextLogSuite(StorageFixture storage)
{
    private static readonly DateTimeOffset Then = new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero).AddTicks(1234567);
    private static int documents;

    /// <summary>A document of its own per test: one host serves them all.</summary>
    private readonly string document = string.Create(CultureInfo.InvariantCulture, $"veldermeer/sectie-{Interlocked.Increment(ref documents)}");

    private ITextLog Log => storage.Log;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_appended_comes_back_as_it_was()
    {
        var first = Entry(1, [1, 2, 3]);
        var rest = ImmutableArray.Create(Entry(2, []), Entry(3, [.. Enumerable.Range(0, 100_000).Select(i => unchecked((byte)(i * 31)))]));
        await Log.AppendAsync(document, [first]);
        await Log.AppendAsync(document, rest);
        var page = await Log.ReadAsync(document, 0, Cancellation);
        Assert.False(page.TornTail);
        AssertSame([first, .. rest], page.Entries);
        AssertSame([rest[1]], (await Log.ReadAsync(document, 2, Cancellation)).Entries);
    }

    [Fact]
    public async Task A_document_that_nobody_wrote_is_empty()
    {
        var page = await Log.ReadAsync(document, 0, Cancellation);
        Assert.Empty(page.Entries);
        Assert.False(page.TornTail);
    }

    [Fact]
    public async Task It_survives_a_restart()
    {
        await Log.AppendAsync(document, Entries(1, 3));
        await storage.RestartAsync();
        AssertSame(Entries(1, 3), (await Log.ReadAsync(document, 0, Cancellation)).Entries);
        await Log.AppendAsync(document, Entries(4, 4));
    }

    [Fact]
    public async Task A_taken_sequence_fences_the_writer_out_and_nothing_of_its_call_is_kept()
    {
        await Log.AppendAsync(document, Entries(1, 3));
        var fenced = await Assert.ThrowsAsync<TextLogFencedException>(() => Log.AppendAsync(document, Entries(3, 5)));
        Assert.Equal((document, 3L), (fenced.Document, fenced.Sequence));
        AssertSame(Entries(1, 3), (await Log.ReadAsync(document, 0, Cancellation)).Entries);
    }

    [Fact]
    public async Task Of_two_activations_that_write_at_once_one_wins_whole()
    {
        for (var round = 0; round < 20; round++)
        {
            var name = $"{document}-{round}";
            await Log.AppendAsync(name, Entries(1, 2));
            var tries = await Task.WhenAll(Attempt(name, Entries(3, 4, 10)), Attempt(name, Entries(3, 6, 11)), Attempt(name, Entries(3, 3, 12)));
            Assert.Equal(1, tries.Count(won => won));
            var stored = (await Log.ReadAsync(name, 2, Cancellation)).Entries;
            Assert.Equal(new[] { 2, 4, 1 }[Array.IndexOf(tries, true)], stored.Length);
            Assert.Single(stored.Select(entry => entry.Update.Span[0]).Distinct());
        }
    }

    [Fact]
    public async Task A_sequence_that_was_trimmed_is_still_taken()
    {
        await Log.AppendAsync(document, Entries(1, 5));
        await Log.TrimAsync(document, 5);
        await Assert.ThrowsAsync<TextLogFencedException>(() => Log.AppendAsync(document, Entries(3, 3)));
        await Assert.ThrowsAsync<TextLogFencedException>(() => Log.AppendAsync(document, Entries(5, 6)));
        await Assert.ThrowsAsync<TextLogFencedException>(() => Log.AppendAsync(document, Entries(1, 1)));
        await Log.AppendAsync(document, Entries(6, 6));
        AssertSame(Entries(6, 6), (await Log.ReadAsync(document, 5, Cancellation)).Entries);
    }

    [Fact]
    public async Task An_append_over_a_hole_is_refused()
    {
        await Log.AppendAsync(document, Entries(1, 2));
        Assert.Equal(3, (await Assert.ThrowsAsync<TextLogDamagedException>(() => Log.AppendAsync(document, Entries(4, 4)))).Sequence);
        Assert.Equal(1, (await Assert.ThrowsAsync<TextLogDamagedException>(() => Log.AppendAsync(document + "-new", Entries(2, 2)))).Sequence);
        AssertSame(Entries(1, 2), (await Log.ReadAsync(document, 0, Cancellation)).Entries);
    }

    [Fact]
    public async Task Trimming_keeps_what_is_above_and_may_be_repeated()
    {
        await Log.AppendAsync(document, Entries(1, 6));
        await Log.TrimAsync(document, 4);
        await Log.TrimAsync(document, 4);
        await Log.TrimAsync(document, 2);
        AssertSame(Entries(5, 6), (await Log.ReadAsync(document, 4, Cancellation)).Entries);
        Assert.Equal(1, (await Assert.ThrowsAsync<TextLogDamagedException>(() => Log.ReadAsync(document, 0, Cancellation))).Sequence);
        await Log.TrimAsync(document, 100);
        await Log.AppendAsync(document, Entries(7, 7));
        await Log.TrimAsync("nobody-wrote-this", 3);
    }

    [Fact]
    public async Task Many_documents_at_once_all_keep_their_own()
    {
        const int Documents = 60;
        const int Rounds = 15;
        await Task.WhenAll(Enumerable.Range(0, Documents).Select(async d =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                await Log.AppendAsync($"{document}-{d}", Entries((2 * round) + 1, (2 * round) + 2, d));
            }
        }));
        for (var d = 0; d < Documents; d++)
        {
            AssertSame(Entries(1, 2 * Rounds, d), (await Log.ReadAsync($"{document}-{d}", 0, Cancellation)).Entries);
        }
    }

    [Fact]
    public async Task A_fenced_document_does_not_take_others_with_it()
    {
        await Log.AppendAsync(document, Entries(1, 1));
        for (var round = 0; round < 10; round++)
        {
            var others = Enumerable.Range(0, 20).Select(d => Log.AppendAsync($"{document}-{round}-{d}", Entries(1, 2))).ToArray();
            var fenced = Assert.ThrowsAsync<TextLogFencedException>(() => Log.AppendAsync(document, Entries(1, 1)));
            var impossible = Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync($"{document}-{round}-\0", Entries(1, 1)));
            await Task.WhenAll(Enumerable.Range(20, 20).Select(d => Log.AppendAsync($"{document}-{round}-{d}", Entries(1, 2))));
            await Task.WhenAll(others);
            await fenced;
            await impossible;
        }
    }

    [Fact]
    public async Task Nonsense_is_refused_before_it_reaches_the_store()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync(document, []));
        await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync(document, [Entry(1, [1]), Entry(3, [1])]));
        await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync(document, [Entry(0, [1])]));
        await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync("", [Entry(1, [1])]));
    }

    protected static TextLogEntry Entry(long sequence, byte[] update) =>
        new(sequence, PersonId.Parse(sequence % 2 == 0 ? "noor-verhagen" : "bram-oosterling"), Then.AddSeconds(sequence), update);

    private static ImmutableArray<TextLogEntry> Entries(int first, int last, int mark = 7) =>
        [.. Enumerable.Range(first, last - first + 1).Select(sequence => Entry(sequence, [(byte)mark, .. Enumerable.Range(0, sequence * 10).Select(i => unchecked((byte)(i + sequence)))]))];

    private static void AssertSame(ImmutableArray<TextLogEntry> expected, ImmutableArray<TextLogEntry> actual)
    {
        Assert.Equal(expected.Select(entry => (entry.Sequence, entry.Author, entry.At)), actual.Select(entry => (entry.Sequence, entry.Author, entry.At)));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Update.ToArray(), pair.Second.Update.ToArray()));
    }

    private async Task<bool> Attempt(string name, ImmutableArray<TextLogEntry> entries)
    {
        try
        {
            await Log.AppendAsync(name, entries);
            return true;
        }
        catch (TextLogFencedException)
        {
            return false;
        }
    }
}

public sealed class SqliteTextLogTests(SqliteFixture storage) : TextLogSuite(storage), IClassFixture<SqliteFixture>;

public sealed class PostgresTextLogTests(PostgresFixture storage) : TextLogSuite(storage), IClassFixture<PostgresFixture>;
