using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Workspace.Contracts.Contributions;

/// <summary>
/// One import of a file into a contribution. Key: <see cref="ImportRef.Key"/>. For editors of the partner, and for the coordinator of one that only gives information; for everybody
/// else it does not exist. Its rows are kept until it ends, and never longer than <see cref="KeptDays"/>.
/// </summary>
[Alias("ws.grain.import")]
public interface IImportGrain : IGrainWithStringKey
{
    public const int KeptDays = 7;

    /// <summary>Rows of one call of <see cref="Receive"/> at most; also what is checked and imported at a time.</summary>
    public const int MaxChunk = ImportBatch.MaxRows;

    /// <summary>Size of the rows of one call of <see cref="Receive"/> at most, by <see cref="RawRow.SizeOf"/>.</summary>
    public const int MaxChunkText = 40_000;

    /// <summary>Begins. Repeating it by the same person is harmless.</summary>
    [Alias("Open")] Task<Outcome<Unit>> Open(OpenImport command, PersonId by);

    /// <summary>Rows of the file, in order, as chunk 0, 1, 2 …; the same chunk twice is one chunk.</summary>
    [Alias("Receive")] Task<Outcome<Unit>> Receive(int chunk, ImmutableArray<RawRow> rows, PersonId by);

    /// <summary>All rows have arrived: suggests what the columns are.</summary>
    [Alias("Received")] Task<Outcome<ImportView>> Received(PersonId by);

    [Alias("View"), Reading, AlwaysInterleave] Task<Outcome<ImportView>> View(PersonId by);

    [Alias("Rows"), Reading, AlwaysInterleave] Task<Outcome<ImportRowPage>> Rows(ImportRowQuery query, PersonId by);

    /// <summary>Says what the columns are and begins to check all rows.</summary>
    [Alias("Map")] Task<Outcome<ImportView>> Map(ImportMapping mapping, PersonId by);

    /// <summary>Corrects or leaves out one row (by its place in the file) and checks it anew.</summary>
    [Alias("Correct")] Task<Outcome<ImportRow>> Correct(int row, CorrectRow command, PersonId by);

    /// <summary>Imports the rows that are good; the others stay behind.</summary>
    [Alias("Start")] Task<Outcome<ImportView>> Start(PersonId by);

    /// <summary>Ends it before it is done; nothing of it is left.</summary>
    [Alias("Cancel")] Task<Outcome<ImportView>> Cancel(PersonId by);

    /// <summary>Takes back what was imported.</summary>
    /// <param name="keepChanged">What someone worked on since stays.</param>
    [Alias("Undo")] Task<Outcome<ImportView>> Undo(bool keepChanged, PersonId by);
}

/// <summary>The imports of one contribution that are remembered. Key: <see cref="ContributionRef.Key"/>.</summary>
[Alias("ws.grain.import-list")]
public interface IImportListGrain : IGrainWithStringKey
{
    /// <summary>How many are remembered; the oldest are forgotten first, their signals stay.</summary>
    public const int Max = 50;

    /// <summary>Whether someone may import here, before a file is taken in.</summary>
    [Alias("Admit"), Reading] Task<Outcome<Unit>> Admit(PersonId by);

    /// <summary>For imports that begin.</summary>
    [Alias("Add")] Task Add(SignalId import);

    /// <summary>Newest first.</summary>
    [Alias("List"), Reading] Task<Outcome<ImmutableArray<ImportView>>> List(PersonId by);
}
