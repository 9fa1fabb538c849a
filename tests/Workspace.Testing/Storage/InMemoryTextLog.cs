using System.Collections.Immutable;
using Workspace.Contracts.Storage;

namespace Workspace.Testing.Storage;

/// <summary>The contract of <see cref="ITextLog"/> in memory, for tests of what stands on it. Wrap it in <see cref="FaultyTextLog"/> for failures.</summary>
public sealed class InMemoryTextLog : ITextLog
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Log> logs = new(StringComparer.Ordinal);

    public Task AppendAsync(string document, ImmutableArray<TextLogEntry> entries)
    {
        lock (gate)
        {
            var log = Find(document);
            for (var i = 0; i < entries.Length; i++)
            {
                if (entries[i].Sequence != entries[0].Sequence + i)
                {
                    return Task.FromException(new ArgumentException($"Entry {i} does not follow the one before it.", nameof(entries)));
                }
            }

            var first = entries[0].Sequence;
            if (first == log.Head && log.TornTail)
            {
                (log.Head, log.TornTail) = (log.Head - 1, false);
            }

            if (first != log.Head + 1)
            {
                return Task.FromException(first <= log.Head ? new TextLogFencedException(document, first) : new TextLogDamagedException(document, log.Head + 1));
            }

            log.Entries.AddRange(entries.Select(entry => entry with { Update = entry.Update.ToArray() }));
            log.Head = entries[^1].Sequence;
            return Task.CompletedTask;
        }
    }

    public Task<TextLogPage> ReadAsync(string document, long after, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (gate)
        {
            var log = Find(document);
            if (log.Damaged > after || after < log.Trimmed || after > log.Head)
            {
                return Task.FromException<TextLogPage>(new TextLogDamagedException(document, Math.Max(log.Damaged, Math.Min(after, log.Head) + 1)));
            }

            return Task.FromResult(new TextLogPage([.. log.Entries.Where(entry => entry.Sequence > after)], log.TornTail && log.Head > after));
        }
    }

    public Task TrimAsync(string document, long through)
    {
        lock (gate)
        {
            var log = Find(document);
            log.Trimmed = Math.Max(log.Trimmed, Math.Min(log.Head, through));
            log.Entries.RemoveAll(entry => entry.Sequence <= through);
            return Task.CompletedTask;
        }
    }

    public Task ReplaceAsync(string document, ImmutableArray<TextLogEntry> entries)
    {
        lock (gate)
        {
            var log = Find(document);
            foreach (var entry in entries)
            {
                if (!log.Entries.Exists(e => e.Sequence == entry.Sequence && e.Author == entry.Author && e.At == entry.At))
                {
                    return Task.FromException(new TextLogDamagedException(document, entry.Sequence));
                }
            }

            foreach (var entry in entries)
            {
                log.Entries[log.Entries.FindIndex(e => e.Sequence == entry.Sequence)] = entry with { Update = entry.Update.ToArray() };
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>How many entries of a document are in the log now.</summary>
    public int Count(string document)
    {
        lock (gate)
        {
            return Find(document).Entries.Count;
        }
    }

    /// <summary>Damages the last row: it is left out from now on, and written anew by the next append.</summary>
    public void TearTail(string document)
    {
        lock (gate)
        {
            var log = Find(document);
            log.Entries.RemoveAt(log.Entries.Count - 1);
            log.TornTail = true;
        }
    }

    /// <summary>Damages a row in the middle: the document can no longer be read from before it.</summary>
    public void Damage(string document, long sequence)
    {
        lock (gate)
        {
            Find(document).Damaged = sequence;
        }
    }

    private Log Find(string document)
    {
        if (!logs.TryGetValue(document, out var log))
        {
            logs.Add(document, log = new());
        }

        return log;
    }

    private sealed class Log
    {
        public List<TextLogEntry> Entries { get; } = [];

        public long Head { get; set; }

        public long Trimmed { get; set; }

        public long Damaged { get; set; }

        public bool TornTail { get; set; }
    }
}
