using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Workspace.Contracts.Areas;
using Workspace.Hosting.Areas.Seeds;
using Workspace.Hosting.Areas.Stores;
using Workspace.Hosting.Storage.Sqlite;

namespace Workspace.Hosting.Areas;

internal static class AreaRegistration
{
    /// <summary>The catalogue on the file of an embedded workspace.</summary>
    public static void AddSqliteAreas(this IServiceCollection services)
    {
        services.TryAddSingleton<IAreaStore>(provider => new SqliteAreaStore(provider.GetRequiredService<SqliteDatabase>()));
        services.TryAddSingleton<IAreaCatalogue, AreaCatalogue>();
    }

    /// <summary>The catalogue on the database of a cluster.</summary>
    public static void AddPostgresAreas(this IServiceCollection services)
    {
        services.TryAddSingleton<IAreaStore>(provider => new PostgresAreaStore(provider.GetRequiredService<NpgsqlDataSource>()));
        services.TryAddSingleton<IAreaCatalogue, AreaCatalogue>();
    }

    /// <summary>Puts in at every start what the product itself knows. Registered after what brings storage up.</summary>
    public static void AddAreaSeeds(this IHostApplicationBuilder builder) => builder.Services.AddHostedService<AreaSeeding>();
}
