using System.Net.WebSockets;
using System.Threading.Channels;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Hosting.Texts;

namespace Workspace.Web.Live.Yjs;

/// <summary>
/// One stock Yjs provider in one section, speaking y-protocols over a WebSocket. It gets in under the same rights and limits as a client of the hub, and what it sends goes
/// the same way: checked, stored, integrated, and only then told to anybody. Nothing is acknowledged, since the protocol has no word for it; when something was not stored
/// the server asks for what it lacks, and the provider, which keeps everything, sends it again.
/// </summary>
internal sealed partial class YjsPeer(WebSocket socket, SectionRef section, SectionFanout sections, TimeProvider time, int waitingBytes, ILogger logger)
    : IListener, IDisposable
{
    /// <summary>How long an end that was told goodbye may take to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Channel<byte[]> outbox = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });
    private readonly CancellationTokenSource ending = new();
    private readonly YjsPresence presence = new(time);
    private LiveConnection? connection;
    private long waiting;
    private int ended;
    private (WebSocketCloseStatus Status, string Reason) farewell = (WebSocketCloseStatus.NormalClosure, "");

    /// <summary>Runs until either end has had enough.</summary>
    public async Task RunAsync(LiveConnection own, CancellationToken stopping)
    {
        connection = own;
        using var stop = stopping.Register(ending.Cancel);
        var writing = SendAllAsync();
        var working = WorkAsync();
        try
        {
            await ReadAsync();
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException or IOException)
        {
            // The network went away, or we ended it.
        }
        finally
        {
            inbox.Writer.TryComplete();
            await working;
            outbox.Writer.TryComplete();
            await writing;
        }
    }

    public void Dispose() => ending.Dispose();

    public void Send(LiveMessage message)
    {
        switch (message)
        {
            case TextMessage text:
                Enqueue(text.Frame);
                break;
            case CaretsMessage carets:
                Enqueue(presence.Tell(carets, connection!.Id));
                break;
            case RightsMessage { Rights.Write: true }:
                // What was written while it was not allowed was left out here, and not there.
                JoinAgain();
                break;
            case RightsMessage rights:
                Deny(rights.Rights);
                break;
            case ReleasedMessage:
                End(WebSocketCloseStatus.PolicyViolation, nameof(ProblemCode.NotFound));
                break;
            case RejoinMessage:
                JoinAgain();
                break;
        }
    }

    public void Abort() => End(WebSocketCloseStatus.PolicyViolation, "the session has ended");

    private async Task ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        var message = new MemoryStream();
        while (!ending.IsCancellationRequested)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), ending.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            if (message.Length + part.Count > WebEdge.HubMessage)
            {
                End(WebSocketCloseStatus.MessageTooBig, nameof(ProblemCode.UpdateTooLarge));
                return;
            }

            message.Write(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage)
            {
                var whole = message.ToArray();
                message.SetLength(0);
                if (!await TakeAsync(whole))
                {
                    End(WebSocketCloseStatus.InvalidPayloadData, nameof(ProblemCode.UpdateUnreadable));
                    return;
                }
            }
        }
    }

    /// <summary>Handles one message; false when it is none of this protocol.</summary>
    private async Task<bool> TakeAsync(byte[] message)
    {
        if (!TryOpen(message, out var kind, out var step, out var body))
        {
            return false;
        }

        switch (kind, step)
        {
            case (YjsMessages.Sync, YjsMessages.StateVector):
                if (body.Length > PushLimits.StateVector)
                {
                    return false;
                }

                if (connection!.Joins.TryTake())
                {
                    await inbox.Writer.WriteAsync(new(YjsMessages.StateVector, body), ending.Token);
                }
                else
                {
                    End(WebSocketCloseStatus.PolicyViolation, nameof(ProblemCode.TooManyRequests));
                }

                return true;
            case (YjsMessages.Sync, _):
                if (body.Length > PushLimits.Update)
                {
                    Enqueue(YjsMessages.Denied(nameof(ProblemCode.UpdateTooLarge)));
                }
                else if (!TextUpdates.IsReadable(body))
                {
                    return false;
                }
                else if (!TextUpdates.IsEmpty(body))
                {
                    // Full: the socket is not read until there is room, so a fast writer is slowed down and not forgotten.
                    await inbox.Writer.WriteAsync(new(YjsMessages.NewUpdate, body), ending.Token);
                }

                return true;
            case (YjsMessages.Presence, _):
                await ShowAsync(body);
                return true;
            case (YjsMessages.QueryPresence, _):
                Enqueue(YjsMessages.Awareness(presence.Others, time.GetUtcNow()));
                return true;
            default:
                return true;
        }
    }

    private static bool TryOpen(byte[] message, out ulong kind, out ulong step, out byte[] body)
    {
        (step, body) = (0, []);
        ReadOnlySpan<byte> rest = message;
        if (!YjsMessages.TryRead(ref rest, out kind) || kind > YjsMessages.QueryPresence)
        {
            return false;
        }

        if (kind == YjsMessages.Sync && (!YjsMessages.TryRead(ref rest, out step) || step > YjsMessages.NewUpdate))
        {
            return false;
        }

        if (kind is YjsMessages.Sync or YjsMessages.Presence)
        {
            if (!YjsMessages.TryRead(ref rest, out ReadOnlySpan<byte> bytes))
            {
                return false;
            }

            body = bytes.ToArray();
        }

        return true;
    }

    private void Deny(SectionRights rights) => Enqueue(YjsMessages.Denied((rights.WriteRefusal?.Code ?? ProblemCode.NotAllowed).ToString()));

    /// <summary>Takes in what the provider says of itself.</summary>
    private async Task ShowAsync(byte[] body)
    {
        if (presence.TryOwn(body, out var client, out var selection) && connection!.Carets.TryTake() && selection is null or { Length: <= PushLimits.Caret })
        {
            try
            {
                await sections.PresentAsync(connection!, section, client, selection);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                LogFault(logger, fault, section);
            }
        }
    }

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

        outbox.Writer.TryWrite(frame);
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var frame in outbox.Reader.ReadAllAsync(ending.Token))
            {
                await socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, ending.Token);
                Interlocked.Add(ref waiting, -frame.Length);
            }

            await socket.CloseOutputAsync(farewell.Status, farewell.Reason, ending.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // The other end went without a goodbye, or did not take ours in time.
            await ending.CancelAsync();
        }
    }

    /// <summary>Says goodbye behind what is still to be sent, and hangs up when the other end does not answer that soon.</summary>
    private void End(WebSocketCloseStatus status, string reason)
    {
        if (Interlocked.Exchange(ref ended, 1) == 0)
        {
            farewell = (status, reason);
            outbox.Writer.TryComplete();
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call for a Yjs provider in {Section} failed; it is repaired by asking again")]
    private static partial void LogFault(ILogger logger, Exception fault, SectionRef section);
}
