using Xunit;

namespace Workspace.Crdt.Tests;

public sealed class ApplyTests
{
    [Fact]
    public void Updates_that_come_too_early_wait()
    {
        var source = new YDoc();
        var first = YUpdate.Decode(source.Transact(1, t => t.Text("t").Insert(0, "a")));
        var second = YUpdate.Decode(source.Transact(2, t => t.Text("t").Insert(1, "b")));
        var third = YUpdate.Decode(source.Transact(3, t => t.Text("t").Delete(0, 1)));

        var doc = new YDoc();
        Assert.False(doc.IsReady(second));
        Assert.False(doc.IsReady(third));
        doc.Apply(third);
        doc.Apply(second);
        Assert.True(doc.HasPending);
        Assert.Equal(string.Empty, doc.ReadText("t"));
        Assert.True(doc.IsReady(first));
        doc.Apply(first);
        Assert.False(doc.HasPending);
        Assert.Equal("b", doc.ReadText("t"));
        Assert.Equal(source.EncodeState(), doc.EncodeState());
    }

    [Fact]
    public void What_waits_is_part_of_the_state()
    {
        var source = new YDoc();
        var first = source.Transact(1, t => t.Text("t").Insert(0, "a"));
        var second = source.Transact(2, t => t.Text("t").Insert(1, "b"));
        var early = new YDoc();
        early.Apply(YUpdate.Decode(second));
        var copy = new YDoc();
        copy.Apply(YUpdate.Decode(early.EncodeState()));
        Assert.True(copy.HasPendingStructs);
        copy.Apply(YUpdate.Decode(first));
        Assert.Equal("ab", copy.ReadText("t"));
    }

    [Fact]
    public void New_ranges_are_those_above_the_clocks()
    {
        var source = new YDoc();
        var first = source.Transact(1, t => t.Text("t").Insert(0, "abc"));
        var doc = new YDoc();
        doc.Apply(YUpdate.Decode(first));
        source.Transact(1, t => t.Text("t").Insert(3, "de"));
        var all = YUpdate.Decode(source.EncodeState());
        Assert.Equal([new ClientRange(1, 0, 5)], all.Ranges);
        Assert.Equal([new ClientRange(1, 3, 5)], doc.NewRanges(all));
        Assert.False(doc.Contains(all));
        doc.Apply(all);
        Assert.True(doc.Contains(all));
        Assert.Empty(doc.NewRanges(all));
    }

    [Fact]
    public void The_cap_on_what_waits_drops_instead_of_growing()
    {
        var source = new YDoc();
        source.Transact(1, t => t.Text("t").Insert(0, "a"));
        var doc = new YDoc(new YDocOptions { MaxPendingBytes = 64, MaxPendingDeletes = 1 });
        var late = source.Transact(2, t => t.Text("t").Insert(1, new string('x', 100)));
        doc.Apply(YUpdate.Decode(late));
        Assert.False(doc.HasPending);
        Assert.Equal(1, doc.PendingDropped);
        doc.Apply(YUpdate.Decode(source.EncodeState()));
        Assert.Equal(source.EncodeState(), doc.EncodeState());
    }

    [Theory]
    [InlineData("", DecodeError.EndOfInput)]
    [InlineData("00", DecodeError.EndOfInput)]
    [InlineData("000000", DecodeError.TrailingBytes)]
    [InlineData("01ffffffff0f0100", DecodeError.EndOfInput)]
    [InlineData("0101ffffffffffffffffff000001000100", DecodeError.BadInteger)]
    [InlineData("010101000401017401ff00", DecodeError.BadText)]
    [InlineData("0101010005010174017b00", DecodeError.BadJson)]
    [InlineData("01010100840100016100", DecodeError.BadReference)]
    [InlineData("01010100040101740000", DecodeError.BadContent)]
    [InlineData("010101001f0101740000", DecodeError.BadContent)]
    public void Bad_bytes_have_a_name(string hex, DecodeError expected)
    {
        var doc = new YDoc();
        Assert.False(YUpdate.TryDecode(Convert.FromHexString(hex), DecodeLimits.Browser, out var update, out var error));
        Assert.Null(update);
        Assert.Equal(expected, error);
        Assert.False(doc.TryApply(Convert.FromHexString(hex), DecodeLimits.Browser, out error));
        Assert.Equal(expected, error);
    }
}
