using Orleans.Storage;

namespace Workspace.Testing.Storage;

/// <summary>Grain state that fails on demand. Throw <see cref="InconsistentStateException"/> through <see cref="StorageFaults.Refuse(int, Exception?)"/> for a conflict.</summary>
public sealed class FaultyGrainStorage(IGrainStorage inner, StorageFaults writes, StorageFaults reads) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => reads.PassAsync(() => inner.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => writes.PassAsync(() => inner.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => writes.PassAsync(() => inner.ClearStateAsync(stateName, grainId, grainState));
}
