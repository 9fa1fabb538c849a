using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace Workspace.Benchmarks.Live;

/// <summary>The real server in a process of its own, on loopback.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly string? own;

    private ServerProcess(Process process, string? own, Uri url)
    {
        this.process = process;
        this.own = own;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>From the start of the process to the first page.</summary>
    public TimeSpan FirstPage { get; private set; }

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public double WorkingSetMiB
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <param name="data">A data folder that the caller keeps; without one the server has an empty folder for itself.</param>
    public static async Task<ServerProcess> StartAsync(string program, string? data = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var port = FreePort();
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var own = data is null ? Directory.CreateTempSubdirectory("samenbeeld-bench-").FullName : null;
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = url.ToString();
        start.Environment["Workspace__DataDirectory"] = data ?? own;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, own, url);
        try
        {
            await server.ReadyAsync(clock);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks the server to stop, and waits until it has: snapshots are stored then.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
        if (own is not null)
        {
            Directory.Delete(own, recursive: true);
        }
    }

    private async Task ReadyAsync(Stopwatch clock)
    {
        using var http = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(5) };
        http.DefaultRequestHeaders.Add("Origin", Url.GetLeftPart(UriPartial.Authority));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await poll.WaitForNextTickAsync() && clock.Elapsed < TimeSpan.FromMinutes(1))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The server stopped with {process.ExitCode}.");
            }

            try
            {
                if (FirstPage == default && (await http.GetAsync(new Uri("/", UriKind.Relative))).IsSuccessStatusCode)
                {
                    FirstPage = clock.Elapsed;
                }

                if (FirstPage != default && await SeededAsync(http))
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new TimeoutException("The server was not ready within a minute.");
    }

    private static async Task<bool> SeededAsync(HttpClient http)
    {
        var signIn = await http.PostAsJsonAsync("/api/demo/sign-in", new { person = "noor-verhagen" });
        return signIn.IsSuccessStatusCode && (await http.GetStringAsync(new Uri("/api/pictures", UriKind.Relative))).Contains("veldermeer", StringComparison.OrdinalIgnoreCase);
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
