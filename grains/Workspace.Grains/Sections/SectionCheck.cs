using System.Collections.Immutable;
using Workspace.Contracts.Storage;
using Workspace.Crdt;
using Workspace.Domain.Sections;

namespace Workspace.Grains.Sections;

/// <summary>Compares what is stored of one section: its log, replayed row by row as <see cref="LiveText"/> does, with its snapshot and its signatures.</summary>
public static class SectionCheck
{
    /// <param name="trimmed">Rows up to here were removed on purpose; the snapshot stands for them.</param>
    /// <param name="page">The rows after <paramref name="trimmed"/>.</param>
    public static StoredSection Of(string key, SectionState state, TextSnapshot snapshot, long trimmed, TextLogPage page)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(page);
        var head = page.Entries is [.., var last] ? last.Sequence : trimmed;
        var findings = ImmutableArray.CreateBuilder<StoredFinding>();
        if (page.TornTail)
        {
            findings.Add(new(StoredFindingKind.LastRowTorn, head + 1));
        }

        var stored = Load(key, snapshot);
        if (stored is null || snapshot.Sequence > head || snapshot.Sequence < trimmed)
        {
            findings.Add(new(StoredFindingKind.SnapshotUnreadable, snapshot.Sequence));
        }

        if (trimmed > 0 && stored is null)
        {
            return new(key, head, "", findings.ToImmutable());
        }

        var text = trimmed > 0 ? stored! : LiveText.Load(key, new(), []);
        var signatures = state.Signatures.Concat(state.Replaced).ToLookup(s => s.Sequence);
        foreach (var row in page.Entries.Where(row => row.Sequence > text.Sequence))
        {
            if (!YUpdate.TryDecode(row.Update, DecodeLimits.Trusted, out var update, out _))
            {
                findings.Add(new(StoredFindingKind.RowUnreadable, row.Sequence));
                return new(key, text.Sequence, "", findings.ToImmutable());
            }

            text.Apply(row.Sequence, row.Author, update);
            if (text.HasHoles)
            {
                findings.Add(new(StoredFindingKind.RowUnreadable, row.Sequence));
                return new(key, row.Sequence, "", findings.ToImmutable());
            }

            if (row.Sequence == snapshot.Sequence && stored is not null && !Same(text, stored))
            {
                findings.Add(new(StoredFindingKind.SnapshotDiffers, row.Sequence));
            }

            // A purge takes away what a version inside of its range would need; what was signed there can no longer be shown.
            if (signatures.Contains(row.Sequence) && HistoryDecider.CheckVersion(state.Purges, row.Sequence, head) is null)
            {
                var hash = text.Read().Hash;
                findings.AddRange(signatures[row.Sequence].Where(s => s.Hash != hash).Select(s => new StoredFinding(StoredFindingKind.SignatureDiffers, s.Sequence)));
            }
        }

        var now = text.Read().Hash;
        findings.AddRange(signatures.Where(s => s.Key > head).Select(s => new StoredFinding(StoredFindingKind.SignatureDiffers, s.Key)));
        findings.AddRange(state.Signatures.Where(s => SectionDecider.IsFresh(state, s) && s.Hash != now).Select(s => new StoredFinding(StoredFindingKind.SignatureNotFresh, s.Sequence)));
        return new(key, head, now, findings.ToImmutable());
    }

    private static LiveText? Load(string key, TextSnapshot snapshot)
    {
        try
        {
            return LiveText.Load(key, snapshot, []);
        }
        catch (TextLogDamagedException)
        {
            return null;
        }
    }

    /// <summary>Whether both hold the same text, deletions included, and know the same writers.</summary>
    private static bool Same(LiveText one, LiveText other)
    {
        var (a, b) = (one.Snapshot(), other.Snapshot());
        return one.Contains(YUpdate.Decode(b.State)) && other.Contains(YUpdate.Decode(a.State))
            && a.Authors.Count == b.Authors.Count && a.Authors.All(author => b.Authors.TryGetValue(author.Key, out var person) && person == author.Value)
            && one.Read().Hash == other.Read().Hash;
    }
}
