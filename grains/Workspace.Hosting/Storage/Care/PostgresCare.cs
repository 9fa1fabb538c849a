using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Storage.Postgres;

namespace Workspace.Hosting.Storage.Care;

/// <summary>Backup, restore and check of the database of a cluster. Copies go through PostgreSQL's own programs, which know every version of its format.</summary>
internal sealed class PostgresCare(NpgsqlDataSource source, PostgresTools tools, SectionFiles sections) : IStorageCare
{
    /// <summary>Who is in the cluster now is no part of the data: a restored cluster must not look for the silos of the old one.</summary>
    private static readonly string[] Dump =
        ["--format=custom", "--no-owner", "--no-privileges", "--exclude-table-data=cluster_member", "--exclude-table-data=cluster_version"];

    public Task BackupAsync(string file, CancellationToken cancellation = default) => Care(async () =>
    {
        using var part = PartialFile.Begin(file);
        await tools.RunAsync("pg_dump", [.. Dump, "--file", part.Path], cancellation);
        part.Finish();
    });

    public Task RestoreAsync(string file, bool replace, CancellationToken cancellation = default) => Care(async () =>
    {
        if (!File.Exists(file))
        {
            throw new StorageCareException($"There is no file {file}.");
        }

        var present = await ScalarAsync("SELECT to_regclass('workspace_schema') IS NOT NULL", cancellation) is true;
        if (present && !replace)
        {
            throw new StorageCareException("There is data in this database already. Name an empty database, or remove what is there with --replace.");
        }

        if (present && await ScalarAsync("SELECT count(*) FROM cluster_member WHERE status = 3 AND alive > now() - interval '2 minutes'", cancellation) is > 0L)
        {
            throw new StorageCareException("Silos run on this database, or ran until two minutes ago. Stop all web and silo processes first.");
        }

        await tools.RunAsync("pg_restore", ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", .. present ? ["--clean", "--if-exists"] : Array.Empty<string>(), "--dbname", tools.Database, file], cancellation);
    });

    public async IAsyncEnumerable<StoredSection> VerifyAsync(string? file = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (file is not null)
        {
            throw new StorageCareException("A backup of PostgreSQL is verified by restoring it into an empty database.");
        }

        foreach (var document in await Care(() => DocumentsAsync(cancellation)))
        {
            var found = await Care(() => FindAsync(document, cancellation));
            yield return await Task.Run(() => sections.Check(found), cancellation);
        }
    }

    private async Task<List<string>> DocumentsAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("SELECT document FROM text_head UNION SELECT grain FROM grain_state WHERE service = $1 AND name = $2 AND payload IS NOT NULL ORDER BY 1");
        command.Parameters.Add(new() { Value = WorkspaceHosting.ServiceId });
        command.Parameters.Add(new() { Value = SectionFiles.StateName });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var documents = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            documents.Add(reader.GetString(0));
        }

        return documents;
    }

    private async Task<SectionFile> FindAsync(string document, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        async Task<byte[]?> StateAsync(string name)
        {
            await using var command = new NpgsqlCommand("SELECT payload FROM grain_state WHERE service = $1 AND name = $2 AND grain = $3", connection)
            {
                Parameters = { new() { Value = WorkspaceHosting.ServiceId }, new() { Value = name }, new() { Value = document } },
            };
            return await command.ExecuteScalarAsync(cancellation) as byte[];
        }

        var (head, rows) = await PostgresTextLog.RowsAsync(connection, document, cancellation);
        return new(
            document,
            await StateAsync(SectionFiles.StateName),
            await StateAsync(SectionFiles.SnapshotName),
            head,
            [.. rows.Where(row => row.Sequence > head.Trimmed)]);
    }

    private async Task<object?> ScalarAsync(string sql, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // Statements are constants of this class.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static async Task Care(Func<Task> work) => await Care(async () =>
    {
        await work();
        return true;
    });

    private static async Task<T> Care<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (failure is NpgsqlException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new StorageCareException(failure.Message, failure);
        }
    }
}
