using System.Globalization;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>
/// Reminders of an embedded workspace, through the one writer. The ETag is a version that goes up by one.
/// The hash decides which silo fires a reminder; Orleans asks for ranges of it.
/// </summary>
internal sealed class SqliteReminderTable(SqliteDatabase database, string service) : IReminderTable
{
    private const string Columns = "SELECT grain, name, start, period, version FROM reminder WHERE service = $1 ";

    public Task Init() => Task.CompletedTask;

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Task.FromResult(Read(Columns + "AND grain = $2", grainId.ToString()));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) =>
        Task.FromResult(Read(Columns + (begin < end ? "AND hash > $2 AND hash <= $3" : "AND (hash > $2 OR hash <= $3)"), (long)begin, (long)end));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        Task.FromResult(Read(Columns + "AND grain = $2 AND name = $3", grainId.ToString(), reminderName).Reminders.FirstOrDefault());

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return database.Writer.WriteAsync<string?>(
            session => Tag(session.Scalar(
                "INSERT INTO reminder(service, grain, name, hash, start, period, version) VALUES($1, $2, $3, $4, $5, $6, 1) ON CONFLICT(service, grain, name) "
                + "DO UPDATE SET hash = excluded.hash, start = excluded.start, period = excluded.period, version = version + 1 RETURNING version",
                service,
                entry.GrainId.ToString(),
                entry.ReminderName,
                (long)entry.GrainId.GetUniformHashCode(),
                entry.StartAt.Ticks,
                entry.Period.Ticks)!),
            atomic: false);
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => database.Writer.WriteAsync(
        session => session.Execute(
            "DELETE FROM reminder WHERE service = $1 AND grain = $2 AND name = $3 AND version = $4",
            service,
            grainId.ToString(),
            reminderName,
            long.Parse(eTag, CultureInfo.InvariantCulture)) == 1,
        atomic: false);

    public Task TestOnlyClearTable() => database.Writer.WriteAsync(session => session.Execute("DELETE FROM reminder WHERE service = $1", service), atomic: false);

    private ReminderTableData Read(string sql, params object?[] keys) => database.Readers.Read(session =>
    {
        var entries = new List<ReminderEntry>();
        using var reader = session.Query(sql, [service, .. keys]);
        while (reader.Read())
        {
            entries.Add(new ReminderEntry
            {
                GrainId = GrainId.Parse(reader.GetString(0), CultureInfo.InvariantCulture),
                ReminderName = reader.GetString(1),
                StartAt = new DateTime(reader.GetInt64(2), DateTimeKind.Utc),
                Period = new TimeSpan(reader.GetInt64(3)),
                ETag = Tag(reader.GetInt64(4)),
            });
        }

        return new ReminderTableData(entries);
    });

    private static string Tag(object version) => Convert.ToString(version, CultureInfo.InvariantCulture)!;
}
