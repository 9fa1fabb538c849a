namespace Workspace.Grains.Sections;

/// <summary>
/// How long a section lets news for a node gather after the last was passed on: five times what that took. A few connections on a node with room to spare get every write at once; hundreds of
/// them, or a node that is busy, get fewer messages with more in each, and never spend more than a sixth of the time on one section.
/// </summary>
public static class Pacing
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(100);

    /// <summary>Null when it is not worth a timer.</summary>
    public static TimeSpan? After(TimeSpan took) => 5 * took is var pause && pause < Least ? null : pause < Most ? pause : Most;
}
