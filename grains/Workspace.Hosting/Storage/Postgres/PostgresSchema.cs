using Npgsql;
using NpgsqlTypes;

namespace Workspace.Hosting.Storage.Postgres;

/// <summary>The tables of a clustered workspace, made by whichever process starts first.</summary>
internal static class PostgresSchema
{
    /// <summary>Any number that is ours: everyone who changes the schema takes this lock.</summary>
    private const long LockKey = 0x53616d656e_6265;

    internal static readonly SchemaStep[] Steps =
    [
        new(1, """
            -- Orleans asks this table for its statements; they are replaced at every start (OrleansQueries).
            CREATE TABLE orleansquery(querykey text PRIMARY KEY, querytext text NOT NULL);

            CREATE TABLE grain_state(
              service text NOT NULL, name text NOT NULL, n0 bigint NOT NULL, n1 bigint NOT NULL, grain text NOT NULL,
              version integer NOT NULL, modified timestamptz NOT NULL DEFAULT now(), payload bytea,
              PRIMARY KEY(service, name, n0, n1, grain));
            -- States are binary and hardly compress: spare the attempt.
            ALTER TABLE grain_state ALTER COLUMN payload SET STORAGE EXTERNAL;

            -- One row per accepted push. at: UTC in 100 ns since 0001-01-01. checksum: CRC-32C over the whole row.
            CREATE TABLE text_log(
              document text NOT NULL, sequence bigint NOT NULL, author text NOT NULL, at bigint NOT NULL, checksum bigint NOT NULL, payload bytea NOT NULL,
              PRIMARY KEY(document, sequence));
            ALTER TABLE text_log ALTER COLUMN payload SET STORAGE EXTERNAL;

            -- The last sequence that was acknowledged. It moves in the same transaction as the rows, and only from the value its writer knows: this is the fence.
            -- trimmed: rows up to here were removed on purpose; what is absent above it is lost. Half-empty pages keep its many updates in place (HOT).
            CREATE TABLE text_head(document text PRIMARY KEY, head bigint NOT NULL, trimmed bigint NOT NULL DEFAULT 0) WITH (fillfactor = 50);

            -- Damaged last rows that were written over, kept for whoever must find out what happened.
            CREATE TABLE text_damaged(
              document text NOT NULL, sequence bigint NOT NULL, author text NOT NULL, at bigint NOT NULL, checksum bigint NOT NULL, payload bytea NOT NULL,
              found timestamptz NOT NULL DEFAULT now());

            CREATE TABLE reminder(
              service text NOT NULL, grain text NOT NULL, name text NOT NULL, hash integer NOT NULL, start timestamptz NOT NULL, period bigint NOT NULL, version integer NOT NULL,
              PRIMARY KEY(service, grain, name));
            CREATE INDEX reminder_hash ON reminder(service, hash);

            CREATE TABLE cluster_version(cluster text PRIMARY KEY, version integer NOT NULL DEFAULT 0);
            CREATE TABLE cluster_member(
              cluster text NOT NULL, address text NOT NULL, port integer NOT NULL, generation integer NOT NULL, silo text NOT NULL, host text NOT NULL,
              status integer NOT NULL, proxyport integer NOT NULL, suspect text, start timestamptz NOT NULL, alive timestamptz NOT NULL,
              PRIMARY KEY(cluster, address, port, generation));
            """),
        new(2, """
            -- Areas and their boundaries. source: 1 known to the product, 2 imported. digest: identifies the boundary, empty when there is none.
            -- outline: see Outline.Encode. The version goes up with every write, so that every process knows when to read again.
            CREATE TABLE area(
              code text PRIMARY KEY, name text NOT NULL, kind integer NOT NULL, parent text, year integer NOT NULL, fictional boolean NOT NULL,
              source integer NOT NULL, digest text NOT NULL, outline bytea);
            ALTER TABLE area ALTER COLUMN outline SET STORAGE EXTERNAL;
            CREATE TABLE area_version(version bigint NOT NULL);
            INSERT INTO area_version(version) VALUES(1);
            """),
        new(3, """
            -- Rows of one owner (IRowStore). Collation "C" compares bytes: keys with one prefix are one range, whatever the language of the database.
            CREATE TABLE record(
              owner text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, payload bytea NOT NULL,
              PRIMARY KEY(owner, key));
            ALTER TABLE record ALTER COLUMN payload SET STORAGE EXTERNAL;

            -- How many writes an owner has had: the fence, like text_head.
            CREATE TABLE record_head(owner text COLLATE "C" PRIMARY KEY, head bigint NOT NULL) WITH (fillfactor = 50);
            """),
    ];

    /// <summary>Brings the schema up to date under a lock. Processes that start at once wait for each other here; one that is up to date needs no rights to make tables.</summary>
    public static async Task ApplyAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({LockKey})", cancellation);
        var stored = await VersionAsync(connection, cancellation);
        SchemaStep.RefuseNewer(stored, Steps);
        foreach (var step in Steps.Where(step => step.Version > stored))
        {
            await ExecuteAsync(connection, step.Sql, cancellation);
        }

        if (stored < Steps[^1].Version)
        {
            await ExecuteAsync(connection, $"UPDATE workspace_schema SET version = {Steps[^1].Version}", cancellation);
        }

        await using var queries = new NpgsqlCommand(
            "INSERT INTO orleansquery(querykey, querytext) SELECT * FROM unnest($1, $2) ON CONFLICT(querykey) DO UPDATE SET querytext = excluded.querytext "
            + "WHERE orleansquery.querytext <> excluded.querytext",
            connection);
        queries.Parameters.Add(new NpgsqlParameter { Value = OrleansQueries.All.Select(query => query.Key).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        queries.Parameters.Add(new NpgsqlParameter { Value = OrleansQueries.All.Select(query => query.Sql).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await queries.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var exists = new NpgsqlCommand("SELECT to_regclass('workspace_schema') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is not true)
        {
            await ExecuteAsync(connection, "CREATE TABLE workspace_schema(version integer NOT NULL); INSERT INTO workspace_schema(version) VALUES(0)", cancellation);
        }

        await using var version = new NpgsqlCommand("SELECT version FROM workspace_schema", connection);
        return await version.ExecuteScalarAsync(cancellation) as int? ?? 0;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // Scripts are constants of this assembly.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
