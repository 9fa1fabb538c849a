using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Crdt;

namespace Workspace.Faults;

/// <summary>
/// Someone at a keyboard with a client of the protocol of web/Live/PROTOCOL.md, written for this check alone: one push in flight, joins again whenever in doubt, and notes
/// what it was told to be stored and what it got from others. At every join it holds the server to that.
/// </summary>
internal sealed class Writer(IWorld world, string person, ulong client, string mark, Random random) : IAsyncDisposable
{
    private const string Picture = "veldermeer-2026";
    private const string Section = "s-1-1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly YDoc document = new();
    private readonly Lock gate = new();
    private readonly List<string> typed = [];
    private readonly List<string> losses = [];

    /// <summary>What the server has told of, by client id: nothing below may ever be gone.</summary>
    private readonly Dictionary<ulong, ulong> promised = [];
    private HubConnection? connection;
    private int storedWords;
    private long lastStoredWasSent;
    private ulong paragraph;
    private volatile bool joined;
    private volatile bool doubt;

    public string Person => person;

    public IReadOnlyList<string> Typed => typed;

    public IReadOnlyList<string> Stored => typed[..storedWords];

    public IReadOnlyList<string> Losses => losses;

    /// <summary>When each push went off that was answered with stored, and when the answer came; moments of one clock.</summary>
    public List<(long Sent, long Stored)> Acknowledged { get; } = [];

    /// <summary>When the last push went off that was answered with stored; may be read while this one types.</summary>
    public long LastStoredWasSent => Interlocked.Read(ref lastStoredWasSent);

    public string Text
    {
        get
        {
            lock (gate)
            {
                return document.ReadTree("default", YTypeKind.XmlFragment).ToYjsString();
            }
        }
    }

    public async Task ArriveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await JoinAsync(patience.Token);
    }

    /// <summary>Every word of this check that is in the text, and how often.</summary>
    public Dictionary<string, int> Words() => Text.Split([' ', '<', '>'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.Contains('.', StringComparison.Ordinal) && word.EndsWith(';'))
        .GroupBy(word => word, StringComparer.Ordinal)
        .ToDictionary(word => word.Key, word => word.Count(), StringComparer.Ordinal);

    /// <summary>Words of the others that came here.</summary>
    public IEnumerable<string> FromOthers() => Words().Keys.Except(typed, StringComparer.Ordinal);

    public async Task TypeAsync(CancellationToken stop)
    {
        var pushing = PushAllAsync(stop);
        try
        {
            while (true)
            {
                await Pause.For(random.Next(30, 180), stop);
                lock (gate)
                {
                    var word = $"{mark}{typed.Count};";
                    document.Transact(client, t => Write(t.Xml("default"), word));
                    typed.Add(word);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await pushing;
        }
    }

    /// <summary>Goes offline with whatever is not stored yet.</summary>
    public async Task HangUpAsync()
    {
        joined = false;
        if (connection is { } old)
        {
            connection = null;
            await old.DisposeAsync();
        }
    }

    /// <summary>Comes back and brings everything.</summary>
    public async Task ReturnAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (storedWords < typed.Count || !joined)
        {
            await StepAsync(patience.Token);
        }
    }

    public async Task RefreshAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        joined = false;
        await JoinAsync(patience.Token);
    }

    public ValueTask DisposeAsync() => connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Write(YXmlWriter root, string word)
    {
        if (typed.Count == 0)
        {
            root.AddElement("paragraph").AddText().Insert(0, word + " ");
            paragraph = (ulong)root.Length - 1;
            return;
        }

        // Others may have put paragraphs before ours: ours is the one that begins with our first word.
        for (var i = Math.Min((int)paragraph + 8, root.Length - 1); i >= 0; i--)
        {
            if (document.ReadXml("default") is YElement { Children: var children } && children[i] is YElement { Children: [YTextRun first, ..] } && first.Text.StartsWith(typed[0], StringComparison.Ordinal))
            {
                var text = root.Element(i).Text(0);
                text.Insert(text.Length, word + " ");
                return;
            }
        }

        throw new InvalidOperationException($"{person} cannot find its own paragraph.");
    }

    private async Task PushAllAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task StepAsync(CancellationToken stop)
    {
        if (!joined || doubt || connection?.State != HubConnectionState.Connected)
        {
            await JoinAsync(stop);
        }

        byte[] update;
        int words;
        ulong clock;
        lock (gate)
        {
            words = typed.Count;
            clock = document.Clock(client);
            update = document.EncodeDiff(Vector(promised));
        }

        if (words == storedWords)
        {
            await Pause.For(20, stop);
            return;
        }

        try
        {
            var sent = Stopwatch.GetTimestamp();
            var reply = await connection!.InvokeAsync<PushReply>("Push", Picture, Section, update, stop).WaitAsync(TimeSpan.FromSeconds(15), stop);
            if (reply.Code is null)
            {
                Acknowledged.Add((sent, Stopwatch.GetTimestamp()));
                Interlocked.Exchange(ref lastStoredWasSent, sent);
                lock (gate)
                {
                    storedWords = words;
                    promised[client] = Math.Max(promised.GetValueOrDefault(client), clock);
                }

                return;
            }

            if (reply.Code is not ("Resync" or "Reloading" or "StorageUnavailable" or "Internal" or "TooManyRequests"))
            {
                throw new InvalidOperationException($"A push of {person} was refused: {reply.Code}");
            }
        }
        catch (Exception fault) when (Gone(fault, stop))
        {
            // It may or may not be stored.
        }

        joined = false;
        await Pause.For(random.Next(50, 300), stop);
    }

    private async Task JoinAsync(CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                if (connection?.State != HubConnectionState.Connected)
                {
                    await ConnectAsync(stop);
                }

                byte[] mine;
                lock (gate)
                {
                    doubt = false;
                    mine = document.EncodeStateVector();
                }

                var reply = await connection!.InvokeAsync<JoinReply>("JoinSection", Picture, Section, mine, (long)client, stop).WaitAsync(TimeSpan.FromSeconds(15), stop);
                if (reply.Code is null)
                {
                    Hold(reply);
                    joined = true;
                    return;
                }

                if (reply.Code is "NotFound")
                {
                    throw new InvalidOperationException($"{person} may not read the section.");
                }
            }
            catch (Exception fault) when (Gone(fault, stop))
            {
                // Again, perhaps elsewhere.
            }

            await Pause.For(random.Next(100, 400), stop);
        }
    }

    /// <summary>The server tells what it has: less than it told before is a loss, whoever still holds the text.</summary>
    private void Hold(JoinReply reply)
    {
        lock (gate)
        {
            var has = Read(reply.StateVector);
            foreach (var (id, clock) in promised)
            {
                if (has.GetValueOrDefault(id) < clock)
                {
                    losses.Add($"LOST: {person} joins and the server has {has.GetValueOrDefault(id)} of client {id}, after it told of {clock}");
                }
            }

            document.Apply(YUpdate.Decode(reply.Difference));
            foreach (var (id, clock) in has)
            {
                promised[id] = Math.Max(promised.GetValueOrDefault(id), clock);
            }
        }
    }

    private async Task ConnectAsync(CancellationToken stop)
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
        next.On<string, string, string, long, long, byte[]>("Updated", (_, _, _, _, _, update) => Take(update));
        next.On<string, string>("Rejoin", (_, _) => doubt = true);
        await next.StartAsync(stop).WaitAsync(TimeSpan.FromSeconds(10), stop);
        connection = next;
    }

    private void Take(byte[] bytes)
    {
        var update = YUpdate.Decode(bytes);
        lock (gate)
        {
            if (!document.IsReady(update))
            {
                doubt = true;
                return;
            }

            document.Apply(update);
            foreach (var range in update.Ranges)
            {
                promised[range.Client] = Math.Max(promised.GetValueOrDefault(range.Client), range.End);
            }
        }
    }

    /// <summary>The other end is not there (any more). An <see cref="AggregateException"/> is what SignalR says when no way of connecting led anywhere.</summary>
    private static bool Gone(Exception fault, CancellationToken stop) =>
        !stop.IsCancellationRequested
        && (fault is HttpRequestException or HubException or TimeoutException or IOException or OperationCanceledException or System.Net.WebSockets.WebSocketException
                or System.Net.Sockets.SocketException or ObjectDisposedException or AggregateException
            || (fault is InvalidOperationException && fault.Message.Contains("connection", StringComparison.OrdinalIgnoreCase)));

    private static byte[] Vector(Dictionary<ulong, ulong> clocks)
    {
        var bytes = new List<byte>();
        void Number(ulong value)
        {
            for (; value > 127; value >>= 7)
            {
                bytes.Add((byte)((value & 127) | 128));
            }

            bytes.Add((byte)value);
        }

        Number((ulong)clocks.Count);
        foreach (var (id, clock) in clocks)
        {
            Number(id);
            Number(clock);
        }

        return [.. bytes];
    }

    private static Dictionary<ulong, ulong> Read(byte[] vector)
    {
        var at = 0;
        ulong Number()
        {
            ulong value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var next = vector[at++];
                value |= (ulong)(next & 127) << shift;
                if (next < 128)
                {
                    return value;
                }
            }
        }

        var clocks = new Dictionary<ulong, ulong>();
        for (var left = Number(); left > 0; left--)
        {
            var id = Number();
            clocks[id] = Number();
        }

        return clocks;
    }
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
