using Workspace.Contracts.Storage;

namespace Workspace.Testing.Storage;

/// <summary>
/// What goes wrong in a store, set by the test that needs it. One instance may stand behind several stores. Everything is off at first; safe to use from any thread.
/// </summary>
public sealed class StorageFaults
{
    private readonly Lock gate = new();
    private readonly List<StorageHold> holds = [];
    private Exception? refusal;
    private int refusals;
    private int passing;
    private bool loseAcknowledgement;

    /// <summary>Every write fails until <see cref="Accept"/>; nothing of it is stored.</summary>
    public void Refuse(Exception? exception = null) => Refuse(int.MaxValue, exception);

    /// <summary>The next writes fail; nothing of them is stored.</summary>
    public void Refuse(int times, Exception? exception = null)
    {
        lock (gate)
        {
            refusal = exception ?? new StorageUnavailableException("The test refuses this write.");
            refusals = times;
        }
    }

    /// <summary>The next writes pass, and every one after them fails until <see cref="Accept"/>.</summary>
    public void RefuseAfter(int passing)
    {
        lock (gate)
        {
            this.passing = passing;
            refusal = new StorageUnavailableException("The test refuses this write.");
            refusals = int.MaxValue;
        }
    }

    /// <summary>The next append of a text log finds its sequence taken by another activation.</summary>
    public void FenceNext(string document, long sequence) => Refuse(1, new TextLogFencedException(document, sequence));

    /// <summary>The next write is stored, and its caller hears that it failed: what a broken connection does.</summary>
    public void LoseNextAcknowledgement()
    {
        lock (gate)
        {
            loseAcknowledgement = true;
        }
    }

    /// <summary>Ends <see cref="Refuse(Exception?)"/>.</summary>
    public void Accept()
    {
        lock (gate)
        {
            refusals = 0;
            passing = 0;
        }
    }

    /// <summary>Writes that come from now on wait, before anything of them is stored, until the hold is released.</summary>
    public StorageHold Hold()
    {
        var hold = new StorageHold(this);
        lock (gate)
        {
            holds.Add(hold);
        }

        return hold;
    }

    /// <summary>Runs a write under the faults that are set.</summary>
    public async Task PassAsync(Func<Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        StorageHold[] waits;
        lock (gate)
        {
            waits = [.. holds];
        }

        foreach (var hold in waits)
        {
            await hold.ArriveAsync();
        }

        Throw();
        await write();
        lock (gate)
        {
            if (!loseAcknowledgement)
            {
                return;
            }

            loseAcknowledgement = false;
        }

        throw new StorageUnavailableException("The test lost this acknowledgement.");
    }

    internal void Remove(StorageHold hold)
    {
        lock (gate)
        {
            holds.Remove(hold);
        }
    }

    private void Throw()
    {
        lock (gate)
        {
            if (passing > 0)
            {
                passing--;
            }
            else if (refusals > 0)
            {
                refusals -= refusals == int.MaxValue ? 0 : 1;
                throw refusal!;
            }
        }
    }
}

/// <summary>Writes wait here. Disposing releases them.</summary>
public sealed class StorageHold : IDisposable
{
    private readonly StorageFaults owner;
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal StorageHold(StorageFaults owner) => this.owner = owner;

    /// <summary>Completes when the first write has come to the hold.</summary>
    public Task Reached => reached.Task;

    public void Release()
    {
        owner.Remove(this);
        released.TrySetResult();
    }

    public void Dispose() => Release();

    internal Task ArriveAsync()
    {
        reached.TrySetResult();
        return released.Task;
    }
}
