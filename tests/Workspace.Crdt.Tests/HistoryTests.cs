using Xunit;

namespace Workspace.Crdt.Tests;

public sealed class HistoryTests
{
    private static readonly YDocOptions[] Both = [new(), new() { CollectGarbage = false }];

    [Fact]
    public void An_update_is_measured_when_it_is_applied()
    {
        foreach (var options in Both)
        {
            var (writer, reader) = (new YDoc(options), new YDoc(options));
            YTextChange Do(Action<YTransaction> change) => reader.ApplyMeasured(YUpdate.Decode(writer.Transact(1, change)));
            Assert.Equal(new(5, 0), Do(t => t.Xml("x").AddElement("paragraph").AddText().Insert(0, "hallo")));
            Assert.Equal(new(3, 0), Do(t => t.Xml("x").Element(0).Text(0).Insert(5, " du")));
            Assert.Equal(new(0, 2), Do(t => t.Xml("x").Element(0).Text(0).Delete(1, 2)));

            // Typed and removed within one change: a writer that collects garbage does not send it at all.
            var passing = options.CollectGarbage ? 0 : 2;
            Assert.Equal(new(passing, passing), Do(t =>
            {
                t.Xml("x").Element(0).Text(0).Insert(0, "zz");
                t.Xml("x").Element(0).Text(0).Delete(0, 2);
            }));
            Assert.Equal(new(0, 0), Do(t => t.Xml("x").Element(0).Text(0).Format(0, 2, [new("bold", YValue.True)])));
            Assert.Equal(new(0, 6), Do(t => t.Xml("x").Delete(0, 1)));
            Assert.Equal(new(0, 0), reader.ApplyMeasured(YUpdate.Decode(writer.EncodeState())));
            Assert.Equal(writer.EncodeState(), reader.EncodeState());
        }
    }

    [Fact]
    public void A_rich_text_is_read_with_the_identity_of_everything()
    {
        var doc = new YDoc();
        doc.Transact(1, t => t.Xml("x").AddElement("heading").SetAttribute("level", YValue.Of(2)));
        doc.Transact(1, t => t.Xml("x").Element(0).AddText().Insert(0, "abcd"));
        doc.Transact(2, t => t.Xml("x").Element(0).Text(0).Insert(2, "XY"));
        var heading = Assert.IsType<YAuthoredElement>(Assert.Single(doc.ReadXmlAuthored("x")));
        Assert.Equal((new YId(1, 0), "heading"), (heading.Id, heading.Name));
        Assert.Equal(
            [(new YId(1, 3), "ab"), (new YId(2, 0), "XY"), (new YId(1, 5), "cd")],
            heading.Children.Cast<YAuthoredText>().Select(r => (r.Id, r.Text)));
        Assert.Empty(doc.ReadXmlAuthored("nobody"));
    }

    [Fact]
    public void Ranges_beyond_the_document_cannot_be_encoded()
    {
        var doc = new YDoc();
        doc.Transact(1, t => t.Text("t").Insert(0, "abc"));
        Assert.Throws<ArgumentException>(() => doc.EncodeRanges([new(1, 0, 4)], []));
        Assert.Throws<ArgumentException>(() => doc.EncodeRanges([new(9, 0, 1)], []));
        Assert.True(YUpdate.Decode(doc.EncodeRanges([new(1, 2, 2)], [])).IsEmpty);
        var part = new YDoc();
        part.Apply(YUpdate.Decode(doc.EncodeRanges([new(1, 0, 2)], [])));
        Assert.Equal("ab", part.ReadText("t"));
    }
}
