using System.Collections.Immutable;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Workspace.Contracts;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Storage;
using Workspace.Hosting.Storage.Sqlite;
using Workspace.Testing;

namespace Workspace.Hosting.Tests.Storage;

/// <summary>Rows that were moved leave copies on the pages that they stood on. A purge has the file written anew, after which its raw bytes hold nothing of them.</summary>
public sealed class SqliteRewriteTests : IDisposable
{
    private const string Document = "veldermeer-2026/politie";
    private const string Secret = "Jan de Vries woont daar";
    private const string PutState =
        "INSERT INTO grain_state(service, name, grain, version, modified, payload) VALUES('s', 'text', $1, 1, 0, $2) ON CONFLICT DO UPDATE SET payload = excluded.payload";

    private static readonly StorageOptions AtOnce = new() { RewriteAfter = TimeSpan.Zero };
    private static readonly StorageOptions Later = new() { RewriteAfter = TimeSpan.FromHours(1), RewriteWithin = TimeSpan.FromHours(1) };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task After_a_purge_between_rows_that_moved_nothing_is_left_in_the_file_also_when_a_restart_comes_between()
    {
        var traces = 0;
        for (var seed = 1; seed <= 10; seed++)
        {
            var file = folder.File($"life-{seed}.db");
            using (var database = Open(file, Later))
            {
                await LiveAsync(database, seed);
                Assert.True(Holds(file));
                await PurgeAsync(database);
                traces += Holds(file) ? 1 : 0;
            }

            using (var restarted = Open(file, AtOnce))
            {
                await restarted.Writer.ScrubbedAsync();
                Assert.False(Holds(file), $"life {seed}");
                Assert.Equal(0L, restarted.Readers.Read(session => session.Scalar("SELECT count(*) FROM record")));
                await restarted.Writer.WriteAsync(session => session.Execute(PutState, "after", new byte[3]));
            }
        }

        // Without this the test would prove nothing: a purge that only rewrites rows does leave traces.
        Assert.True(traces > 0, "No life left a trace before the file was written anew.");
    }

    [Fact]
    public async Task Purges_that_come_together_cost_one_rewriting_and_writing_goes_on()
    {
        var file = folder.File("together.db");
        using var database = Open(file, new() { RewriteAfter = TimeSpan.FromMilliseconds(50) });
        await LiveAsync(database, 11);
        var writes = Enumerable.Range(0, 50).Select(i => database.Writer.WriteAsync(session => session.Execute(PutState, $"grain-{i}", new byte[i])));
        await Task.WhenAll([PurgeAsync(database), PurgeAsync(database), .. writes]);
        await database.Writer.ScrubbedAsync();
        Assert.False(Holds(file));
        Assert.True(database.Writer.ScrubbedAsync().IsCompleted);
        Assert.Equal(50L, database.Readers.Read(session => session.Scalar("SELECT count(*) FROM grain_state WHERE grain LIKE 'grain-%'")));
    }

    [Fact]
    public async Task While_a_reader_holds_the_old_pages_it_is_not_done_and_then_it_is()
    {
        var file = folder.File("held.db");
        using var database = Open(file, new() { RewriteAfter = TimeSpan.Zero, BusyTimeout = TimeSpan.FromSeconds(1) });
        await LiveAsync(database, 12);
        Task scrubbed;
        await using (var reader = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await reader.OpenAsync(TestContext.Current.CancellationToken);
            await using var begin = new SqliteCommand("BEGIN; SELECT count(*) FROM text_log", reader);
            await begin.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            await PurgeAsync(database);
            scrubbed = database.Writer.ScrubbedAsync();
            await database.Writer.WriteAsync(session => session.Execute(PutState, "meanwhile", new byte[3]));
            Assert.False(scrubbed.IsCompleted);
            Assert.True(Holds(file));
        }

        await database.Writer.WriteAsync(session => session.Execute(PutState, "after", new byte[3]));
        await scrubbed;
        Assert.False(Holds(file));
    }

    private static SqliteDatabase Open(string file, StorageOptions options) => SqliteDatabase.Open(file, options, NullLoggerFactory.Instance);

    private static SqliteTextLog Log(SqliteDatabase database) => new(database, TimeProvider.System, NullLogger<SqliteTextLog>.Instance);

    /// <summary>Thirty documents written to in turn, one of them with the secret, snapshots that grow and shrink: pages are divided and joined around the rows.</summary>
    private static async Task LiveAsync(SqliteDatabase database, int seed)
    {
        var random = new Random(seed);
        var log = Log(database);
        var heads = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < 250; round++)
        {
            var document = random.Next(4) == 0 ? Document : $"veldermeer-2026/{random.Next(30):D2}";
            var text = document == Document ? Secret : "onschuldig";
            var first = heads.GetValueOrDefault(document) + 1;
            var count = random.Next(1, 6);
            await log.AppendAsync(document, [.. Enumerable.Range(first, count).Select(n => Entry(n, text, random.Next(1, 12)))]);
            heads[document] = first + count - 1;
            var state = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, random.Next(1, 120))));
            await database.Writer.WriteAsync(session => session.Execute(PutState, document, state));
        }
    }

    /// <summary>As a section does it: first a snapshot of the text without the words, then the rows.</summary>
    private static async Task PurgeAsync(SqliteDatabase database)
    {
        await database.Writer.WriteAsync(session => session.Execute(PutState, Document, "x"u8.ToArray()));
        var page = await Log(database).ReadAsync(Document, 0, TestContext.Current.CancellationToken);
        await Log(database).ReplaceAsync(Document, [.. page.Entries.Select(e => e with { Update = "x"u8.ToArray() })]);
    }

    private static TextLogEntry Entry(int sequence, string text, int times) =>
        new(sequence, PersonId.Parse("noor"), DateTimeOffset.UnixEpoch.AddSeconds(sequence), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times))));

    /// <summary>Whether the raw bytes of the file, or of the WAL beside it, hold the secret.</summary>
    private static bool Holds(string file) => new[] { file, file + "-wal" }.Where(File.Exists).Any(path =>
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) >= 0;
    });
}
