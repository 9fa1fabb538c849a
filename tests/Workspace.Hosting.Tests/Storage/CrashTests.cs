using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Workspace.Hosting.Storage.Sqlite;
using Workspace.Testing;

namespace Workspace.Hosting.Tests.Storage;

public sealed class CrashTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(1500)]
    public async Task After_kill_9_everything_that_was_acknowledged_is_there(int acknowledgements)
    {
        using var folder = new TemporaryFolder();
        var heard = await KillAfterAsync(folder.Path, acknowledgements);

        using var database = CrashChild.Open(folder.Path);
        var log = new SqliteTextLog(database, TimeProvider.System, NullLogger<SqliteTextLog>.Instance);
        for (var document = 0; document < CrashChild.Documents; document++)
        {
            var page = await log.ReadAsync(CrashChild.Name(document), 0, Cancellation);
            Assert.False(page.TornTail);
            Assert.True(page.Entries.Length >= heard[document], $"Document {document}: {heard[document]} acknowledged, {page.Entries.Length} stored.");
            Assert.Equal(0, page.Entries.Length % 2);
            Assert.All(page.Entries, entry => Assert.Equal(CrashChild.Update(document, entry.Sequence), entry.Update.ToArray()));
        }
    }

    /// <summary>Runs the child until it has acknowledged so much, kills it in mid-write, and returns the last sequence heard per document.</summary>
    private static async Task<long[]> KillAfterAsync(string folder, int acknowledgements)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Arguments(folder)) { RedirectStandardOutput = true })!;
        var heard = new long[CrashChild.Documents];
        for (var lines = 0; await child.StandardOutput.ReadLineAsync(Cancellation) is { } line; lines++)
        {
            if (lines == acknowledgements)
            {
                child.Kill();
            }

            // The kill may cut the last line short, which then names a lower sequence: still one that was acknowledged.
            if (line.Split(' ') is [var document, var sequence])
            {
                heard[int.Parse(document, CultureInfo.InvariantCulture)] = long.Parse(sequence, CultureInfo.InvariantCulture);
            }
        }

        await child.WaitForExitAsync(Cancellation);
        Assert.NotEqual(0, child.ExitCode);
        return heard;
    }

    /// <summary>Run by <c>dotnet x.dll</c> or as the executable itself, the child is started the same way.</summary>
    private static string[] Arguments(string folder) => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [typeof(CrashTests).Assembly.Location, "crash-child", folder]
        : ["crash-child", folder];
}
