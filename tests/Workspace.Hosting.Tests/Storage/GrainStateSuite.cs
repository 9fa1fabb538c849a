#pragma warning disable xUnit1051 // Storage calls are not cancelled: a write that has begun is waited for.
using System.Globalization;
using Orleans.Storage;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Tests.Clusters;

namespace Workspace.Hosting.Tests.Storage;

/// <summary>What grain state must do, whatever it stands on.</summary>
public abstract class GrainStateSuite(StorageFixture storage)
{
    private const string Name = "note";
    private static int grains;

    private readonly GrainId grain = GrainId.Create("test-note", string.Create(CultureInfo.InvariantCulture, $"g{Interlocked.Increment(ref grains)}/é"));

    private IGrainStorage State => storage.State;

    [Fact]
    public async Task What_was_never_written_reads_as_new()
    {
        var row = await ReadAsync();
        Assert.False(row.RecordExists);
        Assert.Null(row.ETag);
        Assert.Equal("", row.State!.Text);
    }

    [Fact]
    public async Task What_was_written_comes_back_with_its_version()
    {
        var row = await ReadAsync();
        row.State = new() { Text = "één" };
        await State.WriteStateAsync(Name, grain, row);
        var first = row.ETag;
        row.State = new() { Text = new string('x', 1_000_000) };
        await State.WriteStateAsync(Name, grain, row);
        Assert.NotEqual(first, row.ETag);
        var read = await ReadAsync();
        Assert.True(read.RecordExists);
        Assert.Equal(row.ETag, read.ETag);
        Assert.Equal(row.State, read.State);
        Assert.False((await ReadAsync("other")).RecordExists);
    }

    [Fact]
    public async Task A_stale_version_is_a_conflict_and_changes_nothing()
    {
        var mine = await ReadAsync();
        await WriteAsync(mine, "eerst");
        var theirs = await ReadAsync();
        await WriteAsync(theirs, "van hen");
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => WriteAsync(mine, "van mij"));
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => State.ClearStateAsync(Name, grain, mine));
        Assert.Equal("van hen", (await ReadAsync()).State!.Text);
    }

    [Fact]
    public async Task Of_two_first_writes_one_wins()
    {
        var rows = await Task.WhenAll(ReadAsync(), ReadAsync(), ReadAsync());
        var tries = await Task.WhenAll(rows.Select(async (row, i) =>
        {
            try
            {
                await WriteAsync(row, $"{i}");
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        }));
        Assert.Equal(1, tries.Count(won => won));
        Assert.Equal($"{Array.IndexOf(tries, true)}", (await ReadAsync()).State!.Text);
    }

    [Fact]
    public async Task Cleared_state_reads_as_new_and_still_fences_the_stale()
    {
        var mine = await ReadAsync();
        await WriteAsync(mine, "weg ermee");
        var stale = await ReadAsync();
        await State.ClearStateAsync(Name, grain, mine);
        Assert.False(mine.RecordExists);
        var read = await ReadAsync();
        Assert.False(read.RecordExists);
        Assert.Equal("", read.State!.Text);
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => WriteAsync(stale, "te laat"));
        await WriteAsync(read, "opnieuw");
        Assert.Equal("opnieuw", (await ReadAsync()).State!.Text);
        await State.ClearStateAsync(Name, grain, await ReadAsync("never"));
    }

    [Fact]
    public async Task Refused_writes_say_so_and_change_nothing()
    {
        var row = await ReadAsync();
        await WriteAsync(row, "staat");
        var etag = row.ETag;
        await using (await storage.RefuseAsync())
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(row, "wankelt"));
            Assert.Equal("staat", (await ReadAsync()).State!.Text);
        }

        Assert.Equal(etag, row.ETag);
        await WriteAsync(row, "staat weer");
        await storage.RestartAsync();
        Assert.Equal("staat weer", (await ReadAsync()).State!.Text);
    }

    private async Task<GrainState<NoteState>> ReadAsync(string name = Name)
    {
        var row = new GrainState<NoteState>(new NoteState());
        await State.ReadStateAsync(name, grain, row);
        return row;
    }

    private Task WriteAsync(GrainState<NoteState> row, string text)
    {
        row.State = new() { Text = text };
        return State.WriteStateAsync(Name, grain, row);
    }
}

public sealed class SqliteGrainStateTests(SqliteFixture storage) : GrainStateSuite(storage), IClassFixture<SqliteFixture>;

public sealed class PostgresGrainStateTests(PostgresFixture storage) : GrainStateSuite(storage), IClassFixture<PostgresFixture>;
