using System.Diagnostics;
using System.Text.Json;

namespace Workspace.Benchmarks.Engine;

/// <summary>The same work in Node, by tests/interop/bench.mjs.</summary>
internal static class NodeWork
{
    public static List<Measurement> Run(string engine, string fixtures, int runs, bool untilTheEnd)
    {
        var interop = Path.Combine(Repository(), "tests", "interop");
        if (!Directory.Exists(Path.Combine(interop, "node_modules")))
        {
            Finish(Start("npm", ["ci", "--silent", "--no-audit", "--no-fund"], interop), null);
        }

        var results = new List<Measurement>();
        var node = Start("node", ["--expose-gc", "--max-old-space-size=8192", "bench.mjs", "--engine", engine, "--fixtures", Path.GetFullPath(fixtures), "--runs", $"{runs}", .. untilTheEnd ? ["--long"] : Array.Empty<string>()], interop);
        Finish(node, line =>
        {
            if (JsonSerializer.Deserialize<Measurement>(line) is { } measurement)
            {
                results.Add(measurement);
            }
        });
        return results;
    }

    private static Process Start(string program, string[] arguments, string folder) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })
        ?? throw new InvalidOperationException($"{program} did not start.");

    private static void Finish(Process process, Action<string>? take)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith('{'))
            {
                take?.Invoke(line);
            }
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{process.StartInfo.FileName} ended with code {process.ExitCode}.");
        }
    }

    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Workspace.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The benchmark runs outside of the repository.");
    }
}
