using Microsoft.Extensions.Logging;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Access;

namespace Workspace.Grains.Contributions;

/// <summary>Live news: who may see a signal hears that something changed, and fetches under their own rights. What comes close together is told once.</summary>
internal sealed partial class ContributionGrain
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(30);

    private readonly HashSet<PersonId> toTell = [];
    private IGrainTimer? teller;
    private bool telling;

    private void Tell(IEnumerable<Signal> touched)
    {
        if (configuration is null)
        {
            return;
        }

        var signals = touched.ToList();
        foreach (var person in configuration.People)
        {
            if (!toTell.Contains(person.Person) && signals.Exists(s => Sight(s, person) == SignalSight.Content))
            {
                toTell.Add(person.Person);
            }
        }

        Schedule();
    }

    private void TellOwnersAndCoordinators()
    {
        toTell.UnionWith(configuration!.People.Where(p => (Rights.StandingsIn(p, self.Partner, InputOnly) & (Standings.Owner | Standings.Coordinator)) != 0).Select(p => p.Person));
        Schedule();
    }

    private void Schedule()
    {
        if (!telling && toTell.Count > 0)
        {
            telling = true;
            teller ??= this.RegisterGrainTimer(TellNow, new GrainTimerCreationOptions { DueTime = Timeout.InfiniteTimeSpan, Period = Timeout.InfiniteTimeSpan, Interleave = true });
            teller.Change(Gather, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task TellNow(CancellationToken cancellation)
    {
        telling = false;
        PersonId[] people = [.. toTell];
        toTell.Clear();
        try
        {
            await Picture.ReportSignals([.. people]);
        }
#pragma warning disable CA1031 // Live news only: what changed is stored, and screens fetch when they open.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogTellingFailed(logger, self, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody heard live of a change of the signals of {Contribution}")]
    private static partial void LogTellingFailed(ILogger logger, ContributionRef contribution, Exception exception);
}
