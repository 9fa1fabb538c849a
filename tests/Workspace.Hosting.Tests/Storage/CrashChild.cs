using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Workspace.Contracts;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Storage;
using Workspace.Hosting.Storage.Sqlite;

namespace Workspace.Hosting.Tests.Storage;

/// <summary>A process that writes without end and says on its output what was acknowledged, until it is killed.</summary>
internal static class CrashChild
{
    public const int Documents = 24;

    private static readonly PersonId Author = PersonId.Parse("noor-verhagen");

    public static async Task<int> RunAsync(string folder)
    {
        using var database = Open(folder);
        var log = new SqliteTextLog(database, TimeProvider.System, NullLogger<SqliteTextLog>.Instance);
        var output = TextWriter.Synchronized(Console.Out);
        await Task.WhenAll(Enumerable.Range(0, Documents).Select(document => Task.Run(() => WriteAsync(log, document, output))));
        return 0;
    }

    public static SqliteDatabase Open(string folder) => SqliteDatabase.Open(Path.Combine(folder, StorageRegistration.FileName), new(), NullLoggerFactory.Instance);

    public static string Name(int document) => string.Create(CultureInfo.InvariantCulture, $"doc-{document}");

    /// <summary>What stands at a sequence, so that the parent can tell whether it is what was written. Calls hold two entries, which must live or die together.</summary>
    public static byte[] Update(int document, long sequence) => [.. Enumerable.Range(0, 40 + (document * 50)).Select(i => unchecked((byte)(i + (sequence * 7) + document)))];

    private static async Task WriteAsync(SqliteTextLog log, int document, TextWriter output)
    {
        for (var sequence = 1L; ; sequence += 2)
        {
            await log.AppendAsync(Name(document), [Entry(document, sequence), Entry(document, sequence + 1)]);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{document} {sequence + 1}"));
        }
    }

    private static TextLogEntry Entry(int document, long sequence) => new(sequence, Author, DateTimeOffset.UnixEpoch.AddSeconds(sequence), Update(document, sequence));
}
