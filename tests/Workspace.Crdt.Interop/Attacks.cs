using System.Globalization;

namespace Workspace.Crdt.Interop;

/// <summary>
/// Messages made to hurt, each a single push of at most 256 KiB, and what was pushed before to prepare it: claims that are not true, growth out of small input, and
/// every place where some work is more than linear.
/// </summary>
internal static partial class Attacks
{
    public const int MaxBytes = 256 * 1024;

    /// <summary>What is pushed before, and the push itself.</summary>
    public sealed record Push(Func<byte[][]> Before, Func<byte[]> Bytes);

    public static IReadOnlyDictionary<string, Push> All { get; } = Make();

    private static Dictionary<string, Push> Make()
    {
        var all = new Dictionary<string, Push>(StringComparer.Ordinal);
        foreach (var (name, bytes) in Claims.Concat(Growth))
        {
            all.Add(name, new Push(() => [Attack.Structs(9, 0, 1, (a, _) => a.Byte(0x04).Uint(1).Text("t").Text(new string('a', 1000)))], bytes));
        }

        foreach (var (name, push) in Quadratic)
        {
            all.Add(name, push);
        }

        return all;
    }

    /// <summary>Counts, lengths and references that are not true.</summary>
    private static Dictionary<string, Func<byte[]>> Claims => new(StringComparer.Ordinal)
    {
        ["a text of 2 GiB"] = () => new Attack().Uint(1).Uint(1).Id(1, 0).Byte(0x04).Uint(1).Text("t").Uint(0x7fffffff).Byte(65).Done(),
        ["2^31 structs"] = () => new Attack().Uint(1).Uint(1UL << 31).Id(1, 0).Done(),
        ["2^53 clients"] = () => new Attack().Uint((1UL << 53) - 1).Done(),
        ["a client above 2^53"] = () => new Attack().Uint(1).Uint(1).Uint(1UL << 53).Uint(0).Byte(0).Uint(1).Uint(0).Done(),
        ["a collected range of 2^31"] = () => new Attack().Uint(1).Uint(1).Id(1, 0).Byte(0).Uint(0x7fffffff).Uint(0).Done(),
        ["a clock gap of 2^30"] = () => new Attack().Uint(1).Uint(1).Id(1, (1 << 30) - 2).Byte(0).Uint(1).Uint(0).Done(),
        ["a delete of everything there could be"] = () => Attack.Deletes(9, 1, (a, _) => a.Uint(0).Uint((1 << 30) - 1)),
        ["an object with 2^40 keys"] = () => new Attack().Uint(1).Uint(1).Id(1, 0).Byte(0x08).Uint(1).Text("a").Uint(1).Byte(118).Uint(1UL << 40).Done(),
        ["a circle of two clients"] = () => new Attack().Uint(2).Uint(2).Id(2, 0).Byte(0x84).Id(1, 1).Text("b").Byte(0x84).Id(2, 0).Text("b").Uint(2).Id(1, 0).Byte(0x84).Id(2, 1).Text("a").Byte(0x84).Id(1, 0).Text("a").Uint(0).Done(),
        ["a struct beside itself"] = () => new Attack().Uint(1).Uint(1).Id(1, 5).Byte(0x84).Id(1, 5).Text("a").Uint(0).Done(),
        ["a lone surrogate in UTF-8"] = () => new Attack().Uint(1).Uint(1).Id(1, 0).Byte(0x04).Uint(1).Text("t").Uint(3).Byte(0xed).Byte(0xa0).Byte(0x80).Uint(0).Done(),
        ["lone surrogates in JSON"] = () => Attack.Structs(1, 0, 1, (a, _) => a.Byte(0x05).Uint(1).Text("t").Text("[" + string.Join(',', Enumerable.Repeat("\"\\ud800\"", 29_000)) + "]")),
        ["runs of format v2"] = () => [0, 0, 3, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 8, 0x41, 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0, 1, 0xff, 0xff, 0xff, 0x07, 0],
        ["empty input"] = () => [],
        ["noise"] = () => Noise(MaxBytes),
    };

    /// <summary>Small input that stands for much.</summary>
    private static Dictionary<string, Func<byte[]>> Growth => new(StringComparer.Ordinal)
    {
        ["the smallest structs"] = () => Attack.Structs(1, 0, 20_000, (a, _) => a.Byte(0).Uint(1)),
        ["a run of the smallest items in v2"] = () => Columns(20_000, 0x01, lengths: 19_998),
        ["one long key in every mark in v2"] = () => MarksOfOneKey(20_000, 100_000),
        ["twenty thousand roots"] = () => Attack.Structs(1, 0, 20_000, (a, i) => a.Byte(0x08).Uint(1).Text(Number(i)).Uint(1).Byte(126)),
        ["twenty thousand entries of a map"] = () => Attack.Structs(1, 0, 20_000, (a, i) => a.Byte(0x28).Uint(1).Text("m").Text(Number(i)).Uint(1).Byte(126)),
        ["two thousand clients"] = () => new Attack().Uint(2000).Repeat(2000, (a, i) => a.Uint(1).Id(5000 - i, 0).Byte(0x04).Uint(1).Text("t").Text("x")).Uint(0).Done(),
        ["a quarter of a million values"] = () => Attack.Structs(1, 0, 1, (a, _) => a.Byte(0x08).Uint(1).Text("a").Uint(262_000).Repeat(262_000, (b, _) => b.Byte(126))),
        ["an object with 130,000 keys of no length"] = () => Attack.Structs(1, 0, 1, (a, _) => a.Byte(0x08).Uint(1).Text("a").Uint(1).Byte(118).Uint(130_000).Repeat(130_000, (b, _) => b.Byte(0).Byte(126))),
        ["an object with 50,000 keys"] = () => Attack.Structs(1, 0, 1, (a, _) => a.Byte(0x08).Uint(1).Text("a").Uint(1).Byte(118).Uint(38_000).Repeat(38_000, (b, i) => b.Text(Number(i)).Byte(126))),
        ["JSON of 130,000 zeros"] = () => Attack.Structs(1, 0, 1, (a, _) => a.Byte(0x05).Uint(1).Text("a").Text("[" + string.Join(',', Enumerable.Repeat("0", 130_000)) + "]")),
        ["JSON of 52,000 empty objects"] = () => Attack.Structs(1, 0, 1, (a, _) => a.Byte(0x05).Uint(1).Text("a").Text("[" + string.Join(',', Enumerable.Repeat("{\"\":\"\"}", 32_000)) + "]")),
        ["a number of 260,000 digits"] = () => Attack.Structs(1, 0, 1, (a, _) => a.Byte(0x05).Uint(1).Text("a").Text(new string('7', 260_000) + "e-260000")),
        ["arrays nested 10,000 deep"] = () => new Attack().Uint(1).Uint(1).Id(1, 0).Byte(0x08).Uint(1).Text("a").Uint(1).Repeat(10_000, (a, _) => a.Byte(117).Uint(1)).Byte(126).Uint(0).Done(),
        ["JSON nested 10,000 deep"] = () => Attack.Structs(1, 0, 1, (a, _) => a.Byte(0x05).Uint(1).Text("a").Text(new string('[', 10_000) + new string(']', 10_000))),
        ["types nested 10,000 deep"] = () => Attack.Structs(1, 0, 10_001, (a, i) => (i == 0 ? a.Byte(0x07).Uint(1).Text("x") : a.Byte(0x07).Uint(0).Id(1, i - 1)).Uint(4)),
        ["types nested as deep as is read"] = () => Attack.Structs(1, 0, 19_000, (a, i) => (i % 250 == 0 ? a.Byte(0x07).Uint(1).Text("x") : a.Byte(0x07).Uint(0).Id(1, i - 1)).Uint(3).Text("p")),
        ["fifty thousand deletes over each other"] = () => Attack.Deletes(9, 50_000, (a, i) => a.Uint((ulong)i % 100).Uint(900)),
        ["two thousand delete lists of one client"] = () => new Attack().Uint(0).Uint(2000).Repeat(2000, (a, _) => a.Uint(9).Uint(1).Uint(0).Uint(1000)).Done(),
        ["deletes of every second character"] = () => Attack.Deletes(9, 500, (a, i) => a.Uint((ulong)i * 2).Uint(1)),
        ["a state vector of 87,000 clients"] = () => new Attack().Uint(65_000).Repeat(65_000, (a, i) => a.Uint((ulong)i + 1).Uint(1)).Done(),
    };

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Format v2 in which one byte stands for all structs: deleted items of length 1, each after the one before.</summary>
    private static byte[] Columns(int count, int info, int lengths) =>
        new Attack().Uint(0)
            .Column(new Attack())
            .Column(new Attack().Byte(1))
            .Column(new Attack())
            .Column(new Attack())
            .Column(new Attack().Byte(info))
            .Column(new Attack().Text(new string('t', count)).Byte(0x41).Uint((ulong)lengths))
            .Column(new Attack().Byte(1))
            .Column(new Attack())
            .Column(new Attack().Byte(0x41).Uint((ulong)lengths))
            .Uint(1).Uint((ulong)count).Uint(0).Uint(0).Done();

    /// <summary>Format v2: a key is written once and meant by every mark.</summary>
    private static byte[] MarksOfOneKey(int count, int length) =>
        new Attack().Uint(0)
            .Column(new Attack().Byte(0x01).Uint((ulong)count - 2))
            .Column(new Attack().Byte(1))
            .Column(new Attack())
            .Column(new Attack())
            .Column(new Attack().Byte(0x06))
            .Column(new Attack().Text(new string('t', 1) + new string('k', length) + new string('t', count - 1)).Byte(1).Byte((length & 0x3f) | 0x80).Uint((ulong)length >> 6).Byte(0x41).Uint((ulong)count - 3))
            .Column(new Attack().Byte(1))
            .Column(new Attack())
            .Column(new Attack())
            .Uint(1).Uint((ulong)count).Uint(0).Repeat(count, (a, _) => a.Byte(120)).Uint(0).Done();
}
