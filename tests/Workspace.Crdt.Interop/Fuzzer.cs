using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Workspace.Crdt.Interop;

/// <summary>
/// A search for bytes that hurt: inputs are damaged at random; one with which something happens that no input has shown yet (another refusal, other magnitudes of what it
/// adds, leaves waiting or reads as) joins the corpus. Runs for a given time; the seed replays it as long as the time allows the same steps.
/// </summary>
internal static class Fuzzer
{
    /// <summary>The longest that one input of at most 256 KiB may take, with room for a busy machine.</summary>
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(5);

    public static int Run(string[] options)
    {
        string? Option(string name) => Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length ? options[at + 1] : null;
        int seed = int.Parse(Option("--seed") ?? "1", CultureInfo.InvariantCulture);
        var budget = TimeSpan.FromSeconds(double.Parse(Option("--seconds") ?? "60", CultureInfo.InvariantCulture));
        using var input = new StreamReader(Option("--corpus") ?? throw new ArgumentException("--corpus names a file of cases.", nameof(options)));
        var (corpus, start) = Corpus(input);
        var findings = Search(seed, budget, corpus, start, out long runs, out int kinds);
        foreach (var finding in findings)
        {
            Console.WriteLine(finding);
        }

        Console.WriteLine($"seed {seed}: {runs} inputs, {kinds} kinds of behaviour, corpus {corpus.Count}");
        Console.WriteLine($"{runs - findings.Count} passed, {findings.Count} failed");
        return findings.Count == 0 ? 0 : 1;
    }

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

    public static List<string> Search(int seed, TimeSpan budget, List<byte[]> corpus, YDoc start, out long runs, out int kinds)
    {
        var random = new Random(seed);
        var mutator = new Mutator(random, corpus);
        var seen = new HashSet<int>();
        var findings = new List<string>();
        long began = Stopwatch.GetTimestamp();
        for (runs = 0; Stopwatch.GetElapsedTime(began) < budget && findings.Count < 20; runs++)
        {
            // What was found last is tried more often.
            int pick = random.Next(2) == 0 ? random.Next(corpus.Count) : corpus.Count - 1 - random.Next(Math.Min(corpus.Count, 64));
            var bytes = mutator.Next(corpus[pick]);
            long at = Stopwatch.GetTimestamp();
            try
            {
                if (seen.Add(Probe.Run(bytes, start)) && bytes.Length < 4096)
                {
                    corpus.Add(bytes);
                }

                var took = Stopwatch.GetElapsedTime(at);
                if (took > TooLong)
                {
                    findings.Add($"seed {seed} input {runs}: took {took.TotalMilliseconds:F0} ms: {Convert.ToBase64String(bytes)}");
                }
            }
#pragma warning disable CA1031 // Every exception is a finding.
            catch (Exception error)
#pragma warning restore CA1031
            {
                findings.Add($"seed {seed} input {runs}: {error.GetType().Name}: {error.Message} {error.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Crdt.Y", StringComparison.Ordinal))?.Trim()}: {Convert.ToBase64String(bytes)}");
            }
        }

        kinds = seen.Count;
        return findings;
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
