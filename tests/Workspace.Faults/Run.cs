using System.Diagnostics;
using System.Globalization;

namespace Workspace.Faults;

internal sealed record Report(int Typed, int Stored, IReadOnlyList<string> Faults, IReadOnlyList<string> Problems, IReadOnlyList<Silence> Silences);

/// <summary>How long after a kill until the first edit of anyone was stored that was sent after it.</summary>
internal sealed record Silence(string Fault, TimeSpan Length);

/// <summary>
/// Four people type in one section while things break. Then everything is killed at once, a stranger reads what is there, and only after that may the writers bring
/// what they still hold. What any of them was told to be stored, or had from another, must be in what the stranger reads.
/// </summary>
internal sealed class Run(IWorld world, int seed, int number, bool sabotage = false, string only = "")
{
    private readonly List<Fault> faultsToDo = [.. world.Faults.Where(fault => fault.Name.StartsWith(only, StringComparison.Ordinal))];

    private static readonly string[] People = ["femke-kramer", "lotte-brouwer", "anja-kuipers", "thijs-molenaar"];

    public async Task<Report> PlayAsync(TimeSpan typing)
    {
        var random = new Random(seed);
        var problems = new List<string>();
        var writers = People.Select((person, i) => new Writer(world, person, (ulong)(1_000_000L + ((long)number * 100) + i), $"{(char)('k' + i)}{seed % 1000}.", new Random(seed + i))).ToList();
        var faults = new List<(string Name, long At)>();
        try
        {
            await Task.WhenAll(writers.Select(w => w.ArriveAsync()));
            using var enough = new CancellationTokenSource(typing);
            using var stop = new CancellationTokenSource();
            var work = Task.WhenAll(writers.Select(w => w.TypeAsync(stop.Token)));
            faults.AddRange(await BreakAsync(random, enough.Token));
            await WrittenAgainAsync(faults, writers);
            await stop.CancelAsync();
            await work;
            foreach (var writer in writers)
            {
                await writer.HangUpAsync();
            }

            await world.KillAllAsync();
            if (sabotage)
            {
                await world.SabotageAsync();
            }

            await world.HealAsync();
            await using var stranger = new Writer(world, "noor-verhagen", 999, "", new Random(0));
            await stranger.ArriveAsync();
            var there = stranger.Words();
            foreach (var writer in writers)
            {
                problems.AddRange(writer.Losses);
                problems.AddRange(writer.Stored.Where(word => !there.ContainsKey(word)).Select(word => $"LOST: {writer.Person} was told that {word} is stored"));
                problems.AddRange(writer.FromOthers().Where(word => !there.ContainsKey(word)).Select(word => $"LOST: {writer.Person} had {word} from another"));
            }

            await Task.WhenAll(writers.Select(w => w.ReturnAsync()));
            await stranger.RefreshAsync();
            there = stranger.Words();
            problems.AddRange(writers.SelectMany(w => w.Typed).Where(word => !there.ContainsKey(word)).Select(word => $"MISSING at the end: {word}"));
            problems.AddRange(there.Where(word => word.Value > 1).Select(word => $"DOUBLED: {word.Key} is there {word.Value} times"));
            foreach (var writer in writers)
            {
                await writer.RefreshAsync();
                if (writer.Text != stranger.Text)
                {
                    problems.Add($"DIFFERENT: {writer.Person} reads something else than a stranger");
                }
            }
        }
        catch (Exception fault) when (fault is TimeoutException or InvalidOperationException or HttpRequestException or OperationCanceledException)
        {
            problems.Add($"BROKEN: {fault.Message}");
        }
        finally
        {
            foreach (var writer in writers)
            {
                await writer.DisposeAsync();
            }
        }

        return new(writers.Sum(w => w.Typed.Count), writers.Sum(w => w.Stored.Count), [.. faults.Select(fault => fault.Name + Took(fault, writers))], [.. problems.Distinct().Take(20)], Silences(faults, writers));
    }

    /// <summary>For whoever looks for a fault in the logs: when it was, and how long nobody could write.</summary>
    private static string Took((string Name, long At) fault, List<Writer> writers) => Silences([fault], writers) is [var silence]
        ? string.Create(CultureInfo.InvariantCulture, $" ({TimeProvider.System.GetLocalNow() - Stopwatch.GetElapsedTime(fault.At):HH:mm:ss.f}, {silence.Length.TotalSeconds:F1} s)")
        : "";

    private static List<Silence> Silences(List<(string Name, long At)> faults, List<Writer> writers) =>
    [
        .. from fault in faults
           where fault.Name.StartsWith("kill", StringComparison.Ordinal)
           let next = writers.SelectMany(w => w.Acknowledged).Where(a => a.Sent >= fault.At).Select(a => a.Stored).DefaultIfEmpty().Min()
           where next > 0
           select new Silence(fault.Name, Stopwatch.GetElapsedTime(fault.At, next)),
    ];

    /// <summary>People type on until one of them is heard after the last kill; how long that takes must not depend on what is done to the world afterwards.</summary>
    private static async Task WrittenAgainAsync(List<(string Name, long At)> faults, List<Writer> writers)
    {
        var clock = Stopwatch.StartNew();
        while (faults is [.., var last] && writers.TrueForAll(w => w.LastStoredWasSent < last.At) && clock.Elapsed < TimeSpan.FromSeconds(60))
        {
            await Pause.For(50);
        }
    }

    private async Task<List<(string Name, long At)>> BreakAsync(Random random, CancellationToken stop)
    {
        var names = new List<(string Name, long At)>();
        try
        {
            while (true)
            {
                await Pause.For(random.Next(500, 2500), stop);

                // One kind alone takes turns: a section lives on with the silo that was not killed, so the next kill is one that it has to move for.
                var fault = faultsToDo[only.Length > 0 ? names.Count % faultsToDo.Count : random.Next(faultsToDo.Count)];
                names.Add((fault.Name, Stopwatch.GetTimestamp()));
                await fault.DoAsync(random);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return names;
        }
    }
}
