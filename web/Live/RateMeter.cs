namespace Workspace.Web.Live;

/// <summary>A token bucket: so many a second, and so many at once.</summary>
internal sealed class RateMeter(long perSecond, long burst, TimeProvider time)
{
    private readonly Lock gate = new();
    private double tokens = burst;
    private long last = time.GetTimestamp();

    /// <summary>Takes that many when there are as many, or when the bucket is full and the amount is more than it can hold.</summary>
    public bool TryTake(long amount = 1)
    {
        lock (gate)
        {
            Fill();
            if (tokens < Math.Min(amount, burst))
            {
                return false;
            }

            tokens -= amount;
            return true;
        }
    }

    /// <summary>Takes that many on account, and says how long to wait until they have been earned.</summary>
    public TimeSpan Take(long amount)
    {
        lock (gate)
        {
            Fill();
            tokens -= amount;
            return tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-tokens / perSecond);
        }
    }

    private void Fill()
    {
        var now = time.GetTimestamp();
        tokens = Math.Min(burst, tokens + (time.GetElapsedTime(last, now).TotalSeconds * perSecond));
        last = now;
    }
}
