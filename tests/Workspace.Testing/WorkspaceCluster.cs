using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Providers;
using Orleans.Storage;
using Orleans.TestingHost;
using Workspace.Contracts.Storage;
using Workspace.Hosting;
using Workspace.Hosting.Storage;
using Workspace.Hosting.Storage.Sqlite;
using Workspace.Testing.Storage;

namespace Workspace.Testing;

/// <summary>What a test wants of its cluster.</summary>
public sealed class WorkspaceClusterOptions
{
    /// <summary>How many silos. Two take about a second longer to start. Default: 1.</summary>
    public short Silos { get; set; } = 1;

    /// <summary>The clock of grains and storage; the runtime of Orleans keeps the real one where it must. Default: the real clock.</summary>
    public TimeProvider? Time { get; set; }

    /// <summary>Last word on the services of each silo.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; set; }

    /// <summary>Last word on each silo.</summary>
    public Action<ISiloBuilder>? ConfigureSilo { get; set; }

    /// <summary>Last word on the client, which is what a web node is.</summary>
    public Action<IClientBuilder>? ConfigureClient { get; set; }

    /// <summary>Where warnings of the silos go. Default: nowhere.</summary>
    public Action<ILoggingBuilder>? ConfigureLogging { get; set; }
}

/// <summary>
/// Real silos in this process on one real SQLite file, with faults that the test sets. Killing a silo loses nothing that was stored. Start one per test class (fixture).
/// </summary>
public sealed class WorkspaceCluster : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ILoggerFactory storageLogs;
    private readonly SqliteDatabase database;
    private readonly InProcessTestCluster cluster;

    private WorkspaceCluster(WorkspaceClusterOptions options)
    {
        storageLogs = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(Transactions));
        database = SqliteDatabase.Open(folder.File(StorageRegistration.FileName), new StorageOptions(), storageLogs);
        var time = options.Time ?? TimeProvider.System;
        TextLog = new(new SqliteTextLog(database, time, NullLogger<SqliteTextLog>.Instance));
        Rows = new(new SqliteRowStore(database));
        var builder = new InProcessTestClusterBuilder(options.Silos);
        builder.Options.ServiceId = WorkspaceHosting.ServiceId;
        builder.ConfigureHost(host =>
        {
            host.Logging.ClearProviders();
            options.ConfigureLogging?.Invoke(host.Logging);
        });
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(database);
            silo.Services.AddSingleton(time);
            silo.Services.AddSqliteStores();
            silo.AddSqliteState();
            silo.Services.AddSingleton<ITextLog>(TextLog);
            silo.Services.AddSingleton<IRowStore>(Rows);
            silo.Services.DecorateGrainStorage(inner => new FaultyGrainStorage(inner, StateWrites, StateReads));
            options.ConfigureServices?.Invoke(silo.Services);
            options.ConfigureSilo?.Invoke(silo);
        });
        builder.ConfigureClient(client => options.ConfigureClient?.Invoke(client));
        cluster = builder.Build();
    }

    /// <summary>The cluster itself: silos, clients, deactivation, migration.</summary>
    public InProcessTestCluster Orleans => cluster;

    /// <summary>Grains as a web node sees them.</summary>
    public IClusterClient Grains => cluster.Client;

    /// <summary>The text log of every silo; its faults can be set.</summary>
    public FaultyTextLog TextLog { get; }

    /// <summary>The row store of every silo; its faults can be set.</summary>
    public FaultyRowStore Rows { get; }

    /// <summary>What every transaction on the file wrote.</summary>
    public TransactionLog Transactions { get; } = new();

    /// <summary>Faults of writing grain state.</summary>
    public StorageFaults StateWrites { get; } = new();

    /// <summary>Faults of reading grain state.</summary>
    public StorageFaults StateReads { get; } = new();

    /// <summary>Whether these characters stand anywhere in the file, or in the WAL beside it.</summary>
    public bool IsOnDisk(string text)
    {
        var sought = System.Text.Encoding.UTF8.GetBytes(text);
        return new[] { database.Path, database.Path + "-wal" }.Where(File.Exists).Any(path =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray().AsSpan().IndexOf(sought) >= 0;
        });
    }

    /// <summary>Runs a statement on the file, behind the back of the silos.</summary>
    public Task ExecuteAsync(string sql) => database.Writer.WriteAsync(session => session.Execute(sql));

    public static async Task<WorkspaceCluster> StartAsync(WorkspaceClusterOptions? options = null)
    {
        var started = new WorkspaceCluster(options ?? new());
        await started.cluster.DeployAsync();
        return started;
    }

    /// <summary>The services of one silo.</summary>
    public IServiceProvider Services(int silo = 0) => cluster.GetSiloServiceProvider(cluster.Silos[silo].SiloAddress);

    /// <summary>
    /// All silos die at once, without a word, and new ones start on the same file: what kill -9 and a restart do. The client is a new one too:
    /// take references from <see cref="Grains"/> again.
    /// </summary>
    public async Task CrashAndRestartAsync()
    {
        var count = cluster.Silos.Count;
        foreach (var silo in cluster.Silos.ToArray())
        {
            await cluster.KillSiloAsync(silo);
        }

        await cluster.KillClientAsync();
        await cluster.StartSilosAsync(count);
        await cluster.InitializeClientAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        database.Dispose();
        storageLogs.Dispose();
        folder.Dispose();
    }
}

/// <summary>Ways for a test to stand between grains and their storage.</summary>
public static class StorageReplacement
{
    /// <summary>Puts something around the grain storage that is registered last under the default name.</summary>
    public static IServiceCollection DecorateGrainStorage(this IServiceCollection services, Func<IGrainStorage, IGrainStorage> decorate)
    {
        var registered = services.Last(service => service.ServiceType == typeof(IGrainStorage) && Equals(service.ServiceKey, ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME));
        services.AddKeyedSingleton(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (provider, key) => decorate((IGrainStorage)(registered.KeyedImplementationInstance
                ?? registered.KeyedImplementationFactory?.Invoke(provider, key)
                ?? ActivatorUtilities.CreateInstance(provider, registered.KeyedImplementationType!))));
        return services;
    }
}
