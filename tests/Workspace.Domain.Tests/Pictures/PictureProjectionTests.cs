using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Domain.Access;
using Workspace.Domain.Pictures;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>What people see of a picture with one section in every stage: what someone may not know is absent from everything.</summary>
public sealed class PictureProjectionTests
{
    private static readonly PictureId Id = PictureId.Parse("veldermeer");
    private static readonly ImmutableArray<SectionStage> Stages = [.. Enum.GetValues<SectionStage>().Where(s => s != SectionStage.Unknown)];
    private static readonly ImmutableArray<Participant> People =
    [
        .. from who in Matrix.Stands
           where who.Roles is not null
           select who.With(Given.ValidMandate)! with { Person = PersonId.Parse(string.Concat((who.Own ? "own" : "other") + string.Concat(who.Roles!.Value.Select(r => $"-{r}"))).ToLowerInvariant()) },
    ];

    private static readonly PictureState State = new()
    {
        Version = 7,
        Title = "Veldermeer",
        Partners = [new() { Id = Given.Police, Name = "Police", ShortName = "Pol", Colour = 1 }, new() { Id = Given.Town, Name = "Town", ShortName = "Town", Colour = 2 }],
        People = People,
        Sections = [.. Stages.Select(stage => new PictureSection
        {
            Id = IdOf(stage), Chapter = (int)stage, ChapterTitle = $"Chapter of {stage}", Number = $"{(int)stage}", Title = $"Section {stage}", Owners = [Given.Police],
        })],
        Publications = [new() { Revision = 1, At = Given.Noon, By = "Noor", Root = Given.Hash('r') }],
    };

    private static readonly ImmutableDictionary<SectionId, SectionStatus> Statuses = Stages.ToImmutableDictionary(IdOf, stage => new SectionStatus
    {
        Section = IdOf(stage), Version = 1, Stage = stage, StageReason = $"reason {stage}", Signatures = [],
    });

    private static readonly ImmutableDictionary<SectionId, ImmutableArray<PersonId>> Present = Stages.ToImmutableDictionary(IdOf, _ => ImmutableArray.Create(PersonId.Parse("someone")));

    private static SectionId IdOf(SectionStage stage) => SectionId.Parse($"s-{stage}".ToLowerInvariant());

    private static PictureView View(Participant me) => PictureProjection.View(Id, State, me, Statuses, Present, Given.Today);

    private static IEnumerable<SectionStage> Seen(Participant me) =>
        Stages.Where(stage => Rights.Decide(SectionAct.See, me, [Given.Police], stage, false, Given.Today).IsAllowed);

    [Fact]
    public void Given_any_person_when_it_looks_then_the_outline_holds_exactly_the_sections_it_may_see()
    {
        Then.Every(People, me => View(me).Chapters.SelectMany(c => c.Sections).Select(s => s.Id).SequenceEqual(Seen(me).Select(IdOf)), me => me.Person.Value);
        Then.Every(People, me => View(me).Chapters.All(c => !c.Sections.IsEmpty), me => me.Person.Value);
    }

    [Fact]
    public void Given_a_section_one_may_not_see_then_nothing_of_it_is_anywhere_in_what_one_gets() =>
        Then.Every(
            from me in People
            from stage in Stages.Except(Seen(me))
            select (me, stage),
            x =>
            {
                var told = System.Text.Json.JsonSerializer.Serialize(new { View = View(x.me), Readiness = PictureProjection.Readiness(State, x.me, Statuses, []) });
                return !told.Contains(IdOf(x.stage).Value, StringComparison.Ordinal)
                    && !told.Contains($"Section {x.stage}\"", StringComparison.Ordinal)
                    && !told.Contains($"Chapter of {x.stage}\"", StringComparison.Ordinal)
                    && !told.Contains($"reason {x.stage}\"", StringComparison.Ordinal);
            });

    [Fact]
    public void Given_any_section_then_those_who_hear_of_it_are_those_who_may_see_it() =>
        Then.Every(
            State.Sections.Zip(Stages),
            x => PictureProjection.Audience(State, x.First, x.Second).SequenceEqual(People.Where(p => Seen(p).Contains(x.Second)).Select(p => p.Person)));

    [Fact]
    public void Given_a_section_that_never_reported_then_it_counts_as_open()
    {
        var view = PictureProjection.View(Id, State, People.First(p => p.Roles is [PictureRole.Editor] && p.Partner == Given.Police), ImmutableDictionary<SectionId, SectionStatus>.Empty, Present, Given.Today);
        Assert.All(view.Chapters.SelectMany(c => c.Sections), s => Assert.Equal((SectionStage.Open, true), (s.Stage, s.Can.Write)));
        var outsider = PictureProjection.View(Id, State, People.First(p => p.Roles is [PictureRole.Editor] && p.Partner == Given.Town), ImmutableDictionary<SectionId, SectionStatus>.Empty, Present, Given.Today);
        Assert.Empty(outsider.Chapters);
    }

    [Fact]
    public void Given_publishing_under_way_then_nothing_can_be_written_and_not_be_published_twice()
    {
        var all = People.First(p => p.Roles.Length == 4 && p.Partner == Given.Police);
        var view = PictureProjection.View(Id, State with { Publishing = 2 }, all, Statuses, Present, Given.Today);
        Assert.All(view.Chapters.SelectMany(c => c.Sections), s => Assert.False(s.Can.Write || s.Can.Sign || s.Can.Submit || s.Can.Approve || s.Can.RequestChanges));
        Assert.False(view.Can.Publish);
        Assert.True(View(all).Can.Publish);
    }

    [Fact]
    public void Given_any_person_then_the_rights_on_the_picture_are_the_verdicts()
    {
        bool May(Participant me, PictureAct act) => Rights.Decide(act, me, State.Phase).IsAllowed;
        Then.Every(
            People,
            me => View(me).Can == new PictureRights
            {
                Publish = May(me, PictureAct.Publish),
                Reopen = May(me, PictureAct.Reopen),
                ManagePeople = May(me, PictureAct.ManagePeople),
                AddSignal = May(me, PictureAct.AddSignal),
                SeeReadiness = May(me, PictureAct.SeeReadiness),
            },
            me => me.Person.Value);
    }

    [Fact]
    public void Given_sections_in_other_stages_then_the_picture_is_not_ready()
    {
        var coordinator = People.First(p => p.Roles is [PictureRole.Coordinator]);
        Assert.False(PictureProjection.Readiness(State, coordinator, Statuses, []).Ready);
        var signed = Statuses.ToImmutableDictionary(s => s.Key, s => s.Value with { Stage = SectionStage.Signed });
        Assert.True(PictureProjection.Readiness(State, coordinator, signed, []).Ready);
        Assert.False(PictureProjection.Readiness(State, coordinator, signed.Remove(IdOf(SectionStage.Open)), []).Ready);
        Assert.False(PictureProjection.Readiness(State with { Sections = [] }, coordinator, signed, []).Ready);
        var held = PictureProjection.Readiness(State, coordinator, signed, ["Police"]);
        Assert.Equal((false, "Police"), (held.Ready, Assert.Single(held.Consultations)));
    }

    [Fact]
    public void Given_signatures_then_the_readiness_tells_who_signed_and_who_could()
    {
        var view = new SignatureView
        {
            Partner = Given.Police, Person = PersonId.Parse("ruud"), Name = "Ruud", Function = Words.Same("chief"), At = Given.Noon, Hash = Given.Hash('a'), MandateReference = "M-1", Fresh = true,
        };
        Assert.Equal((SignatureNeedKind.Signed, "Ruud"), Need(view));
        Assert.Equal((SignatureNeedKind.SignedWithReservation, "Ruud"), Need(view with { Reservation = "without figures" }));
        Assert.Equal(SignatureNeedKind.Stale, Need(view with { Fresh = false }).Kind);
        Assert.Equal(SignatureNeedKind.Stale, Need(view with { Fresh = false, Reservation = "without figures" }).Kind);
        Assert.Equal(SignatureNeedKind.Missing, Need(view with { Partner = Given.Town }).Kind);
        var signers = People.Count(p => p.Partner == Given.Police && p.Roles.Contains(PictureRole.Signer));
        Assert.Equal(signers, Need(view with { Fresh = false }).People.Split(',').Length);
    }

    private static (SignatureNeedKind Kind, string People) Need(SignatureView signature)
    {
        var statuses = Statuses.SetItem(IdOf(SectionStage.Approved), Statuses[IdOf(SectionStage.Approved)] with { Signatures = [signature] });
        var readiness = PictureProjection.Readiness(State, People.First(p => p.Roles is [PictureRole.Coordinator]), statuses, []);
        var need = Assert.Single(readiness.Sections.Single(s => s.Id == IdOf(SectionStage.Approved)).Needs);
        Assert.Equal((Given.Police, "Police"), (need.Partner, need.PartnerName));
        return (need.Kind, string.Join(',', need.People));
    }
}
