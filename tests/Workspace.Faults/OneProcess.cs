using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Workspace.Faults;

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
        new("restart", async random =>
        {
            await Shell.RunAsync("kill", "-TERM", $"{process!.Id}");
            await process.WaitForExitAsync();
            await Pause.For(random.Next(0, 500));
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
            await HoldAsync(random.Next(500, 6000));
        }),
        new("storage is slow", async random =>
        {
            // Every write waits for somebody else's, as on a disk that is busy with other things.
            for (var left = random.Next(1500, 5000); left > 0; left -= 300)
            {
                await HoldAsync(random.Next(100, 500));
                await Pause.For(20);
            }
        }),
    ];

    private string Data => $"Data Source={Path.Combine(folder, "samenbeeld.db")};Pooling=False";

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
        await using var connection = new SqliteConnection(Data);
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

    /// <summary>Nobody else writes to the file for a while.</summary>
    private async Task HoldAsync(int milliseconds)
    {
        await using var connection = new SqliteConnection(Data);
        await connection.OpenAsync();
        await using var begin = new SqliteCommand("BEGIN IMMEDIATE", connection);
        try
        {
            await begin.ExecuteNonQueryAsync();
            await Pause.For(milliseconds);
        }
        catch (SqliteException)
        {
            // The server held it all the time.
        }
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
