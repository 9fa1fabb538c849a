using System.Collections.Immutable;
using Workspace.Contracts;

namespace Workspace.Domain.Contributions;

/// <summary>Which moves of many signals name a signal, by their sequence. What the moves say stays in storage.</summary>
public sealed class SignalJournal
{
    private readonly Dictionary<SignalId, ImmutableArray<long>> moves = [];

    /// <summary>The sequence of the next move.</summary>
    public long Next { get; private set; } = 1;

    public void Add(long sequence, SignalsMoved moved)
    {
        ArgumentNullException.ThrowIfNull(moved);
        foreach (var (id, _) in moved.Signals)
        {
            moves[id] = moves.TryGetValue(id, out var known) ? known.Add(sequence) : [sequence];
        }

        Next = Math.Max(Next, sequence + 1);
    }

    public ImmutableArray<long> Of(SignalId id) => moves.TryGetValue(id, out var known) ? known : [];

    /// <summary>The moves that name any of these, each once, oldest first.</summary>
    public ImmutableArray<long> Of(IEnumerable<SignalId> ids) => [.. ids.SelectMany(id => Of(id)).Distinct().Order()];

    public void Forget(SignalId id) => moves.Remove(id);
}
