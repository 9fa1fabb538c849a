using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;
using Workspace.Contracts.Storage;
using Workspace.Hosting.Areas;
using Workspace.Hosting.Data;
using Workspace.Hosting.Storage.Care;
using Workspace.Hosting.Storage.Postgres;
using Workspace.Hosting.Storage.Sqlite;

namespace Workspace.Hosting.Storage;

/// <summary>Registers storage on either database, and what brings it up before Orleans starts.</summary>
internal static class StorageRegistration
{
    public const string FileName = "samenbeeld.db";

    private const string ReadyTag = "ready";

    public static void AddSqlite(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<StorageOptions, StorageOptionsValidator>(StorageOptions.Section);
        var services = builder.Services;
        services.AddSingleton(provider => SqliteDatabase.Open(
            Path.Combine(provider.GetRequiredService<IDataFolder>().Path, FileName),
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSqliteStores();
        services.AddHostedService<SqliteStartup>();
        services.AddSingleton<SectionFiles>();
        services.AddSingleton<IStorageCare, SqliteCare>();
        builder.AddAreaSeeds();
        services.AddHealthChecks().AddCheck<SqliteHealthCheck>("storage", tags: [ReadyTag]);
    }

    /// <summary>What stands on the file, for whoever brings a <see cref="SqliteDatabase"/>.</summary>
    public static void AddSqliteStores(this IServiceCollection services)
    {
        services.TryAddSingleton<ITextLog, SqliteTextLog>();
        services.TryAddSingleton<IRowStore, SqliteRowStore>();
        services.AddSqliteAreas();
    }

    public static void AddPostgres(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<StorageOptions, StorageOptionsValidator>(StorageOptions.Section);
        var services = builder.Services;
        var connection = builder.Configuration.GetConnectionString(WorkspaceHosting.ConnectionName)!;
        services.AddSingleton(provider => PostgresSource.Create(connection, provider.GetRequiredService<ILoggerFactory>()));
        services.AddHostedService<PostgresStartup>();
        services.AddSingleton<SectionFiles>();
        services.AddSingleton(provider => new PostgresTools(connection, provider.GetRequiredService<IOptions<StorageOptions>>()));
        services.AddSingleton<IStorageCare, PostgresCare>();
        services.AddPostgresAreas();
        builder.AddAreaSeeds();
        services.AddHealthChecks().AddCheck<PostgresHealthCheck>("storage", tags: [ReadyTag]);
    }

    /// <summary>Grain state and reminders of an embedded silo.</summary>
    public static void AddSqliteState(this ISiloBuilder silo)
    {
        silo.Services.AddGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, (provider, _) => new SqliteGrainStorage(
            provider.GetRequiredService<SqliteDatabase>(),
            WorkspaceHosting.ServiceId,
            new OrleansGrainStorageSerializer(provider.GetRequiredService<Serializer>()),
            provider.GetRequiredService<TimeProvider>()));
        silo.AddReminders();
        silo.Services.AddSingleton<IReminderTable>(provider => new SqliteReminderTable(provider.GetRequiredService<SqliteDatabase>(), WorkspaceHosting.ServiceId));
    }

    /// <summary>Text log, rows, grain state and reminders of a silo in a cluster. State passes through a translator, so that its callers see the same failures on both databases.</summary>
    public static void AddPostgresState(this ISiloBuilder silo)
    {
        var services = silo.Services;
        services.TryAddSingleton<ITextLog>(provider => new PostgresTextLog(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            provider.GetRequiredService<ILogger<PostgresTextLog>>()));
        services.TryAddSingleton<IRowStore>(provider => new PostgresRowStore(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        silo.AddAdoNetGrainStorage(PostgresGrainStorage.Inner, (Action<OptionsBuilder<AdoNetGrainStorageOptions>>)(options => options
            .Configure<NpgsqlDataSource, Serializer>((storage, source, serializer) =>
            {
                storage.Invariant = PostgresSource.Invariant;
                storage.DataSource = source;
                storage.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
            })));
        services.AddGrainStorage(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (provider, _) => new PostgresGrainStorage(
                provider.GetRequiredKeyedService<IGrainStorage>(PostgresGrainStorage.Inner),
                provider.GetRequiredService<NpgsqlDataSource>()));
        silo.UseAdoNetReminderService(options => options.Configure<NpgsqlDataSource>((reminders, source) =>
        {
            reminders.Invariant = PostgresSource.Invariant;
            reminders.DataSource = source;
        }));
    }
}
