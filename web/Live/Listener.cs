using Microsoft.AspNetCore.SignalR;

namespace Workspace.Web.Live;

/// <summary>
/// The other end of a connection, of whatever protocol. Sending never waits: what the network does not take yet is kept up to a bound, and a reader who falls behind
/// that far is cut off. It joins again and gets the difference, so nothing is lost and nobody else waits for it.
/// </summary>
internal interface IListener
{
    void Send(LiveMessage message);

    /// <summary>Ends the connection.</summary>
    void Abort();
}

/// <summary>A SignalR client.</summary>
internal sealed partial class HubListener(HubConnectionContext connection, LiveLimits limits, ILogger logger) : IListener
{
    private long waiting;

    public void Send(LiveMessage message)
    {
        var sent = connection.WriteAsync(message.Hub);
        if (sent.IsCompleted)
        {
            // A write that fails has ended the connection already, and its end is handled there.
            _ = sent.AsTask().Exception;
            return;
        }

        if (Interlocked.Add(ref waiting, message.Size) > limits.WaitingBytes)
        {
            LogSlow(logger, connection.ConnectionId, limits.WaitingBytes);
            connection.Abort();
        }

        _ = FinishAsync(sent, message.Size);
    }

    public void Abort() => connection.Abort();

    private async Task FinishAsync(ValueTask sent, int size)
    {
        try
        {
            await sent;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // As above.
        }
        finally
        {
            Interlocked.Add(ref waiting, -size);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Connection {Connection} reads too slowly, {Bytes} bytes wait for it: it is closed and has to join again")]
    private static partial void LogSlow(ILogger logger, string connection, long bytes);
}

/// <summary>Hands the hub what it needs to write to one client: SignalR knows it only in here.</summary>
internal sealed class LiveLifetime(ILogger<DefaultHubLifetimeManager<WorkspaceHub>> logger) : DefaultHubLifetimeManager<WorkspaceHub>(logger)
{
    public static HubConnectionContext Of(HubCallerContext caller) => (HubConnectionContext)caller.Items[typeof(HubConnectionContext)]!;

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Items[typeof(HubConnectionContext)] = connection;
        return base.OnConnectedAsync(connection);
    }
}
