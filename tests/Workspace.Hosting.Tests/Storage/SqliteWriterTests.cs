using Microsoft.Extensions.Logging.Abstractions;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Storage;
using Workspace.Hosting.Storage.Sqlite;
using Workspace.Testing;

namespace Workspace.Hosting.Tests.Storage;

public sealed class SqliteWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteWriterTests() => database = Open(new());

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task What_is_pending_shares_a_transaction()
    {
        var before = database.Writer.Commits;
        await Pile(database, Enumerable.Range(0, 500).Select(i => Put($"d{i}")));
        Assert.Equal(500, Count());
        Assert.Equal(before + 2, database.Writer.Commits);
    }

    [Fact]
    public async Task A_transaction_is_bounded_by_count_and_by_bytes()
    {
        using var small = Open(new() { MaxBatchOperations = 10, MaxBatchBytes = 1000 });
        await Pile(small, Enumerable.Range(0, 20).Select(i => Put($"c{i}")));
        Assert.Equal(1 + 2, small.Writer.Commits);
        await Pile(small, Enumerable.Range(0, 6).Select(i => Put($"b{i}")), bytes: 400);
        Assert.Equal(3 + 1 + 3, small.Writer.Commits);
        await Pile(small, [Put("big")], bytes: 1_000_000);
        Assert.Equal(27, Count());
    }

    [Fact]
    public async Task One_that_fails_is_undone_and_the_others_of_its_transaction_are_kept()
    {
        var bad = Pile(database, [Put("a"), Both("x", "a"), Put("b"), _ => throw new InvalidDataException("mine"), Put("c")], out var tasks);
        await Assert.ThrowsAnyAsync<Exception>(() => bad);
        Assert.Equal([true, false, true, false, true], tasks.Select(task => task.IsCompletedSuccessfully));
        Assert.IsType<StorageUnavailableException>(tasks[1].Exception!.InnerException);
        Assert.IsType<InvalidDataException>(tasks[3].Exception!.InnerException);
        Assert.Equal(3, Count());
    }

    [Fact]
    public async Task A_full_disk_is_told_to_everyone_it_concerns_and_passes()
    {
        // No page more than there is: what does not fit fails, and may take its transaction with it.
        await database.Writer.WriteAsync(session => session.Scalar("PRAGMA max_page_count=1"));
        var full = Pile(database, [Put("a"), Big("b"), Put("c")], out var tasks);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => full);
        Assert.Contains(tasks, task => task.IsFaulted);
        Assert.Equal(tasks.Count(task => task.IsCompletedSuccessfully), Count());
        await database.Writer.WriteAsync(session => session.Scalar("PRAGMA max_page_count=1000000"));
        await database.Writer.WriteAsync(Big("e"));
    }

    [Fact]
    public async Task What_is_queued_at_closing_is_written_and_what_comes_later_is_refused()
    {
        var last = Pile(database, Enumerable.Range(0, 50).Select(i => Put($"d{i}")), out _);
        database.Dispose();
        await last;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => database.Writer.WriteAsync(Put("late")));
        Assert.Throws<StorageUnavailableException>(() => database.Readers.Read(session => session.Scalar("SELECT 1")));
        using var again = Open(new());
        Assert.Equal(50L, again.Readers.Read(session => session.Scalar("SELECT count(*) FROM text_head")));
    }

    [Fact]
    public async Task Readers_see_what_was_acknowledged_and_cannot_write()
    {
        await database.Writer.WriteAsync(Put("a"));
        Assert.Equal(1, Count());
        Assert.Throws<StorageUnavailableException>(() => database.Readers.Read(Put("b")));
        Assert.Equal(1, Count());
    }

    private static Func<SqliteSession, int> Put(string document) => session => session.Execute("INSERT INTO text_head(document, head) VALUES($1, 1)", document);

    private static Func<SqliteSession, int> Both(string first, string second) => session => Put(first)(session) + Put(second)(session);

    private static Func<SqliteSession, int> Big(string document) => session => session.Execute(
        "INSERT INTO grain_state(service, name, grain, version, modified, payload) VALUES('s', 'n', $1, 1, 0, $2)",
        document,
        new byte[200_000]);

    /// <summary>Lets operations pile up behind one that is held, so that they are all pending when the writer comes back.</summary>
    private static Task<int[]> Pile(SqliteDatabase database, IEnumerable<Func<SqliteSession, int>> operations, out Task<int>[] tasks, int bytes = 0)
    {
        using var held = new ManualResetEventSlim();
        using var taken = new ManualResetEventSlim();
        var first = database.Writer.WriteAsync(_ =>
        {
            taken.Set();
            held.Wait();
            return 0;
        });
        taken.Wait();
        tasks = [.. operations.Select(operation => database.Writer.WriteAsync(operation, bytes))];
        held.Set();
        first.GetAwaiter().GetResult();
        return Task.WhenAll(tasks);
    }

    private static Task<int[]> Pile(SqliteDatabase database, IEnumerable<Func<SqliteSession, int>> operations, int bytes = 0) => Pile(database, operations, out _, bytes);

    private SqliteDatabase Open(StorageOptions options) => SqliteDatabase.Open(folder.File(StorageRegistration.FileName), options, NullLoggerFactory.Instance);

    private int Count() => Convert.ToInt32(database.Readers.Read(session => session.Scalar("SELECT count(*) FROM text_head")), System.Globalization.CultureInfo.InvariantCulture);
}
