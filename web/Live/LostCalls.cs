using Orleans.Runtime.Messaging;

namespace Workspace.Web.Live;

/// <summary>
/// Calls whose silo died under way. Nobody answers them, they only run out of time; the next try finds the grain where it lives now. For calls that may be repeated: joining, and pushing the same
/// bytes.
/// </summary>
internal static class LostCalls
{
    private const int Tries = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task<T> RepeatAsync<T>(Func<Task<T>> call, TimeProvider time)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception lost) when (attempt < Tries && IsLost(lost))
            {
                await Task.Delay(Pause * attempt, time);
            }
        }
    }

    private static bool IsLost(Exception fault) => fault is TimeoutException or SiloUnavailableException or OrleansMessageRejectionException or ConnectionFailedException;
}
