using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Storage;
using Workspace.Contracts.Taxonomy;
using Workspace.Domain.Access;
using Workspace.Domain.Contributions;
using Workspace.Domain.Contributions.Imports;

namespace Workspace.Grains.Contributions.Imports;

/// <summary>One import: keeps the rows of the file, tries them, and hands the good ones to the contribution, which shows them all at once or not at all.</summary>
[GrainType("import")]
internal sealed partial class ImportGrain : Grain, IImportGrain, IRemindable
{
    private readonly ImportRef self;
    private readonly ImportRows rows;
    private readonly IAreaCatalogue catalogue;
    private readonly ITaxonomies terms;
    private readonly TimeProvider time;
    private readonly ILogger<ImportGrain> logger;

    private ImportMemory? memory;
    private Dictionary<int, CorrectRow> corrections = [];
    private ImmutableArray<RawRow> first = [];

    public ImportGrain(IRowStore store, Serializer serializer, IAreaCatalogue catalogue, ITaxonomies terms, TimeProvider time, ILogger<ImportGrain> logger)
    {
        self = ImportRef.Parse(this.GetPrimaryKeyString());
        rows = new(store, serializer, self.Key);
        this.catalogue = catalogue;
        this.terms = terms;
        this.time = time;
        this.logger = logger;
    }

    private IPictureGrain Picture => GrainFactory.GetGrain<IPictureGrain>(self.Picture.Value);

    private IContributionGrain Contribution => GrainFactory.GetGrain<IContributionGrain>(self.Contribution.Key);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (memory, corrections) = await rows.LoadAsync(cancellationToken);
        first = memory is { Purged: false, Chunks.Length: > 0 } ? await rows.ChunkAsync(0) : [];
        if (memory?.IsAtWork == true)
        {
            Begin();
        }
    }

    public async Task<Outcome<Unit>> Open(OpenImport command, PersonId by)
    {
        if (await MayImport(by) is { } refusal)
        {
            return refusal;
        }

        if (memory is not null)
        {
            return memory.By == by && memory.Phase == ImportPhase.Receiving ? Unit.Value : WrongPhase();
        }

        await this.RegisterOrUpdateReminder(ReminderName, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5));
        await Save(new() { File = command with { Name = Named(command.Name) }, By = by, At = time.GetUtcNow() });
        await GrainFactory.GetGrain<IImportListGrain>(self.Contribution.Key).Add(self.Import);
        return Unit.Value;
    }

    public async Task<Outcome<Unit>> Receive(int chunk, ImmutableArray<RawRow> rows, PersonId by)
    {
        if (await MayImport(by) is { } refusal)
        {
            return refusal;
        }

        if (memory is not { Phase: ImportPhase.Receiving, Ending: ImportPhase.Unknown } known || known.By != by)
        {
            return WrongPhase();
        }

        if (rows.IsDefaultOrEmpty || rows.Length > IImportGrain.MaxChunk || chunk < 0 || chunk > known.Chunks.Length || rows.Sum(RawRow.SizeOf) > IImportGrain.MaxChunkText)
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "rows"));
        }

        if (chunk < known.Chunks.Length)
        {
            return Unit.Value;
        }

        var next = known with { Chunks = known.Chunks.Add(new(rows[0].Number, rows[^1].Number, rows.Length, 0, 0)) };
        await Guarded(() => this.rows.WriteChunkAsync(next, chunk, rows));
        memory = next;
        first = chunk == 0 ? rows : first;
        return Unit.Value;
    }

    public async Task<Outcome<ImportView>> Received(PersonId by)
    {
        if (await MayImport(by) is { } refusal)
        {
            return refusal;
        }

        if (memory is { Phase: ImportPhase.Receiving, Ending: ImportPhase.Unknown } known)
        {
            var mapping = ImportColumns.Suggest(first, ImportColumns.HeaderRow(first));
            await Save(known with { Phase = ImportPhase.Mapping, Mapping = mapping, Rows = DataRows(known, mapping.HeaderRow) });
        }

        return View();
    }

    public async Task<Outcome<ImportView>> Map(ImportMapping mapping, PersonId by)
    {
        if (await MayImport(by) is { } refusal)
        {
            return refusal;
        }

        if (memory is not { Phase: ImportPhase.Mapping or ImportPhase.Checking or ImportPhase.Ready, Ending: ImportPhase.Unknown })
        {
            return WrongPhase();
        }

        if (ImportReading.ProblemOf(mapping) is { } problem)
        {
            return problem;
        }

        if (mapping.HeaderRow > first[^1].Number)
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "headerRow"));
        }

        await StopWork();
        await Save(memory with { Phase = ImportPhase.Checking, Mapping = mapping, Worker = by, Unknown = [], Problem = null, Rows = DataRows(memory, mapping.HeaderRow) });
        Begin();
        return View();
    }

    public async Task<Outcome<ImportRow>> Correct(int row, CorrectRow command, PersonId by)
    {
        if (await MayImport(by) is { } refusal)
        {
            return refusal;
        }

        if (memory is not { Phase: ImportPhase.Ready, Ending: ImportPhase.Unknown } known)
        {
            return WrongPhase();
        }

        if (command.Fields.IsDefault || command.Fields.Length > 30 || command.Fields.Any(f => f.Text.Length > RawRow.MaxCell || f.Field is ImportField.Unknown or ImportField.Aside || !Enum.IsDefined(f.Field))
            || command.Fields.Sum(f => f.Text.Length) > RawRow.MaxText
            || (corrections.Count >= RowCorrection.Max && !corrections.ContainsKey(row)))
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "fields"));
        }

        var chunk = ChunkOf(row);
        if (chunk < 0 || row <= known.Mapping.HeaderRow || (await rows.ChunkAsync(chunk)).FirstOrDefault(r => r.Number == row) is not { } raw)
        {
            return ProblemCode.NotFound;
        }

        labels ??= await LabelsOfAllRows();
        foreach (var own in labels.Where(l => l.Value == row).Select(l => l.Key).ToList())
        {
            labels.Remove(own);
        }

        var before = corrections.GetValueOrDefault(row);
        corrections[row] = command;
        var stored = false;
        try
        {
            var tried = (await Try(known, [raw], dryRun: true, by)).Single();
            var verdicts = (await rows.VerdictsAsync(chunk)).RemoveAll(v => v.Number == row);
            verdicts = tried.Problems.IsEmpty ? verdicts : [.. verdicts.Append(RowVerdict.Of(row, tried.Problems)).OrderBy(v => v.Number)];
            var counted = known.Chunks[chunk] with { Bad = Bad(verdicts), LeftOut = known.Chunks[chunk].LeftOut + Left(command) - Left(before) };
            var next = known with { Chunks = known.Chunks.SetItem(chunk, counted) };
            await Guarded(() => rows.WriteCorrectionAsync(next, chunk, verdicts, row, command));
            stored = true;
            memory = next;
            return Shown(tried, command.LeaveOut);
        }
        catch (ImportRefusedException refused)
        {
            return refused.Problem;
        }
        finally
        {
            if (!stored && before is null)
            {
                corrections.Remove(row);
            }
            else if (!stored)
            {
                corrections[row] = before!;
            }
        }

        static int Left(CorrectRow? correction) => correction?.LeaveOut == true ? 1 : 0;
    }

    public async Task<Outcome<ImportView>> Start(PersonId by)
    {
        if (await MayImport(by) is { } refusal)
        {
            return refusal;
        }

        if (memory is { Phase: ImportPhase.Running or ImportPhase.Done })
        {
            return View();
        }

        if (memory is not { Phase: ImportPhase.Ready, Ending: ImportPhase.Unknown } known)
        {
            return WrongPhase();
        }

        await Save(known with { Phase = ImportPhase.Running, Worker = by });
        Begin();
        return View();
    }

    public async Task<Outcome<ImportView>> Cancel(PersonId by)
    {
        if (await MaySee(by) is { } refusal)
        {
            return refusal;
        }

        if (memory is null)
        {
            return ProblemCode.NotFound;
        }

        await StopWork();
        if (memory is { HasEnded: false, Ending: ImportPhase.Unknown } known)
        {
            await Save(known with { Ending = ImportPhase.Cancelled });
        }

        if (memory.IsAtWork)
        {
            Begin();
        }

        return memory.Phase == ImportPhase.Done ? WrongPhase() : View();
    }

    public async Task<Outcome<ImportView>> Undo(bool keepChanged, PersonId by)
    {
        if (await MayImport(by) is { } refusal)
        {
            return refusal;
        }

        if (memory is { Phase: ImportPhase.Undone } or { Ending: ImportPhase.Undone })
        {
            return View();
        }

        await StopWork();
        if (memory is not { Phase: ImportPhase.Done } known)
        {
            return WrongPhase();
        }

        await Save(known with { Ending = ImportPhase.Undone, Worker = by, KeepChanged = keepChanged, Problem = null });
        Begin();
        return View();
    }

    /// <summary>The rights of now: a right that was withdrawn counts at once.</summary>
    private async Task<Problem?> MayImport(PersonId by) =>
        await Picture.ContributionConfiguration(self.Partner) is { } picture
            ? ContributionDecider.MayEnter(picture, self.Partner, picture.People.FirstOrDefault(p => p.Person == by))
            : Problem.Of(ProblemCode.NotFound);

    private async Task<Problem?> MaySee(PersonId by) =>
        await Picture.ContributionConfiguration(self.Partner) is { } picture && picture.People.FirstOrDefault(p => p.Person == by) is { } who
            && Rights.StandingsIn(who, self.Partner, picture.InputOnly).HasFlag(Standings.OwnEditor)
            ? null
            : Problem.Of(ProblemCode.NotFound);

    private Problem WrongPhase() => memory is null ? Problem.Of(ProblemCode.NotFound) : Problem.Of(ProblemCode.ImportState, ("state", memory.Phase.ToString()));

    private int DataRows(ImportMemory of, int headerRow) => of.Chunks.Sum(c => c.Rows) - first.Count(r => r.Number <= headerRow);

    private int ChunkOf(int row)
    {
        for (var i = 0; i < memory!.Chunks.Length; i++)
        {
            if (row >= memory.Chunks[i].First && row <= memory.Chunks[i].Last)
            {
                return i;
            }
        }

        return -1;
    }

    private async Task Save(ImportMemory next)
    {
        await Guarded(() => rows.WriteAsync(next));
        memory = next;
        if (next.Ending == ImportPhase.Unknown)
        {
            LogPhase(logger, self.Key, next.Phase);
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
            throw new StorageUnavailableException("This import is written elsewhere; it is loaded anew.", fenced);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private static string Named(string name)
    {
        var clean = new string([.. (name ?? "").Split('/', '\\')[^1].Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format).Take(120)]).Trim();
        return clean.Length == 0 ? "bestand" : clean;
    }
}
