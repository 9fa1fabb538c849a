using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Access;
using Workspace.Domain.Contributions;

namespace Workspace.Grains.Contributions;

/// <summary>What one partner brings to one picture.</summary>
[GrainType("contribution")]
internal sealed partial class ContributionGrain(
    [PersistentState("contribution")] IPersistentState<ContributionState> row,
    IAreaCatalogue areas,
    TimeProvider time,
    ILogger<ContributionGrain> logger) : Grain, IContributionGrain
{
    private ContributionRef self;
    private ContributionState state = new();
    private ContributionConfiguration? configuration;

    private IPictureGrain Picture => GrainFactory.GetGrain<IPictureGrain>(self.Picture.Value);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        self = ContributionRef.Parse(this.GetPrimaryKeyString());
        configuration = await Picture.ContributionConfiguration(self.Partner);
        state = ContributionState.Upgrade(row.State);
        if (configuration is null)
        {
            // No part of a picture (yet): answer that, and ask again soon.
            this.RegisterGrainTimer(Leave, new GrainTimerCreationOptions { DueTime = TimeSpan.FromSeconds(1), Period = Timeout.InfiniteTimeSpan });
        }
    }

    public Task Configure(ContributionConfiguration configuration)
    {
        if (this.configuration is null || this.configuration.Version < configuration.Version)
        {
            this.configuration = configuration;
        }

        return Task.CompletedTask;
    }

    public Task<Outcome<ImmutableArray<Signal>>> List(PersonId by) => Task.FromResult<Outcome<ImmutableArray<Signal>>>(
        Find(by) is { } me ? ImmutableArray.CreateRange(ContributionDecider.VisibleTo(state, me, self.Partner)) : ProblemCode.NotFound);

    public async Task<Outcome<Signal>> Add(AddSignal command, PersonId by)
    {
        if (configuration is null)
        {
            return ProblemCode.NotFound;
        }

        var area = AreaId.TryParse(command.Area, out var areaId) && await areas.FindAsync(areaId) is { } found ? new PictureArea(found.Id, found.Name) : null;
        var signalId = SignalId.Parse(Guid.CreateVersion7(time.GetUtcNow()).ToString("N"));
        var decided = ContributionDecider.Add(state, command, Find(by), configuration, self.Partner, signalId, area, time.GetUtcNow());
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        if (ReferenceEquals(decided.Value, state))
        {
            return state.Signals.First(s => s.Label == command.Label?.Trim());
        }

        row.State = decided.Value;
        try
        {
            await row.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        state = decided.Value;
        var added = state.Signals[^1];
        _ = Tell(added);
        return added;
    }

    public Task<ImmutableArray<Signal>> Export(HandlingLevel highest) =>
        Task.FromResult<ImmutableArray<Signal>>([.. state.Signals.Where(s => s.Handling <= highest)]);

    private Participant? Find(PersonId person) => configuration?.People.FirstOrDefault(p => p.Person == person);

    private Task Leave(CancellationToken cancellation)
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task Tell(Signal signal)
    {
        try
        {
            await Picture.ReportSignals([.. configuration!.People.Where(p => Rights.MaySee(signal.Handling, p, self.Partner)).Select(p => p.Person)]);
        }
#pragma warning disable CA1031 // Live news only: the signal is stored, and screens fetch when they open.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogTellingFailed(logger, self, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody heard live of a new signal of {Contribution}")]
    private static partial void LogTellingFailed(ILogger logger, ContributionRef contribution, Exception exception);
}
