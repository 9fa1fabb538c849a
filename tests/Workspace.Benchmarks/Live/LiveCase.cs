using System.Diagnostics;

namespace Workspace.Benchmarks.Live;

/// <summary>How long edits took while so many people typed in one section, each at the same rate. Times are milliseconds; <c>Due</c> is how many edits there are at that rate.</summary>
internal sealed record LiveResult(
    int People,
    double EditsPerSecondEach,
    int Edits,
    int Due,
    Spread Stored,
    Spread Delivered,
    double ServerCpuPerEdit,
    double ServerMiB,
    double FirstPage,
    bool Converged);

/// <summary>Percentiles in milliseconds.</summary>
internal sealed record Spread(double P50, double P95, double P99)
{
    public static Spread Of(List<double> values)
    {
        var sorted = values.Order().ToList();
        double At(int percent) => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
        return new(At(50), At(95), At(99));
    }
}

/// <summary>
/// People who type in the joint section of an empty server, through the hub, storing included. Where there are more of them than people of the fictional dossier who may write there,
/// some have a second window. Each edit is followed until it is stored, and to the last of the others.
/// </summary>
internal sealed class LiveCase(string program, int people, double rate, TimeSpan duration)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly List<double> stored = [];
    private readonly List<double> delivered = [];

    public async Task<LiveResult> RunAsync()
    {
        await using var server = await ServerProcess.StartAsync(program);
        var writers = await Task.WhenAll(Enumerable.Range(0, people).Select(i => Typist.ArriveAsync(server.Url, i)));
        await writers[0].MakeRoomAsync(writers);
        await TypeAsync(writers, WarmUp, measured: false);
        var cpu = server.Cpu;
        await TypeAsync(writers, duration, measured: true);
        cpu = server.Cpu - cpu;
        var converged = writers.Select(w => w.Text).Distinct(StringComparer.Ordinal).Count() == 1;
        var result = new LiveResult(
            people,
            rate,
            stored.Count,
            (int)(people * rate * duration.TotalSeconds),
            Spread.Of(stored),
            Spread.Of(delivered),
            cpu.TotalMilliseconds / Math.Max(1, stored.Count),
            server.WorkingSetMiB,
            server.FirstPage.TotalMilliseconds,
            converged);
        foreach (var writer in writers)
        {
            await writer.DisposeAsync();
        }

        return result;
    }

    private async Task TypeAsync(Typist[] writers, TimeSpan length, bool measured)
    {
        var pause = TimeSpan.FromSeconds(1 / rate);
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(writers.Select(async (writer, index) =>
        {
            // Spread over the interval, as people are.
            using var start = new PeriodicTimer((pause * index / writers.Length) + TimeSpan.FromMilliseconds(1));
            await start.WaitForNextTickAsync();
            using var timer = new PeriodicTimer(pause);
            var others = writers.Where(w => w != writer).ToList();
            while (await timer.WaitForNextTickAsync() && Stopwatch.GetTimestamp() < end)
            {
                var (storedAfter, arrivedAfter) = await writer.EditAsync(others);
                if (measured)
                {
                    lock (gate)
                    {
                        stored.Add(storedAfter.TotalMilliseconds);
                        delivered.Add(arrivedAfter.TotalMilliseconds);
                    }
                }
            }
        }));
    }
}
