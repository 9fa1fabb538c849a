using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Storage.Sqlite;

namespace Workspace.Hosting.Areas.Stores;

/// <summary>The table of areas in the file of an embedded workspace.</summary>
internal sealed class SqliteAreaStore(SqliteDatabase database) : IAreaStore
{
    private const string Upsert =
        "INSERT INTO area(code, name, kind, parent, year, fictional, source, digest, outline) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9) "
        + "ON CONFLICT(code) DO UPDATE SET name = excluded.name, kind = excluded.kind, parent = excluded.parent, year = excluded.year, "
        + "fictional = excluded.fictional, source = excluded.source, digest = excluded.digest, outline = excluded.outline";

    public Task<long> VersionAsync(CancellationToken cancellation) => Read(Version, cancellation);

    public Task<AreaRows> LoadAsync(CancellationToken cancellation) => Read(session => new AreaRows(Version(session), Rows(session)), cancellation);

    public Task<IReadOnlyDictionary<string, byte[]>> OutlinesAsync(ImmutableArray<string> codes, CancellationToken cancellation) => Read(
        session =>
        {
            var found = new Dictionary<string, byte[]>(codes.Length);
            foreach (var code in codes)
            {
                if (session.Scalar("SELECT outline FROM area WHERE code = $1", code) is byte[] outline)
                {
                    found.Add(code, outline);
                }
            }

            return (IReadOnlyDictionary<string, byte[]>)found;
        },
        cancellation);

    public Task<bool> WriteAsync(long version, ImmutableArray<AreaRecord> records) => database.Writer.WriteAsync(
        session =>
        {
            if (session.Execute("UPDATE area_version SET version = version + 1 WHERE version = $1", version) == 0)
            {
                return false;
            }

            foreach (var (row, outline) in records)
            {
                var area = row.Area;
                session.Execute(
                    Upsert, area.Id.Value, area.Name, (long)area.Kind, area.Parent?.Value, (long)area.Year, area.Fictional ? 1L : 0L, (long)row.Source, row.Digest, outline);
            }

            return true;
        },
        records.Sum(record => 64 + (record.Outline?.Length ?? 0)));

    private Task<T> Read<T>(Func<SqliteSession, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult(database.Readers.Read(work, snapshot: true));
        }
        catch (StorageUnavailableException exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    private static long Version(SqliteSession session) => Convert.ToInt64(session.Scalar("SELECT version FROM area_version"), CultureInfo.InvariantCulture);

    private static ImmutableArray<AreaRow> Rows(SqliteSession session)
    {
        var rows = ImmutableArray.CreateBuilder<AreaRow>();
        using var reader = session.Query("SELECT code, name, kind, parent, year, fictional, source, digest FROM area");
        while (reader.Read())
        {
            var digest = reader.GetString(7);
            var area = new Area
            {
                Id = AreaId.Parse(reader.GetString(0)),
                Name = reader.GetString(1),
                Kind = (AreaKind)reader.GetInt32(2),
                Parent = reader.IsDBNull(3) ? null : AreaId.Parse(reader.GetString(3)),
                Year = reader.GetInt32(4),
                Fictional = reader.GetInt32(5) != 0,
                HasOutline = digest.Length > 0,
            };
            rows.Add(new(area, (AreaSource)reader.GetInt32(6), digest));
        }

        return rows.ToImmutable();
    }
}
