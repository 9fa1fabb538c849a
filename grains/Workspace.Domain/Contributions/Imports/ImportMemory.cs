using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions.Imports;

/// <summary>What an import remembers of itself beside the rows of its file: one small row.</summary>
[GenerateSerializer, Immutable, Alias("ws.import.memory")]
public sealed record ImportMemory
{
    [Id(0)] public int Schema { get; init; } = 1;

    [Id(1)] public required OpenImport File { get; init; }

    [Id(2)] public required PersonId By { get; init; }

    [Id(3)] public required DateTimeOffset At { get; init; }

    [Id(4)] public ImportPhase Phase { get; init; } = ImportPhase.Receiving;

    /// <summary>The end that is wanted, for as long as something still has to be removed on the way there.</summary>
    [Id(5)] public ImportPhase Ending { get; init; }

    [Id(6)] public ImmutableArray<ImportChunk> Chunks { get; init; } = [];

    [Id(7)] public ImportMapping Mapping { get; init; } = ImportMapping.Nothing;

    [Id(8)] public ImmutableArray<UnknownValue> Unknown { get; init; } = [];

    [Id(9)] public int Imported { get; init; }

    [Id(10)] public Problem? Problem { get; init; }

    /// <summary>Who imports, or takes back: whose rights it is done under.</summary>
    [Id(11)] public PersonId? Worker { get; init; }

    [Id(12)] public bool KeepChanged { get; init; }

    /// <summary>Nothing of the file is kept any more.</summary>
    [Id(13)] public bool Purged { get; init; }

    /// <summary>Rows of data, counted when the mapping said where they begin.</summary>
    [Id(14)] public int Rows { get; init; }

    public const int MaxUnknown = 100;

    public bool HasEnded => Phase is ImportPhase.Done or ImportPhase.Cancelled or ImportPhase.Undone or ImportPhase.Failed;

    /// <summary>Whether something goes on that must be gone on with after a restart.</summary>
    public bool IsAtWork => Ending != ImportPhase.Unknown || Phase is ImportPhase.Checking or ImportPhase.Running || (HasEnded && !Purged);

    /// <summary>Throws for a schema this program does not know: a newer program wrote it.</summary>
    public static ImportMemory Upgrade(ImportMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        return memory.Schema == 1 ? memory : throw new InvalidOperationException($"Import memory has schema {memory.Schema}; this program knows 1. Run the newer program.");
    }
}

/// <param name="First">Place of its first row in the file.</param>
/// <param name="Last">Place of its last row.</param>
/// <param name="Bad">Rows with a problem, those left out not counted.</param>
[GenerateSerializer, Immutable, Alias("ws.import.chunk")]
public sealed record ImportChunk([property: Id(0)] int First, [property: Id(1)] int Last, [property: Id(2)] int Rows, [property: Id(3)] int Bad, [property: Id(4)] int LeftOut);

/// <summary>What checking a row found.</summary>
/// <param name="Problems">The first <see cref="MaxProblems"/>; whoever corrects those is told of the rest.</param>
[GenerateSerializer, Immutable, Alias("ws.import.verdict")]
public sealed record RowVerdict([property: Id(0)] int Number, [property: Id(1)] ImmutableArray<ImportProblem> Problems)
{
    public const int MaxProblems = 6;

    public static RowVerdict Of(int number, ImmutableArray<ImportProblem> problems) => new(number, [.. problems.Take(MaxProblems)]);
}

/// <summary>The correction of a row as it is kept.</summary>
[GenerateSerializer, Immutable, Alias("ws.import.correction")]
public sealed record RowCorrection([property: Id(0)] int Number, [property: Id(1)] CorrectRow Correction)
{
    /// <summary>Corrected rows of one import at most; who has more corrects the file.</summary>
    public const int Max = 5_000;
}
