using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Storage;
using Workspace.Crdt;
using Workspace.Domain.Sections;
using Workspace.Domain.Text;

namespace Workspace.Grains.Sections.History;

/// <summary>
/// Replays the log of a section: the text at any sequence with its writers, how much each row wrote and removed, and who removed what. A plain class; one pass, rows in order.
/// </summary>
public sealed class VersionReader(string key)
{
    private readonly YDoc document = new();
    private readonly Dictionary<ulong, PersonId> authors = [];
    private readonly YDeletions<PersonId> deletions = new();

    /// <summary>The last row that was read.</summary>
    public long Sequence { get; private set; }

    /// <summary>Whether it remembers who removed what from here on: only what follows the earlier of two versions matters for their difference.</summary>
    public bool TracksRemovals { get; set; }

    /// <summary>Reads the next row and measures it. Throws <see cref="TextLogDamagedException"/> when it cannot be read or rests on what is not there.</summary>
    public TimelineRow Read(TextLogEntry row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Sequence != Sequence + 1 || !YUpdate.TryDecode(row.Update, DecodeLimits.Trusted, out var update, out _))
        {
            throw new TextLogDamagedException(key, Sequence + 1);
        }

        foreach (var range in document.NewRanges(update))
        {
            authors.TryAdd(range.Client, row.Author);
        }

        var change = document.ApplyMeasured(update);
        if (document.HasPending)
        {
            throw new TextLogDamagedException(key, row.Sequence);
        }

        if (TracksRemovals)
        {
            deletions.Add(update, row.Author);
        }

        Sequence = row.Sequence;
        return new(row.Sequence, row.Author, row.At, change.Inserted, change.Removed);
    }

    /// <summary>Reads on up to and including a sequence.</summary>
    public void ReadUntil(ImmutableArray<TextLogEntry> rows, long sequence)
    {
        foreach (var row in rows)
        {
            if (row.Sequence > Sequence && row.Sequence <= sequence)
            {
                Read(row);
            }
        }
    }

    /// <summary>The text as it reads here, with its writers.</summary>
    public ImmutableArray<VersionNode> Text() => RichText.Read(document.ReadXmlAuthored(LiveText.Root), client => authors.TryGetValue(client, out var person) ? person : null);

    /// <summary>The document as it is here, as one update.</summary>
    public byte[] State() => document.EncodeState();

    /// <summary>Who removed something since <see cref="TracksRemovals"/> was set; null where nobody is on record.</summary>
    public PersonId? RemovedBy(VersionId id) => deletions.TryFind(new YId(id.Client, id.Clock), out var person) ? person : null;
}
