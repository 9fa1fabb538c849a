using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Crdt;

namespace Workspace.Benchmarks.Live;

/// <summary>One person of the fictional dossier with a SignalR connection and a document of its own, in the joint section 1.1.</summary>
internal sealed class Typist : IAsyncDisposable
{
    private const string Picture = "veldermeer-2026";
    private const string Section = "s-1-1";

    private static readonly string[] People = ["femke-kramer", "lotte-brouwer", "anja-kuipers", "thijs-molenaar", "noor-verhagen", "pieter-aalbers", "bram-oosterling"];

    private readonly HubConnection connection;
    private readonly YDoc document = new();
    private readonly ulong client;
    private readonly Lock gate = new();
    private readonly List<(ulong Client, ulong Clock, TaskCompletionSource<long> Seen)> waiting = [];
    private int number;

    private Typist(HubConnection connection, ulong client)
    {
        this.connection = connection;
        this.client = client;
        connection.On<string, string, string, long, long, byte[]>("Updated", (_, _, _, _, _, update) => Take(update));
    }

    /// <summary>Which child of the section this person types in.</summary>
    public int Paragraph { get; set; }

    public string Text
    {
        get
        {
            lock (gate)
            {
                return string.Join('\n', Lines(document.ReadXml("default")));
            }
        }
    }

    public static async Task<Typist> ArriveAsync(Uri server, int index)
    {
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies, CheckCertificateRevocationList = true };
        using var http = new HttpClient(handler) { BaseAddress = server };
        http.DefaultRequestHeaders.Add("Origin", server.GetLeftPart(UriPartial.Authority));
        (await http.PostAsJsonAsync("/api/demo/sign-in", new { person = People[index % People.Length] })).EnsureSuccessStatusCode();
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(server, "/live"), options =>
            {
                options.Cookies = cookies;
                options.Headers["Origin"] = server.GetLeftPart(UriPartial.Authority);
                options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
            })
            .AddMessagePackProtocol()
            .Build();
        await connection.StartAsync();
        var typist = new Typist(connection, (ulong)(1_000 + index));
        await typist.JoinAsync();
        return typist;
    }

    /// <summary>Adds a paragraph for each of these people at the end of the section.</summary>
    public async Task MakeRoomAsync(IReadOnlyList<Typist> people)
    {
        byte[] update;
        lock (gate)
        {
            update = document.Transact(client, t =>
            {
                var root = t.Xml("default");
                foreach (var person in people)
                {
                    person.Paragraph = root.Length;
                    root.AddElement("paragraph").AddText().Insert(0, " ");
                }
            });
        }

        var arrivals = people.Where(p => p != this).Select(p => p.SeesAsync(client, document.Clock(client))).ToList();
        var reply = await connection.InvokeAsync<PushReply>("Push", Picture, Section, update);
        if (reply.Code is not null)
        {
            throw new InvalidOperationException($"The push was refused: {reply.Code}.");
        }

        await Task.WhenAll(arrivals).WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Types one character and follows it: until it is stored, and until the last of the others has it.</summary>
    public async Task<(TimeSpan Stored, TimeSpan Arrived)> EditAsync(IEnumerable<Typist> others)
    {
        byte[] update;
        ulong clock;
        lock (gate)
        {
            var letter = string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + (number++ % 26))}");
            update = document.Transact(client, t =>
            {
                var text = t.Xml("default").Element(Paragraph).Text(0);
                text.Insert(text.Length, letter);
            });
            clock = document.Clock(client);
        }

        var arrivals = others.Select(o => o.SeesAsync(client, clock)).ToList();
        var sent = Stopwatch.GetTimestamp();
        var reply = await connection.InvokeAsync<PushReply>("Push", Picture, Section, update);
        var stored = Stopwatch.GetElapsedTime(sent);
        if (reply.Code is not null)
        {
            throw new InvalidOperationException($"The push was refused: {reply.Code}.");
        }

        var last = (await Task.WhenAll(arrivals).WaitAsync(TimeSpan.FromSeconds(30))).DefaultIfEmpty(sent).Max();
        return (stored, Stopwatch.GetElapsedTime(sent, last));
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    private async Task JoinAsync()
    {
        var joined = await connection.InvokeAsync<JoinReply>("JoinSection", Picture, Section, document.EncodeStateVector(), (long)client);
        if (joined.Code is not null)
        {
            throw new InvalidOperationException($"Joining was refused: {joined.Code}.");
        }

        Take(joined.Difference);
    }

    private Task<long> SeesAsync(ulong author, ulong clock)
    {
        lock (gate)
        {
            var seen = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((author, clock, seen));
            return seen.Task;
        }
    }

    private void Take(byte[] update)
    {
        lock (gate)
        {
            document.Apply(YUpdate.Decode(update));
            var now = Stopwatch.GetTimestamp();
            waiting.RemoveAll(w => document.Clock(w.Client) >= w.Clock && w.Seen.TrySetResult(now));
        }
    }

    private static IEnumerable<string> Lines(YNode node) => node switch
    {
        YTextRun run => [run.Text],
        YElement element => element.Children.SelectMany(Lines),
        _ => [],
    };
}
