using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Storage;
using Workspace.Domain.Contributions;
using Workspace.Domain.Contributions.Imports;

namespace Workspace.Grains.Contributions.Imports;

/// <summary>
/// What takes long: checking, importing, taking back, removing. One piece of work at a time, in a timer that interleaves, so that questions are answered meanwhile. All of it can
/// be done again from its beginning, which is what happens after a restart.
/// </summary>
internal sealed partial class ImportGrain
{
    private const string ReminderName = "import";

    private static readonly TimeSpan ReceivedWithin = TimeSpan.FromHours(1);
    private static readonly TimeSpan[] Patience = [.. new[] { 100, 300, 900, 2_000, 4_000 }.Select(ms => TimeSpan.FromMilliseconds(ms))];

    private IGrainTimer? worker;
    private TaskCompletionSource? finished;
    private bool stop;
    private int worked;

    /// <summary>Labels in the file by the first row that has them; null until someone needs them.</summary>
    private Dictionary<string, int>? labels;

    public async Task ReceiveReminder(string reminderName, Orleans.Runtime.TickStatus status)
    {
        if (memory is null or { HasEnded: true, Ending: ImportPhase.Unknown, Purged: true })
        {
            if (await this.GetReminder(ReminderName) is { } reminder)
            {
                await this.UnregisterReminder(reminder);
            }

            return;
        }

        var age = time.GetUtcNow() - memory.At;
        if (!memory.HasEnded && memory.Ending == ImportPhase.Unknown
            && (age >= TimeSpan.FromDays(IImportGrain.KeptDays) || (memory.Phase == ImportPhase.Receiving && age >= ReceivedWithin)))
        {
            await StopWork();
            await Save(memory with { Ending = ImportPhase.Cancelled });
        }

        if (memory.IsAtWork)
        {
            Begin();
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        stop = true;
        return Task.CompletedTask;
    }

    private void Begin()
    {
        if (finished is { Task.IsCompleted: false })
        {
            return;
        }

        (stop, worked) = (false, 0);
        finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
        worker?.Dispose();
        worker = this.RegisterGrainTimer(Work, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true, KeepAlive = true });
    }

    private async Task StopWork()
    {
        stop = true;
        if (finished is not null)
        {
            await finished.Task;
        }
    }

    private async Task Work(CancellationToken cancellation)
    {
        try
        {
            while (memory is { IsAtWork: true } known && !stop && !cancellation.IsCancellationRequested)
            {
                await (known switch
                {
                    { Ending: not ImportPhase.Unknown } => End(known),
                    { HasEnded: true } => Purge(known),
                    { Phase: ImportPhase.Checking } => Check(known, cancellation),
                    _ => Run(known, cancellation),
                });
            }
        }
#pragma warning disable CA1031 // Whatever happened, the work is begun again by the reminder, or by who looks.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogInterrupted(logger, self, e);
            DeactivateOnIdle();
        }
        finally
        {
            finished!.TrySetResult();
        }
    }

    private async Task Check(ImportMemory known, CancellationToken cancellation)
    {
        labels = new(StringComparer.OrdinalIgnoreCase);
        var room = await Room(known.Worker!.Value);
        var tally = new Dictionary<(ImportField, string), int>();
        var chunks = known.Chunks.ToBuilder();
        for (var i = 0; i < chunks.Count; i++)
        {
            var raw = await DataOf(i, known.Mapping);
            var tried = await Attempt(known, raw, dryRun: true);
            if (tried is null)
            {
                return;
            }

            if (stop || cancellation.IsCancellationRequested)
            {
                return;
            }

            var verdicts = ImmutableArray.CreateBuilder<RowVerdict>();
            foreach (var row in tried)
            {
                var problems = row.Problems.IsEmpty && !row.LeftOut && --room < 0 ? [new(null, Problem.Of(ProblemCode.TooManySignals, ("max", Number(ContributionDecider.MaxSignals))))] : row.Problems;
                if (!problems.IsEmpty)
                {
                    verdicts.Add(RowVerdict.Of(row.Number, problems));
                }

                foreach (var word in row.Unknown)
                {
                    tally[word] = tally.GetValueOrDefault(word) + 1;
                }
            }

            var found = verdicts.ToImmutable();
            await Guarded(() => rows.WriteVerdictsAsync(i, found));
            chunks[i] = chunks[i] with { Bad = Bad(found), LeftOut = tried.Count(r => r.LeftOut) };
            worked += raw.Length;
        }

        var unknown = tally.OrderByDescending(w => w.Value).ThenBy(w => w.Key.Item2, StringComparer.Ordinal).Take(ImportMemory.MaxUnknown).Select(w => new UnknownValue(w.Key.Item1, w.Key.Item2, w.Value));
        await Save(known with { Phase = ImportPhase.Ready, Chunks = chunks.ToImmutable(), Unknown = [.. unknown] });
    }

    /// <summary>Hands over what is good. Batches that the contribution has already, from before a restart, cost it nothing.</summary>
    private async Task Run(ImportMemory known, CancellationToken cancellation)
    {
        var next = DataOf(0, known.Mapping);
        for (var i = 0; i < known.Chunks.Length; i++)
        {
            var raw = await next;
            next = i + 1 < known.Chunks.Length ? DataOf(i + 1, known.Mapping) : next;
            var bad = (await rows.VerdictsAsync(i)).Select(v => v.Number).ToHashSet();
            if (await Attempt(known, raw.RemoveAll(r => bad.Contains(r.Number)), dryRun: false) is null || stop || cancellation.IsCancellationRequested)
            {
                return;
            }

            worked += raw.Length;
        }

        var committed = await Patiently(() => Contribution.CommitImport(self.Import.Value, known.Worker!.Value));
        await (committed is { IsDone: true } ? Save(known with { Phase = ImportPhase.Done, Imported = committed.Value })
            : committed?.Problem is { Code: ProblemCode.NotFound } && worked == known.Rows ? Save(known with { Phase = ImportPhase.Done, Imported = 0 })
            : stop ? Task.CompletedTask
            : Fail(known, committed?.Problem));
    }

    private async Task End(ImportMemory known)
    {
        UndonePart part;
        do
        {
            if (known.Ending != ImportPhase.Undone)
            {
                part = await Contribution.AbandonImport(self.Import.Value);
            }
            else
            {
                var undone = await Contribution.UndoImport(self.Import.Value, known.KeepChanged, known.Worker!.Value);
                if (!undone.IsDone)
                {
                    await Save(known with { Ending = ImportPhase.Unknown, Problem = undone.Problem });
                    return;
                }

                part = undone.Value;
            }

            worked += part.Gone;
        }
        while (part.Left > 0);
        await Save(known with { Phase = known.Ending, Ending = ImportPhase.Unknown, Imported = known.Ending == ImportPhase.Undone ? Math.Max(0, known.Imported - worked) : 0 });
    }

    private async Task Purge(ImportMemory known)
    {
        await Guarded(() => rows.PurgeAsync(known, corrections.Keys));
        memory = known with { Purged = true, Chunks = [], Mapping = ImportMapping.Nothing, Unknown = [] };
        corrections = [];
        (first, labels) = ([], null);
        LogPurged(logger, self.Key);
    }

    /// <summary>Null when the import was stopped, or had to give up.</summary>
    private async Task<TriedRow[]?> Attempt(ImportMemory known, ImmutableArray<RawRow> raw, bool dryRun)
    {
        Problem? problem = null;
        try
        {
            if (await Patiently(() => Try(known, raw, dryRun, known.Worker!.Value)) is { } tried)
            {
                return tried;
            }
        }
        catch (ImportRefusedException refused)
        {
            problem = refused.Problem;
        }

        if (!stop || problem is not null)
        {
            await Fail(known, problem);
        }

        return null;
    }

    private Task Fail(ImportMemory known, Problem? problem) =>
        Save(known with { Ending = ImportPhase.Failed, Problem = problem ?? Problem.Of(ProblemCode.StorageUnavailable) });

    /// <summary>Tries again for some seconds what storage or the way there refuses; then null.</summary>
    private async Task<T?> Patiently<T>(Func<Task<T>> ask) where T : class
    {
        foreach (var wait in Patience)
        {
            try
            {
                return await ask();
            }
            catch (Exception e) when (e is StorageUnavailableException or TimeoutException or OrleansException)
            {
                LogAgain(logger, self, e);
                await Task.Delay(wait, TimeProvider.System);
            }

            if (stop)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>How many signals the contribution has room for.</summary>
    private async Task<int> Room(PersonId by)
    {
        var page = await Contribution.Query(new() { Limit = 1 }, by);
        return ContributionDecider.MaxSignals - (page.Value?.Total ?? 0);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Import {Import} is {Phase}")]
    private static partial void LogPhase(ILogger logger, string import, ImportPhase phase);

    [LoggerMessage(Level = LogLevel.Information, Message = "Nothing of the file of import {Import} is kept any more")]
    private static partial void LogPurged(ILogger logger, string import);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Work of import {Import} was interrupted and is begun again")]
    private static partial void LogInterrupted(ILogger logger, ImportRef import, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "A batch of import {Import} was not taken and is tried again")]
    private static partial void LogAgain(ILogger logger, ImportRef import, Exception exception);
}
