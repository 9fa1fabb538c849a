using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workspace.Contracts.Storage;

namespace Workspace.Testing.Storage;

/// <summary>A text log that fails on demand and remembers what was appended, in order of acknowledgement.</summary>
public sealed class FaultyTextLog(ITextLog inner, StorageFaults? faults = null) : ITextLog
{
    private readonly ConcurrentQueue<TextLogAppend> appends = new();
    private readonly StorageFaults reads = new();

    /// <summary>Faults of appends, replacements and trims.</summary>
    public StorageFaults Faults { get; } = faults ?? new();

    /// <summary>Faults of reads.</summary>
    public StorageFaults ReadFaults => reads;

    /// <summary>Appends that were acknowledged, oldest first: one per group commit of a document.</summary>
    public ImmutableArray<TextLogAppend> Appends => [.. appends];

    public async Task AppendAsync(string document, ImmutableArray<TextLogEntry> entries)
    {
        await Faults.PassAsync(() => inner.AppendAsync(document, entries));
        appends.Enqueue(new(document, entries));
    }

    public async Task<TextLogPage> ReadAsync(string document, long after, CancellationToken cancellation = default)
    {
        TextLogPage? page = null;
        await reads.PassAsync(async () => page = await inner.ReadAsync(document, after, cancellation));
        return page!;
    }

    public Task ReplaceAsync(string document, ImmutableArray<TextLogEntry> entries) => Faults.PassAsync(() => inner.ReplaceAsync(document, entries));

    public Task TrimAsync(string document, long through) => Faults.PassAsync(() => inner.TrimAsync(document, through));
}

/// <summary>One acknowledged append.</summary>
public sealed record TextLogAppend(string Document, ImmutableArray<TextLogEntry> Entries);
