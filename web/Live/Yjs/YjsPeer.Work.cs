using System.Threading.Channels;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Hosting.Texts;

namespace Workspace.Web.Live.Yjs;

/// <summary>What a provider asks and writes, one thing after the other in the order in which it came.</summary>
internal sealed partial class YjsPeer
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // What is read is worked on by the thread that read it, as far as that goes without waiting.
    private readonly Channel<Wish> inbox = Channel.CreateBounded<Wish>(new BoundedChannelOptions(256) { SingleReader = true, AllowSynchronousContinuations = true });
    private volatile bool joinAgain;

    /// <summary>For how long the socket need not be read, in ticks: whoever writes faster than it may push has what comes meanwhile read at once, and merged.</summary>
    private long held;

    /// <summary>What the server had when it was last told to the provider: what came later is asked for with it.</summary>
    private byte[] known = [0];
    private bool joined;

    /// <summary>Asks the grain anew, from the loop.</summary>
    private void JoinAgain()
    {
        joinAgain = true;
        inbox.Writer.TryWrite(default);
    }

    /// <summary>Full: the socket is not read until there is room, so a fast writer is slowed down and not forgotten.</summary>
    private ValueTask WishAsync(Wish wish) => inbox.Writer.TryWrite(wish) ? ValueTask.CompletedTask : inbox.Writer.WriteAsync(wish, ending.Token);

    private async Task WorkAsync()
    {
        var updates = new List<ReadOnlyMemory<byte>>();
        try
        {
            Wish? left = null;
            while (left is not null || await inbox.Reader.WaitToReadAsync(CancellationToken.None))
            {
                if (joinAgain)
                {
                    joinAgain = false;
                    await JoinAsync(null);
                }

                updates.Clear();
                left = Collect(updates, left);
                if (updates.Count > 0)
                {
                    await StoreAsync(updates.Count == 1 ? updates[0].ToArray() : TextUpdates.Merge(updates));
                }
                else if (left is { Body: { } stateVector })
                {
                    left = null;
                    await JoinAsync(stateVector);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    /// <summary>Takes the updates that wait, up to half of what one push may hold; what is none of them, or too much, is the answer.</summary>
    private Wish? Collect(List<ReadOnlyMemory<byte>> updates, Wish? next)
    {
        var bytes = 0;
        while (next is not null || TryNext(out next))
        {
            if (next is not { Body: { } body })
            {
                next = null;
                continue;
            }

            if (next.Value.Step == YjsMessages.StateVector || (updates.Count > 0 && bytes + body.Length > PushLimits.Update / 2))
            {
                return next;
            }

            bytes += body.Length;
            updates.Add(body);
            next = null;
        }

        return null;
    }

    private bool TryNext(out Wish? next)
    {
        var found = inbox.Reader.TryRead(out var wish);
        next = found ? wish : null;
        return found;
    }

    /// <summary>
    /// Answers what the provider lacks and asks for what we lack. Without its state vector, what it was known to have at the last time counts: it may get something twice,
    /// which is harmless.
    /// </summary>
    private async Task JoinAsync(byte[]? stateVector)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var answer = await AskAsync(stateVector ?? known);
            if (answer.IsDone)
            {
                Welcome(answer.Value, isAnswer: stateVector is not null);
                return;
            }

            if (answer.Problem.Code is not (ProblemCode.Reloading or ProblemCode.Resync or ProblemCode.StorageUnavailable))
            {
                End(System.Net.WebSockets.WebSocketCloseStatus.PolicyViolation, answer.Problem.Code.ToString());
                return;
            }

            await Task.Delay(pause, time, ending.Token);
        }
    }

    private void Welcome(JoinedSection answer, bool isAnswer)
    {
        Enqueue(isAnswer ? YjsMessages.Answer(answer.Difference) : YjsMessages.Update(answer.Difference));
        Enqueue(YjsMessages.AskFor(answer.StateVector));
        Enqueue(presence.Tell(new(section, answer.Present, time), connection!.Id));
        (known, joined) = (answer.StateVector, true);
        if (!answer.Rights.Write)
        {
            Deny(answer.Rights);
        }
    }

    private async Task<Outcome<JoinedSection>> AskAsync(byte[] stateVector)
    {
        try
        {
            return await sections.JoinAsync(connection!, section, stateVector);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogFault(logger, fault, section);
            return ProblemCode.Reloading;
        }
    }

    private async Task StoreAsync(byte[] update)
    {
        if (!joined)
        {
            // It is asked for once the provider has told its state vector.
            return;
        }

        var early = connection!.Pushes.Take(1);
        Interlocked.Exchange(ref held, early.Ticks);
        await WaitAsync(early);
        await WaitAsync(connection.PushedBytes.Take(update.Length));
        var stored = await PushAsync(update);
        if (stored.IsDone)
        {
            return;
        }

        switch (stored.Problem.Code)
        {
            case ProblemCode.Resync or ProblemCode.Reloading:
                await JoinAsync(null);
                break;
            case ProblemCode.StorageUnavailable or ProblemCode.Internal:
                await WaitAsync(TimeSpan.FromSeconds(1));
                await JoinAsync(null);
                break;
            case ProblemCode.NotFound:
                End(System.Net.WebSockets.WebSocketCloseStatus.PolicyViolation, nameof(ProblemCode.NotFound));
                break;
            default:
                Enqueue(YjsMessages.Denied(stored.Problem.Code.ToString()));
                break;
        }
    }

    private async Task<Outcome<StoredRange>> PushAsync(byte[] update)
    {
        try
        {
            return await sections.PushAsync(connection!, section, update);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogFault(logger, fault, section);
            return ProblemCode.StorageUnavailable;
        }
    }

    private Task WaitAsync(TimeSpan pause) => pause > TimeSpan.Zero ? Task.Delay(pause, time, ending.Token) : Task.CompletedTask;

    /// <summary>A state vector to answer or an update to store; without a body only a reason to look around.</summary>
    private readonly record struct Wish(byte Step, byte[]? Body);
}
