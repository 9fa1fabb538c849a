using Workspace.Benchmarks.Engine;
using Workspace.Benchmarks.Live;
using Workspace.Benchmarks.Memory;

// One verb per folder; another verb adds one line here.
return args switch
{
    ["engine", .. var rest] => EngineBenchmark.Run(rest),
    ["hostile", .. var rest] => HostileBenchmark.Run(rest),
    ["live", .. var rest] => await LiveBenchmark.RunAsync(rest),
    ["idle", .. var rest] => await IdleBenchmark.RunAsync(rest),
    ["soak", .. var rest] => await SoakBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: engine --fixtures <folder> [--json <file>] [--runs 5] [--without-node]");
    Console.Error.WriteLine("       hostile [part of a name]");
    Console.Error.WriteLine("       live --server <path of Workspace.Web.dll> [--clients 4,10] [--rate 5] [--seconds 30] [--json <file>]");
    Console.Error.WriteLine("       idle --server <path of Workspace.Web.dll> [--connections 2000] [--sections 500] [--fixtures <folder>] [--json <file>]");
    Console.Error.WriteLine("       soak --server <path of Workspace.Web.dll> [--minutes 30] [--people 8] [--sections 160] [--rate 3] [--idle-seconds 60] [--fixtures <folder>] [--json <file>]");
    return 2;
}
