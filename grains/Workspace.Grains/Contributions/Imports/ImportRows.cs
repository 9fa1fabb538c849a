using System.Collections.Immutable;
using System.Globalization;
using Orleans.Serialization;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Storage;
using Workspace.Domain.Contributions.Imports;

namespace Workspace.Grains.Contributions.Imports;

/// <summary>The rows of one import: <c>m/memory</c>, <c>r/chunk</c> rows of the file, <c>e/chunk</c> what checking them found, <c>o/row</c> corrections.</summary>
internal sealed class ImportRows(IRowStore store, Serializer serializer, string owner)
{
    private const string MemoryKey = "m/memory";

    private long head;

    /// <summary>The memory and the corrections by row.</summary>
    public async Task<(ImportMemory? Memory, Dictionary<int, CorrectRow> Corrections)> LoadAsync(CancellationToken cancellation)
    {
        var page = await store.ReadAsync(Name, ["m/", "o/"], cancellation);
        head = page.Head;
        ImportMemory? memory = null;
        var corrections = new Dictionary<int, CorrectRow>();
        foreach (var row in page.Rows)
        {
            if (row.Key == MemoryKey)
            {
                memory = ImportMemory.Upgrade(serializer.Deserialize<ImportMemory>(row.Payload)!);
            }
            else
            {
                var correction = serializer.Deserialize<RowCorrection>(row.Payload)!;
                corrections[correction.Number] = correction.Correction;
            }
        }

        return (memory, corrections);
    }

    public async Task<ImmutableArray<RawRow>> ChunkAsync(int chunk) =>
        await store.FindAsync(Name, ChunkKey(chunk)) is { } payload ? serializer.Deserialize<ImmutableArray<RawRow>>(payload) : [];

    public async Task<ImmutableArray<RowVerdict>> VerdictsAsync(int chunk) =>
        await store.FindAsync(Name, VerdictKey(chunk)) is { } payload ? serializer.Deserialize<ImmutableArray<RowVerdict>>(payload) : [];

    public Task WriteAsync(ImportMemory memory) => WriteAsync([Memory(memory)], scrub: false);

    public Task WriteChunkAsync(ImportMemory memory, int chunk, ImmutableArray<RawRow> rows) =>
        WriteAsync([Memory(memory), new(ChunkKey(chunk), serializer.SerializeToArray(rows))], scrub: false);

    public Task WriteVerdictsAsync(int chunk, ImmutableArray<RowVerdict> verdicts) => WriteAsync([VerdictRow(chunk, verdicts)], scrub: false);

    public Task WriteCorrectionAsync(ImportMemory memory, int chunk, ImmutableArray<RowVerdict> verdicts, int row, CorrectRow correction) =>
        WriteAsync([Memory(memory), VerdictRow(chunk, verdicts), new(CorrectionKey(row), serializer.SerializeToArray(new RowCorrection(row, correction)))], scrub: true);

    /// <summary>Nothing of the file stays, also not in what the database has freed.</summary>
    public async Task PurgeAsync(ImportMemory memory, IEnumerable<int> corrected)
    {
        var keys = Enumerable.Range(0, memory.Chunks.Length).SelectMany(c => new[] { ChunkKey(c), VerdictKey(c) }).Concat(corrected.Select(CorrectionKey));
        var there = new List<(RowWrite Gone, int Pages)>();
        foreach (var key in keys)
        {
            if (await store.FindAsync(Name, key) is { } payload)
            {
                there.Add((new(key, null), RowPages.Of(payload.Length)));
            }
        }

        foreach (var part in RowPages.Parts(there, row => row.Pages))
        {
            await WriteAsync([.. part.Select(row => row.Gone)], scrub: false);
        }

        await WriteAsync([Memory(memory with { Purged = true, Chunks = [], Mapping = ImportMapping.Nothing, Unknown = [] })], scrub: true);
    }

    private string Name => "import/" + owner;

    private RowWrite Memory(ImportMemory memory) => new(MemoryKey, serializer.SerializeToArray(memory));

    private RowWrite VerdictRow(int chunk, ImmutableArray<RowVerdict> verdicts) => new(VerdictKey(chunk), verdicts.IsEmpty ? null : serializer.SerializeToArray(verdicts));

    private async Task WriteAsync(ImmutableArray<RowWrite> writes, bool scrub)
    {
        await store.WriteAsync(Name, head, writes, scrub);
        head++;
    }

    private static string ChunkKey(int chunk) => string.Create(CultureInfo.InvariantCulture, $"r/{chunk:D6}");

    private static string VerdictKey(int chunk) => string.Create(CultureInfo.InvariantCulture, $"e/{chunk:D6}");

    private static string CorrectionKey(int row) => string.Create(CultureInfo.InvariantCulture, $"o/{row:D8}");
}
