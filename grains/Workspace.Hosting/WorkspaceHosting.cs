using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workspace.Hosting.Clustering;
using Workspace.Hosting.Data;
using Workspace.Hosting.Storage;

namespace Workspace.Hosting;

/// <summary>
/// The start-up calls of both hosts. Each registers storage (<c>ITextLog</c>, grain state, reminders), the area catalogue, the data folder, the demo dossier,
/// a health check <c>storage</c> with the tag <c>ready</c>, and Orleans. Whatever a host registers afterwards wins, so that a test can put its own storage in place.
/// </summary>
public static class WorkspaceHosting
{
    /// <summary>Name under which all state, reminders and members are kept. The same everywhere, so that an export finds everything.</summary>
    public const string ServiceId = "samenbeeld";

    /// <summary>Name of the connection string that decides between one process and a cluster.</summary>
    public const string ConnectionName = "Postgres";

    /// <summary>Whether a PostgreSQL connection string is configured, hence whether grains live in silos of their own.</summary>
    public static bool IsClustered(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration.GetConnectionString(ConnectionName));

    /// <summary>For <c>web</c>: with a connection string a client of the cluster, without one everything in this process on SQLite.</summary>
    public static T AddWorkspace<T>(this T builder) where T : IHostApplicationBuilder =>
        IsClustered(builder.Configuration) ? builder.AddWorkspaceClient() : builder.AddWorkspaceEmbedded();

    /// <summary>Everything in this process: an embedded silo on loopback, SQLite under the data folder.</summary>
    public static T AddWorkspaceEmbedded<T>(this T builder) where T : IHostApplicationBuilder
    {
        builder.AddCommon();
        builder.AddSqlite();
        builder.AddEmbeddedSilo();
        builder.Services.AddHostedService<RendererWarmUp>();
        return builder;
    }

    /// <summary>A web node of a cluster: reads the area catalogue itself, reaches grains through the gateways that PostgreSQL knows.</summary>
    public static T AddWorkspaceClient<T>(this T builder) where T : IHostApplicationBuilder
    {
        builder.AddCommon();
        builder.AddPostgres();
        builder.AddClusterClient();
        return builder;
    }

    /// <summary>A silo of a cluster. Throws <see cref="InvalidOperationException"/> when no PostgreSQL is configured: ask <see cref="IsClustered"/> first.</summary>
    public static T AddWorkspaceSilo<T>(this T builder) where T : IHostApplicationBuilder
    {
        if (!IsClustered(builder.Configuration))
        {
            throw new InvalidOperationException($"A silo needs the connection string {ConnectionName}.");
        }

        builder.AddCommon();
        builder.AddPostgres();
        builder.AddClusterSilo();
        builder.Services.AddHostedService<RendererWarmUp>();
        return builder;
    }
}
