using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Workspace.Contracts.Areas;
using Workspace.Web.Access;
using Workspace.Web.Api.Problems;

namespace Workspace.Web;

/// <summary>What the command line can ask: nothing (serve), <c>areas import FILE [--year N]</c>, or one of the <see cref="StorageVerbs"/>.</summary>
internal static class Verbs
{
    private const string Usage = "Usage: web [--urls http://127.0.0.1:5080] | web areas import FILE [--year N] | " + StorageVerbs.Usage;

    public static Task<int> RunAsync(WebApplication app, string[] args) => args switch
    {
        ["areas", "import", { } file, .. var options] when !file.StartsWith('-') && TryYear(options, app.Services.GetRequiredService<TimeProvider>(), out var year) => ImportAreasAsync(app, file, year),
        ["backup", { } file] when !file.StartsWith('-') => StorageVerbs.BackupAsync(app, file),
        ["restore", { } file] when !file.StartsWith('-') => StorageVerbs.RestoreAsync(app, file, replace: false),
        ["restore", { } file, "--replace"] when !file.StartsWith('-') => StorageVerbs.RestoreAsync(app, file, replace: true),
        ["verify"] => StorageVerbs.VerifyAsync(app, file: null),
        ["verify", { } file] when !file.StartsWith('-') => StorageVerbs.VerifyAsync(app, file),
        ["--help" or "-h" or "-?" or "help", ..] => UsageAsync(),
        [['-', ..], ..] or [] => ServeAsync(app),
        _ => Task.FromException<int>(new StartRefusedException(Usage)),
    };

    private static async Task<int> UsageAsync()
    {
        await Console.Out.WriteLineAsync(Usage);
        return 0;
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var demo = app.Services.GetRequiredService<DemoMode>();
        try
        {
            demo.Require(addresses);
        }
        catch (StartRefusedException)
        {
            await app.StopAsync();
            throw;
        }

        await Console.Out.WriteLineAsync($"Samenbeeld: {string.Join("  ", addresses)}{(demo.Enabled ? "  (demo: anyone on this machine can be anyone)" : "")}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Read by hand: to the configuration a path that begins with a slash is a switch, and what follows it its value.</summary>
    private static bool TryYear(string[] options, TimeProvider time, out int year)
    {
        year = time.GetUtcNow().Year;
        var stated = options switch
        {
            [] => "",
            ["--year", var number] => number,
            [var one] when one.StartsWith("--year=", StringComparison.Ordinal) => one["--year=".Length..],
            _ => "?",
        };
        return stated.Length == 0 || int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out year);
    }

    private static async Task<int> ImportAreasAsync(WebApplication app, string file, int year)
    {
        if (!File.Exists(file))
        {
            throw new StartRefusedException($"There is no file {file}.");
        }

        await using var stream = File.OpenRead(file);
        var outcome = await app.Services.GetRequiredService<IAreaCatalogue>().ImportAsync(stream, year);
        if (!outcome.IsDone)
        {
            await Console.Error.WriteLineAsync(ProblemTexts.Detail(outcome.Problem, Language.Dutch));
            return 1;
        }

        var report = outcome.Value;
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Gebieden van {year}: {report.Added} toegevoegd, {report.Changed} gewijzigd, {report.Unchanged} ongewijzigd, {report.Refused} geweigerd."));
        foreach (var refusal in report.Refusals)
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  gebied {refusal.Feature} ({refusal.Code}): {ProblemTexts.Detail(refusal.Reason, Language.Dutch)}"));
        }

        return 0;
    }
}
