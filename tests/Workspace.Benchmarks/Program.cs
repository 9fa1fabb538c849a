using Workspace.Benchmarks.Engine;
using Workspace.Benchmarks.Live;

// One verb per folder; another verb adds one line here.
return args switch
{
    ["engine", .. var rest] => EngineBenchmark.Run(rest),
    ["hostile", .. var rest] => HostileBenchmark.Run(rest),
    ["live", .. var rest] => await LiveBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: engine --fixtures <folder> [--json <file>] [--runs 5] [--without-node]");
    Console.Error.WriteLine("       hostile [part of a name]");
    Console.Error.WriteLine("       live --server <path of Workspace.Web.dll> [--clients 4] [--rate 5] [--seconds 15] [--json <file>]");
    return 2;
}
