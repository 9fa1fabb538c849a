using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Storage;
using Workspace.Domain.Contributions;

namespace Workspace.Grains.Contributions;

/// <summary>
/// Destroying signals with all that hangs on them. One write where that is small; otherwise the intention is stored first, and worked off in parts that can each be done again. What
/// the database has freed is emptied with the last part: until then the intention stands, and with it that this is still to be done.
/// </summary>
internal sealed partial class ContributionRows
{
    private readonly List<Destruction> unfinished = [];

    /// <summary>One row that changes or goes.</summary>
    /// <param name="Pages">What that costs, by what was there.</param>
    private readonly record struct Piece(RowWrite Write, int Pages)
    {
        public Piece Removed() => this with { Write = new(Write.Key, null) };
    }

    /// <summary>Destroys signals under a certificate, which stays.</summary>
    /// <param name="entities">Entities that nothing is left of to rest on. When this is interrupted they can be told from that again.</param>
    public async Task DestroyAsync(Destruction destruction, ImmutableArray<EntityId> entities)
    {
        List<Piece> pieces = [.. await EntityPiecesAsync(entities), .. await PiecesAsync(destruction)];
        if (pieces.Sum(p => p.Pages) > RowPages.Most)
        {
            var intention = Put(IntentionKey(destruction), destruction);
            await WriteAsync([intention.Write], scrub: false);
            unfinished.Add(destruction);
            pieces.Add(intention.Removed());
        }

        await FinishAsync(destruction, pieces);
    }

    /// <summary>Goes on with what was interrupted, from wherever that was. Before anything else is written: an id may come again.</summary>
    public async Task FinishAsync()
    {
        await RemoveLooseFilesAsync();
        foreach (var destruction in unfinished.ToList())
        {
            await FinishAsync(destruction, [.. await PiecesAsync(destruction), Put(IntentionKey(destruction), destruction).Removed()]);
        }
    }

    /// <summary>Removes signals that nobody ever saw. Nothing stays of them.</summary>
    public async Task RemoveAsync(ImmutableArray<Signal> signals) => await WriteInPartsAsync(await PiecesAsync([.. signals.Select(GoingSignal.Of)]), scrub: true);

    private async Task FinishAsync(Destruction destruction, List<Piece> pieces)
    {
        await WriteInPartsAsync(pieces, scrub: true);
        unfinished.Remove(destruction);
        foreach (var signal in destruction.Signals)
        {
            journal.Forget(signal.Id);
        }
    }

    /// <param name="scrub">With the last part.</param>
    private async Task WriteInPartsAsync(List<Piece> pieces, bool scrub)
    {
        var parts = RowPages.Parts(pieces, p => p.Pages).ToList();
        foreach (var part in parts)
        {
            await WriteAsync([.. part.Select(p => p.Write)], scrub && part == parts[^1]);
        }
    }

    /// <summary>What must go, and after all of it the certificate.</summary>
    private async Task<List<Piece>> PiecesAsync(Destruction destruction) =>
        [.. await PiecesAsync(destruction.Signals), Put($"c/{destruction.Certificate.Id}", destruction.Certificate)];

    /// <summary>Every row that holds something of these signals. Moves of many lose them, and go with the last one.</summary>
    private async Task<List<Piece>> PiecesAsync(ImmutableArray<GoingSignal> going)
    {
        var pieces = new List<Piece>();
        var gone = going.Select(g => g.Id).ToHashSet();
        foreach (var sequence in journal.Of(gone))
        {
            if (await store.FindAsync(Name, MoveKey(sequence)) is { } payload)
            {
                var left = ReadMove(payload).Without(gone);
                pieces.Add(new(new(MoveKey(sequence), left is null ? null : serializer.SerializeToArray(left)), RowPages.Of(payload.Length)));
            }
        }

        foreach (var signal in going)
        {
            var happened = await store.ReadAsync(Name, [$"h/{signal.Id.Value}/"]);
            pieces.AddRange(happened.Rows.Select(row => new Piece(new(row.Key, null), RowPages.Of(row.Payload.Length))));
            pieces.AddRange(FilePieces(signal));
            if (await store.FindAsync(Name, SignalKey(signal.Id)) is { } payload)
            {
                pieces.Add(new(new(SignalKey(signal.Id), null), RowPages.Of(payload.Length)));
            }
        }

        return pieces;
    }

    private async Task<List<Piece>> EntityPiecesAsync(ImmutableArray<EntityId> going)
    {
        var pieces = new List<Piece>();
        foreach (var id in going)
        {
            if (await store.FindAsync(Name, EntityKey(id)) is { } payload)
            {
                pieces.Add(new(new(EntityKey(id), null), RowPages.Of(payload.Length)));
            }
        }

        return pieces;
    }

    private Piece Put<T>(string key, T value)
    {
        var payload = serializer.SerializeToArray(value);
        return new(new(key, payload), RowPages.Of(payload.Length));
    }

    private static string IntentionKey(Destruction destruction) => $"x/{destruction.Certificate.Id}";
}
