using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Storage;
using Workspace.Hosting.Storage.Postgres;
using Workspace.Hosting.Storage.Sqlite;
using Workspace.Testing;
using Workspace.Testing.Storage;

namespace Workspace.Hosting.Tests.Storage;

public sealed class SchemaTests(PostgresServerFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Processes_that_start_at_once_make_the_schema_once()
    {
        await using var source = PostgresSource.Create(await postgres.Server.CreateDatabaseAsync(), NullLoggerFactory.Instance);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostgresSchema.ApplyAsync(source, Cancellation)));
        await using var version = source.CreateCommand("SELECT version FROM workspace_schema");
        Assert.Equal(PostgresSchema.Steps[^1].Version, await version.ExecuteScalarAsync(Cancellation));
    }

    /// <summary>Npgsql forgets the description of a statement whose values are refused at the moment it is being prepared, and cannot read its next answer (npgsql/npgsql#6391).</summary>
    [Fact]
    public async Task Values_refused_while_a_statement_is_being_prepared_do_not_spoil_the_next()
    {
        await using var source = PostgresSource.Create(await postgres.Server.CreateDatabaseAsync() + ";Maximum Pool Size=1", NullLoggerFactory.Instance);
        for (var refused = 0; refused < 4; refused++)
        {
            var statement = $"SELECT word, {refused} FROM unnest($1::text[]) AS t(word)";
            for (var use = 0; use < 8; use++)
            {
                if (use == refused)
                {
                    await Assert.ThrowsAsync<PostgresException>(() => EchoAsync(source, statement, "\0"));
                }
                else
                {
                    Assert.Equal("word", await EchoAsync(source, statement, "word"));
                }
            }
        }
    }

    private static async Task<object?> EchoAsync(NpgsqlDataSource source, string statement, string word)
    {
        object? answer = null;
        await source.TryTwiceAsync(async () =>
        {
#pragma warning disable CA2100 // A constant of the test.
            await using var command = source.CreateCommand(statement);
#pragma warning restore CA2100
            command.Parameters.Add(new() { Value = new[] { word } });
            answer = await command.ExecuteScalarAsync(Cancellation);
        });
        return answer;
    }

    [Fact]
    public async Task A_database_of_a_newer_release_is_left_alone()
    {
        var connection = await postgres.Server.CreateDatabaseAsync();
        await using var source = PostgresSource.Create(connection, NullLoggerFactory.Instance);
        await PostgresSchema.ApplyAsync(source, Cancellation);
        await PostgresServer.ExecuteAsync(connection, "UPDATE workspace_schema SET version = 9999");
        Assert.Contains("9999", (await Assert.ThrowsAsync<InvalidOperationException>(() => PostgresSchema.ApplyAsync(source, Cancellation))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_newer_release_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        CrashChild.Open(folder.Path).Dispose();
        using (var connection = new SqliteConnection($"Data Source={folder.File(StorageRegistration.FileName)};Pooling=False"))
        {
            connection.Open();
            using var command = new SqliteCommand("PRAGMA user_version=9999", connection);
            command.ExecuteNonQuery();
        }

        Assert.Contains("9999", Assert.Throws<InvalidOperationException>(() => CrashChild.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File(StorageRegistration.FileName);
        var text = new string('x', 10_000);
        File.WriteAllText(path, text);
        Assert.Contains(path, Assert.Throws<StorageUnavailableException>(() => CrashChild.Open(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(path));
    }

    /// <summary>A file of the release before this one keeps what it has, and gets the rows.</summary>
    [Fact]
    public async Task A_file_of_step_2_is_brought_up_to_date()
    {
        using var folder = new TemporaryFolder();
        using (var session = SqliteSession.Open(folder.File(StorageRegistration.FileName), TimeSpan.FromSeconds(5), readOnly: false))
        {
            foreach (var step in SqliteSchema.Steps.Where(step => step.Version <= 2))
            {
                session.Script(step.Sql);
            }

            session.Script("INSERT INTO text_head(document, head) VALUES('d', 7); UPDATE area_version SET version = 5; PRAGMA user_version=2");
        }

        using var database = CrashChild.Open(folder.Path);
        Assert.Equal(7L, database.Readers.Read(session => session.Scalar("SELECT head FROM text_head WHERE document = 'd'")));
        Assert.Equal(5L, database.Readers.Read(session => session.Scalar("SELECT version FROM area_version")));
        Assert.Equal((long)SqliteSchema.Steps[^1].Version, database.Readers.Read(session => session.Scalar("PRAGMA user_version")));
        await AssertTakesRowsAsync(new SqliteRowStore(database));
    }

    [Fact]
    public async Task A_database_of_step_2_is_brought_up_to_date()
    {
        var connection = await postgres.Server.CreateDatabaseAsync();
        await PostgresServer.ExecuteAsync(
            connection,
            [
                "CREATE TABLE workspace_schema(version integer NOT NULL); INSERT INTO workspace_schema(version) VALUES(2)",
                .. PostgresSchema.Steps.Where(step => step.Version <= 2).Select(step => step.Sql),
                "INSERT INTO text_head(document, head) VALUES('d', 7)",
            ]);
        await using var source = PostgresSource.Create(connection, NullLoggerFactory.Instance);
        await PostgresSchema.ApplyAsync(source, Cancellation);
        await using var kept = source.CreateCommand("SELECT head FROM text_head, workspace_schema WHERE document = 'd' AND version = 3");
        Assert.Equal(7L, await kept.ExecuteScalarAsync(Cancellation));
        await AssertTakesRowsAsync(new PostgresRowStore(source, new()));
    }

    private static async Task AssertTakesRowsAsync(IRowStore rows)
    {
        await rows.WriteAsync("o", 0, [new("s/1", [1])]);
        Assert.Equal(1, (await rows.ReadAsync("o", ["s/"], Cancellation)).Head);
    }

    [Fact]
    public void Every_step_has_the_same_version_on_both_databases()
    {
        Assert.Equal(SqliteSchema.Steps.Select(step => step.Version), PostgresSchema.Steps.Select(step => step.Version));
        Assert.Equal(Enumerable.Range(1, SqliteSchema.Steps.Length), SqliteSchema.Steps.Select(step => step.Version));
    }
}
