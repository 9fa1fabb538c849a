using System.Diagnostics;
using Workspace.Crdt;

namespace Workspace.Benchmarks.Engine;

/// <summary>The work of the comparison, done by the managed engine: the same as in tests/interop/bench.mjs.</summary>
internal sealed class OurWork(Traces traces, int runs)
{
    private const string Name = "ours";
    private readonly List<Measurement> results = [];

    public List<Measurement> Run()
    {
        foreach (var trace in traces.Names)
        {
            Trace(trace);
        }

        Merges();
        Deleted();
        Memory(traces.Largest);
        if (traces.Has("rich-30p"))
        {
            Memory("rich-30p");
        }

        Allocation();
        return results;
    }

    private void Trace(string trace)
    {
        var log = traces.Log(trace);
        var state = traces.State(trace);
        Measure($"apply {trace}", () => Replay(log, log.Length), warm: 4);
        Measure($"load {trace}", () => Load(state), warm: 30);
        var doc = Load(state);
        var vector = Replay(log, Math.Max(0, log.Length - 1000)).EncodeStateVector();
        Measure($"encode {trace}", () => doc.EncodeState(), warm: 30);
        Measure($"diff {trace}", () => doc.EncodeDiff(vector), warm: 30);
    }

    private void Merges()
    {
        var log = traces.Log(traces.Largest);
        foreach (int count in new[] { 1000, 10_000, 100_000 })
        {
            if (log.Length >= count)
            {
                var some = log[..count];
                Measure($"merge {count}", () => YUpdate.Merge(some), warm: 10);
            }
        }
    }

    /// <summary>A document into which 200,000 characters were typed at a thousand places and deleted again, beside the one without them.</summary>
    private void Deleted()
    {
        var plain = traces.State(traces.Largest);
        var doc = Load(plain);
        var random = new Random(1);
        doc.Transact(77, t =>
        {
            var text = t.Text("text");
            for (int i = 0; i < 1000; i++)
            {
                int at = random.Next(text.Length);
                text.Insert(at, new string('x', 200));
                text.Delete(at, 200);
            }
        });
        var deleted = doc.EncodeState();
        Measure("load plain", () => Load(plain), warm: 30);
        Measure("load deleted", () => Load(deleted), warm: 30);
    }

    private void Memory(string trace)
    {
        const int Documents = 20;
        var state = traces.State(trace);
        Load(state);
        var held = new List<YDoc>(Documents);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Documents; i++)
        {
            held.Add(Load(state));
        }

        long after = GC.GetTotalMemory(forceFullCollection: true);
        results.Add(new Measurement(Name, $"memory {trace}", null, null, (after - before) / Documents));
        GC.KeepAlive(held);
    }

    /// <summary>Bytes allocated per single-character update once the document is half written, by both ways of applying.</summary>
    private void Allocation()
    {
        var log = traces.Log(traces.Largest);
        var doc = Replay(log, log.Length / 2);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var update in log.AsSpan(log.Length / 2))
        {
            doc.TryApply(update.Span, DecodeLimits.Browser, out _);
        }

        results.Add(new Measurement(Name, "allocation applied", null, null, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(log.Length - (log.Length / 2))));
        doc = Replay(log, log.Length / 2);
        before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var update in log.AsSpan(log.Length / 2))
        {
            YUpdate.TryDecode(update, DecodeLimits.Browser, out var decoded, out _);
            doc.Apply(decoded!);
        }

        results.Add(new Measurement(Name, "allocation decoded", null, null, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(log.Length - (log.Length / 2))));
    }

    private static YDoc Replay(ReadOnlyMemory<byte>[] log, int count)
    {
        var doc = new YDoc();
        foreach (var update in log.AsSpan(0, count))
        {
            if (!doc.TryApply(update.Span, DecodeLimits.Browser, out var error))
            {
                throw new InvalidDataException($"The trace is damaged: {error}.");
            }
        }

        return doc;
    }

    private static YDoc Load(byte[] state)
    {
        var doc = new YDoc();
        return doc.TryApply(state, DecodeLimits.Trusted, out var error) ? doc : throw new InvalidDataException($"The state is damaged: {error}.");
    }

    /// <summary>Runs the work warm; short work is repeated inside of a run until it fills about 200 ms.</summary>
    private void Measure(string work, Func<object> once, int warm)
    {
        // Warm means: the tiered compiler has finished with this code. It is given the runs to notice it and another run afterwards.
        for (int i = 0; i < warm; i++)
        {
            once();
        }

        using var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;
        once();
        process.Refresh();
        double each = Math.Max((process.TotalProcessorTime - start).TotalMilliseconds, 0.01);
        int repeat = (int)Math.Clamp(200 / each, 1, 2000);
        for (int i = 0; i < Math.Min(repeat, 200); i++)
        {
            once();
        }

        var cpu = new double[runs];
        var elapsed = new double[runs];
        for (int run = 0; run < runs; run++)
        {
            GC.Collect();
            process.Refresh();
            start = process.TotalProcessorTime;
            long began = Stopwatch.GetTimestamp();
            for (int i = 0; i < repeat; i++)
            {
                once();
            }

            elapsed[run] = Stopwatch.GetElapsedTime(began).TotalMilliseconds / repeat;
            process.Refresh();
            cpu[run] = (process.TotalProcessorTime - start).TotalMilliseconds / repeat;
        }

        results.Add(new Measurement(Name, work, cpu, elapsed));
    }
}
