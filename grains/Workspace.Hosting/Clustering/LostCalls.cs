using Orleans.Runtime.Messaging;

namespace Workspace.Hosting.Clustering;

/// <summary>
/// Calls whose silo died under way. Nobody answers them, they only run out of time; and as long as the cluster has not written the silo off, the next ones are turned away. So a call without an
/// answer after a second is made once more beside the first, whichever answers counts, and what failed is repeated while there is patience: the browser does not hear of it and does not begin
/// to pause longer and longer. For calls that may be made more than once: joining, subscribing, and pushing the same bytes. Each has its full three seconds still: a silo that is only slow is
/// not given up sooner.
/// </summary>
public static class LostCalls
{
    /// <summary>As long as it may take, on a busy machine, to write a silo off and to load its sections elsewhere.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int MostAtOnce = 3;
    private const int LongestPause = 3;
    private static readonly TimeSpan Unanswered = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task<T> RepeatAsync<T>(Func<Task<T>> call, TimeProvider time) => (await AskAsync(call, Patience, time)).Answer;

    /// <summary>As <see cref="RepeatAsync"/>; also tells whether the answer is that of the first call. Another one may have been heard before, unanswered.</summary>
    public static async Task<(T Answer, bool IsFirst)> AskAsync<T>(Func<Task<T>> call, TimeSpan patience, TimeProvider time)
    {
        var began = time.GetTimestamp();
        var first = call();
        var underWay = new List<Task<T>>(MostAtOnce) { first };
        for (var failures = 0; ;)
        {
            await WaitAsync(underWay, time);
            if (underWay.Find(asked => asked.IsCompleted) is { } done)
            {
                underWay.Remove(done);
                try
                {
                    return (await done, done == first);
                }
                catch (Exception fault) when (IsLost(fault) && (underWay.Count > 0 || time.GetElapsedTime(began) < patience))
                {
                    await Task.Delay(Pause * Math.Min(++failures, LongestPause), time);
                }
            }

            if (underWay.Count == 0 || (underWay.Count < MostAtOnce && time.GetElapsedTime(began) < patience))
            {
                underWay.Add(call());
            }
        }
    }

    /// <summary>Until one of them has ended, well or not, or none has for so long that it is time to ask again.</summary>
    private static async Task WaitAsync<T>(List<Task<T>> underWay, TimeProvider time)
    {
        Task next = underWay is [var only] ? only : Task.WhenAny(underWay);
        await next.WaitAsync(underWay.Count < MostAtOnce ? Unanswered : Timeout.InfiniteTimeSpan, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static bool IsLost(Exception fault) => fault is TimeoutException or SiloUnavailableException or OrleansMessageRejectionException or ConnectionFailedException;
}
