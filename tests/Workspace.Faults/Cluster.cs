using System.Globalization;
using Npgsql;

namespace Workspace.Faults;

/// <summary>Two silos, two web nodes and PostgreSQL, by tests/cluster.sh. The silos reach each other through cables that can be cut.</summary>
internal sealed class Cluster : IWorld
{
    private static readonly string[] Members = ["silo1", "silo2", "web1", "web2"];

    private readonly List<Uri> addresses = [];
    private readonly List<Fault> faults;
    private readonly Cable[] cables = [new(), new()];
    private string folder = "";

    /// <param name="oneByOne">Whether the next fault waits until every silo that was killed is a member again: to measure what one fault costs.</param>
    public Cluster(bool oneByOne)
    {
        faults = [.. Members.Select(member => new Fault($"kill {member}", async random =>
        {
            var before = await ActiveAsync();
            await SignalAsync(member, "-KILL");
            await Pause.For(random.Next(500, 4000));
            await ScriptAsync("start", folder, member);
            await HealAsync();
            while (oneByOne && member.StartsWith("silo", StringComparison.Ordinal) && await ActiveAsync() is var now && (now.Count < 2 || now.SetEquals(before)))
            {
                await Pause.For(200);
            }
        }))];
        faults.AddRange(Members.Select(member => new Fault($"freeze {member}", async random =>
        {
            // To the others a frozen silo is one behind a cut cable; when it thaws it must find itself fenced out.
            await SignalAsync(member, "-STOP");
            await Pause.For(random.Next(500, 7000));
            await SignalAsync(member, "-CONT");
        })));
        faults.AddRange(Members.Select(member => new Fault($"restart {member}", async random =>
        {
            await SignalAsync(member, "-TERM");
            await DiedAsync(member, TimeSpan.FromSeconds(40));
            await ScriptAsync("start", folder, member);
            await HealAsync();
        })));
        faults.Add(new("partition", async random =>
        {
            // Neither silo hears the other, both reach PostgreSQL: one writes the other off there, and that one finds itself fenced out and ends.
            Array.ForEach(cables, cable => cable.Cut());
            await Pause.For(random.Next(1000, 12_000));
            Array.ForEach(cables, cable => cable.Mend());
            await Pause.For(1000);
            await ReviveAsync();
            await HealAsync();
        }));
        faults.Add(new("storage refuses", async random =>
        {
            await SqlAsync("ALTER DATABASE postgres SET default_transaction_read_only = on", BreakConnections);
            await Pause.For(random.Next(500, 4000));
            await SqlAsync("SET default_transaction_read_only = off", "ALTER DATABASE postgres RESET default_transaction_read_only", BreakConnections);
            await ReviveAsync();
        }));
        faults.Add(new("storage is slow", async random =>
        {
            for (var left = random.Next(1500, 5000); left > 0; left -= 300)
            {
                await SqlAsync("BEGIN", "LOCK TABLE text_log, grain_state IN SHARE ROW EXCLUSIVE MODE", string.Create(CultureInfo.InvariantCulture, $"SELECT pg_sleep({random.Next(100, 500) / 1000.0})"), "COMMIT");
                await Pause.For(20);
            }
        }));
        faults.Add(new("restart PostgreSQL", _ => Shell.RunAsync("bash", Path.Combine(Shell.Root, "tests/postgres.sh"), "restart", Path.Combine(folder, "pg"))));
        faults.Add(new("kill PostgreSQL", _ => Shell.RunAsync("bash", Path.Combine(Shell.Root, "tests/postgres.sh"), "kill", Path.Combine(folder, "pg"))));
        faults.Add(new("freeze PostgreSQL", async random =>
        {
            var first = (await File.ReadAllLinesAsync(Path.Combine(folder, "pg/data/postmaster.pid")))[0];
            await Shell.RunAsync("bash", "-c", $"kill -STOP {first} $(pgrep -P {first})");
            await Pause.For(random.Next(500, 4000));
            await Shell.RunAsync("bash", "-c", $"kill -CONT {first} $(pgrep -P {first})");
        }));
    }

    private const string BreakConnections = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    public IReadOnlyList<Uri> Addresses => addresses;

    public IReadOnlyList<Fault> Faults => faults;

    public async Task StartAsync()
    {
        for (var i = 0; i < cables.Length; i++)
        {
            // Others know a silo by the near end of its cable; it listens at the far end.
            var far = Shell.FreePort();
            Environment.SetEnvironmentVariable(string.Create(CultureInfo.InvariantCulture, $"SILO{i + 1}"), cables[i].Lay(far).ToString(CultureInfo.InvariantCulture));
            Environment.SetEnvironmentVariable(string.Create(CultureInfo.InvariantCulture, $"LISTEN{i + 1}"), far.ToString(CultureInfo.InvariantCulture));
        }

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
        await ReviveAsync();
        foreach (var address in addresses)
        {
            await Shell.ReadyAsync(address);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Array.ForEach(cables, cable => cable.Dispose());
        if (folder.Length > 0)
        {
            await ScriptAsync("down", folder);
        }
    }

    private async Task SignalAsync(string member, string signal) => await Shell.RunAsync("kill", signal, await IdAsync(member));

    private async Task<string> IdAsync(string member) => (await File.ReadAllTextAsync(Path.Combine(folder, $"{member}.pid"))).Trim();

    private async Task<bool> LivesAsync(string member) => await Shell.RunAsync("kill", "-0", await IdAsync(member)) == 0;

    private async Task DiedAsync(string member, TimeSpan patience)
    {
        for (var waited = TimeSpan.Zero; await LivesAsync(member); waited += TimeSpan.FromMilliseconds(100))
        {
            if (waited > patience)
            {
                throw new TimeoutException($"{member} did not stop.");
            }

            await Pause.For(100);
        }
    }

    /// <summary>Starts what ended by itself, as a supervisor does: a silo that was written off ends its process.</summary>
    private async Task ReviveAsync()
    {
        foreach (var member in Members)
        {
            if (!await LivesAsync(member))
            {
                await ScriptAsync("start", folder, member);
            }
        }
    }

    /// <summary>The silos that count as active, by the moment they started.</summary>
    private async Task<HashSet<int>> ActiveAsync()
    {
        var active = new HashSet<int>();
        try
        {
            await using var connection = await OpenAsync();
            await using var command = new NpgsqlCommand("SELECT generation FROM cluster_member WHERE status = 3", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                active.Add(reader.GetInt32(0));
            }
        }
        catch (NpgsqlException)
        {
            // Nobody can tell now.
        }

        return active;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection($"Host={Path.Combine(folder, "pg")};Username=postgres;Database=postgres;Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private async Task SqlAsync(params string[] statements)
    {
        try
        {
            await using var connection = await OpenAsync();
            foreach (var statement in statements)
            {
#pragma warning disable CA2100 // Statements are written above.
                await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
                await command.ExecuteNonQueryAsync();
            }
        }
        catch (NpgsqlException)
        {
            // It was on its knees already.
        }
    }

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
