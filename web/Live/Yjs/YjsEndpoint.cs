using System.Net.WebSockets;
using Microsoft.Extensions.Options;
using Workspace.Contracts;
using Workspace.Web.Access;
using Workspace.Web.Api.Problems;

namespace Workspace.Web.Live.Yjs;

/// <summary><c>/yjs/{picture}/{section}</c>: the door for stock Yjs providers (y-websocket and its kin). The name of the document is the part after <c>/yjs/</c>.</summary>
internal static class YjsEndpoint
{
    public static void MapYjs(this WebApplication app)
    {
        app.MapGet("/yjs/{picture}/{section}", (HttpContext http, string picture, string section) => RunAsync(http, $"{picture}/{section}")).RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/yjs/{document}", (HttpContext http, string document) => RunAsync(http, Uri.UnescapeDataString(document))).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task RunAsync(HttpContext http, string document)
    {
        if (!SectionRef.TryParse(document, out var section))
        {
            await http.WriteProblemAsync(ProblemCode.NotFound);
            return;
        }

        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.Headers.Upgrade = "websocket";
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        var services = http.RequestServices;
        var connections = services.GetRequiredService<LiveConnections>();
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        var logger = services.GetRequiredService<ILogger<YjsPeer>>();
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            KeepAliveInterval = TimeSpan.FromSeconds(3),
            KeepAliveTimeout = TimeSpan.FromSeconds(10),
        });
        using var peer = new YjsPeer(
            socket,
            section,
            services.GetRequiredService<SectionFanout>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<IOptions<LiveLimits>>().Value.WaitingBytes,
            logger);
        if (connections.TryAdd(http.Connection.Id, http.User.Person(), http.User.Session(), peer) is not { } connection)
        {
            await socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, nameof(ProblemCode.TooManyRequests), http.RequestAborted);
            return;
        }

        try
        {
            await peer.RunAsync(connection, lifetime.ApplicationStopping);
        }
        finally
        {
            connections.Remove(connection);
            foreach (var seat in connection.Close().Seats)
            {
                await services.GetRequiredService<SectionFanout>().LeaveAsync(seat);
            }
        }
    }
}
