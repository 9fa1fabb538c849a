using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Crdt;
using Workspace.Web.Live;

namespace Workspace.Web.Tests.Hosting;

/// <summary>Something the server said.</summary>
internal sealed record Heard(string Name, string Picture, string? Section)
{
    public byte[]? Update { get; init; }

    public long First { get; init; }

    public long Last { get; init; }

    public string? Code { get; init; }

    public bool CanWrite { get; init; }

    public long Version { get; init; }

    public ImmutableArray<CaretMessage> Carets { get; init; } = [];

    public ImmutableArray<string> People { get; init; } = [];
}

/// <summary>A browser tab on the hub, with a document of its own.</summary>
internal sealed class LiveClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static long clients = 1000;

    private readonly Lock gate = new();

    /// <summary>Others' edits arrive on another thread than the one that types.</summary>
    private readonly Lock writing = new();
    private readonly List<Heard> heard = [];
    private readonly List<(Func<Heard, bool> Wanted, TaskCompletionSource<Heard> Found)> waiting = [];

    private LiveClient(HubConnection hub)
    {
        Hub = hub;
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        hub.On<string, string, string, long, long, byte[]>(nameof(IWorkspaceClient.Updated), (p, s, _, first, last, update) =>
        {
            lock (writing)
            {
                Document.Apply(YUpdate.Decode(update));
            }

            Hear(new("Updated", p, s) { First = first, Last = last, Update = update });
        });
        hub.On<string, string, CaretMessage[]>(nameof(IWorkspaceClient.Carets), (p, s, carets) => Hear(new("Carets", p, s) { Carets = [.. carets] }));
        hub.On<string, string, bool, string?>(nameof(IWorkspaceClient.RightsChanged), (p, s, can, code) => Hear(new("RightsChanged", p, s) { CanWrite = can, Code = code }));
        hub.On<string, string, string>(nameof(IWorkspaceClient.Released), (p, s, code) => Hear(new("Released", p, s) { Code = code }));
        hub.On<string, string>(nameof(IWorkspaceClient.Rejoin), (p, s) => Hear(new("Rejoin", p, s)));
        hub.On<string, long, string, string?, string[]>(
            nameof(IWorkspaceClient.PictureChanged), (p, version, kind, s, people) => Hear(new("PictureChanged", p, s) { Version = version, Code = kind, People = [.. people] }));
    }

    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HubConnection Hub { get; }

    public long ClientId { get; } = Interlocked.Increment(ref clients);

    public YDoc Document { get; } = new();

    /// <summary>Completes when the connection has ended.</summary>
    public Task Closed => closed.Task.WaitAsync(Patience);

    /// <summary>Everything heard so far, in order.</summary>
    public ImmutableArray<Heard> All
    {
        get
        {
            lock (gate)
            {
                return [.. heard];
            }
        }
    }

    public static HubConnection Connection(Browser browser, HttpTransportType transport = HttpTransportType.WebSockets, bool messagePack = true)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(browser.Address, "/live"), options =>
        {
            options.Transports = transport;
            options.Cookies = browser.Cookies;
            if (browser.Origin.Length > 0)
            {
                options.Headers["Origin"] = browser.Origin;
            }
        });
        var hub = (messagePack ? builder.AddMessagePackProtocol() : builder).Build();
        hub.KeepAliveInterval = TimeSpan.FromSeconds(2);
        return hub;
    }

    public static async Task<LiveClient> ConnectAsync(Browser browser, HttpTransportType transport = HttpTransportType.WebSockets, bool messagePack = true)
    {
        var client = new LiveClient(Connection(browser, transport, messagePack));
        await client.Hub.StartAsync(TestContext.Current.CancellationToken);
        return client;
    }

    public Task<OpenReply> OpenAsync(string picture) => Hub.InvokeAsync<OpenReply>("OpenPicture", picture, TestContext.Current.CancellationToken);

    public async Task<JoinReply> TryJoinAsync(string picture, string section)
    {
        var reply = await Hub.InvokeAsync<JoinReply>("JoinSection", picture, section, Document.EncodeStateVector(), ClientId, TestContext.Current.CancellationToken);
        if (reply.Code is null)
        {
            lock (writing)
            {
                Document.Apply(YUpdate.Decode(reply.Difference));
            }
        }

        return reply;
    }

    public async Task<JoinReply> JoinAsync(string picture, string section)
    {
        var reply = await TryJoinAsync(picture, section);
        Assert.Null(reply.Code);
        return reply;
    }

    public Task<PushReply> PushAsync(string picture, string section, byte[] update) =>
        Hub.InvokeAsync<PushReply>("Push", picture, section, update, TestContext.Current.CancellationToken);

    /// <summary>Types a paragraph at the end and sends it.</summary>
    public Task<PushReply> TypeAsync(string picture, string section, string text) => PushAsync(picture, section, Type(text));

    /// <summary>Types a paragraph at the end, without sending it.</summary>
    public byte[] Type(string text)
    {
        lock (writing)
        {
            return Document.Transact((ulong)ClientId, t => t.Xml("default").AddElement("paragraph").AddText().Insert(0, text));
        }
    }

    public Task PresentAsync(string picture, string section, byte[]? selection) =>
        Hub.InvokeAsync("Present", picture, section, ClientId, selection, TestContext.Current.CancellationToken);

    public string Text => string.Join('\n', Lines(Document.ReadXml("default")));

    /// <summary>The first message, heard already or still to come, that is wanted.</summary>
    public Task<Heard> HearAsync(string name, Func<Heard, bool>? wanted = null)
    {
        bool Wanted(Heard h) => h.Name == name && (wanted is null || wanted(h));
        TaskCompletionSource<Heard> found;
        lock (gate)
        {
            if (heard.FirstOrDefault(Wanted) is { } already)
            {
                return Task.FromResult(already);
            }

            found = new(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((Wanted, found));
        }

        return found.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private void Hear(Heard message)
    {
        lock (gate)
        {
            heard.Add(message);
            foreach (var wait in waiting.Where(w => w.Wanted(message)).ToArray())
            {
                waiting.Remove(wait);
                wait.Found.TrySetResult(message);
            }
        }
    }

    private static IEnumerable<string> Lines(YNode node) => node switch
    {
        YTextRun run => [run.Text],
        YElement { Name: "paragraph" } paragraph => [string.Concat(paragraph.Children.OfType<YTextRun>().Select(r => r.Text))],
        YElement element => element.Children.SelectMany(Lines),
        _ => [],
    };
}
