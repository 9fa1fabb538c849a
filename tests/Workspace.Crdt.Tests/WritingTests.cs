using System.Collections.Immutable;
using Xunit;

namespace Workspace.Crdt.Tests;

public sealed class WritingTests
{
    private static readonly ImmutableArray<KeyValuePair<string, YValue>> Bold = [new("bold", YValue.EmptyObject)];

    [Fact]
    public void What_is_written_here_reads_the_same_at_another_replica()
    {
        var doc = new YDoc();
        YNode[] nodes =
        [
            new YElement("heading", [new("level", YValue.Of(2))], [new YTextRun("Veldermeer", [])]),
            new YElement("paragraph", [], [new YTextRun("Vier ", []), new YTextRun("partners", Bold), new YTextRun(" schrijven 😀.", [])]),
            new YElement("bulletList", [], [new YElement("listItem", [], [new YElement("paragraph", [], [])])]),
        ];
        var update = doc.Transact(7, t => t.Xml("default").Add(nodes));
        var other = new YDoc();
        other.Apply(YUpdate.Decode(update, DecodeLimits.Browser));

        Assert.Equal(nodes, doc.ReadXml("default").Children);
        Assert.Equal(doc.ReadXml("default"), other.ReadXml("default"));
        Assert.Equal(doc.EncodeState(), other.EncodeState());
        Assert.Equal(doc.Clock(7), other.Clock(7));
    }

    [Fact]
    public void Texts_are_edited_in_place()
    {
        var doc = new YDoc();
        doc.Transact(1, t => t.Text("t").Insert(0, "een twee drie"));
        doc.Transact(1, t =>
        {
            var text = t.Text("t");
            text.Delete(3, 5);
            text.Format(4, 4, Bold);
            text.Insert(4, "en ");
            text.InsertEmbed(text.Length, YValue.Of(ImmutableArray.Create(KeyValuePair.Create("image", YValue.Of("kaart.png")))));
        });

        Assert.Equal("een en drie", doc.ReadText("t"));
        var delta = doc.ReadDelta("t");
        Assert.Equal(["een en ", "drie", null], delta.Select(d => d.Text));
        Assert.Equal(Bold, delta[1].Marks);
        Assert.Empty(delta[2].Marks);
    }

    [Fact]
    public void Children_are_found_again_by_their_index()
    {
        var doc = new YDoc();
        doc.Transact(1, t =>
        {
            var root = t.Xml("default");
            root.AddElement("heading").AddText().Insert(0, "kop");
            root.AddElement("paragraph").AddText().Insert(0, "een");
            root.Delete(0, 1);
            root.AddText().Insert(0, "los");
        });
        doc.Transact(2, t =>
        {
            var root = t.Xml("default");
            root.Element(0).Text(0).Insert(3, " twee");
            root.Text(1).Insert(0, "ook ");
            Assert.Throws<ArgumentException>(() => root.Text(0));
            Assert.Throws<ArgumentException>(() => root.Element(1));
            Assert.Throws<ArgumentOutOfRangeException>(() => root.Element(2));
        });
        Assert.Equal("<paragraph>een twee</paragraph>ook los", doc.ReadTree("default", YTypeKind.XmlFragment).ToYjsString());
    }

    [Fact]
    public void Marks_can_be_taken_away_again()
    {
        var doc = new YDoc();
        doc.Transact(1, t => t.Text("t").Insert(0, "vet en niet vet", Bold));
        doc.Transact(2, t => t.Text("t").Format(3, 12, [new("bold", YValue.Null)]));
        Assert.Equal(["vet", " en niet vet"], doc.ReadDelta("t").Select(d => d.Text));
        Assert.Empty(doc.ReadDelta("t")[1].Marks);
    }

    [Fact]
    public void Maps_and_arrays_hold_values_and_types()
    {
        var doc = new YDoc();
        var update = doc.Transact(5, t =>
        {
            var map = t.Map("m");
            map.Set("a", YValue.Of(1));
            map.Set("a", YValue.Of("twee"));
            map.Set("weg", YValue.True);
            map.Remove("weg");
            map.SetMap("in").Set("b", YValue.Null);
            var list = t.Array("l");
            list.Push(YValue.Of(1), YValue.Of([1, 2, 3]), YValue.Undefined);
            list.InsertText(1).Insert(0, "tekst");
            list.Delete(0, 1);
        });

        var map = doc.ReadMap("m");
        Assert.Equal(["a", "in"], map.Keys);
        Assert.Equal("twee", map["a"].AsString);
        Assert.Equal(YValue.Null, map["in"].AsTree!.Entries[0].Value);
        var list = doc.ReadArray("l");
        Assert.Equal([YValueKind.Tree, YValueKind.Bytes, YValueKind.Undefined], list.Select(v => v.Kind));

        var other = new YDoc();
        other.Apply(YUpdate.Decode(update, DecodeLimits.Browser));
        Assert.Equal(doc.ReadArray("l"), other.ReadArray("l"));
        Assert.Equal(doc.EncodeState(), other.EncodeState());
    }

    [Fact]
    public void A_change_that_changes_nothing_is_an_empty_update()
    {
        var doc = new YDoc();
        Assert.True(YUpdate.Decode(doc.Transact(1, _ => { })).IsEmpty);
        Assert.Equal([0], doc.EncodeStateVector());
    }
}
