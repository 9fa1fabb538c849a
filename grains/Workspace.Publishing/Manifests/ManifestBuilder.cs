using System.Collections.Immutable;
using Workspace.Contracts.Publishing;

namespace Workspace.Publishing.Manifests;

/// <summary>Makes and checks the manifest of a publication. The bytes that are hashed are described in the README beside this file.</summary>
public static class ManifestBuilder
{
    public static PublicationManifest Build(PublicationModel model, string templateName, string templateHash)
    {
        ArgumentNullException.ThrowIfNull(model);
        var sections = SectionsOf(model);
        return new()
        {
            Picture = model.Picture,
            Revision = model.Revision,
            TemplateName = templateName,
            TemplateHash = templateHash,
            Sections = sections,
            Root = Root(sections),
        };
    }

    /// <summary>The Merkle root over the sections in the order of the document, 64 hex digits.</summary>
    public static string Root(ImmutableArray<ManifestSection> sections) =>
        Convert.ToHexStringLower(Merkle.Root([.. sections.Select(s => Merkle.Leaf(s.Section.Value, s.Number, s.Hash))]));

    /// <summary>Whether the root follows from the sections the manifest lists.</summary>
    public static bool Verify(PublicationManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return !manifest.Sections.IsDefault && string.Equals(Root(manifest.Sections), manifest.Root, StringComparison.Ordinal);
    }

    /// <summary>Whether the manifest is that of this model: same picture and revision, same sections with the same hashes in the same order, right root.</summary>
    public static bool Verify(PublicationManifest manifest, PublicationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Verify(manifest) && manifest.Picture == model.Picture && manifest.Revision == model.Revision && manifest.Sections.SequenceEqual(SectionsOf(model));
    }

    private static ImmutableArray<ManifestSection> SectionsOf(PublicationModel model) =>
        [.. model.Chapters.SelectMany(c => c.Sections).Select(s => new ManifestSection(s.Id, s.Number, s.Hash, s.Signatures.Count(x => x.Fresh)))];
}
