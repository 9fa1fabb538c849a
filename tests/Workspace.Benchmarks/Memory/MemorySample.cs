using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Workspace.Benchmarks.Live;

namespace Workspace.Benchmarks.Memory;

/// <summary>What the server holds, after a full collection.</summary>
/// <param name="Heap">Bytes of live objects.</param>
/// <param name="Committed">Bytes that the collector has from the system.</param>
/// <param name="Resident">Bytes of the process in memory: heap, code, native buffers, pages of the database.</param>
/// <param name="Grains">Grains in memory.</param>
internal sealed record MemorySample(long Heap, long Committed, long Resident, long Grains)
{
    /// <summary>How the server is started so that <see cref="TakeAsync"/> can ask it.</summary>
    public static Dictionary<string, string> Settings(int port) => new(StringComparer.Ordinal)
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
        [StartupHook.Port] = port.ToString(CultureInfo.InvariantCulture),
    };

    public static async Task<MemorySample> TakeAsync(ServerProcess server, int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        using var reader = new StreamReader(client.GetStream());
        var numbers = (await reader.ReadLineAsync() ?? throw new InvalidOperationException("The server did not answer."))
            .Split(' ')
            .Select(n => long.Parse(n, CultureInfo.InvariantCulture))
            .ToArray();
        return new(numbers[0], numbers[1], (long)(server.WorkingSetMiB * 1048576), numbers[2]);
    }
}
