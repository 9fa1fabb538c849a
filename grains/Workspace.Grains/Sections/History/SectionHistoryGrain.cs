using System.Collections.Immutable;
using System.Globalization;
using Orleans.Concurrency;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Storage;
using Workspace.Domain.Sections;
using Workspace.Domain.Text;

namespace Workspace.Grains.Sections.History;

/// <summary>
/// Reads the history of one section. It asks the section who may look, reads the log and replays it here, so that the section itself is not held up. Between questions it keeps the measures of the rows, nothing else.
/// </summary>
[GrainType("section-history"), StatelessWorker(1)]
internal sealed class SectionHistoryGrain(ITextLog log) : Grain, ISectionHistoryGrain
{
    private VersionReader? reader;
    private ImmutableArray<TimelineRow> measured = [];
    private int purges;

    private string Key => this.GetPrimaryKeyString();

    private ISectionGrain Section => GrainFactory.GetGrain<ISectionGrain>(Key);

    public async Task<Outcome<HistoryPage>> Timeline(PersonId by, long? before, int take)
    {
        if (take is < 1 or > HistoryLimits.Page)
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "take"));
        }

        var basis = await Section.HistoryBasis(by);
        if (!basis.IsDone)
        {
            return basis.Problem;
        }

        return await Reading<HistoryPage>(async () =>
        {
            var of = basis.Value;
            await Measure(of);
            var marked = of.Versions.Select(v => v.Sequence).Concat(of.Signatures.Select(s => s.Sequence)).ToHashSet();
            var entries = Domain.Sections.Timeline.Entries(measured.TakeWhile(r => r.Sequence <= of.Head), marked, of.Restores, of.Purges);
            var page = entries.Reverse().Where(e => before is null || e.First < before).Take(take).ToImmutableArray();
            var people = page.Select(e => e.Author).Concat(of.Versions.Select(v => v.By)).Concat(of.Purges.Select(p => p.By));
            return new HistoryPage
            {
                Head = of.Head,
                Entries = page,
                More = page is [.., var last] && last.First > entries[0].First,
                Versions = [.. of.Versions.Reverse()],
                Signatures = of.Signatures,
                Purges = [.. of.Purges.Reverse()],
                Can = of.Can,
                People = await Name(people, of.People),
            };
        });
    }

    public async Task<Outcome<HistoryText>> Text(PersonId by, long? version)
    {
        var basis = await Section.HistoryBasis(by);
        if (!basis.IsDone)
        {
            return basis.Problem;
        }

        var sequence = version ?? basis.Value.Head;
        return HistoryDecider.CheckVersion(basis.Value.Purges, sequence, basis.Value.Head) is { } problem
            ? problem
            : await Reading<HistoryText>(async () =>
            {
                var (at, _) = await Replay(sequence);
                return await View(sequence, sequence, TextDifference.Of(at.Text()), basis.Value);
            });
    }

    public async Task<Outcome<HistoryText>> Difference(PersonId by, long from, long to)
    {
        var basis = await Section.HistoryBasis(by);
        if (!basis.IsDone)
        {
            return basis.Problem;
        }

        if (from > to)
        {
            return Problem.Of(ProblemCode.PeriodReversed);
        }

        foreach (var sequence in new[] { from, to })
        {
            if (HistoryDecider.CheckVersion(basis.Value.Purges, sequence, basis.Value.Head) is { } problem)
            {
                return problem;
            }
        }

        return await Reading<HistoryText>(async () =>
        {
            var (at, rows) = await Replay(from);
            var before = at.Text();
            at.TracksRemovals = true;
            at.ReadUntil(rows, to);
            return await View(from, to, TextDifference.Between(before, at.Text(), at.RemovedBy), basis.Value);
        });
    }

    public async Task<Outcome<RestoredVersion>> Restore(RestoreVersion command, PersonId by)
    {
        var basis = await Section.HistoryBasis(by);
        if (!basis.IsDone)
        {
            return basis.Problem;
        }

        if (HistoryDecider.CheckVersion(basis.Value.Purges, command.Version, basis.Value.Head) is { } problem)
        {
            return problem;
        }

        var state = await Reading<byte[]>(async () => (await Replay(command.Version)).Reader.State());
        return state.IsDone ? await Section.RestoreState(by, command.Version, state.Value) : state.Problem;
    }

    /// <summary>Measures the rows that came since the last question; all of them after a purge.</summary>
    private async Task Measure(HistoryBasis basis)
    {
        var done = basis.Purges.Count(p => p.Done);
        if (reader is null || purges != done)
        {
            (reader, measured, purges) = (new(Key), [], done);
        }

        if (reader.Sequence >= basis.Head)
        {
            return;
        }

        try
        {
            var page = await log.ReadAsync(Key, reader.Sequence);
            measured = measured.AddRange(page.Entries.Select(reader.Read));
        }
        catch
        {
            // It may have read half of them.
            reader = null;
            throw;
        }
    }

    /// <summary>The document as it was after a row, and all rows to read on.</summary>
    private async Task<(VersionReader Reader, ImmutableArray<TextLogEntry> Rows)> Replay(long sequence)
    {
        var rows = (await log.ReadAsync(Key, 0)).Entries;
        var at = new VersionReader(Key);
        at.ReadUntil(rows, sequence);
        return (at, rows);
    }

    private async Task<HistoryText> View(long from, long to, ImmutableArray<HistoryNode> content, HistoryBasis basis)
    {
        var (inserted, removed) = TextDifference.Count(content);
        return new() { From = from, To = to, Content = content, People = await Name(Writers(content), basis.People), Inserted = inserted, Removed = removed };
    }

    private static IEnumerable<PersonId> Writers(ImmutableArray<HistoryNode> content) =>
        content.SelectMany(n => Writers(n.Children).Concat(n.By is { } by ? [by] : []));

    /// <summary>Names and partners: of those who take part from the picture, of those who have left it from the register.</summary>
    private async Task<ImmutableArray<HistoryPerson>> Name(IEnumerable<PersonId> people, ImmutableArray<HistoryPerson> known)
    {
        var named = ImmutableArray.CreateBuilder<HistoryPerson>();
        foreach (var id in people.Distinct())
        {
            var found = known.FirstOrDefault(p => p.Person == id);
            if (found is null)
            {
                var person = await GrainFactory.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).FindPerson(id);
                found = new() { Person = id, Name = person?.Name ?? id.Value, Partner = person?.Partner };
            }

            named.Add(found);
        }

        return named.DrainToImmutable();
    }

    /// <summary>A log that is damaged below its last snapshot does not touch the live text; its history says what is wrong.</summary>
    private static async Task<Outcome<T>> Reading<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (TextLogDamagedException damaged)
        {
            return Problem.Of(ProblemCode.HistoryDamaged, ("version", damaged.Sequence.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
