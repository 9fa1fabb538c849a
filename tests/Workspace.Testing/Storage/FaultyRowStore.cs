using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workspace.Contracts.Storage;

namespace Workspace.Testing.Storage;

/// <summary>A row store that fails on demand and remembers what was written, in order of acknowledgement.</summary>
public sealed class FaultyRowStore(IRowStore inner, StorageFaults? faults = null) : IRowStore
{
    private readonly ConcurrentQueue<RowsWritten> writes = new();
    private readonly Lock gate = new();
    private readonly List<(Func<RowsWritten, bool> Fits, TaskCompletionSource Written)> waiting = [];
    private int reads;
    private (Func<RowsWritten, bool> Fits, TaskCompletionSource Written)? last;

    /// <summary>Faults of writes.</summary>
    public StorageFaults Faults { get; } = faults ?? new();

    /// <summary>Faults of reads, of ranges and of single rows.</summary>
    public StorageFaults ReadFaults { get; } = new();

    /// <summary>Writes that were acknowledged, oldest first.</summary>
    public ImmutableArray<RowsWritten> Writes => [.. writes];

    /// <summary>Completes when a write that fits was acknowledged, before or after now.</summary>
    public Task WrittenAsync(Func<RowsWritten, bool> fits)
    {
        lock (gate)
        {
            if (writes.Any(fits))
            {
                return Task.CompletedTask;
            }

            var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((fits, written));
            return written.Task;
        }
    }

    /// <summary>The first write that fits is stored, and every one after it fails until <see cref="StorageFaults.Accept"/>. Completes when it was acknowledged.</summary>
    public Task RefuseAfterAsync(Func<RowsWritten, bool> fits)
    {
        lock (gate)
        {
            var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            last = (fits, written);
            return written.Task;
        }
    }

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
        var written = new RowsWritten(owner, head, writes, scrub);
        lock (gate)
        {
            this.writes.Enqueue(written);
            if (last is { } awaited && awaited.Fits(written))
            {
                last = null;
                Faults.Refuse();
                awaited.Written.SetResult();
            }

            foreach (var wait in waiting.Where(wait => wait.Fits(written)).ToList())
            {
                wait.Written.SetResult();
                waiting.Remove(wait);
            }
        }
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
