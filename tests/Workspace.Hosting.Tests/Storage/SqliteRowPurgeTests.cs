using System.Collections.Immutable;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Storage.Sqlite;
using Workspace.Testing;

namespace Workspace.Hosting.Tests.Storage;

/// <summary>Rows that were destroyed are not to be found in the file, nor in the WAL beside it.</summary>
public sealed class SqliteRowPurgeTests : IDisposable
{
    private const string Owner = "veldermeer-2026/politie";
    private const string Secret = "Jan de Vries woont daar";

    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly SqliteRowStore rows;
    private long head;

    public SqliteRowPurgeTests()
    {
        database = SqliteDatabase.Open(File, new(), NullLoggerFactory.Instance);
        rows = new(database);
    }

    private string File => folder.File("purge.db");

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Removed_and_replaced_rows_leave_nothing_on_disk()
    {
        await WriteAsync(scrub: false, [.. Enumerable.Range(1, 60).Select(i => Row($"s/{i}", Secret, i % 7 == 0 ? 2_000 : 1)), Row("a/1", Secret, 200_000)]);
        Assert.True(IsOnDisk());
        await WriteAsync(scrub: true, [.. Enumerable.Range(1, 60).Select(i => i % 2 == 0 ? new RowWrite($"s/{i}", null) : Row($"s/{i}", "x", i)), new("a/1", null)]);
        Assert.False(IsOnDisk());
    }

    /// <summary>Signals live as a contribution does: they come in any order, grow and shrink, and pages are divided and joined around them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Rows_that_grew_and_moved_leave_nothing_behind_when_they_are_destroyed(int seed)
    {
        var random = new Random(seed);
        var longest = new[] { 3, 10, 40, 150 }[seed % 4];
        var secret = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < 60; round++)
        {
            var writes = Enumerable.Range(0, random.Next(1, 30)).Select(_ => $"s/{random.Next(random.Next(2) == 0 ? 50 : 2_000)}").Distinct().Select(key =>
            {
                var kind = random.Next(4);
                _ = kind == 1 ? secret.Add(key) : secret.Remove(key);
                return kind switch
                {
                    0 => new RowWrite(key, null),
                    1 => Row(key, Secret, random.Next(1, longest)),
                    _ => Row(key, "onschuldig", random.Next(1, longest)),
                };
            });
            await WriteAsync(scrub: false, [.. writes]);
        }

        Assert.True(IsOnDisk());
        await WriteAsync(scrub: true, [.. secret.Select(key => new RowWrite(key, null))]);
        Assert.Equal(0, Count());
        Assert.False(IsOnDisk());
    }

    [Fact]
    public async Task A_reader_that_holds_the_wal_delays_it_until_a_later_write()
    {
        await WriteAsync(scrub: false, [Row("s/1", Secret, 1)]);
        await using (var reader = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await reader.OpenAsync(TestContext.Current.CancellationToken);
            await using var begin = new SqliteCommand("BEGIN; SELECT count(*) FROM record", reader);
            await begin.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            await WriteAsync(scrub: true, [new("s/1", null)]);
            Assert.True(IsOnDisk());
        }

        await WriteAsync(scrub: false, [Row("s/2", "y", 1)]);
        Assert.False(IsOnDisk());
    }

    private static RowWrite Row(string key, string text, int times) => new(key, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times))));

    private Task WriteAsync(bool scrub, ImmutableArray<RowWrite> writes) => rows.WriteAsync(Owner, head++, writes, scrub);

    /// <summary>How many rows still hold the secret.</summary>
    private long Count() => (long)database.Readers.Read(session => session.Scalar("SELECT count(*) FROM record WHERE instr(payload, CAST($1 AS BLOB)) > 0", Secret))!;

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
}
