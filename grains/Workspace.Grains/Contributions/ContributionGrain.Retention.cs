using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Contributions;

namespace Workspace.Grains.Contributions;

/// <summary>The end of signals: by date through a reminder, earlier by a person, and imports taken back.</summary>
internal sealed partial class ContributionGrain
{
    private const string ReminderName = "retention";
    private const int DestroyAtOnce = 100;

    private bool reminded;

    public async Task<Outcome<Retention>> Retention(PersonId by)
    {
        if (Desk(by) is not { } desk)
        {
            return ProblemCode.NotFound;
        }

        if (ContributionDecider.MaySeeRetention(desk) is { } refusal)
        {
            return refusal;
        }

        var certificates = await rows.CertificatesAsync();
        return new Retention
        {
            Due = ContributionDecider.DueForNotice(register, desk.Today),
            Certificates = [.. certificates.OrderByDescending(c => c.At)],
            NoticeDays = ContributionDecider.NoticeDays,
        };
    }

    public async Task<Outcome<DestructionCertificate>> Destroy(ImmutableArray<VersionedSignal> signals, PersonId by)
    {
        if (Desk(by) is not { } desk)
        {
            return ProblemCode.NotFound;
        }

        var decided = ContributionDecider.Destroy(desk, signals);
        return decided.IsDone ? await Destroy(decided.Value, "approved", by, null) : decided.Problem;
    }

    public async Task<Outcome<UndonePart>> UndoImport(string import, bool keepChanged, PersonId by)
    {
        if (Desk(by) is not { } desk)
        {
            return ProblemCode.NotFound;
        }

        var decided = ContributionDecider.UndoImport(desk, import, keepChanged);
        return decided.IsDone ? await TakeBack(memory.Find(import)!, decided.Value, by) : decided.Problem;
    }

    public async Task<UndonePart> AbandonImport(string import) =>
        memory.Find(import) is { } mark && mark.Stage != ImportStage.Committed
            ? await TakeBack(mark, [.. register.All.Where(s => s.Import == import)], null)
            : new(0, 0);

    private async Task<UndonePart> TakeBack(ImportMark mark, ImmutableArray<Signal> going, PersonId? by)
    {
        var seen = mark.Stage == ImportStage.Committed;
        var undone = memory.With(mark with { Stage = ImportStage.Undone, Batches = [] });
        if (mark.Stage == ImportStage.Staged)
        {
            // From here on no batch that is still on its way is taken.
            await Save(new() { Memory = undone });
        }

        var part = going.Take(UndonePart.MaxRows).ToList();
        foreach (var some in part.Chunk(DestroyAtOnce))
        {
            if (seen)
            {
                await Destroy([.. some], "import", by, null);
            }
            else
            {
                await Guarded(() => rows.DestroyAsync([.. some], null, null));
                Forget(some);
            }
        }

        // What someone worked on since stays, as signals of their own.
        if (seen && !register.All.Any(s => s.Import == mark.Id))
        {
            await Save(new() { Memory = undone });
        }

        return new(part.Count, going.Length - part.Count);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => DestroyDue();

    private async Task DestroyDue()
    {
        await DestroyWhatRestsOnNothing();
        foreach (var part in ContributionDecider.DueForDestruction(register, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)).Chunk(DestroyAtOnce))
        {
            await Destroy([.. part], "date", null, null);
            LogDestroyed(logger, part.Length, self);
        }
    }

    private async Task<DestructionCertificate> Destroy(ImmutableArray<Signal> signals, string ground, PersonId? by, ContributionMemory? remembered)
    {
        var at = time.GetUtcNow();
        var id = NewId().Value;
        var certificate = new DestructionCertificate
        {
            Id = id,
            At = at,
            By = by,
            Ground = ground,
            Signals = [.. signals.Select(s => new DestroyedSignal { Id = s.Id, Hash = rows.HashOf(s), At = at, Ground = ground, Certificate = id, PurgeOn = s.PurgeOn, Regime = s.Regime })],
        };
        await RestOnWhatIsKept(signals);
        var falling = book.LeftWithout(signals);
        await Guarded(() => rows.DestroyAsync(signals, certificate, remembered, [.. falling]));
        Took(new() { Gone = falling });
        Forget(signals);
        return certificate;
    }

    private void Forget(IEnumerable<Signal> signals)
    {
        var gone = signals.ToList();
        Tell(gone.Where(register.Shows));
        foreach (var signal in gone)
        {
            register.Remove(signal.Id);
        }
    }

    /// <summary>Wakes this contribution a few times a day for as long as it holds signals, also after a restart.</summary>
    private async Task EnsureReminder()
    {
        if (!reminded)
        {
            await this.RegisterOrUpdateReminder(ReminderName, TimeSpan.FromHours(1), TimeSpan.FromHours(6));
            reminded = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} signals of {Contribution} were destroyed at their date")]
    private static partial void LogDestroyed(ILogger logger, int count, ContributionRef contribution);
}
