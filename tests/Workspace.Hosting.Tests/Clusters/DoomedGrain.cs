using System.Collections.Concurrent;
using System.Threading.Channels;
using Workspace.Contracts;

namespace Workspace.Hosting.Tests.Clusters;

/// <summary>Answers with the silo it lives on, but never to whom it hears first.</summary>
[Alias("test.doomed")]
public interface IDoomedGrain : IGrainWithStringKey
{
    [Alias("Where")] Task<SiloAddress> Where();

    [Alias("Read"), Reading] Task<SiloAddress> Read();

    [Alias("Write"), ResponseTimeout("00:00:05")] Task<SiloAddress> Write();
}

[GrainType("test-doomed")]
public sealed class DoomedGrain(ILocalSiloDetails silo) : Grain, IDoomedGrain
{
    private static readonly ConcurrentDictionary<string, Channel<SiloAddress>> Channels = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, bool> First = new(StringComparer.Ordinal);

    /// <summary>Every call that a grain of this key heard, wherever it lived then.</summary>
    public static ChannelReader<SiloAddress> Heard(string key) => ChannelOf(key).Reader;

    public Task<SiloAddress> Where() => Task.FromResult(silo.SiloAddress);

    public Task<SiloAddress> Read() => Answer();

    public Task<SiloAddress> Write() => Answer();

    private Task<SiloAddress> Answer()
    {
        var key = this.GetPrimaryKeyString();
        ChannelOf(key).Writer.TryWrite(silo.SiloAddress);
        return First.TryAdd(key, true) ? new TaskCompletionSource<SiloAddress>().Task : Where();
    }

    private static Channel<SiloAddress> ChannelOf(string key) => Channels.GetOrAdd(key, _ => Channel.CreateUnbounded<SiloAddress>());
}
