using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage.Care;

/// <summary>Runs <c>pg_dump</c> and <c>pg_restore</c> on the database of a connection string. The password goes through the environment: a command line can be read by everyone on the machine.</summary>
internal sealed class PostgresTools(string connection, IOptions<StorageOptions> options)
{
    private static readonly string[] PackageRoots = ["/usr/lib/postgresql", "/usr"];

    private readonly NpgsqlConnectionStringBuilder settings = new(connection);

    public string Database => settings.Database ?? settings.Username ?? "postgres";

    /// <summary>Throws <see cref="StorageCareException"/> with the last line of the program when it fails.</summary>
    public async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Find(program), arguments) { RedirectStandardError = true };
        foreach (var (name, value) in Environment())
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            var errors = await process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
            {
                throw new StorageCareException($"{program}: {errors.Trim().Split('\n')[^1]}");
            }
        }
        catch (Win32Exception missing)
        {
            throw new StorageCareException(
                $"{program} of PostgreSQL is not installed here (Debian: apt-get install postgresql-client), or {StorageOptions.Section}:{nameof(StorageOptions.PostgresTools)} must name its folder. "
                + "It must not be older than the server.",
                missing);
        }
    }

    private string Find(string program)
    {
        if (options.Value.PostgresTools is { Length: > 0 } folder)
        {
            return Path.Combine(folder, program);
        }

        var onPath = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, program)));
        return onPath ? program : Packaged(program) ?? program;
    }

    /// <summary>Packages of Debian and Red Hat keep the programs of each version in a folder of their own; the newest can read every older server.</summary>
    private static string? Packaged(string program) => PackageRoots
        .Where(Directory.Exists)
        .SelectMany(place => Directory.EnumerateDirectories(place, place == "/usr" ? "pgsql-*" : "*"))
        .Select(place => Path.Combine(place, "bin", program))
        .Where(File.Exists)
        .OrderBy(file => int.TryParse(new string([.. file.Where(char.IsAsciiDigit)]), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
        .LastOrDefault();

    private IEnumerable<(string Name, string? Value)> Environment() => new (string, string?)[]
    {
        ("PGHOST", settings.Host),
        ("PGPORT", settings.Port.ToString(CultureInfo.InvariantCulture)),
        ("PGUSER", settings.Username),
        ("PGPASSWORD", settings.Password),
        ("PGPASSFILE", settings.Passfile),
        ("PGDATABASE", Database),
        ("PGSSLROOTCERT", settings.RootCertificate),
        ("PGSSLCERT", settings.SslCertificate),
        ("PGSSLKEY", settings.SslKey),
        ("PGSSLMODE", settings.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() }),
    }.Where(setting => !string.IsNullOrEmpty(setting.Item2));
}
