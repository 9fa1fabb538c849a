using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Workspace.Faults;

/// <summary>The connection of one person with one of the servers, each time it is made another one: signing in, the hub, and the calls of one section.</summary>
internal sealed class Line(IWorld world, string person, Random random)
{
    private const string Picture = "veldermeer-2026";
    private const string Section = "s-1-1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private HubConnection? connection;

    /// <summary>An update that somebody else made.</summary>
    public required Action<byte[]> Updated { get; init; }

    /// <summary>The server cannot vouch for what it sent: join again.</summary>
    public required Action Rejoin { get; init; }

    public bool IsOpen => connection?.State == HubConnectionState.Connected;

    public Task<JoinReply> JoinAsync(byte[] stateVector, ulong client, CancellationToken stop) =>
        Open.InvokeAsync<JoinReply>("JoinSection", Picture, Section, stateVector, (long)client, stop).WaitAsync(Patience, stop);

    public Task<PushReply> PushAsync(byte[] update, CancellationToken stop) =>
        Open.InvokeAsync<PushReply>("Push", Picture, Section, update, stop).WaitAsync(Patience, stop);

    public async Task ConnectAsync(CancellationToken stop)
    {
        await HangUpAsync();
        var server = world.Addresses[random.Next(world.Addresses.Count)];
        var cookies = new CookieContainer();
        using (var handler = new HttpClientHandler { CookieContainer = cookies, CheckCertificateRevocationList = true })
        using (var http = new HttpClient(handler) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(10) })
        {
            http.DefaultRequestHeaders.Add("Origin", server.GetLeftPart(UriPartial.Authority));
            (await http.PostAsJsonAsync("/api/demo/sign-in", new { person }, stop)).EnsureSuccessStatusCode();
        }

        var next = new HubConnectionBuilder()
            .WithUrl(new Uri(server, "/live"), options =>
            {
                options.Cookies = cookies;
                options.Headers["Origin"] = server.GetLeftPart(UriPartial.Authority);
            })
            .AddMessagePackProtocol()
            .Build();
        next.ServerTimeout = TimeSpan.FromSeconds(8);
        next.KeepAliveInterval = TimeSpan.FromSeconds(3);
        next.On<string, string, string, long, long, byte[]>("Updated", (_, _, _, _, _, update) => Updated(update));
        next.On<string, string>("Rejoin", (_, _) => Rejoin());
        await next.StartAsync(stop).WaitAsync(TimeSpan.FromSeconds(10), stop);
        connection = next;
    }

    public async Task HangUpAsync()
    {
        if (connection is { } old)
        {
            connection = null;
            await old.DisposeAsync();
        }
    }

    /// <summary>The other end is not there (any more). An <see cref="AggregateException"/> is what SignalR says when no way of connecting led anywhere.</summary>
    public static bool IsGone(Exception fault, CancellationToken stop) =>
        !stop.IsCancellationRequested
        && (fault is HttpRequestException or HubException or TimeoutException or IOException or OperationCanceledException or System.Net.WebSockets.WebSocketException
                or System.Net.Sockets.SocketException or ObjectDisposedException or AggregateException
            || (fault is InvalidOperationException && fault.Message.Contains("connection", StringComparison.OrdinalIgnoreCase)));

    private HubConnection Open => connection ?? throw new InvalidOperationException("There is no connection.");
}

/// <summary>What is read of the answer to <c>JoinSection</c>. Public, because the MessagePack protocol writes its own code for it.</summary>
public sealed record JoinReply
{
    public string? Code { get; init; }

    public byte[] Difference { get; init; } = [];

    public byte[] StateVector { get; init; } = [];
}

/// <summary>What is read of the answer to <c>Push</c>.</summary>
public sealed record PushReply
{
    public string? Code { get; init; }
}
