using System.Globalization;
using System.Text.Json;

namespace Workspace.Benchmarks.Engine;

/// <summary>The engine side by side with Yjs and ywasm in Node: CPU of the whole process, warm, medians.</summary>
internal static class EngineBenchmark
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static int Run(string[] args)
    {
        string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        var fixtures = Option("--fixtures") ?? Path.Combine(NodeWork.Repository(), "tests", "interop", "fixtures");
        if (!Directory.Exists(fixtures))
        {
            Console.Error.WriteLine($"There are no fixtures in {fixtures}.");
            return 2;
        }

        int runs = int.Parse(Option("--runs") ?? "5", CultureInfo.InvariantCulture);
        var traces = new Traces(fixtures);
        var all = new List<Measurement>();
        if (!args.Contains("--without-node"))
        {
            foreach (var engine in new[] { "yjs", "ywasm" })
            {
                Console.Error.WriteLine($"{engine} in Node …");
                all.AddRange(NodeWork.Run(engine, fixtures, runs, args.Contains("--long")));
            }
        }

        Console.Error.WriteLine("ours …");
        all.AddRange(new OurWork(traces, runs).Run());
        Print(all, traces);
        if (Option("--json") is { } file)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(new { runs, measured = "ms of CPU of the whole process, warm; bytes for memory", results = all }, Json));
        }

        return 0;
    }

    private static void Print(List<Measurement> all, Traces traces)
    {
        Console.WriteLine("| work | bar | ours | yjs in Node | ratio | ywasm | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var trace in traces.Names)
        {
            Row(all, $"apply {trace}", trace == "automerge-paper" ? ">= 8x" : ">= 4x", "apply one by one, ");
        }

        foreach (var (work, label) in new[] { ("load", "load the state, "), ("encode", "encode the state, "), ("diff", "diff, 1,000 edits old, ") })
        {
            foreach (var trace in traces.Names)
            {
                Row(all, $"{work} {trace}", ">= 3x", label);
            }
        }

        foreach (int count in new[] { 1000, 10_000, 100_000 })
        {
            Row(all, $"merge {count}", ">= 3x", string.Empty);
        }

        foreach (var trace in new[] { traces.Largest, "rich-30p" })
        {
            Row(all, $"memory {trace}", "<= half", "bytes held, ");
        }

        if (Find(all, "ours", "load plain") is { } plain && Find(all, "ours", "load deleted") is { } deleted)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| load with 200,000 deleted characters | <= 2x of plain | {deleted.Value:F2} ms, plain {plain.Value:F2} ms | | {deleted.Value / plain.Value:F2}x of plain | | |"));
        }

        foreach (var (work, label) in new[] { ("allocation applied", "bytes applied directly"), ("allocation decoded", "decoded object, then applied") })
        {
            if (Find(all, "ours", work) is { } allocation)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| allocation per single-character update, {label} | <= 64 bytes | {allocation.Value:F1} bytes | | | | |"));
            }
        }

        Console.WriteLine();
        Console.WriteLine("Milliseconds of CPU of the whole process (garbage collection and compiler included), warm, medians. Ratio: how many times less ours needs.");
    }

    private static Measurement? Find(List<Measurement> all, string engine, string work) => all.Find(m => m.Engine == engine && m.Work == work);

    private static void Row(List<Measurement> all, string work, string bar, string label)
    {
        if (Find(all, "ours", work) is not { } ours)
        {
            return;
        }

        var name = label.Length == 0 ? work : label + work[(work.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        Console.WriteLine($"| {name} | {bar} | {Text(ours)} | {Text(Find(all, "yjs", work))} | {Ratio("yjs")} | {Text(Find(all, "ywasm", work))} | {Ratio("ywasm")} |");

        string Ratio(string engine) =>
            Find(all, engine, work) is { } other ? (other.Value / ours.Value).ToString("F1", CultureInfo.InvariantCulture) + "x" : string.Empty;
    }

    private static string Text(Measurement? measurement) => measurement switch
    {
        null => string.Empty,
        { Bytes: { } bytes } => (bytes / 1024).ToString("N0", CultureInfo.InvariantCulture) + " KiB",
        _ => measurement.Value.ToString(measurement.Value < 10 ? "F2" : "N0", CultureInfo.InvariantCulture) + " ms",
    };
}
