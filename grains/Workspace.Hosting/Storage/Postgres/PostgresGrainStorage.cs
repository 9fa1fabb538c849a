using Npgsql;
using Orleans.Storage;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage.Postgres;

/// <summary>Grain state through the ADO.NET provider of Orleans. A failure of the database comes out as <see cref="StorageUnavailableException"/>, a conflict as it is.</summary>
internal sealed class PostgresGrainStorage(IGrainStorage inner, NpgsqlDataSource source) : IGrainStorage
{
    /// <summary>Name under which the provider of Orleans is registered.</summary>
    public const string Inner = "postgres";

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Translate(() => inner.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Translate(() => inner.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Translate(() => inner.ClearStateAsync(stateName, grainId, grainState));

    private async Task Translate(Func<Task> operation)
    {
        try
        {
            await source.TryTwiceAsync(operation);
        }
        catch (Exception exception) when (exception is not InconsistentStateException && PostgresSource.IsFailure(exception))
        {
            throw PostgresSource.Unavailable(exception);
        }
    }
}
