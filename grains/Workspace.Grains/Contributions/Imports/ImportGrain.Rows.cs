using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Contributions;
using Workspace.Domain.Contributions.Imports;

namespace Workspace.Grains.Contributions.Imports;

/// <summary>Rows: what they become, and what they look like.</summary>
internal sealed partial class ImportGrain
{
    private const int HeadRows = 12;
    private const int HeadCells = 30;
    private const int HeadText = 60;

    private readonly Dictionary<string, string?> areas = new(StringComparer.Ordinal);
    private ImportWords? words;

    private sealed record TriedRow(int Number, ImmutableArray<ImportCell> Cells, ImmutableArray<ImportProblem> Problems, ImmutableArray<(ImportField Field, string Text)> Unknown, bool LeftOut);

    public async Task<Outcome<ImportView>> View(PersonId by) => await MaySee(by) is { } refusal ? refusal : memory is null ? ProblemCode.NotFound : View();

    public async Task<Outcome<ImportRowPage>> Rows(ImportRowQuery query, PersonId by)
    {
        if (await MaySee(by) is { } refusal)
        {
            return refusal;
        }

        if (memory is not { Phase: ImportPhase.Ready, Purged: false } known)
        {
            return WrongPhase();
        }

        if (query.Limit is < 1 or > ImportRowQuery.MaxLimit)
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "limit"));
        }

        var page = ImmutableArray.CreateBuilder<ImportRow>();
        for (var i = 0; i < known.Chunks.Length; i++)
        {
            var chunk = known.Chunks[i];
            if (chunk.Last < query.From || (query.OnlyBad && chunk.Bad == 0))
            {
                continue;
            }

            var verdicts = (await rows.VerdictsAsync(i)).ToDictionary(v => v.Number);
            var raw = (await DataOf(i, known.Mapping)).RemoveAll(r => r.Number < query.From || (query.OnlyBad && (!verdicts.ContainsKey(r.Number) || LeavesOut(r.Number))));
            await FindAreas(raw, known.Mapping);
            var reading = Reading(known.Mapping);
            foreach (var row in raw)
            {
                if (page.Count == query.Limit)
                {
                    return new ImportRowPage(page.ToImmutable(), row.Number);
                }

                page.Add(new()
                {
                    Number = row.Number,
                    Cells = reading.Read(row, Corrected(row.Number)).Cells,
                    Problems = verdicts.GetValueOrDefault(row.Number)?.Problems ?? [],
                    LeftOut = LeavesOut(row.Number),
                });
            }
        }

        return new ImportRowPage(page.ToImmutable(), null);
    }

    private ImportView View()
    {
        var known = memory!;
        return new()
        {
            Id = self.Import,
            Partner = self.Partner,
            Name = known.File.Name,
            Phase = known.Phase,
            Ending = known.Ending != ImportPhase.Unknown,
            By = known.By,
            At = known.At,
            Format = known.File.Format,
            Encoding = known.File.Encoding,
            Separator = known.File.Separator,
            Sheet = known.File.Sheet,
            Columns = known.Phase == ImportPhase.Receiving ? [] : ImportColumns.Of(first, known.Mapping.HeaderRow),
            Mapping = known.Mapping,
            Rows = known.Rows,
            Worked = worked,
            Bad = known.Chunks.Sum(c => c.Bad),
            LeftOut = known.Chunks.Sum(c => c.LeftOut),
            Imported = known.Imported,
            Unknown = known.Unknown,
            Problem = known.Problem,
            Head = known.Phase is ImportPhase.Mapping or ImportPhase.Ready ? [.. first.Take(HeadRows).Select(r => r with { Cells = [.. r.Cells.Take(HeadCells).Select(c => c.Length <= HeadText ? c : c[..HeadText])] })] : [],
            KeptUntil = known.At.AddDays(IImportGrain.KeptDays),
        };
    }

    /// <summary>Reads rows and has the contribution try, or stage, those that can be read.</summary>
    /// <exception cref="ImportRefusedException">The contribution takes nothing of this person or import (any more).</exception>
    private async Task<TriedRow[]> Try(ImportMemory known, ImmutableArray<RawRow> raw, bool dryRun, PersonId by)
    {
        await FindAreas(raw, known.Mapping);
        var reading = Reading(known.Mapping);
        var tried = new TriedRow[raw.Length];
        var batch = ImmutableArray.CreateBuilder<AddSignal>();
        var places = new List<int>();
        for (var i = 0; i < raw.Length; i++)
        {
            var read = reading.Read(raw[i], Corrected(raw[i].Number));
            var left = LeavesOut(raw[i].Number);
            tried[i] = new(raw[i].Number, read.Cells, left ? [] : read.Problems, left ? [] : read.Unknown, left);
            if (read.Signal is not { } signal || left)
            {
                continue;
            }

            if (dryRun && signal.Label is { } label && labels is not null && !labels.TryAdd(label.Trim(), raw[i].Number) && labels[label.Trim()] != raw[i].Number)
            {
                tried[i] = tried[i] with { Problems = [new(ImportField.Label, Problem.Of(ProblemCode.AlreadyExists, ("field", "label")))] };
                continue;
            }

            batch.Add(signal);
            places.Add(i);
        }

        if (batch.Count > 0)
        {
            var staged = await Contribution.Stage(new() { Import = self.Import.Value, First = raw[0].Number, Rows = batch.ToImmutable(), DryRun = dryRun }, by);
            if (!staged.IsDone)
            {
                throw new ImportRefusedException(staged.Problem);
            }

            for (var i = 0; i < places.Count; i++)
            {
                if (staged.Value[i] is { } problem)
                {
                    tried[places[i]] = tried[places[i]] with { Problems = [new(ImportReading.FieldOf(problem), problem)] };
                }
            }
        }

        return tried;
    }

    private async Task<ImmutableArray<RawRow>> DataOf(int chunk, ImportMapping mapping) => (await rows.ChunkAsync(chunk)).RemoveAll(r => r.Number <= mapping.HeaderRow);

    private async Task<Dictionary<string, int>> LabelsOfAllRows()
    {
        var known = memory!;
        var found = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var reading = Reading(known.Mapping);
        for (var i = 0; known.Mapping.Columns.Contains(ImportField.Label) && i < known.Chunks.Length; i++)
        {
            foreach (var row in await DataOf(i, known.Mapping))
            {
                if (!LeavesOut(row.Number) && reading.Read(row, Corrected(row.Number)).Cells.FirstOrDefault(c => c.Field == ImportField.Label) is { Text: { Length: > 0 } label })
                {
                    found.TryAdd(label, row.Number);
                }
            }
        }

        return found;
    }

    private ImportReading Reading(ImportMapping mapping) => new(mapping, words ??= new(terms), areas.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value!, StringComparer.Ordinal));

    private ImmutableArray<FieldText> Corrected(int row) => corrections.GetValueOrDefault(row)?.Fields ?? [];

    private bool LeavesOut(int row) => corrections.GetValueOrDefault(row)?.LeaveOut == true;

    /// <summary>Finds areas by code, or by a name that only one has, or only one within the picture.</summary>
    private async Task FindAreas(ImmutableArray<RawRow> raw, ImportMapping mapping)
    {
        var reading = Reading(mapping);
        foreach (var text in raw.Select(r => reading.AreaText(r, Corrected(r.Number))).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal))
        {
            var folded = ImportWords.Fold(text);
            if (!areas.ContainsKey(folded))
            {
                areas[folded] = await FindArea(text, folded);
            }
        }
    }

    private async Task<string?> FindArea(string text, string folded)
    {
        if (AreaId.TryParse(text.ToUpperInvariant(), out var id) && await catalogue.FindAsync(id) is { } coded)
        {
            return coded.Id.Value;
        }

        var named = (await catalogue.SearchAsync(new() { Text = text, Take = 50 })).Areas.Where(a => ImportWords.Fold(a.Name) == folded).ToList();
        if (named.Count > 1 && await Picture.ContributionConfiguration(self.Partner) is { } picture)
        {
            named = [.. named.Where(a => picture.Areas.Any(p => AreaCodes.LiesIn(a.Id, p.Id)))];
        }

        return named.Count == 1 ? named[0].Id.Value : null;
    }

    private int Bad(ImmutableArray<RowVerdict> verdicts) => verdicts.Count(v => !LeavesOut(v.Number));

    private static ImportRow Shown(TriedRow row, bool leftOut) => new() { Number = row.Number, Cells = row.Cells, Problems = row.Problems, LeftOut = leftOut };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
