using System.Collections.Immutable;
using System.Security.Cryptography;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Storage;
using Workspace.Domain.Access;
using Workspace.Domain.Sections;

namespace Workspace.Grains.Sections;

/// <summary>What the history of a section changes: names of versions, restores, purges. Reading it is the work of <see cref="History.SectionHistoryGrain"/>.</summary>
internal sealed partial class SectionGrain
{
    /// <summary>A purge that would have changed the text stays undone until a person has looked; nobody tries again before the next activation.</summary>
    private bool purgesHeld;

    public Task<Outcome<HistoryBasis>> HistoryBasis(PersonId by)
    {
        if (faulted)
        {
            return Answer<HistoryBasis>(ProblemCode.Reloading);
        }

        var verdict = Decide(SectionAct.ReadHistory, by);
        if (!verdict.IsAllowed)
        {
            return Answer<HistoryBasis>(verdict.Problem!);
        }

        return Answer<HistoryBasis>(new HistoryBasis
        {
            Head = text.Sequence,
            Versions = state.Versions,
            Signatures = [.. state.Replaced.Concat(state.Signatures).OrderByDescending(s => s.At).Select(s => new SignedVersion
            {
                Sequence = s.Sequence,
                Partner = s.Partner,
                Name = s.Name,
                At = s.At,
                Fresh = SectionDecider.IsFresh(state, s),
            })],
            Purges = state.Purges,
            Restores = state.Restores,
            Can = new()
            {
                Restore = Decide(SectionAct.Write, by).IsAllowed,
                Name = Decide(SectionAct.NameVersion, by).IsAllowed,
                Purge = Decide(SectionAct.PurgeHistory, by).IsAllowed,
            },
            People = [.. configuration!.People.Select(p => new HistoryPerson { Person = p.Person, Name = p.Name, Partner = p.Partner })],
        });
    }

    public Task<Outcome<NamedVersion>> NameVersion(long sequence, NameVersion command, PersonId by) => Enqueue<Outcome<NamedVersion>>(async () =>
    {
        var decided = HistoryDecider.Name(state, sequence, command, Find(by), Owners, text.Sequence, time.GetUtcNow());
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await SaveIfChanged(decided.Value);
        return state.Versions.First(v => v.Sequence == sequence);
    });

    public Task<Outcome<Unit>> RemoveVersionName(long sequence, PersonId by) => Enqueue<Outcome<Unit>>(async () =>
    {
        var decided = HistoryDecider.RemoveName(state, sequence, Find(by), Owners, time.GetUtcNow());
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await SaveIfChanged(decided.Value);
        return Unit.Value;
    });

    public Task<Outcome<RestoredVersion>> RestoreState(PersonId by, long version, byte[] state) => Enqueue<Outcome<RestoredVersion>>(async () =>
    {
        var verdict = Decide(SectionAct.Write, by);
        if (!verdict.IsAllowed)
        {
            return verdict.Problem!;
        }

        if (HistoryDecider.CheckVersion(this.state.Purges, version, text.Sequence) is { } problem)
        {
            return problem;
        }

        if (text.Restore(state, FreshClient()) is not { } update)
        {
            return new RestoredVersion(text.Sequence, Changed: false);
        }

        var check = text.Check(by, update);
        if (!check.IsDone)
        {
            return check.Problem;
        }

        var at = time.GetUtcNow();
        await Save(HistoryDecider.Restoring(this.state, new() { Sequence = text.Sequence + 1, By = by, At = at, Version = version }));
        var push = new PushItem(by, "", check.Value, at);
        await StorePushes([push]);
        var stored = await push.Done.Task;
        return stored.IsDone ? new RestoredVersion(stored.Value.Last, Changed: true) : stored.Problem;
    });

    public async Task<Outcome<HistoryPurge>> Purge(PurgeHistory command, PersonId by)
    {
        if (configuration is null)
        {
            return ProblemCode.NotFound;
        }

        var person = await GrainFactory.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).FindPerson(by);
        return await Enqueue<Outcome<HistoryPurge>>(async () =>
        {
            var now = time.GetUtcNow();
            if (HistoryDecider.CheckPurge(state, command, Find(by), person is { Administrator: true }, Owners, now) is { } problem)
            {
                return problem;
            }

            var rows = (await log.ReadAsync(Key, 0)).Entries.Where(e => !(e.At < command.From) && !(e.At > command.Until)).ToImmutableArray();
            if (rows.IsEmpty)
            {
                return ProblemCode.NothingToPurge;
            }

            await Save(HistoryDecider.BeginPurge(state, new()
            {
                First = rows[0].Sequence,
                Last = rows[^1].Sequence,
                By = by,
                Name = Find(by)?.Name ?? person?.Name ?? by.Value,
                At = now,
                Reason = command.Reason.Trim(),
                Done = false,
            }));
            await FinishPurges();
            return state.Purges[^1];
        });
    }

    /// <summary>Carries out what was recorded. The snapshot goes first, so that loading never needs a row that is being rewritten.</summary>
    private async Task FinishPurges()
    {
        var open = state.Purges.Where(p => !p.Done).ToImmutableArray();
        if (open.IsEmpty || purgesHeld)
        {
            return;
        }

        await StoreSnapshot();
        var rows = (await log.ReadAsync(Key, 0)).Entries;
        foreach (var purge in open)
        {
            var rewritten = text.Rewrite(Key, rows, purge.First, purge.Last);
            if (!ReadsTheSame(rows, rewritten))
            {
                purgesHeld = true;
                LogTextLost(logger, Key, text.Sequence);
                return;
            }

            await log.ReplaceAsync(Key, rewritten);
            LogPurged(logger, Key, purge.First, purge.Last);
        }

        await Save(HistoryDecider.PurgesDone(state));
    }

    /// <summary>What was written over cannot be brought back: what the rows would replay to is looked at before.</summary>
    private bool ReadsTheSame(ImmutableArray<TextLogEntry> rows, ImmutableArray<TextLogEntry> rewritten) =>
        rewritten.IsEmpty
        || LiveText.Load(Key, new(), [.. rows.Where(r => r.Sequence < rewritten[0].Sequence), .. rewritten, .. rows.Where(r => r.Sequence > rewritten[^1].Sequence)]).Read().Hash == text.Read().Hash;

    /// <summary>A client id of nobody: above those that editors draw (32 bits) and that of the first text (33 bits).</summary>
    private ulong FreshClient()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        ulong client;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            client = (1UL << 52) | (BitConverter.ToUInt64(bytes) >> 12);
        }
        while (!text.IsFree(client));
        return client;
    }
}
