using System.Globalization;
using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions;

/// <summary>
/// The signals of one contribution in memory, with what finding them needs. Not thread-safe: its grain is the lock. Signals of an import that is not committed are kept but
/// do not show (<see cref="Shows"/>).
/// </summary>
public sealed partial class SignalRegister
{
    private readonly Dictionary<SignalId, Entry> entries = [];
    private readonly Dictionary<string, SignalId> labels = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> hiddenImports = new(StringComparer.Ordinal);

    public int Count => entries.Count;

    public IEnumerable<Signal> All => entries.Values.Select(e => e.Signal);

    public Signal? Find(SignalId id) => entries.TryGetValue(id, out var entry) ? entry.Signal : null;

    public Signal? FindLabel(string label) => labels.TryGetValue(label, out var id) ? Find(id) : null;

    /// <summary>Whether it is there for people: not staged by an unfinished import.</summary>
    public bool Shows(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return signal.Import is null || !hiddenImports.Contains(signal.Import);
    }

    public void Put(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        Remove(signal.Id);
        entries.Add(signal.Id, new(signal));
        labels.TryAdd(signal.Label, signal.Id);
    }

    public void Remove(SignalId id)
    {
        if (entries.Remove(id, out var old) && labels.TryGetValue(old.Signal.Label, out var holder) && holder == id)
        {
            labels.Remove(old.Signal.Label);
        }
    }

    /// <summary>Signals as they are after moves of many, oldest first. What a signal went through already, or was written with later, it does not go through again.</summary>
    public void Replay(IEnumerable<SignalsMoved> moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        foreach (var moved in moves)
        {
            foreach (var (id, version) in moved.Signals)
            {
                if (Find(id) is { } signal && signal.Version == version)
                {
                    Put(moved.Of(signal));
                }
            }
        }
    }

    /// <summary>Takes over which imports are hidden.</summary>
    public void Know(ContributionMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        hiddenImports.Clear();
        hiddenImports.UnionWith(memory.Imports.Where(i => i.Stage != ImportStage.Committed).Select(i => i.Id));
    }

    /// <summary>Letters without accents and case, everything else as it is.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    private sealed class Entry(Signal signal)
    {
        private string? folded;
        private int[]? words;

        public Signal Signal { get; } = signal;

        /// <summary>What a search looks in.</summary>
        public string Folded => folded ??= Fold(string.Join('\n', Signal.Label, Signal.Content, Signal.AreaName, Signal.Place?.Address, Signal.Date, Signal.Grade));

        /// <summary>Hashes of the longer words, sorted and distinct.</summary>
        public int[] Words => words ??= WordsOf(Signal.Content);
    }
}
