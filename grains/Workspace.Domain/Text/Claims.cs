using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Text;

namespace Workspace.Domain.Text;

/// <summary>The claims of a text and what they rest on. A claim is a paragraph, also in an item, cell or quotation, with a sentence of <see cref="MinWords"/> words; headings and code claim nothing.</summary>
public static class Claims
{
    public const int MinWords = 6;

    /// <summary>Linear in the text.</summary>
    public static SectionSources Of(ImmutableArray<RichNode> content) => new()
    {
        Claims = [.. TextLines.Of(content).Where(IsClaim).Select(l => new ClaimSources([.. l.References.Select(Evidence.SignalOf).OfType<SignalRef>().Distinct()])
        {
            Entities = [.. l.References.Select(Evidence.EntityOf).OfType<EntityRef>().Distinct()],
        })],
    };

    /// <param name="fallen">What no longer stands, as far as the asker may know.</param>
    public static SectionQuality Quality(SectionSources sources, FallenSources fallen)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(fallen);
        var (without, one, down) = (0, 0, 0);
        foreach (var claim in sources.Claims)
        {
            var entities = claim.Entities.IsDefault ? [] : claim.Entities;
            var cited = claim.Signals.Length + entities.Length;
            var standing = Standing(claim.Signals, entities, fallen);
            without += cited == 0 ? 1 : 0;
            one += standing == 1 ? 1 : 0;
            down += standing == 0 && cited > 0 ? 1 : 0;
        }

        return new() { Claims = sources.Claims.Length, WithoutSource = without, OneSource = one, Fallen = down };
    }

    /// <summary>Sources that stand. What an entity rests on may be just the signal that is cited beside it, so entities of a partner count as one source of it, and as none beside a signal of the same partner.</summary>
    private static int Standing(ImmutableArray<SignalRef> signals, ImmutableArray<EntityRef> entities, FallenSources fallen)
    {
        var standing = signals.Where(s => !fallen.Signals.Contains(s)).ToList();
        return standing.Count + entities.Where(e => !fallen.Entities.Contains(e)).Select(e => e.Partner).Distinct().Count(p => !standing.Exists(s => s.Partner == p));
    }

    private static bool IsClaim(TextLine line) =>
        line.Type is not ("heading" or "codeBlock") && TextLines.Sentences(line.Text).Any(s => TextLines.Words(line.Text.AsSpan(s.Start, s.End - s.Start)) >= MinWords);
}
