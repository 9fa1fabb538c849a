using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Storage;
using Workspace.Domain.Contributions;

namespace Workspace.Grains.Contributions;

/// <summary>What happened: rows of single signals, and moves of many (<c>j/sequence</c>), of which only is remembered which signals they name.</summary>
internal sealed partial class ContributionRows
{
    public async Task<ImmutableArray<SignalEvent>> HistoryAsync(Signal signal)
    {
        var events = await ReadAsync<SignalEvent>($"h/{signal.Id.Value}/");
        var moves = new List<SignalsMoved>();
        foreach (var sequence in journal.Of(signal.Id))
        {
            if (await store.FindAsync(Name, MoveKey(sequence)) is { } payload)
            {
                moves.Add(ReadMove(payload));
            }
        }

        return SignalHistory.Of(signal, events, moves);
    }

    private SignalsMoved Remember(StoredRow row)
    {
        var moved = ReadMove(row.Payload);
        journal.Add(long.Parse(row.Key.AsSpan(2), CultureInfo.InvariantCulture), moved);
        return moved;
    }

    private SignalsMoved ReadMove(byte[] payload) =>
        SignalsMoved.Upgrade(serializer.Deserialize<SignalsMoved>(payload) ?? throw new InvalidOperationException($"A move of {Name} holds nothing."));

    private static string MoveKey(long sequence) => string.Create(CultureInfo.InvariantCulture, $"j/{sequence:D10}");
}
