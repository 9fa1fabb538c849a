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

    /// <summary>With WS_SOAK=60 the search goes on for that many seconds; without, for a number of inputs.</summary>
    private static readonly string? Soak = Environment.GetEnvironmentVariable("WS_SOAK");

    [Fact]
    public void Damaged_input_is_refused_or_harmless()
    {
        using var cases = new StringReader(Encoding.UTF8.GetString(Fixtures.ReadGzip(Path.Combine(Fixtures.Own, "cases.jsonl.gz"))));
        var (corpus, start) = Fuzzer.Corpus(cases);
        long began = Stopwatch.GetTimestamp();
        Predicate<long> more = Soak is { Length: > 0 }
            ? _ => Stopwatch.GetElapsedTime(began).TotalSeconds < double.Parse(Soak.TrimEnd('s'), CultureInfo.InvariantCulture)
            : inputs => inputs < 10_000;
        var result = Fuzzer.Search(Seed, more, corpus, start, new Behaviour());
        Assert.True(result.Findings.Count == 0, string.Join('\n', result.Findings));
        Assert.True(result.Inputs > 0 && result.Seen > 0);
    }

    public static TheoryData<string> Names() => [.. Attacks.All.Keys];

    /// <summary>Steps and bytes are counted, not time: those are the same on every machine. What they come to in milliseconds is printed by the benchmark "hostile".</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_attack_is_refused_or_bounded(string name)
    {
        var doc = new YDoc();
        long prepared = 0;
        foreach (var before in Attacks.All[name].Before())
        {
            doc.Apply(YUpdate.Decode(before, DecodeLimits.Browser));
            prepared += before.Length;
        }

        var bytes = Attacks.All[name].Bytes();
        Assert.True(bytes.Length <= Attacks.MaxBytes, "An attack is one push.");
        long work = doc.Work;
        long limit = ((bytes.Length + prepared) * 100L) + (1 << 20);
        Bounded("decode", limit, () => YUpdate.TryDecodeV2(bytes, DecodeLimits.Browser, out _, out _));
        if (YUpdate.TryDecode(bytes, DecodeLimits.Browser, out var update, out var error) || YUpdate.TryDecodeV2(bytes, DecodeLimits.Browser, out update, out error))
        {
            bool ready = false;
            Bounded("ready", limit, () => ready = doc.IsReady(update));
            if (ready)
            {
                Bounded("apply", limit, () => doc.Apply(update));
                Assert.True(doc.Work - work <= 2 * YDoc.WorkLimit, $"{name}: {doc.Work - work} steps");
                Bounded("contains", limit, () => Assert.True(doc.Contains(update)));
            }

            Bounded("merge", limit, () => YUpdate.Merge([update.Bytes, update.Bytes]));
            Bounded("diff", limit, () => YUpdate.Diff(update.Bytes, doc.EncodeStateVector()));
        }
        else
        {
            Assert.NotEqual(DecodeError.None, error);
        }

        Bounded("state vector", limit, () => doc.TryEncodeDiff(bytes, out _, out _));
        foreach (var root in doc.RootNames.Take(10))
        {
            Bounded("read", limit, () => doc.ReadDelta(root));
            Bounded("read", limit, () => doc.ReadXml(root));
        }
    }

    private static void Bounded(string what, long limit, Action work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= limit, $"{what}: {allocated} bytes allocated, at most {limit}");
    }

    [Fact]
    public void Nesting_made_by_the_server_counts_towards_what_is_ready()
    {
        var doc = new YDoc(new YDocOptions { MaxReadDepth = 10 });
        doc.Transact(1, t =>
        {
            var element = t.Xml("x").AddElement("p");
            for (int i = 0; i < 6; i++)
            {
                element = element.AddElement("p");
            }
        });
        var deep = YUpdate.Decode(Attack.Structs(2, 0, 6, (a, i) => a.Byte(0x07).Uint(0).Id(i == 0 ? 1 : 2, i == 0 ? 6 : i - 1).Uint(3).Text("p")));
        var flat = YUpdate.Decode(Attack.Structs(2, 0, 6, (a, _) => a.Byte(0x07).Uint(0).Id(1, 6).Uint(3).Text("p")));
        Assert.False(doc.IsReady(deep));
        Assert.True(doc.IsReady(flat));
    }

    [Fact]
    public void Marks_beyond_the_limit_are_left_out()
    {
        var doc = new YDoc(new YDocOptions { MaxReadMarks = 3 });
        doc.Apply(YUpdate.Decode(Attacks.All["a mark for every character"].Bytes()));
        var runs = doc.ReadDelta("t");
        Assert.Equal(10_000, runs.Length);
        Assert.Equal(["0", "2"], runs[1].Marks.Select(m => m.Key));
        Assert.Equal(["0", "2", "4"], runs[^1].Marks.Select(m => m.Key));
    }

    [Fact]
    public void A_circle_waits_as_a_whole()
    {
        // Every struct of both clients, in a circle through the other one, with more behind it.
        static Attack Client(Attack attack, int client, int other, string text) => attack.Uint(3).Id(client, 0)
            .Byte(0x84).Id(other, 1).Text(text).Byte(0x84).Id(client, 0).Text(text).Byte(0x84).Id(client, 1).Text(text);
        var bytes = Client(Client(new Attack().Uint(2), 2, 1, "b"), 1, 2, "a").Uint(0).Done();
        var doc = new YDoc();
        doc.Apply(YUpdate.Decode(bytes, DecodeLimits.Browser));
        doc.Apply(YUpdate.Decode(bytes, DecodeLimits.Browser));
        Assert.Equal(bytes, doc.EncodeState());
        Assert.Equal([new ClientRange(2, 0, 3), new ClientRange(1, 0, 3)], YUpdate.Decode(doc.EncodeState()).Ranges);
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
}
