using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Text;
using Workspace.Domain.Access;
using Workspace.Domain.Text;

namespace Workspace.Grains.Pictures;

/// <summary>What the texts rest on: asked of the sections and the contributions, under the rights of who asks.</summary>
internal sealed partial class PictureGrain
{
    public async Task<Outcome<SectionQuality>> Quality(SectionId section, PersonId by)
    {
        if (Find(by) is null || state.Sections.All(s => s.Id != section))
        {
            return ProblemCode.NotFound;
        }

        var sources = await Section(section).Sources(by);
        return sources.IsDone ? Claims.Quality(sources.Value, await Fallen([sources.Value], by)) : sources.Problem;
    }

    public async Task<Outcome<SignalCitations>> Citations(SignalRef signal, PersonId by)
    {
        if (Find(by) is not { } me
            || state.Partners.FirstOrDefault(p => p.Id == signal.Partner) is not { } owner
            || (Rights.StandingsIn(me, owner.Id, owner.InputOnly) & Standings.Owner) == 0)
        {
            return ProblemCode.NotFound;
        }

        var cited = (await Task.WhenAll(state.Sections.Select(s => Section(s.Id).Citations([signal], by)))).Where(c => c.Cites).ToList();
        ImmutableArray<SectionCitations> shown = [.. cited.Select(c => c.Shown).OfType<SectionCitations>()];
        var fallen = await Fallen([new() { Claims = [new([.. shown.SelectMany(s => s.Sentences).SelectMany(s => s.Others)])] }], by);
        return new SignalCitations { Sections = [.. shown.Select(s => s with { Sentences = [.. s.Sentences.Select(c => c with { Others = c.Others.RemoveAll(fallen.Contains) })] })], Hidden = cited.Count(c => c.Shown is null) };
    }

    /// <summary>The same lines with how well each section rests on sources, as far as the asker may read it.</summary>
    private async Task<Readiness> WithQuality(Readiness readiness, PersonId by)
    {
        var sources = await Task.WhenAll(readiness.Sections.Select(s => Section(s.Id).Sources(by)));
        var fallen = await Fallen([.. sources.Where(s => s.IsDone).Select(s => s.Value!)], by);
        return readiness with { Sections = [.. readiness.Sections.Select((s, i) => sources[i] is { IsDone: true, Value: { } known } ? s with { Quality = Claims.Quality(known, fallen) } : s)] };
    }

    /// <summary>Of the signals that these texts refer to, those that no longer stand and that the asker may know about.</summary>
    private async Task<HashSet<SignalRef>> Fallen(ImmutableArray<SectionSources> texts, PersonId by)
    {
        var asked = texts.SelectMany(t => t.Claims).SelectMany(c => c.Signals).Distinct()
            .Where(s => state.Partners.Any(p => p.Id == s.Partner))
            .GroupBy(s => s.Partner)
            .SelectMany(own => own.Chunk(SignalQuery.MaxLimit).Select(some => (Partner: own.Key, Signals: some)));
        var answers = await Task.WhenAll(asked.Select(a => Contribution(a.Partner).Refer([.. a.Signals.Select(s => s.Signal)], by)));
        return [.. answers.Where(a => a.IsDone).SelectMany(a => a.Value).Where(r => r.Fallen).Select(r => new SignalRef(r.Partner, r.Id))];
    }

    /// <summary>Names of the areas that the texts of a publication refer to.</summary>
    private async Task<ImmutableArray<PictureArea>> CitedAreas(IEnumerable<FrozenSection> sections)
    {
        var names = ImmutableArray.CreateBuilder<PictureArea>();
        foreach (var area in sections.SelectMany(s => References(s.Content)).Select(Evidence.AreaOf).OfType<AreaId>().Distinct().OrderBy(a => a.Value, StringComparer.Ordinal))
        {
            if (await areas.FindAsync(area) is { } known)
            {
                names.Add(new(area, known.Name));
            }
        }

        return names.ToImmutable();
    }

    private static IEnumerable<RichNode> References(ImmutableArray<RichNode> content) =>
        (content.IsDefault ? [] : content).SelectMany(n => Evidence.Is(n) ? References(n.Children).Prepend(n) : References(n.Children));

    private IContributionGrain Contribution(PartnerId partner) => GrainFactory.GetGrain<IContributionGrain>(new ContributionRef(id, partner).Key);
}
