using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Storage;
using Workspace.Contracts.Text;
using Workspace.Crdt;
using Workspace.Domain.Text;
using Workspace.Grains.Sections.History;

namespace Workspace.Grains.Sections;

/// <summary>
/// A co-edited text in memory: the engine's document, its place in the log, and who owns which client id. A plain class without Orleans, clock or storage:
/// <see cref="Check"/> decides about a push without changing the text, <see cref="Apply"/> is the only way in, live and on replay.
/// Not thread-safe; its grain is the lock.
/// </summary>
public sealed class LiveText
{
    /// <summary>Root of the editor's document.</summary>
    public const string Root = "default";

    /// <summary>One section holds at most this much, encoded: about 4,000 pages.</summary>
    public const int MaxStateBytes = 16 * 1024 * 1024;

    private readonly YDoc document = new();
    private readonly Dictionary<ulong, PersonId> authors = [];
    private (string Hash, bool HasText)? reading;

    /// <summary>Last row of the log that is in the document.</summary>
    public long Sequence { get; private set; }

    /// <summary>Sum of the encoded bytes applied since the last snapshot, an upper bound of the growth.</summary>
    public long BytesSinceSnapshot { get; private set; }

    public int RowsSinceSnapshot { get; private set; }

    /// <summary>Whether something applied rests on text that is not there.</summary>
    public bool HasHoles => document.HasPending;

    /// <summary>
    /// Whether a text that could be read before has gone although nobody removed anything since: then what is in memory is wrong, whatever the reason, and may not be stored.
    /// Linear in the text after a change.
    /// </summary>
    public bool LostItsText => hadText && !removed && !Read().HasText;

    private long snapshotBytes;
    private bool hadText;
    private bool removed;
    private bool resting;

    /// <summary>Builds the text from what is stored. Throws <see cref="TextLogDamagedException"/> when a stored update cannot be read or hangs in the air.</summary>
    public static LiveText Load(string key, TextSnapshot snapshot, ImmutableArray<TextLogEntry> rows)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Sequence > 0 && snapshot.State.Length == 0)
        {
            // Even a document without anything is two bytes: this is no snapshot, and must not be taken for an empty text.
            throw new TextLogDamagedException(key, snapshot.Sequence);
        }

        var text = new LiveText { Sequence = snapshot.Sequence };
        foreach (var (client, person) in snapshot.Authors)
        {
            text.authors[client] = person;
        }

        if (snapshot.State.Length > 0)
        {
            text.document.Apply(Decode(key, snapshot.Sequence, snapshot.State));
            text.snapshotBytes = snapshot.State.Length;
        }

        foreach (var row in rows)
        {
            text.Apply(row.Sequence, row.Author, Decode(key, row.Sequence, row.Update));
        }

        if (text.HasHoles)
        {
            throw new TextLogDamagedException(key, text.Sequence);
        }

        text.Rest();
        return text;
    }

    /// <summary>
    /// Decides about a push: readable, within limits, resting only on what the server has, and new text only under client ids that are nobody else's.
    /// Claims the client ids for the author, also while the push still waits to be stored.
    /// </summary>
    public Outcome<YUpdate> Check(PersonId by, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > PushLimits.Update)
        {
            return Problem.Of(ProblemCode.UpdateTooLarge, ("max", Text(PushLimits.Update)), ("bytes", Text(bytes.Length)));
        }

        if (!YUpdate.TryDecode(bytes, DecodeLimits.Browser, out var update, out var error))
        {
            return Problem.Of(ProblemCode.UpdateUnreadable, ("error", error.ToString()));
        }

        if (snapshotBytes + BytesSinceSnapshot + bytes.Length > MaxStateBytes)
        {
            return Problem.Of(ProblemCode.SectionFull, ("max", Text(MaxStateBytes)));
        }

        if (!document.IsReady(update))
        {
            return ProblemCode.Resync;
        }

        foreach (var range in document.NewRanges(update))
        {
            if (authors.TryGetValue(range.Client, out var owner) && owner != by)
            {
                return ProblemCode.ForeignAuthor;
            }
        }

        foreach (var range in document.NewRanges(update))
        {
            authors[range.Client] = by;
        }

        return update;
    }

    /// <summary>Whether everything in the update is in the text already.</summary>
    public bool Contains(YUpdate update) => document.Contains(update);

    /// <summary>Integrates a stored row.</summary>
    public void Apply(long sequence, PersonId author, YUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        foreach (var range in document.NewRanges(update))
        {
            authors.TryAdd(range.Client, author);
        }

        document.Apply(update);
        resting = false;
        removed |= update.Deletes.Count > 0;
        Sequence = sequence;
        BytesSinceSnapshot += update.Bytes.Length;
        RowsSinceSnapshot++;
        reading = null;
    }

    /// <summary>Nobody writes for now: gives back the room that is kept for edits. Linear in the text after an edit.</summary>
    public void Rest()
    {
        if (!resting)
        {
            document.Trim();
            resting = true;
        }
    }

    public byte[] StateVector() => document.EncodeStateVector();

    /// <summary>What a client with this state vector lacks.</summary>
    public Outcome<byte[]> Difference(ReadOnlySpan<byte> stateVector)
    {
        if (stateVector.Length > PushLimits.StateVector)
        {
            return Problem.Of(ProblemCode.UpdateTooLarge, ("max", Text(PushLimits.StateVector)), ("bytes", Text(stateVector.Length)));
        }

        return document.TryEncodeDiff(stateVector, out var difference, out var error)
            ? difference
            : Problem.Of(ProblemCode.UpdateUnreadable, ("error", error.ToString()));
    }

    /// <summary>The canonical hash of the text as it reads now. Linear in the text the first time after a change.</summary>
    public (string Hash, bool HasText) Read()
    {
        if (reading is null)
        {
            ReadContent();
        }

        return reading!.Value;
    }

    /// <summary>The text as it reads now, with its canonical hash. Linear in the text every time: a text that is open and idle holds no second copy of itself.</summary>
    public (string Hash, ImmutableArray<RichNode> Content) ReadContent()
    {
        var (hash, hasText, content) = Read(document);
        reading = (hash, hasText);
        if (hasText)
        {
            (hadText, removed) = (true, false);
        }

        return (hash, content);
    }

    /// <summary>The text as it would read after these updates; nothing changes.</summary>
    public (string Hash, bool HasText) ReadAfter(IEnumerable<YUpdate> updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        var trial = new YDoc();
        trial.Apply(Decode("trial", Sequence, document.EncodeState()));
        foreach (var update in updates)
        {
            trial.Apply(update);
        }

        var (hash, hasText, _) = Read(trial);
        return (hash, hasText);
    }

    /// <summary>
    /// The edit after which the text reads as another state of it did; null when it does so already. Nothing changes yet.
    /// </summary>
    /// <param name="state">The document as it was, as one update.</param>
    /// <param name="clientId">A client id of nobody else.</param>
    public byte[]? Restore(ReadOnlyMemory<byte> state, ulong clientId)
    {
        var then = new YDoc();
        then.Apply(Decode("version", Sequence, state));
        return Restoring.Restore(document.Copy(), Root, then.ReadXml(Root), clientId);
    }

    /// <summary>The rows of a range without what is no longer in the text; see <see cref="LogRewriting"/>.</summary>
    /// <param name="rows">The log from its first row on.</param>
    public ImmutableArray<TextLogEntry> Rewrite(string key, ImmutableArray<TextLogEntry> rows, long first, long last) => LogRewriting.Rewrite(key, rows, first, last, document);

    /// <summary>Whether nobody has written under this client id.</summary>
    public bool IsFree(ulong clientId) => !authors.ContainsKey(clientId);

    public TextSnapshot Snapshot() => new() { Sequence = Sequence, State = document.EncodeState(), Authors = authors.ToImmutableDictionary() };

    /// <summary>A snapshot of this state was stored.</summary>
    public void SnapshotStored(TextSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        snapshotBytes = snapshot.State.Length;
        BytesSinceSnapshot = 0;
        RowsSinceSnapshot = 0;
    }

    private static (string Hash, bool HasText, ImmutableArray<RichNode> Content) Read(YDoc document)
    {
        var content = RichText.Read(document.ReadXml(Root));
        return (Canonical.Hash(content), !Canonical.IsEmpty(content), content);
    }

    private static YUpdate Decode(string key, long sequence, ReadOnlyMemory<byte> bytes) =>
        YUpdate.TryDecode(bytes, DecodeLimits.Trusted, out var update, out _) ? update : throw new TextLogDamagedException(key, sequence);

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
