namespace Workspace.Web.Live;

/// <summary>The clock of the fan-out.</summary>
internal sealed class NodeRenewal(SectionFanout sections, PictureFanout pictures, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                sections.Tick();
                pictures.Tick();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
