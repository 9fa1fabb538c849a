using System.Diagnostics;
using System.Globalization;
using System.Text;
using Workspace.Crdt.Interop;
using Xunit;

namespace Workspace.Crdt.Tests;

/// <summary>Bytes made to hurt. The outcome is a typed refusal or a bounded result; never another exception.</summary>
public sealed class HostileTests
{
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("WS_SEED") ?? "1", CultureInfo.InvariantCulture);

    private static readonly TimeSpan Budget =
        TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("WS_SOAK") is { Length: > 0 } soak ? soak.TrimEnd('s') : "3", CultureInfo.InvariantCulture));

    [Fact]
    public void Damaged_input_is_refused_or_harmless()
    {
        using var cases = new StringReader(Encoding.UTF8.GetString(Fixtures.ReadGzip(Path.Combine(Fixtures.Own, "cases.jsonl.gz"))));
        var (corpus, start) = Fuzzer.Corpus(cases);
        var findings = Fuzzer.Search(Seed, Budget, corpus, start, out long runs, out int kinds);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.True(runs > 0 && kinds > 0);
    }

    public static TheoryData<string> Attacks() => [.. Made.Keys];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_is_refused_or_bounded(string name)
    {
        var bytes = Made[name]();
        Assert.True(bytes.Length <= 256 * 1024, "An attack is one push.");
        foreach (bool warm in new[] { false, true })
        {
            var doc = new YDoc();
            doc.Transact(9, t => t.Text("t").Insert(0, new string('a', 1000)));
            long before = GC.GetAllocatedBytesForCurrentThread();
            long began = Stopwatch.GetTimestamp();
            if (YUpdate.TryDecode(bytes, DecodeLimits.Browser, out var update, out var error))
            {
                if (doc.IsReady(update))
                {
                    doc.Apply(update);
                }
            }
            else
            {
                Assert.NotEqual(DecodeError.None, error);
            }

            doc.TryEncodeDiff(bytes, out _, out _);
            YUpdate.TryDecodeV2(bytes, DecodeLimits.Browser, out _, out _);
            var took = Stopwatch.GetElapsedTime(began);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < (bytes.Length * 64L) + (4 << 20), $"{name}: {allocated} bytes for {bytes.Length}");

            // The bar is 100 ms of an optimised build on a quiet machine; a debug build on a shared one gets more. Growth is what this catches: the attacks that work take seconds to minutes.
            Assert.True(!warm || took < TimeSpan.FromSeconds(5), $"{name}: {took.TotalMilliseconds} ms");
        }
    }

    [Fact]
    public void Pending_parts_that_never_become_ready_stay_within_their_cap()
    {
        var doc = new YDoc(new YDocOptions { MaxPendingBytes = 10_000, MaxPendingDeletes = 100 });
        for (uint i = 0; i < 20_000; i++)
        {
            // Text of ever new clients beside a character that nobody has.
            var bytes = new Attack().Uint(1).Uint(1).Uint(1_000 + i).Uint(0).Byte(0x84).Uint(5).Uint(i).Text("x").Uint(1).Uint(7).Uint(1).Uint(i * 3).Uint(1).Done();
            doc.Apply(YUpdate.Decode(bytes, DecodeLimits.Browser));
        }

        Assert.True(doc.HasPending);
        Assert.True(doc.PendingDropped > 0);
        Assert.True(doc.EncodeState().Length < 20_000);
        Assert.Empty(doc.Clients);
    }

    private static readonly Dictionary<string, Func<byte[]>> Made = new(StringComparer.Ordinal)
    {
        ["a text of 2 GiB"] = () => new Attack().Uint(1).Uint(1).Uint(1).Uint(0).Byte(0x04).Uint(1).Text("t").Uint(0x7fffffff).Byte(65).Done(),
        ["2^31 structs"] = () => new Attack().Uint(1).Uint(1UL << 31).Uint(1).Uint(0).Done(),
        ["2^53 clients"] = () => new Attack().Uint((1UL << 53) - 1).Done(),
        ["a client above 2^53"] = () => new Attack().Uint(1).Uint(1).Uint(1UL << 53).Uint(0).Byte(0).Uint(1).Uint(0).Done(),
        ["a collected range of 2^31"] = () => new Attack().Uint(1).Uint(1).Uint(1).Uint(0).Byte(0).Uint(0x7fffffff).Uint(0).Done(),
        ["a clock gap of 2^30"] = () => new Attack().Uint(1).Uint(1).Uint(1).Uint((1 << 30) - 2).Byte(0).Uint(1).Uint(0).Done(),
        ["a delete of everything there could be"] = () => new Attack().Uint(0).Uint(1).Uint(9).Uint(1).Uint(0).Uint((1 << 30) - 1).Done(),
        ["fifty thousand deletes over each other"] = () => Repeat(new Attack().Uint(0).Uint(1).Uint(9).Uint(50_000), 50_000, (a, i) => a.Uint((ulong)i % 100).Uint(900)).Done(),
        ["deletes of every second character"] = () => Repeat(new Attack().Uint(0).Uint(1).Uint(9).Uint(500), 500, (a, i) => a.Uint((ulong)i * 2).Uint(1)).Done(),
        ["arrays nested 10,000 deep"] = () => Repeat(new Attack().Uint(1).Uint(1).Uint(1).Uint(0).Byte(0x08).Uint(1).Text("a").Uint(1), 10_000, (a, _) => a.Byte(117).Uint(1)).Byte(126).Uint(0).Done(),
        ["JSON nested 10,000 deep"] = () => new Attack().Uint(1).Uint(1).Uint(1).Uint(0).Byte(0x05).Uint(1).Text("a").Text(new string('[', 10_000) + new string(']', 10_000)).Uint(0).Done(),
        ["types nested 10,000 deep"] = () => Repeat(new Attack().Uint(1).Uint(10_001).Uint(1).Uint(0).Byte(0x07).Uint(1).Text("x").Uint(4), 10_000, (a, i) => a.Byte(0x07).Uint(0).Uint(1).Uint((ulong)i).Uint(4)).Uint(0).Done(),
        ["thousands of attributes"] = () => Repeat(new Attack().Uint(1).Uint(18_000).Uint(1).Uint(0), 18_000, (a, i) => a.Byte(0x28).Uint(1).Text("m").Text(i.ToString(CultureInfo.InvariantCulture)).Uint(1).Byte(126)).Uint(0).Done(),
        ["an object with 2^40 keys"] = () => new Attack().Uint(1).Uint(1).Uint(1).Uint(0).Byte(0x08).Uint(1).Text("a").Uint(1).Byte(118).Uint(1UL << 40).Done(),
        ["twenty thousand items compared with all others"] = () => Repeat(new Attack().Uint(1).Uint(19_001).Uint(1).Uint(0).Byte(0x01).Uint(1).Text("t").Uint(1), 19_000, (a, i) => a.Byte(0x41).Uint(1).Uint((ulong)i / 2).Uint(1)).Uint(0).Done(),
        ["items at the end of a long list"] = () => Repeat(new Attack().Uint(1).Uint(19_000).Uint((1UL << 53) - 1).Uint(0), 19_000, (a, _) => a.Byte(0x01).Uint(1).Text("t").Uint(1)).Uint(0).Done(),
        ["a circle of two clients"] = () => new Attack().Uint(2).Uint(2).Uint(2).Uint(0).Byte(0x84).Uint(1).Uint(1).Text("b").Byte(0x84).Uint(2).Uint(0).Text("b").Uint(2).Uint(1).Uint(0).Byte(0x84).Uint(2).Uint(1).Text("a").Byte(0x84).Uint(1).Uint(0).Text("a").Uint(0).Done(),
        ["a struct beside itself"] = () => new Attack().Uint(1).Uint(1).Uint(1).Uint(5).Byte(0x84).Uint(1).Uint(5).Text("a").Uint(0).Done(),
        ["runs of format v2"] = () => [0, 0, 3, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 8, 0x41, 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0, 1, 0xff, 0xff, 0xff, 0x07, 0],
        ["empty input"] = () => [],
        ["noise"] = () => Noise(256 * 1024),
    };

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(Seed).NextBytes(bytes);
        return bytes;
    }

    private static Attack Repeat(Attack attack, int times, Action<Attack, int> part)
    {
        for (int i = 0; i < times; i++)
        {
            part(attack, i);
        }

        return attack;
    }

    private sealed class Attack
    {
        private readonly List<byte> bytes = [];

        public Attack Byte(int value)
        {
            bytes.Add((byte)value);
            return this;
        }

        public Attack Uint(ulong value)
        {
            for (; value > 127; value >>= 7)
            {
                bytes.Add((byte)((value & 127) | 128));
            }

            return Byte((int)value);
        }

        public Attack Text(string text)
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            Uint((ulong)utf8.Length);
            bytes.AddRange(utf8);
            return this;
        }

        public byte[] Done() => [.. bytes];
    }
}
