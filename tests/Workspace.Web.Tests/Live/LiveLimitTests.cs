using System.Net.WebSockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Workspace.Contracts;
using Workspace.Web.Live;
using Workspace.Web.Live.Yjs;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Live;

/// <summary>What keeps one connection or one person from taking more than their share.</summary>
public sealed class LiveLimitTests
{
    private static readonly PersonId Femke = PersonId.Parse("femke-kramer");
    private static readonly SectionRef Section = SectionRef.Parse("veldermeer-2026/s-1-1");

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Nobody_has_more_connections_than_allowed_and_others_are_not_counted()
    {
        var connections = Connections(new() { Connections = 2 });
        var first = connections.TryAdd("a", Femke, "s", new Ear());
        Assert.NotNull(first);
        Assert.NotNull(connections.TryAdd("b", Femke, "s", new Ear()));
        Assert.Null(connections.TryAdd("c", Femke, "s", new Ear()));
        Assert.NotNull(connections.TryAdd("d", PersonId.Parse("lotte-brouwer"), "s", new Ear()));
        connections.Remove(first);
        connections.Remove(first);
        Assert.NotNull(connections.TryAdd("e", Femke, "s", new Ear()));
        Assert.Null(connections.TryAdd("f", Femke, "s", new Ear()));
        Assert.Equal(3, connections.Count);
    }

    [Fact]
    public void Pushed_bytes_are_counted_over_all_connections_of_a_person()
    {
        var connections = Connections(new() { PushedBytes = 1000 });
        var (one, two) = (connections.TryAdd("a", Femke, "s", new Ear())!, connections.TryAdd("b", Femke, "s", new Ear())!);
        Assert.True(one.PushedBytes.TryTake(5000));
        Assert.True(two.PushedBytes.TryTake(3000));
        Assert.False(one.PushedBytes.TryTake(1));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(two.PushedBytes.TryTake(2000));
        Assert.False(two.PushedBytes.TryTake(1));
    }

    [Fact]
    public void The_end_of_a_session_ends_its_connections_and_no_others()
    {
        var connections = Connections(new());
        var (mine, other) = (new Ear(), new Ear());
        connections.TryAdd("a", Femke, "one", mine);
        connections.TryAdd("b", Femke, "two", other);
        connections.EndSession("one");
        Assert.True(mine.Aborted);
        Assert.False(other.Aborted);
    }

    [Fact]
    public void A_meter_gives_what_has_been_earned_and_says_how_long_the_rest_takes()
    {
        var meter = new RateMeter(10, 20, time);
        Assert.True(meter.TryTake(20));
        Assert.False(meter.TryTake());
        time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.True(meter.TryTake(5));
        Assert.Equal(TimeSpan.FromSeconds(0.3), meter.Take(3));
        time.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(TimeSpan.Zero, meter.Take(20));

        // More than it can ever hold passes when it is full, and is paid for afterwards.
        time.Advance(TimeSpan.FromSeconds(100));
        Assert.True(meter.TryTake(50));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(meter.TryTake());
    }

    [Fact]
    public async Task A_provider_that_does_not_read_is_cut_off_and_nobody_waits_for_it()
    {
        using var socket = new DeafSocket();
        var fanout = new SectionFanout(new FakeGrains(), NodeName.New(), time, NullLogger<SectionFanout>.Instance);
        using var peer = new YjsPeer(socket, Section, fanout, time, waitingBytes: 10_000, NullLogger.Instance);
        var connection = Connections(new()).TryAdd("a", Femke, "s", peer)!;
        var running = peer.RunAsync(connection, TestContext.Current.CancellationToken);
        for (var row = 1; row <= 30; row++)
        {
            // Each of these returns at once; the eleventh is one too many.
            connection.Send(new TextMessage(new() { Section = Section, Epoch = Guid.NewGuid(), First = row, Last = row, Update = new byte[1000] }));
        }

        Assert.False(running.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(3));
        await running.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(1, socket.Sends);
    }

    private LiveConnections Connections(LiveLimits limits) => new(Options.Create(limits), time);

    private sealed class Ear : IListener
    {
        public bool Aborted { get; private set; }

        public void Send(LiveMessage message)
        {
        }

        public void Abort() => Aborted = true;
    }

    /// <summary>Takes the first message and never finishes with it; says nothing itself.</summary>
    private sealed class DeafSocket : WebSocket
    {
        public int Sends { get; private set; }

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => WebSocketState.Open;

        public override string? SubProtocol => null;

        private readonly CancellationTokenSource aborted = new();

        public override void Abort() => aborted.Cancel();

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Dispose() => aborted.Dispose();

        public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, aborted.Token);
            throw new InvalidOperationException("Nothing ever comes.");
        }

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
        {
            Sends++;
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, aborted.Token);
        }
    }
}
