using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;

namespace Workspace.Domain.Contributions;

/// <summary>Imports: rows are staged in batches, appear at once, and can be taken back.</summary>
public static partial class ContributionDecider
{
    /// <summary>What a batch stages, and the problem of each row that it does not.</summary>
    public sealed record Staging(SignalChange Change, ImmutableArray<Problem?> Problems);

    /// <param name="areas">The area of each row as it was found, by its text.</param>
    /// <param name="idOf">An id for the row at this place of the file: the same at every try.</param>
    public static Outcome<Staging> Stage(SignalDesk desk, ImportBatch batch, IReadOnlyDictionary<string, PictureArea> areas, Func<int, SignalId> idOf)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(idOf);
        if (MayEnter(desk) is { } refusal)
        {
            return refusal;
        }

        if (batch.Rows.IsDefaultOrEmpty || batch.Rows.Length > ImportBatch.MaxRows || batch.First < 0 || string.IsNullOrEmpty(batch.Import) || batch.Import.Length > 64)
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "rows"));
        }

        var mark = desk.Memory.Find(batch.Import) ?? new(batch.Import, ImportStage.Staged, desk.By!.Person, desk.At, []);
        if (mark.Stage != ImportStage.Staged)
        {
            return Problem.Of(ProblemCode.ImportState, ("state", mark.Stage.ToString()));
        }

        if (!batch.DryRun && mark.Batches.Contains(batch.First))
        {
            return new Staging(SignalChange.Nothing, [.. batch.Rows.Select(_ => (Problem?)null)]);
        }

        var problems = ImmutableArray.CreateBuilder<Problem?>(batch.Rows.Length);
        var put = ImmutableArray.CreateBuilder<Signal>();
        var events = ImmutableArray.CreateBuilder<SignalEvent>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var working = desk;
        for (var i = 0; i < batch.Rows.Length; i++)
        {
            var row = batch.Rows[i];
            var area = row.Area is { Length: > 0 } text && areas.TryGetValue(text, out var found) ? found : null;
            var problem = SignalChecks.FirstProblem(row, desk.Terms, area is not null, desk.InputOnly, desk.Today);
            if (problem is null && row.Label is { Length: > 0 } label && !seen.Add(label.Trim()))
            {
                problem = Problem.Of(ProblemCode.AlreadyExists, ("field", "label"));
            }

            if (problem is null)
            {
                var added = AddChecked(working, row, idOf(batch.First + i), area, batch.Import, desk.By!.Person);
                if (added.IsDone)
                {
                    put.AddRange(added.Value.Put);
                    events.AddRange(added.Value.Events);
                    working = added.Value.Memory is { } memory ? working with { Memory = memory } : working;
                }

                problem = added.Problem;
            }

            problems.Add(problem);
        }

        var change = batch.DryRun
            ? SignalChange.Nothing
            : new() { Put = put.ToImmutable(), Events = events.ToImmutable(), Memory = working.Memory.With(mark with { Batches = mark.Batches.Add(batch.First) }) };
        return new Staging(change, problems.ToImmutable());
    }

    /// <summary>Makes everything that was staged appear.</summary>
    public static Outcome<SignalChange> CommitImport(SignalDesk desk, string import)
    {
        ArgumentNullException.ThrowIfNull(desk);
        if (MayEnter(desk) is { } refusal)
        {
            return refusal;
        }

        return desk.Memory.Find(import) switch
        {
            null => ProblemCode.NotFound,
            { Stage: ImportStage.Committed } => SignalChange.Nothing,
            { Stage: ImportStage.Staged } mark => new SignalChange { Memory = desk.Memory.With(mark with { Stage = ImportStage.Committed, Batches = [] }) },
            var mark => Problem.Of(ProblemCode.ImportState, ("state", mark.Stage.ToString())),
        };
    }

    /// <summary>The signals that go when an import is taken back. Those that someone worked on since may stay.</summary>
    public static Outcome<ImmutableArray<Signal>> UndoImport(SignalDesk desk, string import, bool keepChanged)
    {
        ArgumentNullException.ThrowIfNull(desk);
        if (MayEnter(desk) is { } refusal)
        {
            return refusal;
        }

        if (desk.Memory.Find(import) is not { } mark)
        {
            return ProblemCode.NotFound;
        }

        var keep = keepChanged && mark.Stage == ImportStage.Committed;
        return ImmutableArray.CreateRange(desk.Register.All.Where(s => s.Import == import && !(keep && s.Version > 1)));
    }
}
