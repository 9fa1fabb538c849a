using Microsoft.Data.Sqlite;

namespace Workspace.Web.Tests.Operations;

/// <summary>What the operator hears when something is wrong.</summary>
public sealed class StorageVerbsTests
{
    private const string Document = "veldermeer-2026/s-1-1";

    [Theory]
    [InlineData("UPDATE text_log SET payload = substr(payload, 1, 5) WHERE document = '{0}' AND sequence = (SELECT head FROM text_head WHERE document = '{0}')", "LastRowTorn at 1")]
    [InlineData("DELETE FROM text_log WHERE document = '{0}'; UPDATE text_head SET head = 7 WHERE document = '{0}'", "RowDamaged at 1")]
    [InlineData("UPDATE grain_state SET payload = x'0102' WHERE name = 'section' AND grain = 'section/{0}'", "StateUnreadable")]
    [InlineData("UPDATE grain_state SET payload = x'0102' WHERE name = 'text' AND grain = 'section/{0}'", "SnapshotUnreadable")]
    [InlineData("DELETE FROM text_log WHERE document = '{0}'; DELETE FROM text_head WHERE document = '{0}'", "SnapshotUnreadable at 1")]
    public async Task Verify_names_what_is_not_sound_and_says_so_in_its_exit_code(string damage, string finding)
    {
        await using var site = await Site.NewAsync(server: null);
        await site.StartAsync(seed: true);
        await site.Web.StopAsync();
        var sound = await CommandLine.RunAsync(site.Settings, "verify");
        Assert.True(sound.Code == 0, string.Join('\n', sound.Lines));
        Assert.Contains(sound.Lines, line => line.StartsWith($"ok {Document} 1 ", StringComparison.Ordinal));

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(site.Settings["Workspace:DataDirectory"], "samenbeeld.db")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
#pragma warning disable CA2100 // Tests write their own statements.
            await using var hurt = new SqliteCommand(damage.Replace("{0}", Document, StringComparison.Ordinal), connection);
#pragma warning restore CA2100
            await hurt.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var (code, lines) = await CommandLine.RunAsync(site.Settings, "verify");
        Assert.Equal(1, code);
        var bad = Assert.Single(lines, line => line.StartsWith("BAD ", StringComparison.Ordinal));
        Assert.StartsWith($"BAD {Document} ", bad, StringComparison.Ordinal);
        Assert.Contains(finding, bad, StringComparison.Ordinal);
        Assert.EndsWith(" 1 not sound", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_waits_for_no_running_product_and_puts_aside_what_was_there()
    {
        await using var site = await Site.NewAsync(server: null);
        await site.StartAsync(seed: true);
        var data = site.Settings["Workspace:DataDirectory"];
        var file = Path.Combine(data, "..", "backup");
        Assert.Equal(0, (await CommandLine.RunAsync(site.Settings, "backup", file)).Code);
        Assert.Equal(0, (await CommandLine.RunAsync(site.Settings, "verify", file)).Code);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        var running = await CommandLine.RunAsync(site.Settings, "restore", file, "--replace");
        Assert.Equal(2, running.Code);
        Assert.Contains("in use", Assert.Single(running.Lines), StringComparison.Ordinal);

        await site.Web.StopAsync();
        var occupied = await CommandLine.RunAsync(site.Settings, "restore", file);
        Assert.Equal(2, occupied.Code);
        Assert.Contains("--replace", Assert.Single(occupied.Lines), StringComparison.Ordinal);
        Assert.Equal(0, (await CommandLine.RunAsync(site.Settings, "restore", file, "--replace")).Code);
        Assert.True(File.Exists(Path.Combine(Assert.Single(Directory.GetDirectories(data, "replaced-*")), "samenbeeld.db")));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("backup", "/er/is/geen/map/backup")]
    [InlineData("restore", "/er/is/niets")]
    [InlineData("verify")]
    [InlineData("verify", "/er/is/niets")]
    public async Task What_cannot_be_done_is_said_in_one_line(params string[] arguments)
    {
        await using var site = await Site.NewAsync(server: null);
        var (code, lines) = await CommandLine.RunAsync(site.Settings, arguments);
        Assert.Equal(2, code);
        Assert.Single(lines);
    }

    [Fact]
    public async Task What_is_no_backup_is_not_restored()
    {
        await using var site = await Site.NewAsync(server: null);
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(site.Settings["Workspace:DataDirectory"], "..")).FullName, "no-backup");
        await File.WriteAllTextAsync(file, "Dit is een brief.", TestContext.Current.CancellationToken);
        Assert.Equal(2, (await CommandLine.RunAsync(site.Settings, "restore", file)).Code);
        await using (var connection = new SqliteConnection($"Data Source={file}.db;Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var other = new SqliteCommand("CREATE TABLE something(else_entirely)", connection);
            await other.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, (await CommandLine.RunAsync(site.Settings, "restore", file + ".db")).Code);
        Assert.False(File.Exists(Path.Combine(site.Settings["Workspace:DataDirectory"], "samenbeeld.db")));
    }
}
