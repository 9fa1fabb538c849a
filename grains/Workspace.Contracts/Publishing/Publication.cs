using System.Collections.Immutable;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Text;

namespace Workspace.Contracts.Publishing;

/// <summary>Everything a published document is made of, frozen. The same model and the same template give the same bytes.</summary>
[GenerateSerializer, Immutable, Alias("ws.publication.model")]
public sealed record PublicationModel
{
    [Id(0)] public required PictureId Picture { get; init; }

    [Id(1)] public required int Revision { get; init; }

    [Id(2)] public required string Title { get; init; }

    [Id(3)] public required string Question { get; init; }

    [Id(4)] public required string Scope { get; init; }

    [Id(5)] public required Intake Intake { get; init; }

    [Id(6)] public required ImmutableArray<PictureArea> Areas { get; init; }

    [Id(7)] public required DateOnly From { get; init; }

    [Id(8)] public required DateOnly Until { get; init; }

    [Id(9)] public required DateTimeOffset PublishedAt { get; init; }

    [Id(10)] public required string PublishedBy { get; init; }

    [Id(11)] public required ImmutableArray<ParticipatingPartner> Partners { get; init; }

    [Id(12)] public required ImmutableArray<PublishedChapter> Chapters { get; init; }

    /// <summary>Signals up to the handling level of the audience, by label.</summary>
    [Id(13)] public required ImmutableArray<Signal> Signals { get; init; }

    /// <summary>Highest handling level in this edition.</summary>
    [Id(14)] public required HandlingLevel Audience { get; init; }

    /// <summary>Names of the areas that the texts refer to, by code; those of the picture itself need not be in it.</summary>
    [Id(16)] public ImmutableArray<PictureArea> CitedAreas { get; init; } = [];

    /// <summary>Entities that the texts refer to and that this audience may see.</summary>
    [Id(17)] public ImmutableArray<PublishedEntity> CitedEntities { get; init; } = [];

    /// <summary>Words of the region for terms of these signals, as they were when this was assembled: a document must come out the same whatever the region changes later.</summary>
    [Id(15)] public ImmutableArray<PublishedTerm> Terms { get; init; } = [];
}

/// <summary>A term that the template does not know by itself, or that the region calls otherwise.</summary>
/// <param name="Protected">Stands for a person who must not be recognisable; the kind is not printed.</param>
[GenerateSerializer, Immutable, Alias("ws.publication.term")]
public sealed record PublishedTerm([property: Id(0)] string List, [property: Id(1)] string Id, [property: Id(2)] Words Name, [property: Id(3)] bool Protected);

/// <summary>What a document says of an entity that its texts refer to: what it is called, never who it is.</summary>
/// <param name="Label">The alias of a person.</param>
[GenerateSerializer, Immutable, Alias("ws.publication.entity")]
public sealed record PublishedEntity([property: Id(0)] EntityRef Entity, [property: Id(1)] EntityType Type, [property: Id(2)] string Label);

[GenerateSerializer, Immutable, Alias("ws.publication.chapter")]
public sealed record PublishedChapter
{
    [Id(0)] public required int Number { get; init; }

    [Id(1)] public required string Title { get; init; }

    [Id(2)] public required ImmutableArray<PublishedSection> Sections { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.publication.section")]
public sealed record PublishedSection
{
    [Id(0)] public required SectionId Id { get; init; }

    [Id(1)] public required string Number { get; init; }

    [Id(2)] public required string Title { get; init; }

    [Id(3)] public required ImmutableArray<PartnerId> Owners { get; init; }

    [Id(4)] public required ImmutableArray<RichNode> Content { get; init; }

    [Id(5)] public required string Hash { get; init; }

    [Id(6)] public required long Sequence { get; init; }

    [Id(7)] public required ImmutableArray<SignatureView> Signatures { get; init; }
}

/// <summary>What a reader can check offline: every section hash, the template, the root over all.</summary>
[GenerateSerializer, Immutable, Alias("ws.publication.manifest")]
public sealed record PublicationManifest
{
    [Id(0)] public required PictureId Picture { get; init; }

    [Id(1)] public required int Revision { get; init; }

    [Id(2)] public required string TemplateName { get; init; }

    /// <summary>SHA-256 over the files of the template, 64 hex digits.</summary>
    [Id(3)] public required string TemplateHash { get; init; }

    [Id(4)] public required ImmutableArray<ManifestSection> Sections { get; init; }

    /// <summary>Merkle root over the section leaves (RFC 6962 style: leaf prefix 0x00, node prefix 0x01), 64 hex digits.</summary>
    [Id(5)] public required string Root { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.publication.manifest-section")]
public sealed record ManifestSection([property: Id(0)] SectionId Section, [property: Id(1)] string Number, [property: Id(2)] string Hash, [property: Id(3)] int Signatures);

/// <summary>A published revision.</summary>
[GenerateSerializer, Immutable, Alias("ws.publication.view")]
public sealed record PublicationView
{
    [Id(0)] public required PublicationSummary Summary { get; init; }

    [Id(1)] public required PublicationManifest Manifest { get; init; }

    /// <summary>SHA-256 of the HTML bytes, 64 hex digits.</summary>
    [Id(2)] public required string DocumentHash { get; init; }

    /// <summary>Size of the HTML, bytes.</summary>
    [Id(3)] public required int DocumentBytes { get; init; }
}

/// <summary>One published revision. Key: <c>picture/revision</c>.</summary>
[Alias("ws.grain.publication")]
public interface IPublicationGrain : IGrainWithStringKey
{
    /// <summary>Renders and stores. Until <see cref="Confirm"/> it may be repeated with another model (a publication that did not come through).</summary>
    [Alias("Assemble")] Task<Outcome<PublicationView>> Assemble(PublicationModel model);

    /// <summary>Fixes the revision for ever. Repeating it is harmless.</summary>
    [Alias("Confirm")] Task Confirm();

    /// <summary>The summary when the revision was confirmed, else null. For the picture only.</summary>
    [Alias("Confirmed")] Task<PublicationSummary?> Confirmed();

    [Alias("View")] Task<Outcome<PublicationView>> View(PersonId by);

    /// <summary>The HTML document, UTF-8.</summary>
    [Alias("Document")] Task<Outcome<byte[]>> Document(PersonId by);
}

/// <summary>Turns a model into a document. Pure: no clock, no network, no files but the template's.</summary>
public interface IPublicationRenderer
{
    /// <summary>Name of the template, with version, for example <c>picture.v1</c>.</summary>
    string TemplateName { get; }

    /// <summary>SHA-256 over the template's files, 64 hex digits.</summary>
    string TemplateHash { get; }

    /// <summary>HTML as UTF-8; refused with <see cref="ProblemCode.TemplateFailed"/> when the template does not render within its limits.</summary>
    Outcome<byte[]> Render(PublicationModel model, PublicationManifest manifest, CancellationToken cancellation = default);
}

/// <summary>The chapter templates a picture can start from.</summary>
public interface IChapterTemplates
{
    ImmutableArray<ChapterTemplate> All { get; }
}

[GenerateSerializer, Immutable, Alias("ws.template.chapters")]
public sealed record ChapterTemplate
{
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required Words Name { get; init; }

    [Id(2)] public required Words Description { get; init; }

    [Id(3)] public required ImmutableArray<TemplateChapter> Chapters { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.template.chapter")]
public sealed record TemplateChapter
{
    [Id(0)] public required int Number { get; init; }

    [Id(1)] public required Words Title { get; init; }

    [Id(2)] public required ImmutableArray<TemplateSection> Sections { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.template.section")]
public sealed record TemplateSection
{
    [Id(0)] public required Words Title { get; init; }

    /// <summary>What belongs in it, for the writer; becomes the first text.</summary>
    [Id(1)] public required Words Guidance { get; init; }

    /// <summary>Who owns it by default: <c>all</c> partners, the <c>coordinator</c>'s organisation, or a kind of partner: <c>politie</c>, <c>gemeente</c>, <c>om</c>, <c>belastingdienst</c>, <c>arbeidsinspectie</c>.</summary>
    [Id(2)] public required string Owner { get; init; }

    /// <summary>One section for each participating partner.</summary>
    [Id(3)] public bool PerPartner { get; init; }
}
