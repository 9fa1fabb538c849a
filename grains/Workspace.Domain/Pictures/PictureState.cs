using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Pictures;

namespace Workspace.Domain.Pictures;

/// <summary>What is kept of a picture.</summary>
[GenerateSerializer, Immutable, Alias("ws.picture.state")]
public sealed record PictureState
{
    [Id(0)] public int Schema { get; init; } = 1;

    /// <summary>0 for a picture that was never opened; grows with every stored change.</summary>
    [Id(1)] public long Version { get; init; }

    [Id(2)] public string Title { get; init; } = "";

    [Id(3)] public Intake Intake { get; init; } = new() { JointNeed = "", WillToAct = "", LegalBasis = "", Capacity = "" };

    [Id(4)] public string Question { get; init; } = "";

    [Id(5)] public string Scope { get; init; } = "";

    [Id(6)] public ImmutableArray<PictureArea> Areas { get; init; } = [];

    [Id(7)] public DateOnly From { get; init; }

    [Id(8)] public DateOnly Until { get; init; }

    [Id(9)] public ImmutableArray<ParticipatingPartner> Partners { get; init; } = [];

    [Id(10)] public ImmutableArray<Participant> People { get; init; } = [];

    [Id(11)] public ImmutableArray<PictureSection> Sections { get; init; } = [];

    [Id(12)] public PicturePhase Phase { get; init; } = PicturePhase.Drafting;

    [Id(13)] public ImmutableArray<PublicationSummary> Publications { get; init; } = [];

    [Id(14)] public string Template { get; init; } = "";

    [Id(15)] public PersonId CreatedBy { get; init; }

    [Id(16)] public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Revision that is being published now, 0 when none: after a crash it is undone or finished.</summary>
    [Id(17)] public int Publishing { get; init; }

    public bool Exists => Version > 0;

    public int Revision => Publications.IsEmpty ? 0 : Publications[^1].Revision;

    public Participant? Find(PersonId person) => People.FirstOrDefault(p => p.Person == person);

    /// <summary>Throws for a schema this program does not know: a newer program wrote it.</summary>
    public static PictureState Upgrade(PictureState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Schema == 1 ? state : throw new InvalidOperationException($"Picture state has schema {state.Schema}; this program knows 1. Run the newer program.");
    }
}

/// <summary>A section as the picture knows it.</summary>
[GenerateSerializer, Immutable, Alias("ws.picture.section")]
public sealed record PictureSection
{
    [Id(0)] public required SectionId Id { get; init; }

    [Id(1)] public required int Chapter { get; init; }

    [Id(2)] public required string ChapterTitle { get; init; }

    [Id(3)] public required string Number { get; init; }

    [Id(4)] public required string Title { get; init; }

    [Id(5)] public required ImmutableArray<PartnerId> Owners { get; init; }

    [Id(6)] public string? InitialText { get; init; }
}
