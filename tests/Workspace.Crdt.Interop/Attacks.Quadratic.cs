namespace Workspace.Crdt.Interop;

/// <summary>Pushes that make something walk, move or copy the same things again and again.</summary>
internal static partial class Attacks
{
    private const int Many = 19_000;

    private static Dictionary<string, Push> Quadratic => new(StringComparer.Ordinal)
    {
        ["items compared with all others"] = Alone(() => Attack.Structs(1, 0, Many + 1, (a, i) => (i == 0 ? a.Byte(0x01).Uint(1).Text("t") : a.Byte(0x41).Id(1, (i - 1) / 2)).Uint(1))),
        ["items at the end of a long list"] = Alone(() => new Attack().Uint(1).Uint(Many).Uint((1UL << 53) - 1).Uint(0).Repeat(Many, (a, _) => a.Byte(0x01).Uint(1).Text("t").Uint(1)).Uint(0).Done()),
        ["items of many clients at one place"] = Alone(() => new Attack().Uint(2000).Repeat(2000, (a, i) => a.Uint(9).Id(100_000 - i, 0).Repeat(9, (b, _) => b.Byte(0x01).Uint(1).Text("t").Uint(1))).Uint(0).Done()),
        ["entries of one key without an origin"] = Alone(() => Attack.Structs(1, 0, Many, (a, _) => a.Byte(0x28).Uint(1).Text("m").Text("k").Uint(1).Byte(126))),
        ["entries of one key of falling clients"] = Alone(() => new Attack().Uint(2000).Repeat(2000, (a, i) => a.Uint(9).Id(2000 - i, 0).Repeat(9, (b, _) => b.Byte(0x28).Uint(1).Text("m").Text("k").Uint(1).Byte(126))).Uint(0).Done()),
        ["splits of a quarter of a million values"] = new(() => [Values(262_000)], () => Attack.Structs(2, 0, Many, (a, i) => a.Byte(0x81).Id(1, 261_000 - (i * 13)).Uint(1))),
        ["few splits of a quarter of a million values"] = new(() => [Values(262_000)], () => Attack.Structs(2, 0, 2000, (a, i) => a.Byte(0x81).Id(1, 261_000 - (i * 100)).Uint(1))),
        ["delete lists that split values from the right"] = new(() => [Values(262_000)], () => new Attack().Uint(0).Uint(2000).Repeat(2000, (a, i) => a.Uint(1).Uint(1).Uint((ulong)(261_000 - (i * 100))).Uint(1)).Done()),
        ["delete lists that split a text from the right"] = new(() => [Text(1, 0, 250_000)], () => new Attack().Uint(0).Uint(1900).Repeat(1900, (a, i) => a.Uint(1).Uint(25).Repeat(25, (b, n) => b.Uint((ulong)(245_000 - (i * 125) + (n * 4))).Uint(1))).Done()),
        ["pastes into a very long list"] = new(() => [.. Separate(1, 10)], () => Attack.Structs(2, 0, 2000, (a, i) => (i == 0 ? a.Byte(0x86).Id(1, 1000) : a.Byte(0x86).Id(2, i - 1)).Text("k").Text("1"))),
        ["paragraphs pasted into a very long list"] = new(() => [.. Separate(1, 10)], () => Attack.Structs(2, 0, 600, (a, i) => _ = (i % 2, i) switch
        {
            (0, 0) => a.Byte(0x87).Id(1, 1000).Uint(3).Text("p"),
            (0, _) => a.Byte(0x87).Id(2, i - 2).Uint(3).Text("p"),
            _ => a.Byte(0x04).Uint(0).Id(2, i - 1).Text("text"),
        })),
        ["splits of a long text"] = new(() => [Text(1, 0, 250_000)], () => Attack.Structs(2, 0, Many, (a, i) => a.Byte(0x81).Id(1, 249_000 - (i * 13)).Uint(1))),
        ["deletes of every second character of a long text"] = new(() => [Text(1, 0, 250_000)], () => Attack.Deletes(1, 49_000, (a, i) => a.Uint((ulong)i * 2).Uint(1))),
        ["delete lists of one client over all it has"] = new(() => [.. Separate(1, 5), Attack.Deletes(1, 1, (a, _) => a.Uint(0).Uint(5 * Many))], () => new Attack().Uint(0).Uint(2000).Repeat(2000, (a, _) => a.Uint(1).Uint(1).Uint(0).Uint(5 * Many)).Done()),
        ["deletes over each other of what is deleted"] = new(() => [.. Separate(1, 5), Attack.Deletes(1, 1, (a, _) => a.Uint(0).Uint(5 * Many))], () => Attack.Deletes(1, 49_000, (a, i) => a.Uint((ulong)i % 2).Uint((5 * Many) - 2))),
        ["joins of pairs in a long list"] = new(() => [.. Pairs(1, 5)], () => Attack.Deletes(1, 1, (a, _) => a.Uint(0).Uint(Many))),
        ["texts of two clients in turn that join"] = Alone(InTurn),
        ["values of two clients in turn that join"] = Alone(ValuesInTurn),
        ["clients that wait for each other in turn"] = Alone(Sleepers),
        ["dependencies across two thousand clients"] = Alone(Across),
        ["a mark for every character"] = Alone(() => Attack.Structs(1, 0, 20_000, (a, i) => Follow(a, i, i % 2 == 0 ? 0x06 : 0x04, b => _ = i % 2 == 0 ? b.Text(Number(i)).Text("1") : b.Text("x")))),
        ["marks switched on and off"] = Alone(() => Attack.Structs(1, 0, 20_000, (a, i) => Follow(a, i, i % 3 == 2 ? 0x04 : 0x06, b => _ = i % 3 == 2 ? b.Text("x") : b.Text(Number(i / 6)).Text(i % 2 == 0 ? "1" : "null")))),
        ["types deleted from the inside out"] = Alone(() => new Attack().Uint(1).Uint(Many).Id(1, 0).Repeat(Many, (a, i) => (i % 250 == 0 ? a.Byte(0x07).Uint(1).Text("x") : a.Byte(0x07).Uint(0).Id(1, i - 1)).Uint(1)).Uint(1).Uint(1).Uint(1).Uint(0).Uint(Many).Done()),
        ["a gap after every struct"] = Alone(() => Attack.Structs(1, 0, 20_000, (a, i) => a.Byte(i % 2 == 0 ? 0x00 : 0x0a).Uint(1))),
    };

    private static Push Alone(Func<byte[]> bytes) => new(() => [], bytes);

    private static byte[] Values(int count) => Attack.Structs(1, 0, 1, (a, _) => a.Byte(0x08).Uint(1).Text("a").Uint((ulong)count).Repeat(count, (b, _) => b.Byte(126)));

    private static byte[] Text(int client, int clock, int length) => Attack.Structs(client, clock, 1, (a, _) => a.Byte(0x04).Uint(1).Text("t").Text(new string('a', length)));

    private static void Follow(Attack attack, int number, int info, Action<Attack> content) =>
        content(number == 0 ? attack.Byte(info).Uint(1).Text("t") : attack.Byte(info | 0x80).Id(1, number - 1));

    /// <summary>Many items that never join: each stands before the one before it.</summary>
    private static byte[][] Separate(int client, int pushes) =>
        [.. Enumerable.Range(0, pushes).Select(p => Attack.Structs(client, p * Many, Many, (a, i) => (p + i == 0 ? a.Byte(0x06).Uint(1).Text("t") : a.Byte(0x46).Id(client, (p * Many) + i - 1)).Text("k").Text("1")))];

    /// <summary>Many items of which two at a time join once they are deleted.</summary>
    private static byte[][] Pairs(int client, int pushes) =>
        [.. Enumerable.Range(0, pushes).Select(p => Attack.Structs(client, p * Many, Many, (a, i) =>
        {
            int clock = (p * Many) + i;
            _ = clock switch
            {
                0 => a.Byte(0x06).Uint(1).Text("t"),
                1 => a.Byte(0x86).Id(client, 0),
                _ when clock % 2 == 0 => a.Byte(0x46).Id(client, clock - 2),
                _ => a.Byte(0xc6).Id(client, clock - 1).Id(client, clock - 3),
            };
            a.Text("k").Text("1");
        }))];

    /// <summary>Two clients write in turn, so that the texts of one, which join, lie apart.</summary>
    private static byte[] InTurn()
    {
        const int Each = 9_000;
        return new Attack().Uint(2)
            .Uint(Each).Id(2, 0).Repeat(Each, (a, i) => a.Byte(0x84).Id(1, ((i + 1) * 8) - 1).Text("bbbbbbbb"))
            .Uint(Each).Id(1, 0).Repeat(Each, (a, i) => (i == 0 ? a.Byte(0x04).Uint(1).Text("t") : a.Byte(0x84).Id(1, (i * 8) - 1)).Text("aaaaaaaa")).Uint(0).Done();
    }

    private static byte[] ValuesInTurn()
    {
        const int Each = 9_000;
        return new Attack().Uint(2)
            .Uint(Each).Id(2, 0).Repeat(Each, (a, i) => a.Byte(0x88).Id(1, ((i + 1) * 8) - 1).Uint(8).Repeat(8, (b, _) => b.Byte(126)))
            .Uint(Each).Id(1, 0).Repeat(Each, (a, i) => (i == 0 ? a.Byte(0x08).Uint(1).Text("t") : a.Byte(0x88).Id(1, (i * 8) - 1)).Uint(8).Repeat(8, (b, _) => b.Byte(126))).Uint(0).Done();
    }

    /// <summary>Two clients go on in turn while all others wait for the end of one of them.</summary>
    private static byte[] Sleepers()
    {
        const int Others = 1900, Turns = 8_000;
        return new Attack().Uint(Others + 2)
            .Repeat(Others, (a, i) => a.Uint(1).Id(10_000 - i, 0).Byte(0x81).Id(1, Turns - 1).Uint(1))
            .Uint(Turns).Id(2, 0).Repeat(Turns, (a, i) => a.Byte(0x81).Id(1, i).Uint(1))
            .Uint(Turns).Id(1, 0).Repeat(Turns, (a, i) => (i == 0 ? a.Byte(0x01).Uint(1).Text("t") : a.Byte(0x81).Id(2, i - 1)).Uint(1)).Uint(0).Done();
    }

    /// <summary>The n-th struct of every client follows the n-th of the next one.</summary>
    private static byte[] Across()
    {
        const int Clients = 2000, Each = 10;
        return new Attack().Uint(Clients).Repeat(Clients, (a, c) => a.Uint(Each).Id(Clients - c, 0).Repeat(Each, (b, i) =>
        {
            int client = Clients - c;
            (client == 1 ? i == 0 ? b.Byte(0x01).Uint(1).Text("t") : b.Byte(0x81).Id(Clients, i - 1) : b.Byte(0x81).Id(client - 1, i)).Uint(1);
        })).Uint(0).Done();
    }
}
