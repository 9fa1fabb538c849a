using System.Globalization;
using System.Text.Json;

namespace Workspace.Benchmarks.Live;

/// <summary>
/// Times an edit through the real server over real WebSockets: sent → stored (the answer), and sent → every other client has it.
/// The server runs as its own process with an empty data folder, on this machine; storing is on, as always. Times are milliseconds on one monotonic clock.
/// </summary>
internal static class LiveBenchmark
{
    private const string Usage = "Usage: live --server <path of Workspace.Web.dll> [--clients 4,10] [--rate 5] [--seconds 30] [--json <file>]";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Options(arguments);
        if (options.File("server") is not { } program)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var results = new List<LiveResult>();
        foreach (var people in (options["clients"] ?? "4,10").Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)))
        {
            results.Add(await new LiveCase(program, people, options.Decimal("rate", 5), TimeSpan.FromSeconds(options.Number("seconds", 30))).RunAsync());
        }

        Print(results);
        await options.SaveAsync(JsonSerializer.Serialize(new { cases = results }, JsonSerializerOptions.Web));
        return results.TrueForAll(result => result.Converged) ? 0 : 1;
    }

    private static void Print(List<LiveResult> results)
    {
        Row("people in one section, letters a second each", r => $"{r.People} x {r.EditsPerSecondEach}");
        Console.WriteLine("|---|" + string.Concat(results.Select(_ => "---|")));
        Row("edits measured / due at this rate", r => $"{r.Edits} / {r.Due}");
        Row("edit sent -> stored, p50 / p95 / p99 ms", r => Text(r.Stored));
        Row("edit sent -> every other client has it, p50 / p95 / p99 ms", r => Text(r.Delivered));
        Row("server CPU per edit, ms", r => $"{r.ServerCpuPerEdit:F2}");
        Row("server memory, MiB", r => $"{r.ServerMiB:F0}");
        Row("start of the process -> first page, ms", r => $"{r.FirstPage:F0}");
        Row("all clients equal at the end", r => $"{(r.Converged ? "yes" : "NO")}");

        void Row(string what, Func<LiveResult, FormattableString> value) =>
            Console.WriteLine($"| {what} | {string.Join(" | ", results.Select(r => FormattableString.Invariant(value(r))))} |");
    }

    private static FormattableString Text(Spread spread) => $"{spread.P50:F1} / {spread.P95:F1} / {spread.P99:F1}";
}
