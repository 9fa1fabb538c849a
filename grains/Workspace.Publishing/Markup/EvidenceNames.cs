using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Text;

namespace Workspace.Publishing.Markup;

/// <summary>What a document calls the signals, entities and areas that its texts refer to. Nothing is taken from the text but the ids.</summary>
internal sealed record EvidenceNames
{
    public static readonly EvidenceNames None = new();

    /// <summary>Signals of this edition: what is printed between the brackets, and the id of the element to jump to.</summary>
    public ImmutableDictionary<SignalRef, (string Words, string Anchor)> Signals { get; init; } = ImmutableDictionary<SignalRef, (string, string)>.Empty;

    public ImmutableDictionary<PartnerId, string> Partners { get; init; } = ImmutableDictionary<PartnerId, string>.Empty;

    /// <summary>Entities of this edition: a person as an alias.</summary>
    public ImmutableDictionary<EntityRef, string> Entities { get; init; } = ImmutableDictionary<EntityRef, string>.Empty;

    public ImmutableDictionary<AreaId, string> Areas { get; init; } = ImmutableDictionary<AreaId, string>.Empty;

    /// <summary>A signal of this edition as its label that leads to the list, an entity of this edition as what it is called, another as where it is, an area as its name.</summary>
    public Html Of(RichNode reference)
    {
        if (Evidence.SignalOf(reference) is { } signal)
        {
            return Signals.TryGetValue(signal, out var known)
                ? Html.Raw($"<a class=\"ref\" href=\"#{Html.Text(known.Anchor)}\">[{Html.Text(known.Words)}]</a>")
                : SourceWith(signal.Partner);
        }

        if (Evidence.EntityOf(reference) is { } entity)
        {
            return Entities.TryGetValue(entity, out var words) ? Html.Text(words) : SourceWith(entity.Partner);
        }

        return Html.Text(Evidence.AreaOf(reference) is { } area ? Areas.GetValueOrDefault(area, area.Value) : PlainText.UnnamedSource);
    }

    private Html SourceWith(PartnerId partner) => Html.Text(Partners.TryGetValue(partner, out var name) ? $"[bron bij {name}]" : PlainText.UnnamedSource);
}
