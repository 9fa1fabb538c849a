using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Benchmarks.Live;
using Workspace.Crdt;

namespace Workspace.Benchmarks.Memory;

/// <summary>One connection to the hub.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly HubConnection connection;

    private Visitor(HubConnection connection) => this.connection = connection;

    public bool IsConnected => connection.State == HubConnectionState.Connected;

    public static async Task<Visitor> ConnectAsync(Uri server, CookieContainer cookies)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(server, "/live"), options =>
            {
                options.Cookies = cookies;
                options.Headers["Origin"] = server.GetLeftPart(UriPartial.Authority);
                options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
                options.SkipNegotiation = true;
            })
            .AddMessagePackProtocol()
            .Build();
        connection.KeepAliveInterval = TimeSpan.FromSeconds(3);
        await connection.StartAsync();
        return new(connection);
    }

    /// <summary>Opens a section with nothing of it at hand, and gives what is there.</summary>
    public async Task<byte[]> JoinAsync(SectionName section, ulong client)
    {
        var reply = await connection.InvokeAsync<JoinReply>("JoinSection", section.Picture, section.Section, new byte[] { 0 }, (long)client);
        return reply.Code is null ? reply.Difference : throw new InvalidOperationException($"Joining was refused: {reply.Code}.");
    }

    public async Task PushAsync(SectionName section, byte[] update)
    {
        var reply = await connection.InvokeAsync<PushReply>("Push", section.Picture, section.Section, update);
        if (reply.Code is not null)
        {
            throw new InvalidOperationException($"The push was refused: {reply.Code}.");
        }
    }

    public Task PresentAsync(SectionName section, ulong client, byte[]? selection) =>
        connection.InvokeAsync("Present", section.Picture, section.Section, (long)client, selection);

    public Task LeaveAsync(SectionName section) => connection.InvokeAsync("LeaveSection", section.Picture, section.Section);

    /// <summary>Opens a section, writes a paragraph in it letter by letter, and leaves it again.</summary>
    public async Task<int> VisitAsync(SectionName section, ulong client, int letters, TimeSpan pause, CancellationToken stop)
    {
        var document = new YDoc();
        document.Apply(YUpdate.Decode(await JoinAsync(section, client)));
        var typed = 0;
        try
        {
            await PresentAsync(section, client, []);
            var paragraph = -1;
            using var timer = new PeriodicTimer(pause);
            for (; typed < letters && await timer.WaitForNextTickAsync(stop); typed++)
            {
                await PushAsync(section, document.Transact(client, t =>
                {
                    var root = t.Xml("default");
                    if (paragraph < 0)
                    {
                        paragraph = root.Length;
                        root.AddElement("paragraph").AddText();
                    }

                    var text = root.Element(paragraph).Text(0);
                    text.Insert(text.Length, $"{(char)('a' + (typed % 26))}");
                }));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The measurement is over.
        }

        await LeaveAsync(section);
        return typed;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
