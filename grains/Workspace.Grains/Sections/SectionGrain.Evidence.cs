using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Domain.Access;
using Workspace.Domain.Text;

namespace Workspace.Grains.Sections;

/// <summary>What the text rests on, and where it cites something.</summary>
internal sealed partial class SectionGrain
{
    public Task<Outcome<SectionSources>> Sources(PersonId by)
    {
        var verdict = Decide(SectionAct.Read, by);
        return Answer<SectionSources>(verdict.IsAllowed ? Claims.Of(text.ReadContent().Content) : verdict.Problem!);
    }

    public Task<CitedSection> Citations(ImmutableArray<SignalRef> signals, PersonId by)
    {
        var content = text.ReadContent().Content;
        var cites = configuration is not null && Domain.Text.Citations.Cites(content, signals);
        var shown = cites && Decide(SectionAct.Read, by).IsAllowed
            ? new SectionCitations { Section = self.Section, Number = configuration!.Number, Title = configuration.Title, Sentences = Domain.Text.Citations.Of(content, signals) }
            : null;
        return Task.FromResult(new CitedSection { Cites = cites, Shown = shown });
    }

    public Task<ImmutableArray<CitedSection>> EntityCitations(ImmutableArray<EntityRef> entities, PersonId by)
    {
        var content = text.ReadContent().Content;
        var readable = configuration is not null && Decide(SectionAct.Read, by).IsAllowed;
        return Task.FromResult<ImmutableArray<CitedSection>>([.. (entities.IsDefault ? [] : entities).Select(entity =>
        {
            var cites = configuration is not null && Domain.Text.Citations.Cites(content, entity);
            return new CitedSection
            {
                Cites = cites,
                Shown = cites && readable
                    ? new() { Section = self.Section, Number = configuration!.Number, Title = configuration.Title, Sentences = Domain.Text.Citations.Of(content, entity) }
                    : null,
            };
        })]);
    }
}
