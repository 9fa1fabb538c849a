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
        return Answer<SectionSources>(verdict.IsAllowed ? Claims.Of(text.Read().Content) : verdict.Problem!);
    }

    public Task<CitedSection> Citations(ImmutableArray<SignalRef> signals, PersonId by)
    {
        var content = text.Read().Content;
        var cites = configuration is not null && Domain.Text.Citations.Cites(content, signals);
        var shown = cites && Decide(SectionAct.Read, by).IsAllowed
            ? new SectionCitations { Section = self.Section, Number = configuration!.Number, Title = configuration.Title, Sentences = Domain.Text.Citations.Of(content, signals) }
            : null;
        return Task.FromResult(new CitedSection { Cites = cites, Shown = shown });
    }
}
