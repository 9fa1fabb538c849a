using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Publishing;
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
        var entities = await CitedWith(signal, by);
        var fallen = await Fallen([new() { Claims = [.. shown.Concat(entities.SelectMany(e => e.Sections)).SelectMany(s => s.Sentences).Select(s => new ClaimSources(s.Others) { Entities = s.OtherEntities })] }], by);
        return new SignalCitations
        {
            Sections = [.. shown.Select(s => Standing(s, fallen))],
            Hidden = cited.Count(c => c.Shown is null),
            Entities = [.. entities.Select(e => e with { Sections = [.. e.Sections.Select(s => Standing(s, fallen))] })],
        };
    }

    /// <summary>The entities that rest on a signal, with where the picture cites each.</summary>
    private async Task<ImmutableArray<EntityAtStake>> CitedWith(SignalRef signal, PersonId by)
    {
        if (await Contribution(signal.Partner).EntitiesOn(signal.Signal, by) is not { IsDone: true, Value: { IsEmpty: false } entities })
        {
            return [];
        }

        ImmutableArray<EntityRef> asked = [.. entities.Select(e => new EntityRef(signal.Partner, e.Id))];
        var cited = await Task.WhenAll(state.Sections.Select(s => Section(s.Id).EntityCitations(asked, by)));
        return [.. entities.Select((e, i) => e with
        {
            Sections = [.. cited.Select(c => c[i].Shown).OfType<SectionCitations>()],
            Hidden = cited.Count(c => c[i] is { Cites: true, Shown: null }),
        })];
    }

    private static SectionCitations Standing(SectionCitations section, FallenSources fallen) => section with
    {
        Sentences = [.. section.Sentences.Select(c => c with { Others = c.Others.RemoveAll(fallen.Signals.Contains), OtherEntities = c.OtherEntities.RemoveAll(fallen.Entities.Contains) })],
    };

    /// <summary>The same lines with how well each section rests on sources, as far as the asker may read it.</summary>
    private async Task<Readiness> WithQuality(Readiness readiness, PersonId by)
    {
        var sources = await Task.WhenAll(readiness.Sections.Select(s => Section(s.Id).Sources(by)));
        var fallen = await Fallen([.. sources.Where(s => s.IsDone).Select(s => s.Value!)], by);
        return readiness with { Sections = [.. readiness.Sections.Select((s, i) => sources[i] is { IsDone: true, Value: { } known } ? s with { Quality = Claims.Quality(known, fallen) } : s)] };
    }

    /// <summary>Of the signals and entities that these texts refer to, those that no longer stand and that the asker may know about.</summary>
    private async Task<FallenSources> Fallen(ImmutableArray<SectionSources> texts, PersonId by)
    {
        var claims = texts.SelectMany(t => t.Claims).ToList();
        var signals = Asked(claims.SelectMany(c => c.Signals), s => s.Partner, SignalQuery.MaxLimit)
            .Select(a => Contribution(a.Partner).Refer([.. a.Refs.Select(s => s.Signal)], by));
        var entities = Asked(claims.SelectMany(c => c.Entities.IsDefault ? [] : c.Entities), e => e.Partner, EntityQuery.MaxLimit)
            .Select(a => Contribution(a.Partner).ReferEntities([.. a.Refs.Select(e => e.Entity)], by));
        var (knownSignals, knownEntities) = (Task.WhenAll(signals), Task.WhenAll(entities));
        return new(
            (await knownSignals).Where(a => a.IsDone).SelectMany(a => a.Value).Where(r => r.Fallen).Select(r => new SignalRef(r.Partner, r.Id)).ToHashSet(),
            (await knownEntities).Where(a => a.IsDone).SelectMany(a => a.Value).Where(r => r.Fallen).Select(r => new EntityRef(r.Partner, r.Id)).ToHashSet());
    }

    /// <summary>What to ask each partner that takes part, each once and so much at a time.</summary>
    private IEnumerable<(PartnerId Partner, T[] Refs)> Asked<T>(IEnumerable<T> refs, Func<T, PartnerId> of, int most) => refs.Distinct()
        .GroupBy(of)
        .Where(own => state.Partners.Any(p => p.Id == own.Key))
        .SelectMany(own => own.Chunk(most).Select(some => (own.Key, some)));

    /// <summary>What the document says of the entities that its texts refer to.</summary>
    private async Task<ImmutableArray<PublishedEntity>> CitedEntities(IEnumerable<FrozenSection> sections, HandlingLevel audience)
    {
        var asked = Asked(sections.SelectMany(s => References(s.Content)).Select(Evidence.EntityOf).OfType<EntityRef>(), e => e.Partner, EntityQuery.MaxLimit);
        var known = await Task.WhenAll(asked.Select(a => Contribution(a.Partner).ExportEntities([.. a.Refs.Select(e => e.Entity)], audience)));
        return [.. known.SelectMany(e => e).OrderBy(e => e.Entity.Key, StringComparer.Ordinal)];
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
