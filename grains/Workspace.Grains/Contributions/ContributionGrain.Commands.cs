using System.Collections.Immutable;
using System.Security.Cryptography;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Storage;
using Workspace.Domain.Access;
using Workspace.Domain.Contributions;

namespace Workspace.Grains.Contributions;

/// <summary>Commands: gather, ask the decider, store, swap, tell.</summary>
internal sealed partial class ContributionGrain
{
    public async Task<Outcome<Signal>> Add(AddSignal command, PersonId by)
    {
        if (Desk(by) is not { } desk)
        {
            return ProblemCode.NotFound;
        }

        var id = command.Key is { } key && SignalId.TryParse(key, out var wanted) ? wanted : NewId();
        return await Apply(desk, ContributionDecider.Add(desk, command, id, await FindArea(command.Area)), () => register.Find(id) ?? register.FindLabel(command.Label?.Trim() ?? ""));
    }

    public async Task<Outcome<Signal>> Change(SignalId id, ChangeSignal command, PersonId by) =>
        Desk(by) is { } desk
            ? await Apply(desk, ContributionDecider.Change(desk, id, command, await FindArea(command.Signal.Area)), () => register.Find(id))
            : ProblemCode.NotFound;

    public async Task<Outcome<ImmutableArray<Signal>>> Move(MoveSignals command, PersonId by)
    {
        if (Desk(by) is not { } desk)
        {
            return ProblemCode.NotFound;
        }

        var decided = ContributionDecider.Move(desk, command);
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await Save(decided.Value);
        return ImmutableArray.CreateRange(command.Signals.Select(s => register.Find(s.Id)).OfType<Signal>().Select(s => Rights.Shown(s, desk.By!, InputOnly)));
    }

    public async Task<Outcome<ImmutableArray<Problem?>>> Stage(ImportBatch batch, PersonId by)
    {
        if (Desk(by) is not { } desk)
        {
            return ProblemCode.NotFound;
        }

        var found = new Dictionary<string, PictureArea>(StringComparer.Ordinal);
        foreach (var text in (batch.Rows.IsDefault ? [] : batch.Rows).Select(r => r.Area).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await FindArea(text) is { } area)
            {
                found.Add(text, area);
            }
        }

        var decided = ContributionDecider.Stage(desk, batch, found, place => RowId(batch.Import, place));
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        foreach (var part in InParts(decided.Value.Change, batch.Import))
        {
            await Save(part);
        }

        return decided.Value.Problems;
    }

    /// <summary>A batch as parts that may each be one transaction: first that the import exists, so that nothing of it shows, last that the batch has arrived.</summary>
    private IEnumerable<SignalChange> InParts(SignalChange batch, string import)
    {
        if (batch.Memory is not { } arrived)
        {
            yield break;
        }

        var pieces = batch.Put.Zip(batch.Events).Select(p => new SignalChange { Put = [p.First], Events = [p.Second] }).Append(new() { Memory = arrived });
        var parts = RowPages.Parts(pieces, rows.Pages).ToList();
        if (parts.Count > 1 && memory.Find(import) is null)
        {
            yield return new() { Memory = memory.With(arrived.Find(import)! with { Batches = [] }) };
        }

        foreach (var part in parts)
        {
            yield return new() { Put = [.. part.SelectMany(p => p.Put)], Events = [.. part.SelectMany(p => p.Events)], Memory = part[^1].Memory };
        }
    }

    public async Task<Outcome<int>> CommitImport(string import, PersonId by)
    {
        if (Desk(by) is not { } desk)
        {
            return ProblemCode.NotFound;
        }

        var decided = ContributionDecider.CommitImport(desk, import);
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await Save(decided.Value);
        var came = register.All.Where(s => s.Import == import).ToList();
        Tell(came);
        return came.Count;
    }

    public Task<Outcome<ImmutableArray<PublicationHold>>> Holds(PersonId by) =>
        Task.FromResult(Desk(by) is { } desk ? ContributionDecider.HoldsFor(desk) : ProblemCode.NotFound);

    public async Task<Outcome<PublicationHold>> SetHold(SetHold command, PersonId by)
    {
        if (Desk(by) is not { } desk)
        {
            return ProblemCode.NotFound;
        }

        SectionId? section = command.Section is { Length: > 0 } text && SectionId.TryParse(text, out var parsed) && await Picture.SectionConfiguration(parsed) is not null ? parsed : null;
        var decided = ContributionDecider.SetHold(desk, command, NewId().Value, await FindArea(command.Area), section);
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await Save(decided.Value);
        TellOwnersAndCoordinators();
        return memory.Holds[^1];
    }

    public async Task<Outcome<Unit>> LiftHold(string id, PersonId by)
    {
        if (Desk(by) is not { } desk)
        {
            return ProblemCode.NotFound;
        }

        var decided = ContributionDecider.LiftHold(desk, id);
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        if (!decided.Value.IsNothing)
        {
            await Save(decided.Value);
            TellOwnersAndCoordinators();
        }

        return Unit.Value;
    }

    public Task<ImmutableArray<PublicationHold>> ActiveHolds() => Task.FromResult<ImmutableArray<PublicationHold>>([.. memory.Holds.Select(ContributionDecider.Silent)]);

    private SignalDesk? Desk(PersonId by) =>
        configuration is { } picture ? new(register, memory, picture, self.Partner, Find(by), terms, time.GetUtcNow()) : null;

    private async Task<PictureArea?> FindArea(string? code) =>
        AreaId.TryParse(code, out var id) && await areas.FindAsync(id) is { } found ? new PictureArea(found.Id, found.Name) : null;

    private SignalId NewId() => SignalId.Parse(Guid.CreateVersion7(time.GetUtcNow()).ToString("N"));

    /// <summary>The same for the same row of the same import, whoever tries it again.</summary>
    private static SignalId RowId(string import, int place) =>
        SignalId.Parse(Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{import}/{place}"))).AsSpan(0, 16)));

    private async Task<Outcome<Signal>> Apply(SignalDesk desk, Outcome<SignalChange> decided, Func<Signal?> result)
    {
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await Save(decided.Value);
        return result() is { } signal ? Rights.Shown(signal, desk.By!, InputOnly) : ProblemCode.NotFound;
    }

    /// <summary>Stores, swaps, tells. On a failed write the activation ends: memory must not run ahead.</summary>
    /// <param name="write">What stores the change together with something else; null for the change alone.</param>
    private async Task Save(SignalChange change, Func<Task>? write = null)
    {
        if (change.IsNothing)
        {
            return;
        }

        await Guarded(write ?? (() => rows.WriteAsync(change)));
        List<Signal> touched = [.. change.Put.Select(s => register.Find(s.Id)).OfType<Signal>(), .. change.Put];
        foreach (var signal in change.Put)
        {
            register.Put(signal);
        }

        if (change.Memory is { } remembered)
        {
            memory = remembered;
            register.Know(memory);
        }

        if (!change.Put.IsEmpty)
        {
            await EnsureReminder();
            Tell(touched.Where(register.Shows));
        }
    }

    private async Task Guarded(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (RowsFencedException fenced)
        {
            DeactivateOnIdle();
            throw new StorageUnavailableException("This contribution is written elsewhere; it is loaded anew.", fenced);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
