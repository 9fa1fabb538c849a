using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Storage;
using Workspace.Crdt;
using Workspace.Domain.Sections;
using Workspace.Grains.Sections;

namespace Workspace.Grains.Tests.Sections;

/// <summary>What is compared of a stored section, without storage.</summary>
public sealed class SectionCheckTests
{
    private const string Key = "picture/section";
    private static readonly PersonId Author = PersonId.Parse("noor-verhagen");

    private static readonly ImmutableArray<TextLogEntry> Rows = Write("Een.", "Twee.", "Drie.", "Vier.");

    [Fact]
    public void A_sound_section_has_no_findings_and_the_hash_of_its_text()
    {
        var checkedSection = Check(Signed(at: 2), SnapshotAt(3));
        Assert.Empty(checkedSection.Findings);
        Assert.Equal((4, LiveText.Load(Key, new(), Rows).Read().Hash), (checkedSection.Sequence, checkedSection.Hash));
    }

    [Fact]
    public void A_torn_tail_is_named_with_its_row() =>
        Assert.Equal([new(StoredFindingKind.LastRowTorn, 5)], SectionCheck.Of(Key, new(), new(), 0, new(Rows, TornTail: true)).Findings);

    [Fact]
    public void Bytes_that_are_no_update_and_rows_that_rest_on_nothing_are_unreadable()
    {
        var garbled = Rows.SetItem(2, Rows[2] with { Update = new byte[] { 9, 9, 9 } });
        Assert.Equal([new(StoredFindingKind.RowUnreadable, 3)], SectionCheck.Of(Key, new(), new(), 0, new(garbled, TornTail: false)).Findings);
        var hole = Rows.SetItem(1, Rows[1] with { Update = new byte[] { 0, 0 } });
        Assert.Equal([new(StoredFindingKind.RowUnreadable, 3)], SectionCheck.Of(Key, new(), new(), 0, new(hole, TornTail: false)).Findings);
    }

    [Fact]
    public void A_snapshot_of_another_text_differs()
    {
        Assert.Equal([new(StoredFindingKind.SnapshotDiffers, 3)], Check(new(), SnapshotAt(2) with { Sequence = 3 }).Findings);
        Assert.Equal([new(StoredFindingKind.SnapshotDiffers, 3)], Check(new(), SnapshotAt(3) with { Authors = ImmutableDictionary<ulong, PersonId>.Empty }).Findings);
        Assert.Equal([new(StoredFindingKind.SnapshotDiffers, 3)], Check(new(), SnapshotAt(3) with { State = [0, 0] }).Findings);
    }

    [Fact]
    public void A_snapshot_that_is_ahead_of_the_log_or_no_update_is_unreadable()
    {
        Assert.Equal([new(StoredFindingKind.SnapshotUnreadable, 9)], Check(new(), SnapshotAt(4) with { Sequence = 9 }).Findings);
        Assert.Equal([new(StoredFindingKind.SnapshotUnreadable, 3)], Check(new(), SnapshotAt(3) with { State = [9, 9, 9] }).Findings);
        Assert.Equal([new(StoredFindingKind.SnapshotUnreadable, 3)], Check(new(), SnapshotAt(3) with { State = [] }).Findings);
    }

    [Fact]
    public void A_signature_on_something_else_than_the_text_at_its_place_differs_unless_that_was_purged()
    {
        var forged = Signed(at: 2) with { Signatures = [Signed(at: 2).Signatures[0] with { Hash = "ander" }] };
        Assert.Equal([new(StoredFindingKind.SignatureDiffers, 2)], Check(forged, new()).Findings);
        Assert.Equal([new(StoredFindingKind.SignatureDiffers, 7)], Check(Signed(at: 2) with { Signatures = [Signed(at: 2).Signatures[0] with { Sequence = 7 }] }, new()).Findings);
        var purged = forged with { Purges = [new() { First = 1, Last = 4, By = Author, Name = "Noor", At = DateTimeOffset.UnixEpoch, Reason = "wet", Done = true }] };
        Assert.Empty(Check(purged, new()).Findings);
    }

    [Fact]
    public void A_signature_that_counts_as_fresh_on_a_text_that_went_on_is_found()
    {
        var state = Signed(at: 2);
        Assert.Equal([new(StoredFindingKind.SignatureNotFresh, 2)], Check(state with { ContentHash = state.Signatures[0].Hash }, new()).Findings);
    }

    [Fact]
    public void Where_rows_were_trimmed_the_snapshot_stands_for_them()
    {
        var whole = Check(new(), new());
        var trimmed = SectionCheck.Of(Key, new(), SnapshotAt(3), 3, new(Rows[3..], TornTail: false));
        Assert.Empty(trimmed.Findings);
        Assert.Equal(whole.Hash, trimmed.Hash);
        Assert.Equal(StoredFindingKind.SnapshotUnreadable, Assert.Single(SectionCheck.Of(Key, new(), SnapshotAt(3) with { State = [9] }, 3, new(Rows[3..], TornTail: false)).Findings).Kind);
    }

    private static StoredSection Check(SectionState state, TextSnapshot snapshot) => SectionCheck.Of(Key, state, snapshot, 0, new(Rows, TornTail: false));

    private static TextSnapshot SnapshotAt(int rows) => LiveText.Load(Key, new(), Rows[..rows]).Snapshot();

    private static SectionState Signed(int at) => new()
    {
        Signatures =
        [
            new()
            {
                Partner = PartnerId.Parse("politie"),
                Person = Author,
                Name = "Noor",
                Function = Words.Same("chef"),
                At = DateTimeOffset.UnixEpoch,
                Hash = LiveText.Load(Key, new(), Rows[..at]).Read().Hash,
                MandateReference = "M-1",
                Sequence = at,
            },
        ],
    };

    private static ImmutableArray<TextLogEntry> Write(params string[] paragraphs)
    {
        var document = new YDoc();
        return
        [
            .. paragraphs.Select((text, i) => new TextLogEntry(
                i + 1,
                Author,
                DateTimeOffset.UnixEpoch.AddSeconds(i),
                document.Transact(11, t => t.Xml(LiveText.Root).AddElement("paragraph").AddText().Insert(0, text)))),
        ];
    }
}
