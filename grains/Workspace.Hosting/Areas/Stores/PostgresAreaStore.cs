using System.Collections.Immutable;
using System.Data;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Hosting.Storage.Postgres;

namespace Workspace.Hosting.Areas.Stores;

/// <summary>The table of areas of a clustered workspace, read and written by every web node and silo itself.</summary>
internal sealed class PostgresAreaStore(NpgsqlDataSource source) : IAreaStore
{
    private const int RowsPerStatement = 2_000;

    private const string Upsert =
        "INSERT INTO area(code, name, kind, parent, year, fictional, source, digest, outline) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) "
        + "ON CONFLICT(code) DO UPDATE SET name = excluded.name, kind = excluded.kind, parent = excluded.parent, year = excluded.year, "
        + "fictional = excluded.fictional, source = excluded.source, digest = excluded.digest, outline = excluded.outline";

    public Task<long> VersionAsync(CancellationToken cancellation) => Translate(async () =>
    {
        await using var command = source.CreateCommand("SELECT version FROM area_version");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    });

    public Task<AreaRows> LoadAsync(CancellationToken cancellation) => Translate(async () =>
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await using var version = new NpgsqlCommand("SELECT version FROM area_version", connection);
        var at = Convert.ToInt64(await version.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
        var rows = ImmutableArray.CreateBuilder<AreaRow>();
        await using (var command = new NpgsqlCommand("SELECT code, name, kind, parent, year, fictional, source, digest FROM area", connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(Row(reader));
            }
        }

        await transaction.CommitAsync(cancellation);
        return new AreaRows(at, rows.ToImmutable());
    });

    public Task<IReadOnlyDictionary<string, byte[]>> OutlinesAsync(ImmutableArray<string> codes, CancellationToken cancellation) => Translate(async () =>
    {
        var found = new Dictionary<string, byte[]>(codes.Length);
        await using var command = source.CreateCommand("SELECT code, outline FROM area WHERE code = ANY($1) AND outline IS NOT NULL");
        command.Parameters.Add(Array(NpgsqlDbType.Text, codes.ToArray()));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(reader.GetString(0), await reader.GetFieldValueAsync<byte[]>(1, cancellation));
        }

        return (IReadOnlyDictionary<string, byte[]>)found;
    });

    public Task<bool> WriteAsync(long version, ImmutableArray<AreaRecord> records) => Translate(async () =>
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var move = new NpgsqlCommand("UPDATE area_version SET version = version + 1 WHERE version = $1", connection);
        move.Parameters.Add(new NpgsqlParameter { Value = version });
        if (await move.ExecuteNonQueryAsync() == 0)
        {
            return false;
        }

        foreach (var part in records.Chunk(RowsPerStatement))
        {
            await using var command = new NpgsqlCommand(Upsert, connection);
            command.Parameters.Add(Array(NpgsqlDbType.Text, part.Select(record => record.Row.Area.Id.Value).ToArray()));
            command.Parameters.Add(Array(NpgsqlDbType.Text, part.Select(record => record.Row.Area.Name).ToArray()));
            command.Parameters.Add(Array(NpgsqlDbType.Integer, part.Select(record => (int)record.Row.Area.Kind).ToArray()));
            command.Parameters.Add(Array(NpgsqlDbType.Text, part.Select(record => record.Row.Area.Parent?.Value).ToArray()));
            command.Parameters.Add(Array(NpgsqlDbType.Integer, part.Select(record => record.Row.Area.Year).ToArray()));
            command.Parameters.Add(Array(NpgsqlDbType.Boolean, part.Select(record => record.Row.Area.Fictional).ToArray()));
            command.Parameters.Add(Array(NpgsqlDbType.Integer, part.Select(record => (int)record.Row.Source).ToArray()));
            command.Parameters.Add(Array(NpgsqlDbType.Text, part.Select(record => record.Row.Digest).ToArray()));
            command.Parameters.Add(Array(NpgsqlDbType.Bytea, part.Select(record => record.Outline).ToArray()));
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return true;
    });

    private static NpgsqlParameter Array(NpgsqlDbType type, object values) => new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type };

    private static AreaRow Row(NpgsqlDataReader reader)
    {
        var digest = reader.GetString(7);
        var area = new Area
        {
            Id = AreaId.Parse(reader.GetString(0)),
            Name = reader.GetString(1),
            Kind = (AreaKind)reader.GetInt32(2),
            Parent = reader.IsDBNull(3) ? null : AreaId.Parse(reader.GetString(3)),
            Year = reader.GetInt32(4),
            Fictional = reader.GetBoolean(5),
            HasOutline = digest.Length > 0,
        };
        return new(area, (AreaSource)reader.GetInt32(6), digest);
    }

    /// <summary>Runs against the database; makes the tables first where nothing has started on it yet (an import on the command line).</summary>
    private async Task<T> Translate<T>(Func<Task<T>> operation)
    {
        try
        {
            T? result = default;
            await source.TryTwiceAsync(async () =>
            {
                try
                {
                    result = await operation();
                }
                catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
                {
                    await PostgresSchema.ApplyAsync(source, CancellationToken.None);
                    result = await operation();
                }
            });
            return result!;
        }
        catch (Exception exception) when (PostgresSource.IsFailure(exception))
        {
            throw PostgresSource.Unavailable(exception);
        }
    }
}
