using System.Diagnostics;
using System.Globalization;
using Workspace.Faults;

// Runs of real servers under typing load with faults at random, and a checker that trusts nobody: bash tests/faults.sh --runs 20
string? Option(string name) => Array.IndexOf(args, "--" + name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
int Number(string name, int otherwise) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

var seed = Number("seed", Environment.TickCount & int.MaxValue);
var runs = Number("runs", 20);
var typing = TimeSpan.FromSeconds(Number("seconds", 10));
var only = Option("only") ?? "";
var worlds = (Option("worlds") ?? "sqlite,cluster").Split(',');
Console.WriteLine($"seed {seed}");
var reports = new List<Report>();
foreach (var kind in worlds)
{
    var mine = runs / worlds.Length;
    await using IWorld world = kind == "sqlite" ? new OneProcess() : new Cluster(oneByOne: only.Length > 0);
    await world.StartAsync();
    if (kind == "sqlite" && only.Length == 0)
    {
        // First the checker itself: rows are stolen, and it must say so.
        var stolen = await new Run(world, seed + 777, number: 900, sabotage: true).PlayAsync(TimeSpan.FromSeconds(2));
        var seen = stolen.Problems.Any(problem => problem.StartsWith("LOST", StringComparison.Ordinal));
        reports.Add(stolen with { Problems = seen ? [] : ["the checker did not see that rows were stolen"] });
        Console.WriteLine($"{kind}: stolen rows {(seen ? "are noticed" : "are NOT noticed")}");
    }

    for (var run = 0; run < mine; run++)
    {
        var clock = Stopwatch.StartNew();
        var report = await new Run(world, seed + run, run, only: only).PlayAsync(typing);
        reports.Add(report);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind} seed {seed + run}: {report.Typed} typed, {report.Stored} stored, faults: {string.Join(", ", report.Faults)}; {clock.Elapsed.TotalSeconds:F0} s"));
        foreach (var problem in report.Problems)
        {
            Console.WriteLine($"  {kind} seed {seed + run}: {problem}");
        }
    }
}

// How long people could not write after something was killed. A section that lived elsewhere hardly notices; the others are those that had to move or wait.
foreach (var kind in reports.SelectMany(report => report.Silences).GroupBy(silence => silence.Fault.TrimEnd('1', '2'), StringComparer.Ordinal).OrderBy(kind => kind.Key, StringComparer.Ordinal))
{
    var all = kind.Select(silence => silence.Length.TotalSeconds).Order().ToList();
    var moved = all.Where(seconds => seconds > 0.5).ToList();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{kind.Key} -> first edit stored again: {all.Count} times, median {all[all.Count / 2]:F1} s, longest {all[^1]:F1} s; {moved.Count} of them over half a second, median {(moved.Count > 0 ? moved[moved.Count / 2] : 0):F1} s"));
}

var passed = reports.Count(report => report.Problems.Count == 0);
Console.WriteLine($"{passed} passed, {reports.Count - passed} failed");
return passed > 0 && passed == reports.Count ? 0 : 1;
