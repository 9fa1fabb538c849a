using System.Globalization;
using System.Text.Json;
using Workspace.Benchmarks.Live;

namespace Workspace.Benchmarks.Memory;

/// <summary>
/// What idle people and open sections cost in memory: first connections alone, then sections of thirty pages one by one, then everybody in a section. The server starts
/// anew on the stored sections, so nothing that was needed to write them is counted.
/// </summary>
internal static class IdleBenchmark
{
    private const string Usage = "Usage: idle --server <path of Workspace.Web.dll> [--connections 2000] [--sections 500] [--fixtures <folder>] [--json <file>]";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Options(arguments);
        if (options.File("server") is not { } program)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var (connections, count) = (options.Number("connections", 2_000), options.Number("sections", 500));
        var data = Directory.CreateTempSubdirectory("samenbeeld-bench-").FullName;
        try
        {
            var port = ServerProcess.FreePort();
            List<SectionName> sections;
            await using (var first = await ServerProcess.StartAsync(program, data, MemoryLoad.Settings(port)))
            {
                sections = await MemoryLoad.WriteSectionsAsync(first, count, ThirtyPages.Update(options["fixtures"]));
                await first.StopAsync();
            }

            await using var server = await ServerProcess.StartAsync(program, data, MemoryLoad.Settings(port));
            return await MeasureAsync(server, port, sections, connections, options);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(ServerProcess server, int port, List<SectionName> sections, int connections, Options options)
    {
        using var office = await Office.OpenAsync(server.Url);
        var visitors = new List<Visitor>(connections) { await Visitor.ConnectAsync(server.Url, office.Cookies) };
        await visitors[0].JoinAsync(sections[0], 1);
        await visitors[0].LeaveAsync(sections[0]);
        var start = await MemorySample.TakeAsync(server, port);

        foreach (var batch in Enumerable.Range(1, connections - 1).Chunk(50))
        {
            visitors.AddRange(await Task.WhenAll(batch.Select(_ => Visitor.ConnectAsync(server.Url, office.Cookies))));
        }

        var connected = await MemorySample.TakeAsync(server, port);
        for (var i = 0; i < sections.Count; i++)
        {
            await visitors[i % connections].JoinAsync(sections[i], (ulong)(10 + i));
        }

        var opened = await MemorySample.TakeAsync(server, port);
        for (var i = sections.Count; i < connections; i++)
        {
            await visitors[i].JoinAsync(sections[i % sections.Count], (ulong)(100_000 + i));
        }

        var seated = await MemorySample.TakeAsync(server, port);
        var alive = visitors.Count(v => v.IsConnected);
        var result = new
        {
            connections,
            sections = sections.Count,
            alive,
            start,
            connected,
            opened,
            seated,
            perConnection = Each(start, connected, connections - 1),
            perSection = Each(connected, opened, sections.Count),
            perSeat = Each(opened, seated, Math.Max(1, connections - sections.Count)),
        };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            | what | heap after a full collection | resident | grains |
            |---|---|---|---|
            | started | {start.Heap / 1048576.0:F0} MiB | {start.Resident / 1048576.0:F0} MiB | {start.Grains} |
            | {connections} idle connections | {connected.Heap / 1048576.0:F0} MiB | {connected.Resident / 1048576.0:F0} MiB | {connected.Grains} |
            | {sections.Count} sections of thirty pages open | {opened.Heap / 1048576.0:F0} MiB | {opened.Resident / 1048576.0:F0} MiB | {opened.Grains} |
            | everybody in a section | {seated.Heap / 1048576.0:F0} MiB | {seated.Resident / 1048576.0:F0} MiB | {seated.Grains} |

            | each | heap | resident |
            |---|---|---|
            | idle connection | {result.perConnection.Heap / 1024:F1} KiB | {result.perConnection.Resident / 1024:F1} KiB |
            | open section of thirty pages | {result.perSection.Heap / 1024:F0} KiB | {result.perSection.Resident / 1024:F0} KiB |
            | person in a section | {result.perSeat.Heap / 1024:F1} KiB | {result.perSeat.Resident / 1024:F1} KiB |

            {alive} of {connections} connections are still there.
            """));
        await options.SaveAsync(JsonSerializer.Serialize(result));
        await Task.WhenAll(visitors.Select(v => v.DisposeAsync().AsTask()));
        return alive == connections && result.perSection.Heap <= 1024 * 1024 ? 0 : 1;
    }

    private static Cost Each(MemorySample before, MemorySample after, int count) =>
        new((after.Heap - before.Heap) / (double)count, (after.Resident - before.Resident) / (double)count);

    /// <param name="Heap">Bytes of live objects.</param>
    /// <param name="Resident">Bytes of the process in memory.</param>
    private sealed record Cost(double Heap, double Resident);
}
