using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Workspace.Crdt.Interop;

/// <summary>
/// A search for bytes that hurt: inputs are damaged at random; one with which something happens that no input has shown yet joins the corpus. "Something" is a kind of
/// behaviour, or with --coverage a branch of the engine. Runs for a given time; the seed replays it as long as the time allows the same steps.
/// </summary>
internal static class Fuzzer
{
    private const int MostFindings = 20;

    /// <summary>What a search has found, and how far it got.</summary>
    public sealed record Result(List<string> Findings, long Inputs, int Seen, int Corpus, double SlowestMilliseconds, byte[] Slowest);

    public static int Run(string[] options)
    {
        if (options.Contains("--coverage"))
        {
            return Coverage.RunInstrumented([.. options.Where(o => o != "--coverage")]);
        }

        string? Option(string name) => Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length ? options[at + 1] : null;
        int seed = int.Parse(Option("--seed") ?? "1", CultureInfo.InvariantCulture);
        var budget = TimeSpan.FromSeconds(double.Parse(Option("--seconds") ?? "60", CultureInfo.InvariantCulture));
        bool covers = options.Contains("--instrumented");

        // Before the engine is used at all: an instrumented one has nowhere to write otherwise.
        INovelty novelty = covers ? new Coverage() : new Behaviour();
        using var input = Open(Option("--corpus") ?? throw new ArgumentException("--corpus names a file of cases.", nameof(options)));
        var (corpus, start) = Corpus(input);
        long began = Stopwatch.GetTimestamp();
        var result = Search(seed, _ => Stopwatch.GetElapsedTime(began) < budget, corpus, start, novelty);
        foreach (var finding in result.Findings)
        {
            Console.WriteLine(finding);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest {result.SlowestMilliseconds:F0} ms: {Convert.ToBase64String(result.Slowest)}"));
        Console.WriteLine($"seed {seed}: {result.Inputs} inputs, {result.Seen} {(covers ? "pairs of branches" : "kinds of behaviour")}, corpus {result.Corpus}");
        Console.WriteLine($"{result.Inputs - result.Findings.Count} passed, {result.Findings.Count} failed");
        return result.Findings.Count == 0 ? 0 : 1;
    }

    private static StreamReader Open(string file) =>
        new(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress) : File.OpenRead(file));

    /// <summary>Everything in the cases that a decoder takes, and a document to apply it to.</summary>
    public static (List<byte[]> Corpus, YDoc Start) Corpus(TextReader cases)
    {
        var corpus = new List<byte[]>();
        var start = new YDoc();
        while (cases.ReadLine() is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 1024 });
            Collect(document.RootElement, corpus);
            if (document.RootElement.GetProperty("profile").GetString() is "xml" or "mixed")
            {
                foreach (var update in document.RootElement.GetProperty("updates").EnumerateArray().Take(40))
                {
                    start.Apply(YUpdate.Decode(update.GetBytesFromBase64()));
                }
            }
        }

        return (corpus, start);
    }

    /// <summary>Damages inputs as long as <paramref name="more"/> says so, given how many there were.</summary>
    public static Result Search(int seed, Predicate<long> more, List<byte[]> corpus, YDoc start, INovelty novelty)
    {
        var random = new Random(seed);
        var mutator = new Mutator(random, corpus);
        var findings = new List<string>();
        var slowest = TimeSpan.Zero;
        byte[] slowestInput = [];
        long runs = 0;
        for (; findings.Count < MostFindings && more(runs); runs++)
        {
            // What was found last is tried more often.
            int pick = random.Next(2) == 0 ? random.Next(corpus.Count) : corpus.Count - 1 - random.Next(Math.Min(corpus.Count, 64));
            var bytes = mutator.Next(corpus[pick]);
            long at = Stopwatch.GetTimestamp();
            try
            {
                novelty.Before();
                int behaviour = Probe.Run(bytes, start);
                if (novelty.After(behaviour) && bytes.Length < 4096)
                {
                    corpus.Add(bytes);
                }

                // The first ones pay for the compiler.
                if (runs > 1000 && Stopwatch.GetElapsedTime(at) is var took && took > slowest)
                {
                    (slowest, slowestInput) = (took, bytes);
                }
            }
#pragma warning disable CA1031 // Every exception is a finding.
            catch (Exception error)
#pragma warning restore CA1031
            {
                findings.Add($"seed {seed} input {runs}: {error.GetType().Name}: {error.Message} {error.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Crdt.Y", StringComparison.Ordinal))?.Trim()}: {Convert.ToBase64String(bytes)}");
            }
        }

        return new Result(findings, runs, novelty.Seen, corpus.Count, slowest.TotalMilliseconds, slowestInput);
    }

    /// <summary>All base64 strings of a case.</summary>
    private static void Collect(JsonElement element, List<byte[]> corpus)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, corpus);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject().Where(p => p.Name is not ("dump" or "xml" or "sha" or "expected")))
                {
                    Collect(property.Value, corpus);
                }

                break;
            case JsonValueKind.String when element.TryGetBytesFromBase64(out var bytes) && bytes.Length is > 0 and < 2048:
                corpus.Add(bytes);
                break;
            default:
                break;
        }
    }
}
