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
/// The rows of one contribution: <c>s/id</c> a signal, <c>h/id/version</c> what happened to it, <c>a/id/file</c> the bytes of an attachment, <c>d/id</c> what stays of a destroyed
/// one, <c>c/id</c> a certificate, <c>m/memory</c> what the contribution remembers of itself, <c>e/id</c> an entity.
/// </summary>
internal sealed partial class ContributionRows(IRowStore store, Serializer serializer, string owner)
{
    private const string MemoryKey = "m/memory";

    private long head;

    /// <summary>Reads everything that is kept in memory.</summary>
    public async Task<ContributionMemory> LoadAsync(SignalRegister register, EntityBook book, CancellationToken cancellation)
    {
        var page = await store.ReadAsync(Name, ["m/", "s/", EntityPrefix], cancellation);
        head = page.Head;
        var memory = new ContributionMemory();
        foreach (var row in page.Rows)
        {
            if (row.Key == MemoryKey)
            {
                memory = ContributionMemory.Upgrade(Read<ContributionMemory>(row));
            }
            else if (!TryLoad(row, book))
            {
                register.Put(Read<Signal>(row));
            }
        }

        register.Know(memory);
        return memory;
    }

    public Task WriteAsync(SignalChange change, params ReadOnlySpan<RowWrite> files)
    {
        var writes = ImmutableArray.CreateBuilder<RowWrite>((change.Put.Length * 2) + files.Length + 1);
        for (var i = 0; i < change.Put.Length; i++)
        {
            var signal = change.Put[i];
            writes.Add(new(SignalKey(signal.Id), serializer.SerializeToArray(signal)));
            writes.Add(new(EventKey(signal.Id, change.Events[i].Version), serializer.SerializeToArray(change.Events[i])));
        }

        if (change.Memory is { } memory)
        {
            writes.Add(new(MemoryKey, serializer.SerializeToArray(memory)));
        }

        writes.AddRange(files);
        return WriteAsync(writes.ToImmutable(), scrub: false);
    }

    /// <summary>Destroys signals with all that hangs on them. What stays is a stub each, and the certificate; nothing when nobody ever saw them.</summary>
    public Task DestroyAsync(ImmutableArray<Signal> signals, DestructionCertificate? certificate, ContributionMemory? memory, params ReadOnlySpan<EntityId> entities)
    {
        var writes = ImmutableArray.CreateBuilder<RowWrite>();
        foreach (var signal in signals)
        {
            writes.Add(new(SignalKey(signal.Id), null));
            for (var version = 1L; version <= signal.Version; version++)
            {
                writes.Add(new(EventKey(signal.Id, version), null));
            }

            writes.AddRange(signal.Attachments.Select(a => new RowWrite(FileKey(signal.Id, a.Id), null)));
        }

        if (certificate is not null)
        {
            writes.AddRange(certificate.Signals.Select(s => new RowWrite($"d/{s.Id.Value}", serializer.SerializeToArray(s))));
            writes.Add(new($"c/{certificate.Id}", serializer.SerializeToArray(certificate)));
        }

        if (memory is not null)
        {
            writes.Add(new(MemoryKey, serializer.SerializeToArray(memory)));
        }

        foreach (var id in entities)
        {
            writes.Add(new(EntityKey(id), null));
        }

        return WriteAsync(writes.ToImmutable(), scrub: true);
    }

    public async Task<ImmutableArray<SignalEvent>> HistoryAsync(SignalId id) => await ReadAsync<SignalEvent>($"h/{id.Value}/");

    public async Task<ImmutableArray<DestructionCertificate>> CertificatesAsync() => await ReadAsync<DestructionCertificate>("c/");

    public Task<byte[]?> FileAsync(SignalId id, string file) => store.FindAsync(Name, FileKey(id, file));

    /// <summary>SHA-256 over the stored row: who holds a copy can prove that it was this one.</summary>
    public string HashOf(Signal signal) => Convert.ToHexStringLower(SHA256.HashData(serializer.SerializeToArray(signal)));

    public static string FileKey(SignalId id, string file) => $"a/{id.Value}/{file}";

    private string Name => "contribution/" + owner;

    private async Task<ImmutableArray<T>> ReadAsync<T>(string prefix)
    {
        var page = await store.ReadAsync(Name, [prefix]);
        return [.. page.Rows.Select(Read<T>)];
    }

    private T Read<T>(StoredRow row) => serializer.Deserialize<T>(row.Payload) ?? throw new InvalidOperationException($"Row {row.Key} of {Name} holds nothing.");

    private async Task WriteAsync(ImmutableArray<RowWrite> writes, bool scrub)
    {
        await store.WriteAsync(Name, head, writes, scrub);
        head++;
    }

    private static string SignalKey(SignalId id) => "s/" + id.Value;

    private static string EventKey(SignalId id, long version) => string.Create(CultureInfo.InvariantCulture, $"h/{id.Value}/{version:D8}");
}
