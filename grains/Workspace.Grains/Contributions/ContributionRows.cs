using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Orleans.Serialization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Storage;
using Workspace.Domain.Contributions;
using Workspace.Domain.Contributions.Entities;

namespace Workspace.Grains.Contributions;

/// <summary>
/// The rows of one contribution: <c>s/id</c> a signal, <c>h/id/version</c> what happened to it, <c>j/sequence</c> a move of many signals, <c>a/id/file/piece</c> the bytes of an attachment,
/// <c>u/id/file</c> one that no signal names, <c>x/id</c> a destruction that is not finished, <c>c/id</c> a certificate with what stays of the destroyed, <c>m/memory</c> what the contribution remembers of itself,
/// <c>e/id</c> an entity.
/// </summary>
internal sealed partial class ContributionRows(IRowStore store, Serializer serializer, string owner)
{
    private const string MemoryKey = "m/memory";

    private readonly SignalJournal journal = new();
    private ContributionMemory remembered = new();
    private bool isMarked;
    private long head;

    /// <summary>Reads everything that is kept in memory.</summary>
    public async Task<ContributionMemory> LoadAsync(SignalRegister register, EntityBook book, CancellationToken cancellation)
    {
        var page = await store.ReadAsync(Name, ["m/", "s/", "j/", "u/", "x/", EntityPrefix], cancellation);
        head = page.Head;
        var moves = new List<SignalsMoved>();
        foreach (var row in page.Rows.Where(row => !TryLoad(row, book)))
        {
            switch (row.Key[0])
            {
                case 'm':
                    var stored = Read<ContributionMemory>(row);
                    remembered = ContributionMemory.Upgrade(stored);
                    isMarked = stored.Schema == ContributionMemory.Current;
                    break;
                case 'j':
                    moves.Add(Remember(row));
                    break;
                case 'u':
                    loose.Add(Read<GoingSignal>(row));
                    break;
                case 'x':
                    unfinished.Add(Destruction.Upgrade(Read<Destruction>(row)));
                    break;
                default:
                    register.Put(Read<Signal>(row));
                    break;
            }
        }

        register.Replay(moves);
        foreach (var going in unfinished.SelectMany(d => d.Signals))
        {
            register.Remove(going.Id);
        }

        register.Know(remembered);
        return remembered;
    }

    public async Task WriteAsync(SignalChange change)
    {
        await WriteAsync([.. RowsOf(change)], scrub: false);
        remembered = change.Memory ?? remembered;
        if (change.Moved is { } moved)
        {
            journal.Add(journal.Next, moved);
        }
    }

    /// <summary>What writing a change costs.</summary>
    public int Pages(SignalChange change) => RowsOf(change).Sum(row => RowPages.Of(row.Payload!.Length));

    private IEnumerable<RowWrite> RowsOf(SignalChange change)
    {
        if (change.Moved is { } moved)
        {
            yield return new(MoveKey(journal.Next), serializer.SerializeToArray(moved));
        }
        else
        {
            foreach (var (signal, happened) in change.Put.Zip(change.Events))
            {
                yield return new(SignalKey(signal.Id), serializer.SerializeToArray(signal));
                if (SignalHistory.IsKept(happened))
                {
                    yield return new(EventKey(signal.Id, happened.Version), serializer.SerializeToArray(happened));
                }
            }
        }

        if (change.Memory is { } memory)
        {
            yield return new(MemoryKey, serializer.SerializeToArray(memory));
        }
    }

    public async Task<ImmutableArray<DestructionCertificate>> CertificatesAsync() => await ReadAsync<DestructionCertificate>("c/");

    /// <summary>SHA-256 over the signal as it is stored: who holds a copy can prove that it was this one.</summary>
    public string HashOf(Signal signal) => Convert.ToHexStringLower(SHA256.HashData(serializer.SerializeToArray(signal)));

    private string Name => "contribution/" + owner;

    private async Task<ImmutableArray<T>> ReadAsync<T>(string prefix)
    {
        var page = await store.ReadAsync(Name, [prefix]);
        return [.. page.Rows.Select(Read<T>)];
    }

    private T Read<T>(StoredRow row) => serializer.Deserialize<T>(row.Payload) ?? throw new InvalidOperationException($"Row {row.Key} of {Name} holds nothing.");

    private async Task WriteAsync(ImmutableArray<RowWrite> writes, bool scrub)
    {
        if (!isMarked && writes.Any(w => w.Key[0] is 'e' or 'j' or 'u' or 'x'))
        {
            // Before the first row that an older program would pass by: from here on it refuses to read this contribution.
            await store.WriteAsync(Name, head, [new(MemoryKey, serializer.SerializeToArray(remembered))]);
            head++;
            isMarked = true;
        }

        await store.WriteAsync(Name, head, writes, scrub);
        head++;
        isMarked |= writes.Any(w => w.Key == MemoryKey);
    }

    private static string SignalKey(SignalId id) => "s/" + id.Value;

    private static string EventKey(SignalId id, long version) => string.Create(CultureInfo.InvariantCulture, $"h/{id.Value}/{version:D8}");
}
