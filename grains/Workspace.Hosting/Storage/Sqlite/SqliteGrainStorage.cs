using System.Globalization;
using Orleans.Storage;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>
/// Grain state in the file of an embedded workspace, keyed by service, state name and grain id; the ETag is a version that goes up by one.
/// A cleared state keeps its row, so that a stale activation still collides with it.
/// </summary>
internal sealed class SqliteGrainStorage(SqliteDatabase database, string service, IGrainStorageSerializer serializer, TimeProvider time) : IGrainStorage
{
    private const string Insert = "INSERT INTO grain_state(service, name, grain, version, modified, payload) VALUES($1, $2, $3, 1, $4, $5) ON CONFLICT DO NOTHING RETURNING version";

    private const string Update =
        "UPDATE grain_state SET version = version + 1, modified = $4, payload = $5 WHERE service = $1 AND name = $2 AND grain = $3 AND version = $6 RETURNING version";

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var (version, payload) = database.Readers.Read(session => Find(session, stateName, grainId));
        grainState.State = payload is null ? Activator.CreateInstance<T>() : serializer.Deserialize<T>(BinaryData.FromBytes(payload));
        grainState.RecordExists = payload is not null;
        grainState.ETag = Tag(version);
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var payload = serializer.Serialize(grainState.State).ToArray();
        grainState.ETag = await Store(stateName, grainId, grainState.ETag, payload);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        if (grainState.ETag is not null)
        {
            grainState.ETag = await Store(stateName, grainId, grainState.ETag, payload: null);
        }

        grainState.State = Activator.CreateInstance<T>();
        grainState.RecordExists = false;
    }

    private Task<string> Store(string name, GrainId grain, string? etag, byte[]? payload)
    {
        var key = grain.ToString();
        var modified = time.GetUtcNow().UtcTicks;
        return database.Writer.WriteAsync(
            session =>
            {
                var version = etag is null
                    ? session.Scalar(Insert, service, name, key, modified, payload)
                    : session.Scalar(Update, service, name, key, modified, payload, long.Parse(etag, CultureInfo.InvariantCulture));
                if (version is long stored)
                {
                    return Tag(stored)!;
                }

                throw new InconsistentStateException($"State {name} of {key} was written by another activation.", Tag(Find(session, name, grain).Version), etag);
            },
            payload?.Length ?? 0,
            atomic: false);
    }

    private (long Version, byte[]? Payload) Find(SqliteSession session, string name, GrainId grain)
    {
        using var reader = session.Query("SELECT version, payload FROM grain_state WHERE service = $1 AND name = $2 AND grain = $3", service, name, grain.ToString());
        return reader.Read() ? (reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1)) : (0, null);
    }

    private static string? Tag(long version) => version == 0 ? null : version.ToString(CultureInfo.InvariantCulture);
}
