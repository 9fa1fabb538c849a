using System.Collections.Immutable;
using Workspace.Contracts.Publishing;
using Workspace.Publishing.Templates;

namespace Workspace.Publishing.Chapters;

/// <summary>The chapter templates in <c>templates/chapters/</c>, in the order in which they are offered.</summary>
public sealed class ChapterTemplates : IChapterTemplates
{
    private static readonly ImmutableArray<string> Offered = ["municipal", "neighbourhood", "business_park", "thematic"];

    public ImmutableArray<ChapterTemplate> All { get; } = [.. Offered.Select(id => TemplateFiles.Read<ChapterTemplate>($"chapters/{id}.json"))];
}
