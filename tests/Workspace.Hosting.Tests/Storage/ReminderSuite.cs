#pragma warning disable xUnit1051 // Storage calls are not cancelled: a write that has begun is waited for.
using System.Globalization;

namespace Workspace.Hosting.Tests.Storage;

/// <summary>What reminders must do, whatever they stand on.</summary>
public abstract class ReminderSuite(StorageFixture storage)
{
    private static readonly DateTime Start = new(2026, 4, 1, 8, 0, 0, DateTimeKind.Utc);
    private static int grains;

    private readonly GrainId grain = GrainId.Create("test-note", string.Create(CultureInfo.InvariantCulture, $"r{Interlocked.Increment(ref grains)}"));

    private IReminderTable Reminders => storage.Reminders;

    [Fact]
    public async Task A_reminder_survives_a_restart()
    {
        var etag = await Reminders.UpsertRow(Entry("purge", TimeSpan.FromDays(1)));
        await storage.RestartAsync();
        var read = await Reminders.ReadRow(grain, "purge");
        Assert.NotNull(read);
        Assert.Equal((grain, "purge", Start, TimeSpan.FromDays(1), etag), (read.GrainId, read.ReminderName, read.StartAt.ToUniversalTime(), read.Period, read.ETag));
        Assert.Null(await Reminders.ReadRow(grain, "other"));
    }

    [Fact]
    public async Task Changing_it_changes_its_version_and_only_the_last_version_removes_it()
    {
        var first = await Reminders.UpsertRow(Entry("purge", TimeSpan.FromDays(1)));
        var second = await Reminders.UpsertRow(Entry("purge", TimeSpan.FromDays(2)));
        await Reminders.UpsertRow(Entry("review", TimeSpan.FromDays(7)));
        Assert.NotEqual(first, second);
        Assert.False(await Reminders.RemoveRow(grain, "purge", first!));
        Assert.Equal(2, (await Reminders.ReadRows(grain)).Reminders.Count);
        Assert.True(await Reminders.RemoveRow(grain, "purge", second!));
        Assert.Equal("review", Assert.Single((await Reminders.ReadRows(grain)).Reminders).ReminderName);
    }

    [Fact]
    public async Task Every_reminder_is_in_one_half_of_the_ring_and_in_the_whole()
    {
        await Reminders.UpsertRow(Entry("purge", TimeSpan.FromDays(1)));
        var hash = grain.GetUniformHashCode();
        Assert.Contains((await Reminders.ReadRows(unchecked(hash - 1), hash)).Reminders, IsMine);
        Assert.DoesNotContain((await Reminders.ReadRows(hash, unchecked(hash - 1))).Reminders, IsMine);
        Assert.Contains((await Reminders.ReadRows(0, 0)).Reminders, IsMine);
        Assert.Contains((await Reminders.ReadRows(hash, hash)).Reminders, IsMine);
    }

    private bool IsMine(ReminderEntry entry) => entry.GrainId == grain;

    private ReminderEntry Entry(string name, TimeSpan period) => new() { GrainId = grain, ReminderName = name, StartAt = Start, Period = period };
}

public sealed class SqliteReminderTests(SqliteFixture storage) : ReminderSuite(storage), IClassFixture<SqliteFixture>;

public sealed class PostgresReminderTests(PostgresFixture storage) : ReminderSuite(storage), IClassFixture<PostgresFixture>;
