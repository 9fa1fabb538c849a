using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Web.Live;
using Workspace.Web.Live.Yjs;

namespace Workspace.Web.Tests.Live;

/// <summary>The bytes of y-protocols, as stock providers write and read them (values taken from y-protocols 1.0 in Node).</summary>
public sealed class YjsMessagesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Sync_messages_have_kind_step_and_length()
    {
        Assert.Equal([0, 0, 1, 0], YjsMessages.AskFor([0]));
        Assert.Equal([0, 1, 2, 0, 0], YjsMessages.Answer([0, 0]));
        Assert.Equal([0, 2, 200, 1, .. new byte[200]], YjsMessages.Update(new byte[200]));
        Assert.Equal([2, 0, 2, (byte)'n', (byte)'o'], YjsMessages.Denied("no"));
    }

    [Theory]
    [InlineData(new byte[] { 0 }, 0UL)]
    [InlineData(new byte[] { 127 }, 127UL)]
    [InlineData(new byte[] { 128, 1 }, 128UL)]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 15 }, (1UL << 53) - 1)]
    public void Numbers_are_read_as_lib0_writes_them(byte[] bytes, ulong number)
    {
        ReadOnlySpan<byte> rest = bytes;
        Assert.True(YjsMessages.TryRead(ref rest, out ulong read));
        Assert.Equal(number, read);
        Assert.Equal(0, rest.Length);
    }

    [Fact]
    public void A_number_or_a_length_that_does_not_end_is_refused()
    {
        ReadOnlySpan<byte> rest = [255, 255];
        Assert.False(YjsMessages.TryRead(ref rest, out ulong _));
        rest = [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1];
        Assert.False(YjsMessages.TryRead(ref rest, out ulong _));
        rest = [5, 1, 2];
        Assert.False(YjsMessages.TryRead(ref rest, out ReadOnlySpan<byte> _));
    }

    [Theory]
    [InlineData("""{"item":{"client":4294967295,"clock":300},"assoc":0}""")]
    [InlineData("""{"type":{"client":7,"clock":3},"assoc":-1}""")]
    [InlineData("""{"tname":"default","assoc":0}""")]
    public void A_cursor_comes_back_as_it_went(string position)
    {
        var state = Encoding.UTF8.GetBytes($$$"""{"user":{"name":"Iemand anders"},"cursor":{"anchor":{{{position}}},"head":{{{position}}}}}""");
        var selection = YjsMessages.Selection(state);
        var told = Encoding.UTF8.GetString(YjsMessages.Awareness([Caret("a", 9, selection)], Now));
        Assert.Contains($"\"anchor\":{position},\"head\":{position}", told, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"Femke Kramer\"", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Iemand anders", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Relative_positions_have_the_bytes_of_Yjs()
    {
        // Y.encodeRelativePosition of an item of client 5 at clock 130, of the root "default", and of a type, with assoc -1.
        var selection = YjsMessages.Selection("""{"cursor":{"anchor":{"item":{"client":5,"clock":130},"assoc":0},"head":{"tname":"default","assoc":-1}}}"""u8);
        Assert.Equal([0, 5, 0, 5, 130, 1, 0, 1, 7, .. "default"u8, 65], selection!);
    }

    [Theory]
    [InlineData("""{"user":{}}""")]
    [InlineData("""{"cursor":null}""")]
    [InlineData("""{"cursor":{"anchor":{"item":{"client":-1,"clock":2}},"head":3}}""")]
    [InlineData("""[1]""")]
    [InlineData("""{"cursor":""")]
    public void A_state_without_a_usable_cursor_is_somebody_without_a_caret(string state) => Assert.Empty(YjsMessages.Selection(Encoding.UTF8.GetBytes(state))!);

    [Fact]
    public void Who_is_gone_has_no_state_and_a_later_state_has_a_higher_clock()
    {
        Assert.Null(YjsMessages.Selection("null"u8));
        var first = Clock(YjsMessages.Awareness([Caret("a", 9, [])], Now));
        var second = Clock(YjsMessages.Awareness([Caret("a", 9, null)], Now));
        Assert.True(second > first);
        Assert.EndsWith("null", Encoding.UTF8.GetString(YjsMessages.Awareness([Caret("a", 9, null)], Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_is_told_of_others_and_not_of_itself()
    {
        var presence = new YjsPresence(TimeProvider.System);
        var section = SectionRef.Parse("veldermeer-2026/s-1-1");
        Assert.Empty(presence.Tell(new CaretsMessage(section, [Caret("mine", 9, [])], TimeProvider.System), "mine"));
        var both = Encoding.UTF8.GetString(presence.Tell(new CaretsMessage(section, [Caret("mine", 9, []), Caret("other", 11, [])], TimeProvider.System), "mine"));
        Assert.Single(both.Split("\"user\"").Skip(1));
        Assert.Equal([11], presence.Others.Select(o => o.Caret.Client));

        // It repeats the other (11) and then tells of itself (9): only that counts, and it stays its id.
        Assert.True(presence.TryOwn([2, 11, 1, 2, .. "{}"u8, 9, 1, 2, .. "{}"u8], out var own, out var selection));
        Assert.Equal(9, own);
        Assert.Empty(selection!);
        Assert.False(presence.TryOwn([1, 12, 1, 4, .. "null"u8], out _, out _));
        Assert.True(presence.TryOwn([1, 9, 2, 4, .. "null"u8], out _, out selection));
        Assert.Null(selection);
    }

    private static ulong Clock(byte[] message)
    {
        ReadOnlySpan<byte> rest = message.AsSpan(1);
        Assert.True(YjsMessages.TryRead(ref rest, out ulong _) && YjsMessages.TryRead(ref rest, out ulong _) && YjsMessages.TryRead(ref rest, out ulong _));
        Assert.True(YjsMessages.TryRead(ref rest, out ulong clock));
        return clock;
    }

    private static StampedCaret Caret(string connection, long client, byte[]? selection) =>
        new(new(connection, client, selection), PersonId.Parse("femke-kramer"), "Femke Kramer", PartnerId.Parse("politie"));
}
