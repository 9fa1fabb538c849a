using System.Globalization;
using Workspace.Crdt;
using Workspace.Crdt.Interop;

namespace Workspace.Benchmarks.Engine;

/// <summary>What the worst pushes known cost, the way the product takes them: decode, ask whether they are ready, apply; then merge, diff and read.</summary>
internal static class HostileBenchmark
{
    private static readonly string[] Works = ["decode", "ready", "apply", "merge", "diff", "read"];

    public static int Run(string[] args)
    {
        var only = args.Length > 0 ? args[0] : string.Empty;
        Console.WriteLine("| push of at most 256 KiB | bytes | outcome | " + string.Join(" | ", Works) + " | most allocated per byte |");
        Console.WriteLine("|---|---|---|" + string.Concat(Enumerable.Repeat("---|", Works.Length + 1)));
        double slowest = 0;
        foreach (var (name, push) in Attacks.All.Where(a => a.Key.Contains(only, StringComparison.Ordinal)))
        {
            var start = new YDoc();
            long prepared = 0;
            foreach (var before in push.Before())
            {
                start.Apply(YUpdate.Decode(before, DecodeLimits.Browser));
                prepared += before.Length;
            }

            var measure = new Measure(push.Bytes(), start, prepared);
            for (int run = 0; run < 5; run++)
            {
                measure.Once();
            }

            slowest = Math.Max(slowest, measure.Times.Max());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {push.Bytes().Length:N0} | {measure.Outcome} | {string.Join(" | ", measure.Times.Select(t => t.ToString("F1", CultureInfo.InvariantCulture)))} | {measure.Multiple:F0}x in {measure.MultipleIn} |"));
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Milliseconds of CPU of the whole process, best of five; the slowest {slowest:F1} ms. Allocated: above 1 MiB, everything that one work allocated, held or not."));
        return 0;
    }

    private sealed class Measure(byte[] bytes, YDoc start, long prepared)
    {
        public double[] Times { get; } = [.. Enumerable.Repeat(double.MaxValue, Works.Length)];

        public double Multiple { get; private set; }

        public string MultipleIn { get; private set; } = "none";

        public string Outcome { get; private set; } = string.Empty;

        public void Once()
        {
            var doc = start.Copy();
            YUpdate? update = null;
            var error = DecodeError.None;
            Time(0, () =>
            {
                if (!YUpdate.TryDecode(bytes, DecodeLimits.Browser, out update, out error))
                {
                    YUpdate.TryDecodeV2(bytes, DecodeLimits.Browser, out update, out _);
                }

                YSnapshot.TryDecode(bytes, DecodeLimits.Browser, out _, out _);
                YRelativePosition.TryDecode(bytes, out _, out _);
            });
            bool ready = false;
            Time(1, () => ready = update is not null && doc.IsReady(update));
            Outcome = update is null ? error.ToString() : ready ? "applied" : "not ready";
            Time(2, () =>
            {
                if (ready)
                {
                    doc.Apply(update!);
                    doc.Contains(update!);
                }
            });
            var state = doc.EncodeState();
            Time(3, () => _ = update is null ? state : YUpdate.Merge([update.Bytes, state]));
            Time(4, () =>
            {
                if (update is not null)
                {
                    YUpdate.Diff(update.Bytes, start.EncodeStateVector());
                    YUpdate.StateVector(update.Bytes);
                }

                doc.TryEncodeDiff(bytes, out _, out _);
                doc.EncodeDiff(start.EncodeStateVector());
            });
            Time(5, () => Read(doc));
        }

        private static void Read(YDoc doc)
        {
            doc.EncodeState();
            foreach (var root in doc.RootNames)
            {
                doc.ReadXml(root);
                doc.ReadDelta(root);
                doc.ReadMap(root);
                doc.ReadArray(root);
            }
        }

        private void Time(int work, Action action)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            var began = Environment.CpuUsage.TotalTime;
            action();
            Times[work] = Math.Min(Times[work], (Environment.CpuUsage.TotalTime - began).TotalMilliseconds);
            double multiple = Math.Max(0, GC.GetAllocatedBytesForCurrentThread() - before - (1 << 20)) / (bytes.Length + prepared + 1);
            if (multiple > Multiple)
            {
                (Multiple, MultipleIn) = (multiple, Works[work]);
            }
        }
    }
}
