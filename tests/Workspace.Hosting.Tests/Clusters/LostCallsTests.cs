using System.Threading.Channels;
using Workspace.Hosting.Clustering;

namespace Workspace.Hosting.Tests.Clusters;

/// <summary>Calls on the way of an edit whose silo died, on a clock that moves when the test says so.</summary>
public sealed class LostCallsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Channel<TaskCompletionSource<string>> calls = Channel.CreateUnbounded<TaskCompletionSource<string>>();
    private readonly StepClock clock = new();

    [Fact]
    public async Task A_call_that_is_answered_is_made_once()
    {
        var asked = AskAsync();
        (await CallAsync()).SetResult("stored");

        Assert.Equal(("stored", true), await asked);
        Assert.False(calls.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_call_without_an_answer_is_made_again_beside_the_first_and_either_answer_counts()
    {
        var asked = AskAsync();
        var first = await CallAsync();
        await clock.PassAsync(Second);
        (await CallAsync()).SetResult("stored elsewhere");
        Assert.Equal(("stored elsewhere", false), await asked);
        Assert.False(first.Task.IsCompleted);

        asked = AskAsync();
        first = await CallAsync();
        await clock.PassAsync(Second);
        await CallAsync();
        first.SetResult("stored late");
        Assert.Equal(("stored late", true), await asked);
    }

    [Fact]
    public async Task No_more_than_three_calls_wait_at_once()
    {
        var asked = AskAsync();
        var first = await CallAsync();
        await clock.PassAsync(Second);
        await CallAsync();
        await clock.PassAsync(Second);
        await CallAsync();

        // The next comes when one of them has run out of time, not before.
        Assert.False(clock.IsAwaited);
        first.SetException(new TimeoutException());
        await clock.PassAsync(TimeSpan.FromMilliseconds(100));
        (await CallAsync()).SetResult("stored");
        Assert.Equal(("stored", false), await asked);
    }

    [Fact]
    public async Task What_is_turned_away_is_repeated_until_the_silo_has_been_written_off()
    {
        var asked = AskAsync();
        for (var turnedAway = 0; turnedAway < 20; turnedAway++)
        {
            (await CallAsync()).SetException(new SiloUnavailableException());
            await clock.PassAsync(TimeSpan.FromMilliseconds(Math.Min(turnedAway + 1, 3) * 100));
        }

        (await CallAsync()).SetResult("stored");
        Assert.Equal(("stored", false), await asked);
    }

    [Fact]
    public async Task Patience_ends()
    {
        var asked = AskAsync();
        for (var passed = TimeSpan.Zero; passed < LostCalls.Patience;)
        {
            (await CallAsync()).SetException(new SiloUnavailableException());
            passed += await clock.PassAsync();
        }

        (await CallAsync()).SetException(new SiloUnavailableException());
        await Assert.ThrowsAsync<SiloUnavailableException>(() => asked);
    }

    [Fact]
    public async Task What_the_grain_itself_says_is_the_answer()
    {
        var asked = AskAsync();
        (await CallAsync()).SetException(new InvalidOperationException());

        await Assert.ThrowsAsync<InvalidOperationException>(() => asked);
    }

    private Task<(string Answer, bool IsFirst)> AskAsync() => LostCalls.AskAsync(
        () =>
        {
            var call = new TaskCompletionSource<string>();
            calls.Writer.TryWrite(call);
            return call.Task;
        },
        LostCalls.Patience,
        clock);

    private async Task<TaskCompletionSource<string>> CallAsync() => await calls.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Time passes only while somebody waits for it, and as much as he waits for.</summary>
    private sealed class StepClock : TimeProvider
    {
        private readonly Channel<Timer> timers = Channel.CreateUnbounded<Timer>();
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        /// <summary>Whether somebody waits whose wait has neither passed nor ended otherwise.</summary>
        public bool IsAwaited
        {
            get
            {
                while (timers.Reader.TryPeek(out var timer) && timer.IsOver)
                {
                    timers.Reader.TryRead(out _);
                }

                return timers.Reader.TryPeek(out _);
            }
        }

        public override long GetTimestamp() => Interlocked.Read(ref now);

        public async Task PassAsync(TimeSpan expected) => Assert.Equal(expected, await PassAsync());

        public async Task<TimeSpan> PassAsync()
        {
            while (true)
            {
                var timer = await timers.Reader.ReadAsync(TestContext.Current.CancellationToken);
                if (!timer.IsOver)
                {
                    Interlocked.Add(ref now, timer.Due.Ticks);
                    timer.Run();
                    return timer.Due;
                }
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(dueTime, () => callback(state));
            timers.Writer.TryWrite(timer);
            return timer;
        }

        private sealed class Timer(TimeSpan due, Action run) : ITimer
        {
            public TimeSpan Due => due;

            public bool IsOver { get; private set; }

            public void Run()
            {
                IsOver = true;
                run();
            }

            public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

            public void Dispose() => IsOver = true;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
