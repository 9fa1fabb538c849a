using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workspace.Contracts.Storage;

namespace Workspace.Testing.Storage;

/// <summary>A row store that fails on demand and remembers what was written, in order of acknowledgement.</summary>
public sealed class FaultyRowStore(IRowStore inner, StorageFaults? faults = null) : IRowStore
{
    private readonly ConcurrentQueue<RowsWritten> writes = new();
    private int reads;

    /// <summary>Faults of writes.</summary>
    public StorageFaults Faults { get; } = faults ?? new();

    /// <summary>Faults of reads, of ranges and of single rows.</summary>
    public StorageFaults ReadFaults { get; } = new();

    /// <summary>Writes that were acknowledged, oldest first.</summary>
    public ImmutableArray<RowsWritten> Writes => [.. writes];

    /// <summary>How many reads were answered, of ranges and of single rows.</summary>
    public int Reads => Volatile.Read(ref reads);

    /// <summary>The next write finds that another activation has moved the head.</summary>
    public void FenceNext(string owner, long head) => Faults.Refuse(1, new RowsFencedException(owner, head));

    public Task<RowPage> ReadAsync(string owner, ImmutableArray<string> prefixes, CancellationToken cancellation = default) =>
        Read(() => inner.ReadAsync(owner, prefixes, cancellation));

    public Task<byte[]?> FindAsync(string owner, string key, CancellationToken cancellation = default) => Read(() => inner.FindAsync(owner, key, cancellation));

    public async Task WriteAsync(string owner, long head, ImmutableArray<RowWrite> writes, bool scrub = false)
    {
        await Faults.PassAsync(() => inner.WriteAsync(owner, head, writes, scrub));
        this.writes.Enqueue(new(owner, head, writes, scrub));
    }

    private async Task<T> Read<T>(Func<Task<T>> read)
    {
        T? result = default;
        await ReadFaults.PassAsync(async () => result = await read());
        Interlocked.Increment(ref reads);
        return result!;
    }
}

/// <summary>One acknowledged write.</summary>
/// <param name="Head">Where its writer believed the head to be.</param>
public sealed record RowsWritten(string Owner, long Head, ImmutableArray<RowWrite> Writes, bool Scrub);
