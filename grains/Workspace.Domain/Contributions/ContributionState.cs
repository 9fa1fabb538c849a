using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions;

/// <summary>What a contribution remembers of itself beside its signals: one small row.</summary>
[GenerateSerializer, Immutable, Alias("ws.contribution.memory")]
public sealed record ContributionMemory
{
    /// <summary>1: signals and their history are all there is. 2: moves of many, destructions and files in pieces may stand beside them, which a program that knows 1 would not see.</summary>
    [Id(0)] public int Schema { get; init; } = Current;

    /// <summary>The last number given out for a label.</summary>
    [Id(1)] public int LastNumber { get; init; }

    /// <summary>Imports that are not finished, and the last <see cref="MaxImports"/> that are.</summary>
    [Id(2)] public ImmutableArray<ImportMark> Imports { get; init; } = [];

    [Id(3)] public ImmutableArray<PublicationHold> Holds { get; init; } = [];

    public const int Current = 2;

    public const int MaxImports = 500;

    public const int MaxHolds = 50;

    /// <summary>Throws for a schema this program does not know: a newer program wrote it.</summary>
    public static ContributionMemory Upgrade(ContributionMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        return memory.Schema switch
        {
            Current => memory,
            1 => memory with { Schema = Current },
            _ => throw new InvalidOperationException($"Contribution memory has schema {memory.Schema}; this program knows {Current}. Run the newer program."),
        };
    }

    public ImportMark? Find(string? import) => import is null ? null : Imports.FirstOrDefault(i => i.Id == import);

    public ContributionMemory With(ImportMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        var others = Imports.RemoveAll(i => i.Id == mark.Id);
        while (others.Length >= MaxImports && others.FirstOrDefault(i => i.Stage != ImportStage.Staged) is { } oldest)
        {
            others = others.Remove(oldest);
        }

        return this with { Imports = others.Add(mark) };
    }
}

[Alias("ws.contribution.import-stage")]
public enum ImportStage
{
    Unknown = 0,
    /// <summary>Rows may arrive; nobody sees them.</summary>
    Staged = 1,
    Committed = 2,
    /// <summary>Taken back; rows that are left go when the contribution finds them.</summary>
    Undone = 3,
}

/// <param name="Batches">First rows of the batches that arrived.</param>
[GenerateSerializer, Immutable, Alias("ws.contribution.import")]
public sealed record ImportMark(
    [property: Id(0)] string Id, [property: Id(1)] ImportStage Stage, [property: Id(2)] PersonId By, [property: Id(3)] DateTimeOffset At, [property: Id(4)] ImmutableArray<int> Batches);

/// <summary>What a decision writes: signals as they are from now on, with what happened to each, and the memory when it changed.</summary>
public sealed record SignalChange
{
    public ImmutableArray<Signal> Put { get; init; } = [];

    /// <summary>One for each of <see cref="Put"/>, in the same order.</summary>
    public ImmutableArray<SignalEvent> Events { get; init; } = [];

    public ContributionMemory? Memory { get; init; }

    /// <summary>The move that all of it is; it is stored instead of <see cref="Put"/> and <see cref="Events"/>, which follow from it.</summary>
    public SignalsMoved? Moved { get; init; }

    public bool IsNothing => Put.IsEmpty && Memory is null;

    public static SignalChange Nothing { get; } = new();
}
