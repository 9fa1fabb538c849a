using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace Workspace.Benchmarks.Live;

/// <summary>The real server in a process of its own, on loopback, with an empty data folder.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly string folder;

    private ServerProcess(Process process, string folder, Uri url)
    {
        this.process = process;
        this.folder = folder;
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

    public static async Task<ServerProcess> StartAsync(string program)
    {
        var port = FreePort();
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var folder = Directory.CreateTempSubdirectory("samenbeeld-bench-").FullName;
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = url.ToString();
        start.Environment["Workspace__DataDirectory"] = folder;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, folder, url);
        using var http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(5) };
        http.DefaultRequestHeaders.Add("Origin", url.GetLeftPart(UriPartial.Authority));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await poll.WaitForNextTickAsync() && clock.Elapsed < TimeSpan.FromMinutes(1))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The server stopped with {process.ExitCode}.");
            }

            try
            {
                if (server.FirstPage == default && (await http.GetAsync(new Uri("/", UriKind.Relative))).IsSuccessStatusCode)
                {
                    server.FirstPage = clock.Elapsed;
                }

                if (server.FirstPage != default && await SeededAsync(http))
                {
                    return server;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new TimeoutException("The server was not ready within a minute.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> SeededAsync(HttpClient http)
    {
        var signIn = await http.PostAsJsonAsync("/api/demo/sign-in", new { person = "noor-verhagen" });
        return signIn.IsSuccessStatusCode && (await http.GetStringAsync(new Uri("/api/pictures", UriKind.Relative))).Contains("veldermeer", StringComparison.OrdinalIgnoreCase);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
