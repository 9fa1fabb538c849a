using System.Buffers.Binary;
using Microsoft.Extensions.Logging;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Storage.Sqlite;
using Workspace.Testing;
using Workspace.Testing.Storage;

namespace Workspace.Hosting.Tests.Storage;

/// <summary>What the writer says that a transaction wrote is what stands in the WAL up to its mark of commit: the bar of 256 KiB is measured by it.</summary>
public sealed class SqliteTransactionTests
{
    private const int HeaderBytes = 32;
    private const int FrameBytes = 24 + 4096;

    [Fact]
    public async Task Every_page_of_a_transaction_is_counted()
    {
        using var folder = new TemporaryFolder();
        var log = new TransactionLog();
        using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log));
        using var database = SqliteDatabase.Open(folder.File("transactions.db"), new(), loggers);
        var rows = new SqliteRowStore(database);
        var random = new Random(5);
        for (var head = 0; head < 40; head++)
        {
            await rows.WriteAsync("contribution/veldermeer/politie", head, [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => $"s/{random.Next(200)}").Distinct().Select(key =>
                new RowWrite(key, random.Next(4) == 0 ? null : new byte[random.Next(1, 20_000)]))]);
        }

        var frames = Frames(folder.File("transactions.db-wal"));
        Assert.Equal(40, log.Pages.Length);
        Assert.Equal(frames.TakeLast(40), log.Pages);
        Assert.InRange(log.Pages.Max(), 20, 200);
    }

    /// <summary>How many frames each transaction in a WAL has.</summary>
    private static List<int> Frames(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var wal = copy.ToArray();
        var salts = wal.AsSpan(16, 8).ToArray();
        var transactions = new List<int>();
        var frames = 0;
        for (var at = HeaderBytes; at + FrameBytes <= wal.Length && wal.AsSpan(at + 8, 8).SequenceEqual(salts); at += FrameBytes)
        {
            frames++;
            if (BinaryPrimitives.ReadUInt32BigEndian(wal.AsSpan(at + 4)) != 0)
            {
                transactions.Add(frames);
                frames = 0;
            }
        }

        return transactions;
    }
}
