using Workspace.Crdt.Interop;
using Xunit;

namespace Workspace.Crdt.Tests;

public sealed class AuthorTests
{
    [Fact]
    public void Every_character_has_its_writer()
    {
        var doc = new YDoc(new YDocOptions { CollectGarbage = false });
        doc.Transact(1, t => t.Text("t").Insert(0, "een drie"));
        doc.Transact(2, t => t.Text("t").Insert(4, "twee "));
        var deletion = YUpdate.Decode(doc.Transact(3, t => t.Text("t").Delete(0, 2)));

        var runs = doc.ReadAuthors("t", 0, 100, deleted: true);
        Assert.Equal(
            [
                new YAuthoredRun(0, 2, 1, 0, true, "ee"),
                new YAuthoredRun(0, 2, 1, 2, false, "n "),
                new YAuthoredRun(2, 5, 2, 0, false, "twee "),
                new YAuthoredRun(7, 4, 1, 4, false, "drie"),
            ],
            runs);
        Assert.Equal([new YAuthoredRun(3, 3, 2, 1, false, "wee")], doc.ReadAuthors("t", 3, 3));

        var deletions = new YDeletions<string>();
        deletions.Add(deletion, "Kees");
        deletions.Add(deletion, "Anna");
        Assert.True(deletions.TryFind(new YId(1, 1), out var by));
        Assert.Equal("Kees", by);
        Assert.False(deletions.TryFind(new YId(1, 2), out _));
    }

    [Fact]
    public void The_first_who_deleted_a_character_keeps_it()
    {
        const int Seed = 7, Characters = 300;
        var random = new Random(Seed);
        var deletions = new YDeletions<int>();
        var expected = new[] { new int[Characters], new int[Characters] };
        for (int by = 1; by <= 200; by++)
        {
            var attack = new Attack().Uint(0).Uint(2);
            for (int client = 1; client >= 0; client--)
            {
                attack.Uint((ulong)client).Uint(3);
                for (int n = 0; n < 3; n++)
                {
                    int start = random.Next(Characters - 9), length = random.Next(by % 2 == 0 ? 2 : 9);
                    attack.Uint((ulong)start).Uint((ulong)length);
                    for (int at = start; at < start + length; at++)
                    {
                        expected[client][at] = expected[client][at] == 0 ? by : expected[client][at];
                    }
                }
            }

            deletions.Add(YUpdate.Decode(attack.Done()), by);
        }

        for (int client = 0; client < 2; client++)
        {
            for (int at = 0; at < Characters; at++)
            {
                int found = deletions.TryFind(new YId((ulong)client, (ulong)at), out int by) ? by : 0;
                Assert.True(expected[client][at] == found, $"seed {Seed}, client {client}, clock {at}: {found} instead of {expected[client][at]}");
            }
        }
    }

    [Fact]
    public void Writers_in_a_rich_text_come_list_by_list()
    {
        var doc = new YDoc();
        doc.Transact(1, t => t.Xml("default").Add([new YElement("paragraph", [], [new YTextRun("door een", [])])]));
        doc.Transact(2, t => t.Xml("default").Add([new YElement("paragraph", [], [new YTextRun("door twee", [])])]));
        var texts = doc.ReadXmlAuthors("default").Where(l => l.Runs.Any(r => r.Text is not null)).ToArray();
        Assert.Equal([0, 0], texts[0].Path);
        Assert.Equal([1, 0], texts[1].Path);
        Assert.Equal(2UL, texts[1].Runs.Single().Client);
    }

    [Fact]
    public void A_document_can_be_seen_as_it_was()
    {
        var doc = new YDoc(new YDocOptions { CollectGarbage = false });
        doc.Transact(1, t => t.Text("t").Insert(0, "toen"));
        var then = doc.Snapshot();
        doc.Transact(2, t =>
        {
            t.Text("t").Delete(0, 4);
            t.Text("t").Insert(0, "nu");
        });
        Assert.True(YSnapshot.TryDecode(then.Encode(), DecodeLimits.Browser, out var decoded, out _));
        Assert.Equal("toen", doc.AtSnapshot(decoded).ReadText("t"));
        Assert.Equal("nu", doc.ReadText("t"));
        Assert.Throws<InvalidOperationException>(() => new YDoc().AtSnapshot(then));
        Assert.Throws<ArgumentException>(() => new YDoc(new YDocOptions { CollectGarbage = false }).AtSnapshot(then));
    }

    [Fact]
    public void A_relative_position_stays_with_its_neighbour()
    {
        var doc = new YDoc();
        doc.Transact(1, t => t.Text("t").Insert(0, "abcd"));
        var before = doc.PositionAt("t", 2);
        var end = doc.PositionAt("t", 4);
        doc.Transact(2, t => t.Text("t").Insert(0, "xx"));
        Assert.True(YRelativePosition.TryDecode(before.Encode(), out var decoded, out _));
        Assert.Equal(4, doc.Resolve(decoded));
        Assert.Equal(6, doc.Resolve(end));
        Assert.Null(new YDoc().Resolve(before));
    }
}
