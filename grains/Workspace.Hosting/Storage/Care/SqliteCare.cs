using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Data;
using Workspace.Hosting.Storage.Sqlite;

namespace Workspace.Hosting.Storage.Care;

/// <summary>Backup, restore and check of the file of an embedded workspace. The product may be running on it in another process.</summary>
internal sealed class SqliteCare(IDataFolder folder, IOptions<StorageOptions> options, SectionFiles sections, TimeProvider time) : IStorageCare
{
    private string Data => Path.Combine(folder.Path, StorageRegistration.FileName);

    public Task BackupAsync(string file, CancellationToken cancellation = default) => Task.Run(
        () => Care(file, () =>
        {
            Require(Data);
            using var part = PartialFile.Begin(file);
            CopyOnline(part.Path);
            CheckWhole(part.Path);
            part.Finish();
        }),
        cancellation);

    public Task RestoreAsync(string file, bool replace, CancellationToken cancellation = default) => Task.Run(
        () => Care(file, () =>
        {
            Require(file);
            CheckWhole(file);
            using var claim = DataClaim.Take(folder.Path);
            if (File.Exists(Data) && !replace)
            {
                throw new StorageCareException($"There is data in {Data} already. With --replace it is put aside first.");
            }

            using var part = PartialFile.Begin(Data, overwrite: true);
            File.Copy(file, part.Path, overwrite: true);
            PutAside();
            part.Finish();
        }),
        cancellation);

    public async IAsyncEnumerable<StoredSection> VerifyAsync(string? file = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var path = file ?? Data;
        Care(path, () =>
        {
            Require(path);
            if (file is not null)
            {
                CheckWhole(path);
            }
        });
        using var readers = new SqliteReaders(path, options.Value);
        foreach (var document in readers.Read(Documents))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return await Task.Run(() => sections.Check(readers.Read(session => Find(session, document), snapshot: true)), cancellation);
        }
    }

    /// <summary>SQLite's own online backup, in one step: one moment of the data, while the writer goes on in the WAL.</summary>
    private void CopyOnline(string path)
    {
        using var from = Open(Data, SqliteOpenMode.ReadWrite);
        using var to = Open(path, SqliteOpenMode.ReadWriteCreate);
        from.BackupDatabase(to);

        // The copy is one file, whatever opens it next.
        using var single = new SqliteCommand("PRAGMA journal_mode=DELETE", to);
        single.ExecuteNonQuery();
    }

    /// <summary>Whether a file is a sound database of this product, of a release not newer than this one.</summary>
    private void CheckWhole(string path)
    {
        using var opened = Open(path, SqliteOpenMode.ReadOnly);
        using var version = new SqliteCommand("PRAGMA user_version", opened);
        var stored = Convert.ToInt32(version.ExecuteScalar(), CultureInfo.InvariantCulture);
        using var tables = new SqliteCommand("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('grain_state', 'text_log', 'text_head')", opened);
        if (stored == 0 || (long)tables.ExecuteScalar()! != 3)
        {
            throw new StorageCareException($"{path} is no backup of this product.");
        }

        SchemaStep.RefuseNewer(stored, SqliteSchema.Steps);
        using var check = new SqliteCommand("PRAGMA integrity_check(1)", opened);
        if (check.ExecuteScalar() is not "ok")
        {
            throw new StorageCareException($"{path} is damaged: {check.ExecuteScalar()}");
        }
    }

    private SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(options.Value.BusyTimeout.TotalSeconds),
        }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Moves the present file, with what belongs to it, into a folder of its own.</summary>
    private void PutAside()
    {
        string[] present = [.. new[] { Data, Data + "-wal", Data + "-shm" }.Where(File.Exists)];
        if (present.Length > 0)
        {
            var aside = folder.Sub(time.GetUtcNow().ToString("'replaced-'yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            foreach (var file in present)
            {
                File.Move(file, Path.Combine(aside, Path.GetFileName(file)));
            }
        }
    }

    private static List<string> Documents(SqliteSession session)
    {
        var documents = new List<string>();
        using var reader = session.Query(
            "SELECT document FROM text_head UNION SELECT substr(grain, $3) FROM grain_state WHERE service = $1 AND name = $2 AND payload IS NOT NULL ORDER BY 1",
            WorkspaceHosting.ServiceId,
            SectionFiles.StateName,
            SectionFiles.GrainPrefix.Length + 1);
        while (reader.Read())
        {
            documents.Add(reader.GetString(0));
        }

        return documents;
    }

    private static SectionFile Find(SqliteSession session, string document)
    {
        byte[]? State(string name) => (byte[]?)session.Scalar(
            "SELECT payload FROM grain_state WHERE service = $1 AND name = $2 AND grain = $3",
            WorkspaceHosting.ServiceId,
            name,
            SectionFiles.GrainPrefix + document);
        var head = SqliteTextLog.Head(session, document);
        return new(document, State(SectionFiles.StateName), State(SectionFiles.SnapshotName), head, SqliteTextLog.Rows(session, document, head.Trimmed));
    }

    private static void Require(string file)
    {
        if (!File.Exists(file))
        {
            throw new StorageCareException($"There is no file {file}.");
        }
    }

    private static void Care(string file, Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new StorageCareException($"{file}: {failure.Message}", failure);
        }
    }
}
