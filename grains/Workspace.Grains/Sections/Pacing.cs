namespace Workspace.Grains.Sections;

/// <summary>
/// How long a section lets things gather, by what the last ones cost: nothing while there is room to spare, and more in each step as the node gets busier, so that what a step costs is shared.
/// </summary>
public static class Pacing
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan LongestStore = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestFanout = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Before news for a node is passed on again: five times what the last took, so that no section takes more than a sixth of a node's time. Null when it is not worth a timer.
    /// </summary>
    public static TimeSpan? After(TimeSpan took) => 5 * took is var pause && pause < Least ? null : Shorter(pause, LongestFanout);

    /// <summary>Before the next pushes are stored: twice as long as the last took when storage has a queue. Null when it has none.</summary>
    public static TimeSpan? AfterStoring(TimeSpan took) => took < Busy ? null : Shorter(2 * took, LongestStore);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
