using System.Net.WebSockets;
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

    private readonly CancellationTokenSource ending = new();
    private readonly YjsPresence presence = new(time);
    private LiveConnection? connection;

    /// <summary>Runs until either end has had enough.</summary>
    public async Task RunAsync(LiveConnection own, CancellationToken stopping)
    {
        connection = own;
        using var stop = stopping.Register(ending.Cancel);

        // Aborting ends what is read and sent; a token for each of those would be registered, and taken back, with every message.
        using var abort = ending.Token.Register(socket.Abort);
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
            await FinishSendingAsync();
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
            await WaitAsync(TimeSpan.FromTicks(Interlocked.Exchange(ref held, 0)));
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            if (message.Length + part.Count > WebEdge.HubMessage)
            {
                End(WebSocketCloseStatus.MessageTooBig, nameof(ProblemCode.UpdateTooLarge));
                return;
            }

            ReadOnlyMemory<byte> whole = buffer.AsMemory(0, part.Count);
            if (!part.EndOfMessage || message.Length > 0)
            {
                message.Write(whole.Span);
                whole = message.GetBuffer().AsMemory(0, (int)message.Length);
            }

            if (part.EndOfMessage)
            {
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
    private async ValueTask<bool> TakeAsync(ReadOnlyMemory<byte> message)
    {
        if (!TryOpen(message.Span, out var kind, out var step, out var body))
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
                    await WishAsync(new(YjsMessages.StateVector, body));
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
                else if (!TextUpdates.IsReadable(body, out var isEmpty))
                {
                    return false;
                }
                else if (!isEmpty)
                {
                    await WishAsync(new(YjsMessages.NewUpdate, body));
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

    private static bool TryOpen(ReadOnlySpan<byte> rest, out ulong kind, out ulong step, out byte[] body)
    {
        (step, body) = (0, []);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call for a Yjs provider in {Section} failed; it is repaired by asking again")]
    private static partial void LogFault(ILogger logger, Exception fault, SectionRef section);
}
