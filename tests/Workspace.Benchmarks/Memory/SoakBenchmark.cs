using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Workspace.Benchmarks.Live;

namespace Workspace.Benchmarks.Memory;

/// <summary>
/// People come, open a section, type, leave it and open another, for half an hour; sections that nobody has open are let go by the server after a while. Its memory is
/// noted all the time: it may not creep, and when everybody has gone and what was open has been let go it is back where it was.
/// </summary>
internal static class SoakBenchmark
{
    private const string Usage =
        "Usage: soak --server <path of Workspace.Web.dll> [--minutes 30] [--people 8] [--sections 160] [--rate 3] [--idle-seconds 60] [--fixtures <folder>] [--json <file>]";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Options(arguments);
        if (options.File("server") is not { } program)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var duration = TimeSpan.FromMinutes(options.Decimal("minutes", 30));
        var idle = TimeSpan.FromSeconds(options.Number("idle-seconds", 60));
        var port = ServerProcess.FreePort();
        var settings = MemoryLoad.Settings(port);
        settings["Workspace__Silo__IdleAfter"] = idle.ToString("c", CultureInfo.InvariantCulture);
        await using var server = await ServerProcess.StartAsync(program, settings: settings);
        var sections = await MemoryLoad.WriteSectionsAsync(server, options.Number("sections", 160), ThirtyPages.Update(options["fixtures"]));
        var log = new Log(server, port);
        await log.WaitForIdleAsync(idle);
        var before = await log.NoteAsync("before");
        using var stop = new CancellationTokenSource(duration);
        var pause = TimeSpan.FromSeconds(1 / options.Decimal("rate", 3));
        var office = await Office.OpenAsync(server.Url);
        var typing = Enumerable.Range(0, options.Number("people", 8)).Select(i => LiveAsync(i, server.Url, office.Cookies, sections, pause, log, stop.Token)).ToList();
        using var sampling = new PeriodicTimer(TimeSpan.FromSeconds(Math.Clamp(duration.TotalSeconds / 30, 5, 60)));
        while (!stop.IsCancellationRequested && await sampling.WaitForNextTickAsync())
        {
            await log.NoteAsync("typing");
        }

        await Task.WhenAll(typing);
        office.Dispose();
        await log.WaitForIdleAsync(idle);
        var after = await log.NoteAsync("after");

        var middle = log.Median(1 / 3.0, 2 / 3.0);
        var last = log.Median(2 / 3.0, 1);
        var flat = last <= middle * 1.1;
        var back = after.Heap <= (before.Heap * 1.1) + (8 * 1048576);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            heap, median of the middle third {middle / 1048576:F1} MiB, of the last third {last / 1048576:F1} MiB: {(flat ? "flat" : "GROWING")}
            heap before {before.Heap / 1048576.0:F1} MiB, after everybody left {after.Heap / 1048576.0:F1} MiB: {(back ? "back" : "NOT back")}
            {log.Typed} letters typed and stored in {log.Visits} visits
            """));
        await options.SaveAsync(JsonSerializer.Serialize(new { minutes = duration.TotalMinutes, idleSeconds = idle.TotalSeconds, log.Typed, log.Visits, flat, back, log.Samples }));
        return flat && back ? 0 : 1;
    }

    /// <summary>Comes with a new connection every few visits, as people do who close the page.</summary>
    private static async Task LiveAsync(int person, Uri server, CookieContainer cookies, List<SectionName> sections, TimeSpan pause, Log log, CancellationToken stop)
    {
        var random = new Random(20261125 + person);
        for (var visit = 0UL; !stop.IsCancellationRequested;)
        {
            await using var visitor = await Visitor.ConnectAsync(server, cookies);
            for (var i = 0; i < 5 && !stop.IsCancellationRequested; i++, visit++)
            {
                var section = sections[random.Next(sections.Count)];
                var client = (((ulong)person + 1) << 24) + visit;
                log.Add(await visitor.VisitAsync(section, client, random.Next(5, 60), pause, stop));
            }
        }
    }

    private sealed class Log(ServerProcess server, int port)
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private int typed;
        private int visits;

        public List<Sample> Samples { get; } = [];

        public int Typed => typed;

        public int Visits => visits;

        public void Add(int letters)
        {
            Interlocked.Add(ref typed, letters);
            Interlocked.Increment(ref visits);
        }

        public async Task<MemorySample> NoteAsync(string phase)
        {
            var memory = await MemorySample.TakeAsync(server, port);
            if (Samples.Count == 0)
            {
                Console.WriteLine("| minute | phase | heap after a full collection | resident | grains | letters | visits |");
                Console.WriteLine("|---|---|---|---|---|---|---|");
            }

            Samples.Add(new(clock.Elapsed.TotalMinutes, phase, memory));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {clock.Elapsed.TotalMinutes:F1} | {phase} | {memory.Heap / 1048576.0:F1} MiB | {memory.Resident / 1048576.0:F0} MiB | {memory.Grains} | {typed} | {visits} |"));
            return memory;
        }

        /// <summary>Waits until the server has let go of what nobody uses: the number of grains no longer falls.</summary>
        public async Task WaitForIdleAsync(TimeSpan idle)
        {
            using var timer = new PeriodicTimer(idle * 1.5);
            var grains = long.MaxValue;
            while (await timer.WaitForNextTickAsync())
            {
                var now = (await MemorySample.TakeAsync(server, port)).Grains;
                if (now >= grains)
                {
                    return;
                }

                grains = now;
            }
        }

        public double Median(double from, double until)
        {
            var typing = Samples.Where(s => s.Phase == "typing").Select(s => (double)s.Memory.Heap).ToArray();
            return typing.Length == 0 ? 0 : Engine.Measurement.Median(typing[(int)(typing.Length * from)..Math.Max((int)(typing.Length * from) + 1, (int)(typing.Length * until))]);
        }
    }

    private sealed record Sample(double Minute, string Phase, MemorySample Memory);
}
