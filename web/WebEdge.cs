using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Workspace.Web.Access;
using Workspace.Web.Api;
using Workspace.Web.Api.OpenApi;
using Workspace.Web.Api.Problems;
using Workspace.Web.Demo;
using Workspace.Web.Live;
using Workspace.Web.Live.Yjs;
using Workspace.Web.Pages;

namespace Workspace.Web;

/// <summary>The edge: what answers HTTP and SignalR. Needs an <see cref="IGrainFactory"/> and what Hosting registers; knows nothing of how the grains run.</summary>
internal static class WebEdge
{
    /// <summary>
    /// Largest message of the hub. Pushes above <see cref="Contracts.Sections.PushLimits.Update"/> and below this get a typed refusal; beyond it the transport
    /// closes that one connection.
    /// </summary>
    public const int HubMessage = 8 * 1024 * 1024;

    /// <summary>Shorter than the silence after which a client calls the server lost, so that a poll that hangs says just that.</summary>
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(4);

    public static void AddWebEdge(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(DemoMode.From(configuration));
        services.AddSessions(configuration).AddOpenIdConnectWhenConfigured(configuration);
        services.AddAuthorization();
        services.AddLimits(configuration);
        services.AddHostFiltering(options => options.AllowedHosts = AllowedHosts.From(configuration));
        services.AddResponseCompression(options =>
        {
            // The session cookie is SameSite=Strict, so no other site can make a browser ask with it and measure the answer.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, ProblemBody.MediaType, "image/svg+xml"];
        });
        services.ConfigureHttpJsonOptions(options => JsonSetup.Apply(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddApiDocument();

        services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = HubMessage;
            options.KeepAliveInterval = TimeSpan.FromSeconds(3);
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(10);
            options.HandshakeTimeout = TimeSpan.FromSeconds(10);
            options.EnableDetailedErrors = false;
        }).AddMessagePackProtocol();
        services.AddConnections(options => options.DisconnectTimeout = TimeSpan.FromSeconds(10)); // for who polls no more, as above for who is silent
        services.AddSingleton<HubLifetimeManager<WorkspaceHub>, LiveLifetime>();
        services.AddOptions<LiveLimits>().BindConfiguration(LiveLimits.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(NodeName.New());
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<SectionFanout>();
        services.AddSingleton<PictureFanout>();
        services.AddHostedService<NodeRenewal>();

        services.AddHealthChecks();
        services.AddOptions<DrainOptions>().BindConfiguration(DrainOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<Drain>();
        services.AddOptions<HostOptions>().Configure<IOptions<DrainOptions>>((host, drain) => host.ShutdownTimeout = TimeSpan.FromSeconds(30 + drain.Value.Seconds));

        services.AddSingleton<DemoSeeding>();
        services.AddHostedService(provider => provider.GetRequiredService<DemoSeeding>());
        services.AddSingleton<ClientFiles>();
        services.AddSingleton<TableUploads>();

        if (!configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls([.. BoundAddresses.From(configuration)]);
        }

        builder.WebHost.UseSockets(options =>
        {
            // What arrives is handled, and what is sent is written, by the thread that is at it already: two hand-overs less for every message.
            options.UnsafePreferInlineScheduling = true;

            // A buffer of 4 KiB for each connection that is silent, and one read less for every message.
            options.WaitForDataBeforeAllocatingBuffer = false;
        });
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = Limits.Body;
            options.Limits.MaxConcurrentUpgradedConnections = configuration.GetValue("Limits:LiveConnections", 10_000);
        });
    }

    public static void UseWebEdge(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseMiddleware<FaultMiddleware>();
        app.UseHostFiltering();
        app.UseClientFiles();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseWebSockets();
        app.UseClientPages();
        app.UseMiddleware<OriginCheck>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();

        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapApi();
        app.MapPublishedDocuments();
        app.MapHub<WorkspaceHub>("/live", options =>
        {
            options.Transports = HttpTransportType.WebSockets | HttpTransportType.LongPolling | HttpTransportType.ServerSentEvents;
            options.LongPolling.PollTimeout = LongestPoll;
            options.CloseOnAuthenticationExpiration = true;
        }).WithBodyLimit(HubMessage);
        app.MapYjs();
    }
}
