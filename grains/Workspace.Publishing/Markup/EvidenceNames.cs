using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Text;

namespace Workspace.Publishing.Markup;

/// <summary>What a document calls the signals and areas that its texts refer to. Nothing is taken from the text but the ids.</summary>
internal sealed record EvidenceNames
{
    public static readonly EvidenceNames None = new();

    /// <summary>Signals of this edition: what is printed between the brackets, and the id of the element to jump to.</summary>
    public ImmutableDictionary<SignalRef, (string Words, string Anchor)> Signals { get; init; } = ImmutableDictionary<SignalRef, (string, string)>.Empty;

    public ImmutableDictionary<PartnerId, string> Partners { get; init; } = ImmutableDictionary<PartnerId, string>.Empty;

    public ImmutableDictionary<AreaId, string> Areas { get; init; } = ImmutableDictionary<AreaId, string>.Empty;

    /// <summary>A signal of this edition as its label that leads to the list, another as where it is, an area as its name.</summary>
    public Html Of(RichNode reference)
    {
        if (Evidence.SignalOf(reference) is { } signal)
        {
            return Signals.TryGetValue(signal, out var known)
                ? Html.Raw($"<a class=\"ref\" href=\"#{Html.Text(known.Anchor)}\">[{Html.Text(known.Words)}]</a>")
                : Html.Text(Partners.TryGetValue(signal.Partner, out var partner) ? $"[bron bij {partner}]" : PlainText.UnnamedSource);
        }

        return Html.Text(Evidence.AreaOf(reference) is { } area ? Areas.GetValueOrDefault(area, area.Value) : PlainText.UnnamedSource);
    }
}
