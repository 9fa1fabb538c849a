using System.Net.WebSockets;

namespace Workspace.Web.Live.Yjs;

/// <summary>What goes to a provider: in order, one at a time, and on the thread that has it while nothing waits, so that a message costs no hand-over.</summary>
internal sealed partial class YjsPeer
{
    private readonly Lock sending = new();
    private readonly Queue<byte[]> outbox = new();
    private readonly TaskCompletionSource sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long waiting;
    private bool busy;
    private bool last;
    private int ended;
    private (WebSocketCloseStatus Status, string Reason) farewell = (WebSocketCloseStatus.NormalClosure, "");

    private void Enqueue(byte[] frame)
    {
        if (frame.Length == 0)
        {
            return;
        }

        if (Interlocked.Add(ref waiting, frame.Length) > waitingBytes)
        {
            LogSlow(logger, connection!.Id, waitingBytes);
            End(WebSocketCloseStatus.PolicyViolation, "reads too slowly");
            return;
        }

        lock (sending)
        {
            if (last)
            {
                return;
            }

            outbox.Enqueue(frame);
            if (busy)
            {
                return;
            }

            busy = true;
        }

        _ = SendAsync();
    }

    /// <summary>Sends what waits. Behind the last of it the goodbye, when it is time.</summary>
    private async Task SendAsync()
    {
        try
        {
            while (TryTake(out var frame))
            {
                await socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
                Interlocked.Add(ref waiting, -frame.Length);
            }

            if (!last)
            {
                return;
            }

            await socket.CloseOutputAsync(farewell.Status, farewell.Reason, ending.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The other end went without a goodbye, or did not take ours in time.
            await ending.CancelAsync();
        }

        sent.TrySetResult();
    }

    private bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out byte[]? frame)
    {
        lock (sending)
        {
            var found = outbox.TryDequeue(out frame);
            busy = found || last;
            return found;
        }
    }

    /// <summary>Nothing more is taken in; completes when what waits is sent, or cannot be.</summary>
    private Task FinishSendingAsync()
    {
        lock (sending)
        {
            var idle = !last && !busy;
            last = true;
            if (!idle)
            {
                return sent.Task;
            }

            busy = true;
        }

        _ = SendAsync();
        return sent.Task;
    }

    /// <summary>Says goodbye behind what is still to be sent, and hangs up when the other end does not answer that soon.</summary>
    private void End(WebSocketCloseStatus status, string reason)
    {
        if (Interlocked.Exchange(ref ended, 1) == 0)
        {
            farewell = (status, reason);
            _ = FinishSendingAsync();
            Background.Observe(HangUpAsync(), logger);
        }
    }

    private async Task HangUpAsync()
    {
        try
        {
            await Task.Delay(Patience, time, ending.Token);
            await ending.CancelAsync();
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // It has ended by itself.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Connection {Connection} reads too slowly, more than {Bytes} bytes wait for it: it is closed and has to join again")]
    private static partial void LogSlow(ILogger logger, string connection, long bytes);
}
