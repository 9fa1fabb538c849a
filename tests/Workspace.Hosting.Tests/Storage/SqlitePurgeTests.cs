using System.Collections.Immutable;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Workspace.Contracts;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Storage.Sqlite;
using Workspace.Testing;

namespace Workspace.Hosting.Tests.Storage;

/// <summary>What is rewritten is not to be found in the file, nor in the WAL beside it.</summary>
public sealed class SqlitePurgeTests : IDisposable
{
    private const string Secret = "Jan de Vries woont daar";

    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly SqliteTextLog log;

    public SqlitePurgeTests()
    {
        database = SqliteDatabase.Open(File, new(), NullLoggerFactory.Instance);
        log = new(database, TimeProvider.System, NullLogger<SqliteTextLog>.Instance);
    }

    private string File => folder.File("purge.db");

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    /// <summary>Small rows, and rows that fill pages of their own.</summary>
    private static ImmutableArray<TextLogEntry> Rows(string text) =>
        [.. Enumerable.Range(1, 60).Select(i => new TextLogEntry(i, PersonId.Parse("noor"), DateTimeOffset.UnixEpoch.AddSeconds(i), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, i % 7 == 0 ? 2_000 : 1)))))];

    private bool IsOnDisk()
    {
        var secret = Encoding.UTF8.GetBytes(Secret);
        return new[] { File, File + "-wal" }.Where(System.IO.File.Exists).Any(path =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray().AsSpan().IndexOf(secret) >= 0;
        });
    }

    [Fact]
    public async Task Rewritten_rows_leave_nothing_on_disk()
    {
        await log.AppendAsync("d", Rows(Secret));
        Assert.True(IsOnDisk());
        await log.ReplaceAsync("d", Rows("x"));
        Assert.False(IsOnDisk());
    }

    [Fact]
    public async Task A_snapshot_that_was_written_over_before_leaves_nothing_either()
    {
        const string Put = "INSERT INTO grain_state(service, name, grain, version, modified, payload) VALUES('s', 'text', 'g', 1, 0, $1) ON CONFLICT DO UPDATE SET payload = excluded.payload";
        var old = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Secret, 3_000)));
        await database.Writer.WriteAsync(session => session.Execute(Put, old));
        await database.Writer.WriteAsync(session => session.Execute(Put, new byte[10]));
        await log.AppendAsync("d", Rows("y"));
        await log.ReplaceAsync("d", Rows("x"));
        Assert.False(IsOnDisk());
    }

    [Fact]
    public async Task A_reader_that_holds_the_wal_delays_it_until_a_later_write()
    {
        await log.AppendAsync("d", Rows(Secret));
        await using (var reader = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await reader.OpenAsync(TestContext.Current.CancellationToken);
            await using var begin = new SqliteCommand("BEGIN; SELECT count(*) FROM text_log", reader);
            await begin.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            await log.ReplaceAsync("d", Rows("x"));
            Assert.True(IsOnDisk());
        }

        await log.AppendAsync("other", Rows("y"));
        Assert.False(IsOnDisk());
    }
}
