using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace Workspace.Faults;

/// <summary>Something that goes wrong, and is over when the task is.</summary>
internal sealed record Fault(string Name, Func<Random, Task> DoAsync);

/// <summary>A running product, and what can be done to it.</summary>
internal interface IWorld : IAsyncDisposable
{
    IReadOnlyList<Uri> Addresses { get; }

    IReadOnlyList<Fault> Faults { get; }

    Task StartAsync();

    /// <summary>Power off for every process at once, the database included.</summary>
    Task KillAllAsync();

    /// <summary>Starts what does not run and waits until it answers.</summary>
    Task HealAsync();

    /// <summary>Takes the last rows out of the store while nothing runs: a checker that does not see that sees nothing.</summary>
    Task SabotageAsync();
}

/// <summary>Everything in one process on SQLite; its data on a small file system of its own where that can be made, so that it can be full.</summary>
internal sealed class OneProcess : IWorld
{
    private const string Disk = "96m";

    private readonly string folder = Directory.CreateTempSubdirectory("samenbeeld-faults-").FullName;
    private readonly Uri address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Shell.FreePort()}"));
    private readonly List<Fault> faults;
    private Process? process;
    private bool mounted;

    public OneProcess() => faults =
    [
        new("kill", async random =>
        {
            Kill();
            await Pause.For(random.Next(0, 1500));
            await HealAsync();
        }),
        new("freeze", async random =>
        {
            var id = process!.Id;
            await Shell.RunAsync("kill", "-STOP", $"{id}");
            await Pause.For(random.Next(500, 4000));
            await Shell.RunAsync("kill", "-CONT", $"{id}");
        }),
        new("storage refuses", async random =>
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "samenbeeld.db")};Pooling=False");
            await connection.OpenAsync();
            await using var begin = new SqliteCommand("BEGIN IMMEDIATE", connection);
            try
            {
                await begin.ExecuteNonQueryAsync();
                await Pause.For(random.Next(500, 6000));
            }
            catch (SqliteException)
            {
                // The server held it all the time.
            }
        }),
    ];

    public IReadOnlyList<Uri> Addresses => [address];

    public IReadOnlyList<Fault> Faults => faults;

    public async Task StartAsync()
    {
        mounted = await Shell.RunAsync("mount", "-t", "tmpfs", "-o", $"size={Disk}", "tmpfs", folder) == 0;
        if (mounted)
        {
            faults.Add(new("disk full", async random =>
            {
                var filler = Path.Combine(folder, "filler");
                try
                {
                    await using var file = File.OpenWrite(filler);
                    var block = new byte[64 * 1024];
                    while (true)
                    {
                        await file.WriteAsync(block);
                        await file.FlushAsync();
                    }
                }
                catch (IOException)
                {
                    // Full.
                }

                await Pause.For(random.Next(500, 4000));
                File.Delete(filler);
            }));
        }

        await HealAsync();
    }

    public Task KillAllAsync()
    {
        Kill();
        return Task.CompletedTask;
    }

    public async Task SabotageAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "samenbeeld.db")};Pooling=False");
        await connection.OpenAsync();
        await using var theft = new SqliteCommand(
            """
            DELETE FROM text_log WHERE document = 'veldermeer-2026/s-1-1' AND sequence > (SELECT head - 5 FROM text_head WHERE document = 'veldermeer-2026/s-1-1');
            UPDATE text_head SET head = head - 5 WHERE document = 'veldermeer-2026/s-1-1';
            """,
            connection);
        await theft.ExecuteNonQueryAsync();
    }

    public async Task HealAsync()
    {
        if (process is not { HasExited: false })
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(Shell.Root, "web/bin/Release/net10.0/Workspace.Web.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["ASPNETCORE_URLS"] = address.ToString();
            start.Environment["Workspace__DataDirectory"] = folder;
            start.Environment["Workspace__Storage__BusyTimeout"] = "00:00:02";
            process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        await Shell.ReadyAsync(address);
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        process?.Dispose();
        if (mounted)
        {
            await Shell.RunAsync("umount", "-l", folder);
        }

        Directory.Delete(folder, recursive: true);
    }

    private void Kill()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            process.WaitForExit();
        }
    }
}

/// <summary>Two silos, two web nodes and PostgreSQL, by tests/cluster.sh.</summary>
internal sealed class Cluster : IWorld
{
    private static readonly string[] Members = ["silo1", "silo2", "web1", "web2"];

    private readonly List<Uri> addresses = [];
    private readonly List<Fault> faults;
    private string folder = "";

    public Cluster()
    {
        faults = [.. Members.Select(member => new Fault($"kill {member}", async random =>
        {
            await SignalAsync(member, "-KILL");
            await Pause.For(random.Next(500, 4000));
            await ScriptAsync("start", folder, member);
            await HealAsync();
        }))];
        faults.AddRange(Members.Select(member => new Fault($"freeze {member}", async random =>
        {
            // To the others a frozen silo is one behind a cut cable; when it thaws it must find itself fenced out.
            await SignalAsync(member, "-STOP");
            await Pause.For(random.Next(500, 7000));
            await SignalAsync(member, "-CONT");
        })));
        faults.Add(new("kill PostgreSQL", _ => Shell.RunAsync("bash", Path.Combine(Shell.Root, "tests/postgres.sh"), "kill", Path.Combine(folder, "pg"))));
        faults.Add(new("freeze PostgreSQL", async random =>
        {
            var first = (await File.ReadAllLinesAsync(Path.Combine(folder, "pg/data/postmaster.pid")))[0];
            await Shell.RunAsync("bash", "-c", $"kill -STOP {first} $(pgrep -P {first})");
            await Pause.For(random.Next(500, 4000));
            await Shell.RunAsync("bash", "-c", $"kill -CONT {first} $(pgrep -P {first})");
        }));
    }

    public IReadOnlyList<Uri> Addresses => addresses;

    public IReadOnlyList<Fault> Faults => faults;

    public async Task StartAsync()
    {
        foreach (var line in (await ScriptAsync("up")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (line.Split(' '))
            {
                case ["folder", var name]:
                    folder = name;
                    break;
                case ["web1" or "web2", var address]:
                    addresses.Add(new(address));
                    break;
            }
        }

        await HealAsync();
    }

    public async Task KillAllAsync()
    {
        foreach (var member in Members)
        {
            await SignalAsync(member, "-KILL");
        }

        await Shell.RunAsync("bash", Path.Combine(Shell.Root, "tests/postgres.sh"), "kill", Path.Combine(folder, "pg"));
        foreach (var member in Members)
        {
            await ScriptAsync("start", folder, member);
        }
    }

    public Task SabotageAsync() => throw new NotSupportedException("Sabotage is done on SQLite.");

    public async Task HealAsync()
    {
        foreach (var address in addresses)
        {
            await Shell.ReadyAsync(address);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (folder.Length > 0)
        {
            await ScriptAsync("down", folder);
        }
    }

    private async Task SignalAsync(string member, string signal) =>
        await Shell.RunAsync("kill", signal, (await File.ReadAllTextAsync(Path.Combine(folder, $"{member}.pid"))).Trim());

    private static async Task<string> ScriptAsync(params string[] arguments)
    {
        // Started members keep the output open, so it goes to a file.
        var file = Path.GetTempFileName();
        try
        {
            var code = await Shell.RunAsync("bash", "-c", $"bash '{Path.Combine(Shell.Root, "tests/cluster.sh")}' {string.Join(' ', arguments)} >'{file}' 2>&1 </dev/null");
            var output = await File.ReadAllTextAsync(file);
            return code == 0 ? output : throw new InvalidOperationException($"cluster.sh {arguments[0]}: {output.Trim()}");
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>How long faults and people take, in milliseconds of real time: that is what is tried here.</summary>
internal static class Pause
{
    public static Task For(int milliseconds, CancellationToken stop = default) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, stop);
}

internal static class Shell
{
    public static string Root { get; } = FindRoot();

    public static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public static async Task ReadyAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(3) };
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(90))
        {
            try
            {
                if ((await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                // Not yet.
            }

            await Pause.For(100);
        }

        throw new TimeoutException($"{address} did not become ready.");
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Workspace.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("This runs inside of the repository only.");
    }
}
