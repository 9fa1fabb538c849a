using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Workspace.Hosting.Data;
using Workspace.Hosting.Storage;
using Workspace.Hosting.Storage.Postgres;

namespace Workspace.Hosting.Clustering;

/// <summary>Orleans in its three forms: embedded, silo of a cluster, client of a cluster.</summary>
internal static class ClusterRegistration
{
    private const int UsualSiloPort = 11111;
    private const int UsualGatewayPort = 30000;

    public static void AddEmbeddedSilo(this IHostApplicationBuilder builder)
    {
        var endpoints = builder.Endpoints();
        builder.AddMemory();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(
                endpoints.Port ?? SiloEndpoints.Free(),
                endpoints.GatewayPort ?? 0,
                serviceId: WorkspaceHosting.ServiceId,
                clusterId: WorkspaceHosting.ServiceId);
            silo.AddSqliteState();
        });
    }

    public static void AddClusterSilo(this IHostApplicationBuilder builder)
    {
        var endpoints = builder.Endpoints();
        builder.AddMemory();
        var tls = builder.Tls();
        builder.UseOrleans(silo =>
        {
            silo.Name();
            silo.AddTls(tls);
            silo.UseAdoNetClustering(options => options.Configure<NpgsqlDataSource>((clustering, source) =>
            {
                clustering.Invariant = PostgresSource.Invariant;
                clustering.DataSource = source;
            }));

            // Decision 0010. A silo that was killed is declared dead after three refused probes: 1.5 to 2 s on a quiet machine, 4.5 s on a busy one (defaults: 11 to 15 s). One that is
            // only slow or frozen counts as alive as long as anything came from it within 3 x MaxProbeTimeout; that window decides about false deaths, and is as it was.
            silo.Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = TimeSpan.FromSeconds(0.5);
                membership.MinProbeTimeout = TimeSpan.FromSeconds(0.5);
                membership.MaxProbeTimeout = TimeSpan.FromSeconds(1.5);

                // A silo that comes back writes its former self off. Where that fails (all start at once and want to write the table at the same moment), it tries again when it reads the table
                // anew; until then everyone takes the former self for alive, since its address answers (default: a minute).
                membership.TableRefreshTimeout = TimeSpan.FromSeconds(2);
            });
            silo.Configure<EndpointOptions>(listening =>
            {
                listening.SiloPort = endpoints.Port ?? SiloEndpoints.Free(UsualSiloPort);
                listening.GatewayPort = endpoints.GatewayPort ?? SiloEndpoints.Free(UsualGatewayPort);
                if (endpoints.Address is { } address)
                {
                    listening.AdvertisedIPAddress = IPAddress.Parse(address);
                }

                if (endpoints.ListenPort is { } port)
                {
                    listening.SiloListeningEndpoint = new(endpoints.Address is { } own ? IPAddress.Parse(own) : IPAddress.Any, port);
                }
            });
            silo.AddPostgresState();
        });
    }

    public static void AddClusterClient(this IHostApplicationBuilder builder)
    {
        var tls = builder.Tls();
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(Name);
            client.AddTls(tls);
            client.AddLostReadings();
            client.UseAdoNetClustering(options => options.Configure<NpgsqlDataSource>((clustering, source) =>
            {
                clustering.Invariant = PostgresSource.Invariant;
                clustering.DataSource = source;
            }));

            // How long a client goes on calling a gateway that is frozen (default 60 s).
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
        });
    }

    /// <summary>A gateway does not tell what became of a call that it passed on to a silo that died (decision 0010).</summary>
    internal static void AddLostReadings(this IClientBuilder client) => client.AddOutgoingGrainCallFilter<LostReadings>();

    private static void AddMemory(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<SiloMemory, SiloMemoryValidator>(SiloEndpoints.Section);
        builder.Services.AddOptions<GrainCollectionOptions>().Configure<IOptions<SiloMemory>>((collection, memory) =>
        {
            collection.CollectionAge = memory.Value.IdleAfter;
            collection.CollectionQuantum = TimeSpan.FromTicks(Math.Min(TimeSpan.TicksPerMinute, memory.Value.IdleAfter.Ticks / 4));
        });
    }

    private static void Name(this ISiloBuilder silo) => silo.Configure<ClusterOptions>(Name);

    private static void Name(ClusterOptions options)
    {
        options.ClusterId = WorkspaceHosting.ServiceId;
        options.ServiceId = WorkspaceHosting.ServiceId;
    }

    /// <summary>Endpoints are needed while services are still being registered, so they are bound and checked here.</summary>
    private static SiloEndpoints Endpoints(this IHostApplicationBuilder builder)
    {
        var endpoints = builder.Configuration.GetSection(SiloEndpoints.Section).Get<SiloEndpoints>() ?? new();
        var checkedEndpoints = new SiloEndpointsValidator().Validate(name: null, endpoints);
        return checkedEndpoints.Failed ? throw new OptionsValidationException(SiloEndpoints.Section, typeof(SiloEndpoints), checkedEndpoints.Failures) : endpoints;
    }
}
