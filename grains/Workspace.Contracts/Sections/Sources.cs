using System.Collections.Immutable;
using Workspace.Contracts.Contributions;

namespace Workspace.Contracts.Sections;

/// <summary>What each claim of a section rests on, in reading order.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.sources")]
public sealed record SectionSources
{
    [Id(0)] public required ImmutableArray<ClaimSources> Claims { get; init; }
}

/// <param name="Signals">The signals that the claim refers to, each once.</param>
[GenerateSerializer, Immutable, Alias("ws.section.claim-sources")]
public sealed record ClaimSources([property: Id(0)] ImmutableArray<SignalRef> Signals)
{
    /// <summary>The entities that the claim refers to, each once.</summary>
    [Id(1)] public ImmutableArray<EntityRef> Entities { get; init; } = [];
}

/// <summary>
/// How well the claims of a section rest on sources. A claim is a paragraph, item or cell with a sentence of six words or more. What has fallen is what the asker may know to have fallen.
/// A source is a signal, or an entity of a partner of which the claim cites nothing else that stands: what an entity rests on may be just the signal beside it.
/// </summary>
[GenerateSerializer, Immutable, Alias("ws.section.quality")]
public sealed record SectionQuality
{
    [Id(0)] public required int Claims { get; init; }

    /// <summary>Claims that refer to no signal or entity.</summary>
    [Id(1)] public required int WithoutSource { get; init; }

    /// <summary>Claims with one source that stands.</summary>
    [Id(2)] public required int OneSource { get; init; }

    /// <summary>Claims all of whose signals were withdrawn, dismissed or destroyed, and whose entities fell with theirs.</summary>
    [Id(3)] public required int Fallen { get; init; }
}

/// <summary>Whether a section cites signals, and the sentences when the asker may read it.</summary>
[GenerateSerializer, Immutable, Alias("ws.section.cited")]
public sealed record CitedSection
{
    [Id(0)] public required bool Cites { get; init; }

    /// <summary>Null when it cites none of them, or the asker may not read it.</summary>
    [Id(1)] public SectionCitations? Shown { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.section.citations")]
public sealed record SectionCitations
{
    [Id(0)] public required SectionId Section { get; init; }

    [Id(1)] public required string Number { get; init; }

    [Id(2)] public required string Title { get; init; }

    /// <summary>At most <see cref="MaxSentences"/>, in reading order.</summary>
    [Id(3)] public required ImmutableArray<CitingSentence> Sentences { get; init; }

    public const int MaxSentences = 50;
}

/// <param name="Text">Without the references themselves; at most 400 characters.</param>
/// <param name="Others">What else the paragraph of the sentence rests on and still stands, as far as the asker may know; without any it is left without a source.</param>
[GenerateSerializer, Immutable, Alias("ws.section.citing-sentence")]
public sealed record CitingSentence([property: Id(0)] string Text, [property: Id(1)] ImmutableArray<SignalRef> Others)
{
    /// <summary>Entities that the paragraph rests on too and that still stand, as far as the asker may know.</summary>
    [Id(2)] public ImmutableArray<EntityRef> OtherEntities { get; init; } = [];
}

/// <summary>Where a picture cites a signal: what falls with it when it is withdrawn.</summary>
[GenerateSerializer, Immutable, Alias("ws.picture.citations")]
public sealed record SignalCitations
{
    [Id(0)] public required ImmutableArray<SectionCitations> Sections { get; init; }

    /// <summary>Sections that cite it too and that the asker may not read.</summary>
    [Id(1)] public required int Hidden { get; init; }

    /// <summary>Entities that rest on it: each falls when nothing else stands under it.</summary>
    [Id(2)] public ImmutableArray<EntityAtStake> Entities { get; init; } = [];
}
