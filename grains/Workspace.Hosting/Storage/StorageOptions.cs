using Microsoft.Extensions.Options;

namespace Workspace.Hosting.Storage;

/// <summary>How storage batches and waits. Section <c>Workspace:Storage</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Workspace:Storage";

    /// <summary>How many operations share one transaction at most. Default: 1024.</summary>
    public int MaxBatchOperations { get; set; } = 1024;

    /// <summary>
    /// How many bytes share one transaction at most; a bigger single operation still goes, alone. More is a little faster in bulk and makes everyone behind it
    /// wait longer. Default: 4 MiB.
    /// </summary>
    public int MaxBatchBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long SQLite waits for another process that holds the file (a backup, the import on the command line). Default: 10 s.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long after the last purge of text the file of an embedded workspace is written anew, so that several purges cost it once; and how long after the first at the latest.
    /// What is stored meanwhile waits. Default: 1 and 10 minutes.
    /// </summary>
    public TimeSpan RewriteAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>See <see cref="RewriteAfter"/>.</summary>
    public TimeSpan RewriteWithin { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long one statement on PostgreSQL may take before storage counts as unavailable. Default: 10 s.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many writers drain the queue of text appends on PostgreSQL, each with a connection of its own. Default: 2.</summary>
    public int LogWriters { get; set; } = 2;

    /// <summary>Folder of <c>pg_dump</c> and <c>pg_restore</c>, for the verbs <c>backup</c> and <c>restore</c>. Default: where the system finds them.</summary>
    public string? PostgresTools { get; set; }
}

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var problems = new List<string>();
        InRange(options.MaxBatchOperations, 1, 100_000, nameof(options.MaxBatchOperations), problems);
        InRange(options.MaxBatchBytes, 64 * 1024, 256 * 1024 * 1024, nameof(options.MaxBatchBytes), problems);
        InRange(options.LogWriters, 1, 16, nameof(options.LogWriters), problems);
        Waits(options.BusyTimeout, nameof(options.BusyTimeout), problems);
        Waits(options.CommandTimeout, nameof(options.CommandTimeout), problems);
        if (options.RewriteAfter < TimeSpan.Zero || options.RewriteWithin < options.RewriteAfter || options.RewriteWithin > TimeSpan.FromDays(1))
        {
            problems.Add($"{StorageOptions.Section}:{nameof(options.RewriteAfter)} is {options.RewriteAfter} and {nameof(options.RewriteWithin)} {options.RewriteWithin}; the second must not be shorter, nor longer than a day.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void InRange(int value, int min, int max, string setting, List<string> problems)
    {
        if (value < min || value > max)
        {
            problems.Add($"{StorageOptions.Section}:{setting} is {value}; it must be from {min} to {max}.");
        }
    }

    private static void Waits(TimeSpan value, string setting, List<string> problems)
    {
        if (value < TimeSpan.FromSeconds(1) || value > LongestWait)
        {
            problems.Add($"{StorageOptions.Section}:{setting} is {value}; it must be from 1 second to {LongestWait}.");
        }
    }
}
