using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Demo;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Web.Access;

namespace Workspace.Web.Demo;

/// <summary>
/// Puts the fictional dossier into the grains after the start, by the commands that people use, and goes on until it is in. Every step looks first, so that a second
/// start changes nothing. Pages do not wait for it; signing in waits for the people.
/// </summary>
internal sealed partial class DemoSeeding(
    DemoMode demo, IServiceProvider services, IGrainFactory grains, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<DemoSeeding> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource partners = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource everything = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the partners and people are in, or after ten seconds with <see cref="TimeoutException"/>.</summary>
    public Task PartnersAsync(CancellationToken cancellation) => demo.Enabled ? partners.Task.WaitAsync(Patience, time, cancellation) : Task.CompletedTask;

    /// <summary>Completes when the whole dossier is in.</summary>
    public Task EverythingAsync(CancellationToken cancellation) => demo.Enabled ? everything.Task.WaitAsync(Patience, time, cancellation) : Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Without a dossier (a host that registers none) demo mode still signs in whoever is on the register.
        if (!demo.Enabled || services.GetService<IDemoDossier>() is not { } dossier)
        {
            partners.TrySetResult();
            everything.TrySetResult();
            return;
        }

        try
        {
            await Started(stoppingToken);
            await PutUntilItIsInAsync(dossier, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping; the next start goes on.
        }
    }

    private async Task PutUntilItIsInAsync(IDemoDossier dossier, CancellationToken stopping)
    {
        for (var pause = TimeSpan.FromMilliseconds(200); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                if (await TryPutAsync(dossier))
                {
                    everything.TrySetResult();
                    LogSeeded(logger, dossier.Picture.Id ?? "");
                    return;
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogWillRetry(logger, fault, pause);
            }

            await Task.Delay(pause, time, stopping);
        }
    }

    private async Task Started(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }

    private async Task<bool> TryPutAsync(IDemoDossier dossier)
    {
        var directory = grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        var known = (await directory.List()).Select(p => p.Id).ToHashSet();
        if (dossier.Partners.Where(p => !known.Contains(p.Id)).ToArray() is { Length: > 0 } missing && !Done(await directory.Put([.. missing]), "partners"))
        {
            return false;
        }

        partners.TrySetResult();
        var id = PictureId.Parse(dossier.Picture.Id ?? throw new InvalidOperationException("The demo picture has no id."));
        var picture = grains.GetGrain<IPictureGrain>(id.Value);
        if (await picture.Participant(dossier.Coordinator) is null && !Done(await picture.Start(dossier.Picture, dossier.Coordinator), "picture"))
        {
            return false;
        }

        return await PutSignalsAsync(dossier, id) && await PutEntitiesAsync(dossier, id);
    }

    private async Task<bool> PutSignalsAsync(IDemoDossier dossier, PictureId picture)
    {
        var complete = true;
        foreach (var own in dossier.Signals.GroupBy(s => (s.Partner, s.By)))
        {
            var contribution = grains.GetGrain<IContributionGrain>(new ContributionRef(picture, own.Key.Partner).Key);
            var list = await contribution.Query(new() { Limit = SignalQuery.MaxLimit }, own.Key.By);
            if (!list.IsDone)
            {
                complete &= Done(list, "signals");
                continue;
            }

            var labels = list.Value.Rows.Select(r => r.Signal.Label).ToHashSet(StringComparer.Ordinal);
            foreach (var signal in own.Where(s => s.Signal.Label is not { } label || !labels.Contains(label)))
            {
                complete &= Done(await contribution.Add(signal.Signal, own.Key.By), signal.Signal.Label ?? "signal");
            }
        }

        return complete;
    }

    private async Task<bool> PutEntitiesAsync(IDemoDossier dossier, PictureId picture)
    {
        var complete = true;
        foreach (var (partner, by, entity) in dossier.Entities)
        {
            var contribution = grains.GetGrain<IContributionGrain>(new ContributionRef(picture, partner).Key);
            if (!(await contribution.Entity(EntityId.Parse(entity.Key!), by)).IsDone)
            {
                // Somebody may have withdrawn what it rests on, or given its label to another: then it stays away.
                var added = await contribution.AddEntity(entity, by);
                complete &= added.Problem?.Code is ProblemCode.SupportNeeded or ProblemCode.AlreadyExists || Done(added, entity.Label ?? "entity");
            }
        }

        return complete;
    }

    private bool Done<T>(Outcome<T> outcome, string what)
    {
        // A picture that was published in the demo takes no more signals: then this part is as far as it can be.
        if (outcome.IsDone || outcome.Problem.Code is ProblemCode.SectionLocked or ProblemCode.WrongStage or ProblemCode.AlreadyPublished)
        {
            return true;
        }

        LogRefused(logger, what, outcome.Problem.Code);
        return false;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The fictional dossier {Picture} is in place")]
    private static partial void LogSeeded(ILogger logger, string picture);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The fictional dossier could not be put in yet; next try in {Pause}")]
    private static partial void LogWillRetry(ILogger logger, Exception fault, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The fictional dossier: {What} refused with {Code}; it will be tried again")]
    private static partial void LogRefused(ILogger logger, string what, ProblemCode code);
}
