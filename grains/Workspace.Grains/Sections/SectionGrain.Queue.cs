using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Storage;
using Workspace.Crdt;
using Workspace.Domain.Access;
using Workspace.Domain.Sections;

namespace Workspace.Grains.Sections;

/// <summary>The one queue of a section: pushes that wait together are stored together, everything else runs alone.</summary>
internal sealed partial class SectionGrain
{
    private const int MaxBatchBytes = 2 * 1024 * 1024;

    private readonly Queue<Item> queue = new();
    private bool running;
    private bool faulted;
    private Task runner = Task.CompletedTask;

    public Task<Outcome<StoredRange>> Push(PersonId by, string origin, byte[] update)
    {
        if (faulted)
        {
            return Answer<StoredRange>(ProblemCode.Reloading);
        }

        var verdict = Decide(SectionAct.Write, by);
        if (!verdict.IsAllowed)
        {
            return Answer<StoredRange>(verdict.Problem!);
        }

        var check = text.Check(by, update);
        if (!check.IsDone)
        {
            LogPushRefused(logger, Key, check.Problem.Code, update.Length);
            return Answer<StoredRange>(check.Problem);
        }

        if (text.Contains(check.Value))
        {
            return Answer<StoredRange>(new StoredRange(epoch, text.Sequence + 1, text.Sequence));
        }

        var push = new PushItem(by, origin, check.Value, time.GetUtcNow());
        Add(push);
        return push.Done.Task;
    }

    private static Task<Outcome<T>> Answer<T>(Outcome<T> outcome) => Task.FromResult(outcome);

    /// <summary>Runs work alone, after what is queued before it. Fails with the storage error when the activation ends first.</summary>
    private async Task<T> Enqueue<T>(Func<Task<T>> work)
    {
        var item = new WorkItem<T>(work);
        Add(item);
        return await item.Done.Task;
    }

    private Task<Unit> Enqueue(Func<Task> work) => Enqueue(async () =>
    {
        await work();
        return Unit.Value;
    });

    private void Add(Item item)
    {
        if (faulted)
        {
            item.Fail(new StorageUnavailableException($"{Key} is being loaded anew."));
            return;
        }

        queue.Enqueue(item);
        if (!running)
        {
            // Set before the first await: a field that is reset in 'finally' hangs when the loop ends synchronously.
            running = true;
            runner = Run();
        }
    }

    private Task DrainQueue() => runner;

    private async Task Run()
    {
        var current = new List<Item>();
        try
        {
            await Task.Yield();
            while (queue.Count > 0)
            {
                current.Clear();
                if (queue.Peek() is PushItem)
                {
                    var bytes = 0;
                    while (queue.TryPeek(out var next) && next is PushItem push && (bytes == 0 || bytes + push.Update.Bytes.Length <= MaxBatchBytes))
                    {
                        queue.Dequeue();
                        bytes += push.Update.Bytes.Length;
                        current.Add(push);
                    }

                    var began = time.GetTimestamp();
                    await StorePushes(current);
                    if (Pacing.AfterStoring(time.GetElapsedTime(began)) is { } pause)
                    {
                        current.Clear();
                        await Task.Delay(pause, time);
                    }
                }
                else
                {
                    var work = queue.Dequeue();
                    current.Add(work);
                    await work.Run();
                }
            }
        }
#pragma warning disable CA1031 // Whatever went wrong: nothing may be half done in memory, and nobody may wait for ever.
        catch (Exception e)
#pragma warning restore CA1031
        {
            faulted = true;
            LogStoreFailed(logger, Key, e);
            foreach (var item in current.Concat(queue))
            {
                item.Fail(e);
            }

            queue.Clear();
            DeactivateOnIdle();
        }
        finally
        {
            running = false;
        }
    }

    private async Task StorePushes(List<Item> batch)
    {
        // The right may have gone, or a freeze come, while the push waited; or it is one that somebody sent again because storage was slow to answer.
        var accepted = new List<PushItem>(batch.Count);
        foreach (var item in batch)
        {
            if (item is PushItem push && push.AnswerIfRefused(Decide(SectionAct.Write, push.By)) && !AnswerIfStored(push))
            {
                accepted.Add(push);
            }
        }

        if (accepted.Count == 0)
        {
            return;
        }

        await MarkStaleFirst(accepted);
        var first = text.Sequence + 1;
        var rows = ImmutableArray.CreateBuilder<TextLogEntry>(accepted.Count);
        for (var i = 0; i < accepted.Count; i++)
        {
            rows.Add(new(first + i, accepted[i].By, accepted[i].At, accepted[i].Update.Bytes));
        }

        await log.AppendAsync(Key, rows.MoveToImmutable());

        for (var i = 0; i < accepted.Count; i++)
        {
            text.Apply(first + i, accepted[i].By, accepted[i].Update);
        }

        LogStored(logger, Key, accepted.Count, text.Sequence);
        lastEdit = (accepted[^1].By, accepted[^1].At);
        TellText(first, accepted);
        for (var i = 0; i < accepted.Count; i++)
        {
            accepted[i].Done.TrySetResult(new StoredRange(epoch, first + i, first + i));
        }

        if (text.RowsSinceSnapshot >= 1_000 || text.BytesSinceSnapshot >= 512 * 1024)
        {
            await StoreSnapshot();
        }
    }

    private bool AnswerIfStored(PushItem push) => text.Contains(push.Update) && push.Done.TrySetResult(new StoredRange(epoch, text.Sequence + 1, text.Sequence));

    /// <summary>
    /// A fresh signature must never outlive, not even in a crash, an edit that was stored: the mark is stored before the edit. Looking ahead costs one trial copy, and only while there is a fresh signature.
    /// </summary>
    private async Task MarkStaleFirst(List<PushItem> accepted)
    {
        if (!SectionDecider.HasFreshSignature(state))
        {
            return;
        }

        var (hash, hasText) = text.ReadAfter(accepted.Select(p => p.Update));
        var next = SectionDecider.TextBecame(state, Owners, hash, hasText, NameOf(accepted[0].By), accepted[0].At);
        if (!ReferenceEquals(next, state))
        {
            await Save(next);
        }
    }

    private async Task StoreSnapshot()
    {
        if (text.LostItsText || text.Sequence < snapshot.State.Sequence)
        {
            LogTextLost(logger, Key, text.Sequence);
            throw new InvalidOperationException($"The text of {Key} is not stored: it is empty or older than what is stored, and nobody removed anything.");
        }

        var next = text.Snapshot();
        snapshot.State = next;
        await snapshot.WriteStateAsync();
        text.SnapshotStored(next);
        ForgetSnapshot();
    }

    /// <summary>Only the place of the stored snapshot is of use from here on; its bytes are a second copy of the text. They are read again where the activation moves to (<see cref="LoadText"/>).</summary>
    private void ForgetSnapshot() => snapshot.State = new() { Sequence = snapshot.State.Sequence };

    /// <summary>Brings stage and signatures in line with the text as it reads now; also at activation, when a crash may have left them one step behind.</summary>
    private async Task RefreshHash()
    {
        var (hash, hasText) = text.Read();
        var next = SectionDecider.TextBecame(state, Owners, hash, hasText, lastEdit is { } edit ? NameOf(edit.By) : null, lastEdit?.At ?? time.GetUtcNow());
        lastEdit = null;
        hashed = time.GetUtcNow();
        if (!ReferenceEquals(next, state))
        {
            await Save(next);
        }
    }

    private (PersonId By, DateTimeOffset At)? lastEdit;
    private DateTimeOffset hashed;

    private string NameOf(PersonId person) => Find(person)?.Name ?? person.Value;

    private abstract class Item
    {
        public abstract Task Run();

        public abstract void Fail(Exception reason);
    }

    private sealed class PushItem(PersonId by, string origin, YUpdate update, DateTimeOffset at) : Item
    {
        public PersonId By { get; } = by;

        public string Origin { get; } = origin;

        public YUpdate Update { get; } = update;

        public DateTimeOffset At { get; } = at;

        public TaskCompletionSource<Outcome<StoredRange>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool AnswerIfRefused(Verdict verdict)
        {
            if (!verdict.IsAllowed)
            {
                Done.TrySetResult(verdict.Problem!);
            }

            return verdict.IsAllowed;
        }

        public override Task Run() => throw new InvalidOperationException("Pushes run in batches.");

        public override void Fail(Exception reason) => Done.TrySetResult(
            reason is TextLogFencedException ? ProblemCode.Reloading : ProblemCode.StorageUnavailable);
    }

    private sealed class WorkItem<T>(Func<Task<T>> work) : Item
    {
        public TaskCompletionSource<T> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async Task Run() => Done.TrySetResult(await work());

        public override void Fail(Exception reason) => Done.TrySetException(reason is StorageUnavailableException ? reason : new StorageUnavailableException("The change was not stored.", reason));
    }
}
