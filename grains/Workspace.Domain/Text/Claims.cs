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
        Claims = [.. TextLines.Of(content).Where(IsClaim).Select(l => new ClaimSources([.. l.References.Select(Evidence.SignalOf).OfType<SignalRef>().Distinct()]))],
    };

    /// <param name="fallen">Signals that no longer stand, as far as the asker may know.</param>
    public static SectionQuality Quality(SectionSources sources, IReadOnlySet<SignalRef> fallen)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(fallen);
        var (without, one, down) = (0, 0, 0);
        foreach (var claim in sources.Claims)
        {
            var standing = claim.Signals.Count(s => !fallen.Contains(s));
            without += claim.Signals.IsEmpty ? 1 : 0;
            one += standing == 1 ? 1 : 0;
            down += standing == 0 && !claim.Signals.IsEmpty ? 1 : 0;
        }

        return new() { Claims = sources.Claims.Length, WithoutSource = without, OneSource = one, Fallen = down };
    }

    private static bool IsClaim(TextLine line) =>
        line.Type is not ("heading" or "codeBlock") && TextLines.Sentences(line.Text).Any(s => TextLines.Words(line.Text.AsSpan(s.Start, s.End - s.Start)) >= MinWords);
}
