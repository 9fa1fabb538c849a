namespace Workspace.Hosting.Storage.Postgres;

/// <summary>
/// Our statements for the ADO.NET providers of Orleans, whose packages carry none. The contract is the key, the names of the parameters and the names of
/// the result columns; tables are ours. Every write is one statement, so that a broken connection cannot leave half of it.
/// </summary>
internal static class OrleansQueries
{
    private const string StateKey =
        "service = @ServiceId AND name = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND grain = coalesce(@GrainIdExtensionString, '')";

    private const string ReminderRows =
        "SELECT grain AS GrainId, name AS ReminderName, start AS StartTime, period AS Period, version AS Version FROM reminder WHERE service = @ServiceId ";

    private const string MemberKey = "cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation";

    /// <summary>The version row must come back even when no member does.</summary>
    private const string MemberRows =
        "SELECT v.cluster AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo AS SiloName, m.host AS HostName, m.status AS Status, "
        + "m.proxyport AS ProxyPort, m.suspect AS SuspectTimes, m.start AS StartTime, m.alive AS IAmAliveTime, v.version AS Version "
        + "FROM cluster_version v LEFT JOIN cluster_member m ON m.cluster = v.cluster ";

    public static IReadOnlyList<(string Key, string Sql)> All { get; } = [.. State(), .. Reminders(), .. Membership()];

    private static IEnumerable<(string Key, string Sql)> State() =>
    [
        ("ReadFromStorageKey", $"SELECT payload AS PayloadBinary, version AS Version FROM grain_state WHERE {StateKey}"),
        ("WriteToStorageKey", $"""
            WITH u AS (UPDATE grain_state SET version = version + 1, modified = now(), payload = @PayloadBinary WHERE {StateKey} AND version = @GrainStateVersion RETURNING version),
            i AS (INSERT INTO grain_state(service, name, n0, n1, grain, version, payload)
                  SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), 1, @PayloadBinary WHERE @GrainStateVersion IS NULL
                  ON CONFLICT DO NOTHING RETURNING version)
            SELECT version AS NewGrainStateVersion FROM u UNION ALL SELECT version FROM i
            """),
        ("ClearStorageKey", $"UPDATE grain_state SET payload = NULL, version = version + 1, modified = now() WHERE {StateKey} AND version = @GrainStateVersion RETURNING version AS NewGrainStateVersion"),
        ("DeleteStorageKey", $"DELETE FROM grain_state WHERE {StateKey} AND version = @GrainStateVersion RETURNING version + 1 AS NewGrainStateVersion"),
    ];

    private static IEnumerable<(string Key, string Sql)> Reminders() =>
    [
        ("UpsertReminderRowKey", """
            INSERT INTO reminder(service, grain, name, hash, start, period, version) VALUES(@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, 0)
            ON CONFLICT(service, grain, name) DO UPDATE SET hash = excluded.hash, start = excluded.start, period = excluded.period, version = reminder.version + 1
            RETURNING version AS Version
            """),
        ("ReadReminderRowsKey", ReminderRows + "AND grain = @GrainId"),
        ("ReadReminderRowKey", ReminderRows + "AND grain = @GrainId AND name = @ReminderName"),
        ("ReadRangeRows1Key", ReminderRows + "AND hash > @BeginHash AND hash <= @EndHash"),
        ("ReadRangeRows2Key", ReminderRows + "AND (hash > @BeginHash OR hash <= @EndHash)"),
        ("DeleteReminderRowKey", """
            WITH d AS (DELETE FROM reminder WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version RETURNING 1)
            SELECT count(*)::int FROM d
            """),
        ("DeleteReminderRowsKey", "DELETE FROM reminder WHERE service = @ServiceId"),
    ];

    private static IEnumerable<(string Key, string Sql)> Membership() =>
    [
        ("UpdateIAmAlivetimeKey", $"UPDATE cluster_member SET alive = @IAmAliveTime WHERE {MemberKey}"),
        ("InsertMembershipVersionKey", "WITH i AS (INSERT INTO cluster_version(cluster) VALUES(@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*)::int FROM i"),
        ("InsertMembershipKey", $"""
            WITH v AS (UPDATE cluster_version SET version = version + 1
                       WHERE cluster = @DeploymentId AND version = @Version AND NOT EXISTS(SELECT 1 FROM cluster_member WHERE {MemberKey}) RETURNING 1),
            i AS (INSERT INTO cluster_member(cluster, address, port, generation, silo, host, status, proxyport, start, alive)
                  SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM v RETURNING 1)
            SELECT count(*)::int FROM i
            """),
        ("UpdateMembershipKey", $"""
            WITH v AS (UPDATE cluster_version SET version = version + 1
                       WHERE cluster = @DeploymentId AND version = @Version AND EXISTS(SELECT 1 FROM cluster_member WHERE {MemberKey}) RETURNING 1),
            u AS (UPDATE cluster_member SET status = @Status, suspect = @SuspectTimes, alive = @IAmAliveTime FROM v WHERE {MemberKey} RETURNING 1)
            SELECT count(*)::int FROM u
            """),
        ("MembershipReadRowKey", MemberRows + "AND m.address = @Address AND m.port = @Port AND m.generation = @Generation WHERE v.cluster = @DeploymentId"),
        ("MembershipReadAllKey", MemberRows + "WHERE v.cluster = @DeploymentId"),
        ("DeleteMembershipTableEntriesKey", "DELETE FROM cluster_member WHERE cluster = @DeploymentId; DELETE FROM cluster_version WHERE cluster = @DeploymentId"),
        ("GatewaysQueryKey", "SELECT address AS Address, proxyport AS ProxyPort, generation AS Generation FROM cluster_member WHERE cluster = @DeploymentId AND status = @Status AND proxyport > 0"),
        ("CleanupDefunctSiloEntriesKey", "DELETE FROM cluster_member WHERE cluster = @DeploymentId AND alive < @IAmAliveTime AND status <> 3"),
    ];
}
