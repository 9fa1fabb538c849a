using System.Diagnostics;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>When the file is written anew: some time after the last purge, and not much later than the first. Used by the writer's thread, but for <see cref="DoneAsync"/>.</summary>
internal sealed class RewriteSchedule(TimeSpan after, TimeSpan within)
{
    private readonly Lock gate = new();
    private TaskCompletionSource? waiting;
    private long first;
    private long due;

    public bool IsAsked => waiting is not null;

    public bool IsDue => IsAsked && Stopwatch.GetTimestamp() >= due;

    /// <summary>How long to wait for it; infinite when nothing asks for it.</summary>
    public TimeSpan Wait => !IsAsked ? Timeout.InfiniteTimeSpan : IsDue ? TimeSpan.Zero : Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) + TimeSpan.FromMilliseconds(1);

    /// <summary>Completes when nothing that was asked for until now is left to do.</summary>
    public Task DoneAsync()
    {
        lock (gate)
        {
            return waiting?.Task ?? Task.CompletedTask;
        }
    }

    public void Ask()
    {
        var now = Stopwatch.GetTimestamp();
        lock (gate)
        {
            if (waiting is null)
            {
                waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
                first = now;
            }
        }

        due = Math.Min(now + Ticks(after), first + Ticks(within));
    }

    /// <summary>It could not be done, or not wholly; again after the longest time that a purge waits for it.</summary>
    public TimeSpan PutOff()
    {
        first = Stopwatch.GetTimestamp();
        due = first + Ticks(within);
        return within;
    }

    public void Done()
    {
        lock (gate)
        {
            waiting!.SetResult();
            waiting = null;
        }
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
