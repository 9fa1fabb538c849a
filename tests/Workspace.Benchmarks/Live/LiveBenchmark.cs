using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Workspace.Benchmarks.Live;

/// <summary>
/// Times an edit through the real server over real WebSockets: sent → stored (the answer), and sent → every other client has it.
/// The server runs as its own process with an empty data folder; storing is on, as always. Times are milliseconds on one monotonic clock.
/// </summary>
internal static class LiveBenchmark
{
    private const string Usage = "Usage: live --server <path of Workspace.Web.dll> [--clients 4] [--rate 5] [--seconds 15] [--json <file>]";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = Options(arguments);
        if (!options.TryGetValue("server", out var program) || !File.Exists(program))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var clients = int.Parse(options.GetValueOrDefault("clients", "4"), CultureInfo.InvariantCulture);
        var rate = double.Parse(options.GetValueOrDefault("rate", "5"), CultureInfo.InvariantCulture);
        var seconds = int.Parse(options.GetValueOrDefault("seconds", "15"), CultureInfo.InvariantCulture);

        await using var server = await ServerProcess.StartAsync(program);
        var writers = await Task.WhenAll(Enumerable.Range(0, clients).Select(i => Typist.ArriveAsync(server.Url, i)));
        await writers[0].MakeRoomAsync(writers);
        var run = new Run(writers);
        await run.TypeAsync(rate, TimeSpan.FromSeconds(3), measured: false);
        var cpu = server.Cpu;
        await run.TypeAsync(rate, TimeSpan.FromSeconds(seconds), measured: true);
        cpu = server.Cpu - cpu;
        var converged = writers.Select(w => w.Text).Distinct(StringComparer.Ordinal).Count() == 1;

        var result = new
        {
            clients,
            editsPerSecond = rate * clients,
            edits = run.Stored.Count,
            deliveries = run.Delivered.Count,
            storedP50 = Percentile(run.Stored, 50),
            storedP99 = Percentile(run.Stored, 99),
            deliveredP50 = Percentile(run.Delivered, 50),
            deliveredP95 = Percentile(run.Delivered, 95),
            deliveredP99 = Percentile(run.Delivered, 99),
            serverCpuMsPerEdit = cpu.TotalMilliseconds / Math.Max(1, run.Stored.Count),
            serverMiB = server.WorkingSetMiB,
            firstPageMs = server.FirstPage.TotalMilliseconds,
            converged,
        };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            | what | value |
            |---|---|
            | clients x edits per second | {clients} x {rate} |
            | edit sent -> stored, p50 / p99 ms | {result.storedP50:F1} / {result.storedP99:F1} |
            | edit sent -> every other client has it, p50 / p95 / p99 ms | {result.deliveredP50:F1} / {result.deliveredP95:F1} / {result.deliveredP99:F1} |
            | server CPU per edit, ms | {result.serverCpuMsPerEdit:F2} |
            | server memory, MiB | {result.serverMiB:F0} |
            | start of the process -> first page, ms | {result.firstPageMs:F0} |
            | all clients equal at the end | {(converged ? "yes" : "NO")} |
            """));
        if (options.TryGetValue("json", out var file))
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(result));
        }

        foreach (var writer in writers)
        {
            await writer.DisposeAsync();
        }

        return converged && run.Delivered.Count == run.Stored.Count ? 0 : 1;
    }

    private static double Percentile(List<double> values, int percent)
    {
        if (values.Count == 0)
        {
            return double.NaN;
        }

        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
    }

    private static Dictionary<string, string> Options(string[] arguments) => arguments.Chunk(2)
        .Where(pair => pair is [var name, _] && name.StartsWith("--", StringComparison.Ordinal))
        .ToDictionary(pair => pair[0][2..], pair => pair[1], StringComparer.Ordinal);

    /// <summary>Everyone types at the same rate; each edit is followed to the last of the others.</summary>
    private sealed class Run(Typist[] writers)
    {
        private readonly Lock gate = new();

        public List<double> Stored { get; } = [];

        public List<double> Delivered { get; } = [];

        public async Task TypeAsync(double rate, TimeSpan duration, bool measured)
        {
            var pause = TimeSpan.FromSeconds(1 / rate);
            var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
            await Task.WhenAll(writers.Select(async (writer, index) =>
            {
                // Spread over the interval, as people are.
                using var start = new PeriodicTimer((pause * index / writers.Length) + TimeSpan.FromMilliseconds(1));
                await start.WaitForNextTickAsync();
                using var timer = new PeriodicTimer(pause);
                while (Stopwatch.GetTimestamp() < end && await timer.WaitForNextTickAsync())
                {
                    var others = writers.Where(w => w != writer).ToList();
                    var (stored, arrived) = await writer.EditAsync(others);
                    if (measured)
                    {
                        lock (gate)
                        {
                            Stored.Add(stored.TotalMilliseconds);
                            Delivered.Add(arrived.TotalMilliseconds);
                        }
                    }
                }
            }));
        }
    }
}
