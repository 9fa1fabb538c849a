using System.Text.RegularExpressions;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Taxonomy;
using Workspace.Publishing.Demo;
using Workspace.Publishing.Terms;
using Xunit;

namespace Workspace.Publishing.Tests;

/// <summary>The demo dossier is fit to be put through the ordinary commands: whatever these refuse, the file may not hold.</summary>
public sealed partial class DemoDossierTests
{
    private static readonly DemoDossier Demo = DemoDossier.Load();

    [Fact]
    public void Every_person_is_unique_and_stands_with_the_own_partner()
    {
        var people = Demo.Partners.SelectMany(p => p.People.Select(person => (p.Id, person))).ToList();
        Assert.All(people, x => Assert.Equal(x.Id, x.person.Partner));
        Assert.Equal(people.Count, people.Select(x => x.person.Id).Distinct().Count());
        Assert.Equal(people.Count, people.Select(x => x.person.Name).Distinct().Count());
        Assert.Single(people, x => x.person.Administrator);
        Assert.All(Demo.Partners, p => Assert.InRange(p.ShortName.Length, 1, 14));
        Assert.Equal(Demo.Partners.Length, Demo.Partners.Select(p => p.Colour).Distinct().Count());
    }

    [Fact]
    public void The_coordinator_coordinates_and_every_signer_has_a_mandate()
    {
        var people = Demo.Partners.SelectMany(p => p.People).ToList();
        Assert.Contains(PictureRole.Coordinator, people.Single(p => p.Id == Demo.Coordinator).UsualRoles);
        Assert.All(people.Where(p => p.UsualRoles.Contains(PictureRole.Signer)), p => Assert.True(p.Mandate?.IsValidOn(new(2026, 3, 18))));
    }

    [Fact]
    public void Every_section_has_text_and_owners_that_write_and_sign()
    {
        var byId = Demo.Partners.ToDictionary(p => p.Id.Value, StringComparer.Ordinal);
        var sections = Demo.Picture.Sections;
        Assert.Equal(sections.Length, sections.Select(s => s.Id).Distinct().Count());
        Assert.All(sections, s =>
        {
            Assert.True(SectionId.TryParse(s.Id, out _));
            Assert.InRange(s.InitialText!.Length, 1, PictureLimits.InitialText);
            Assert.NotEmpty(s.Owners);
            Assert.All(s.Owners, owner =>
            {
                Assert.Contains(owner, Demo.Picture.Partners);
                Assert.False(byId[owner].InputOnly);
                Assert.Contains(byId[owner].People, p => p.UsualRoles.Contains(PictureRole.Editor));
                Assert.Contains(byId[owner].People, p => p.UsualRoles.Contains(PictureRole.Signer));
            });
        });
        Assert.Equal(sections.Select(s => s.Chapter).Order(), sections.Select(s => s.Chapter));
        Assert.All(sections.GroupBy(s => s.Chapter), chapter => Assert.Single(chapter.Select(s => s.ChapterTitle).Distinct()));
    }

    [Fact]
    public void The_prosecution_says_nothing_that_hints_at_anything()
    {
        Assert.Equal("Geen bijdrage.", Demo.Picture.Sections.Single(s => s.Id == "s-9-3").InitialText);
        Assert.All(Demo.Picture.Sections, s => Assert.DoesNotContain("S-12", s.InitialText, StringComparison.Ordinal));
        Assert.All(Demo.Picture.Sections, s => Assert.DoesNotContain(Demo.Signals.Single(x => x.Signal.Label == "S-12").Signal.Key!, s.InitialText, StringComparison.Ordinal));
        Assert.All(Demo.Picture.Sections, s => Assert.DoesNotContain("D-01", s.InitialText, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_reference_in_a_text_leads_to_a_signal_or_entity_of_the_dossier()
    {
        var keys = Demo.Signals.Select(s => $"{s.Partner}/{s.Signal.Key}").Concat(Demo.Entities.Select(e => $"entity:{e.Partner}/{e.Entity.Key}")).ToHashSet(StringComparer.Ordinal);
        var cited = Demo.Picture.Sections.SelectMany(s => Reference().Matches(s.InitialText!)).Select(m => m.Groups[1].Value).ToList();
        Assert.All(cited, key => Assert.Contains(key, keys));
        Assert.Equal(16, cited.Distinct().Count());
    }

    [Fact]
    public void Every_entity_rests_on_a_signal_of_its_partner_and_no_person_has_another_name_than_an_alias()
    {
        Assert.Equal(["C1", "C2", "C3", "Het Hazenbos", "L1", "P1", "P2", "P3", "V1"], Demo.Entities.Select(e => e.Entity.Label!).Order(StringComparer.Ordinal));
        Assert.Equal(Demo.Entities.Length, Demo.Entities.Select(e => e.Entity.Key).Distinct().Count());
        Assert.All(Demo.Entities, e =>
        {
            var signals = Demo.Signals.Where(s => s.Partner == e.Partner).ToDictionary(s => s.Signal.Key!, s => s);
            Assert.All(e.Entity.Supports, s => Assert.Equal(e.By, signals[s.Value].By));
            Assert.NotEmpty(e.Entity.Supports);
            Assert.True(e.Entity.Type != EntityType.Person || AliasForm().IsMatch(e.Entity.Label!));
            Assert.True(e.Entity.Identity is null || e.Entity.Identity.Contains("fictief", StringComparison.Ordinal));
        });
        Assert.All(Demo.Picture.Sections, s => Assert.DoesNotContain("Verzonnen", s.InitialText, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_signal_is_added_by_someone_of_its_partner_with_known_terms_within_the_scope()
    {
        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"S-{n:00}"), Demo.Signals.Select(s => s.Signal.Label));
        Assert.All(Demo.Signals, s =>
        {
            var partner = Demo.Partners.Single(p => p.Id == s.Partner);

            // A partner that only gives information has no users: the coordinator enters what it gave.
            Assert.True(partner.InputOnly ? s.By == Demo.Coordinator : partner.People.Single(p => p.Id == s.By).UsualRoles.Contains(PictureRole.Editor));
            Assert.True(!partner.InputOnly || partner.People.All(p => p.UsualRoles.IsEmpty));
            Assert.True(TaxonomyCatalogue.Product.Offers(TermLists.SourceTypes, s.Signal.SourceType));
            Assert.True(TaxonomyCatalogue.Product.Offers(TermLists.Regimes, s.Signal.Regime));
            Assert.All(s.Signal.Phenomena, p => Assert.True(TaxonomyCatalogue.Product.Offers(TermLists.Phenomena, p)));
            Assert.Matches("^[ABCX][1-4]$", s.Signal.Grade);
            Assert.Matches(@"^20\d\d-\d\d$", s.Signal.Date);
            Assert.Contains(s.Signal.Area, Demo.Picture.Areas);
            Assert.NotEqual(HandlingLevel.Unknown, s.Signal.Handling);
        });
        Assert.All(Demo.Picture.Areas, a => Assert.True(AreaId.TryParse(a, out _)));
    }

    [Fact]
    public void The_four_intake_questions_are_answered_within_the_limits()
    {
        var intake = Demo.Picture.Intake;
        Assert.All([intake.JointNeed, intake.WillToAct, intake.LegalBasis, intake.Capacity, Demo.Picture.Question, Demo.Picture.Scope], text => Assert.InRange(text.Length, 1, PictureLimits.Text));
        Assert.True(Demo.Picture.From < Demo.Picture.Until);
        Assert.True(PictureId.TryParse(Demo.Picture.Id, out _));
    }

    [GeneratedRegex(@"\[\[([^\]]+)\]\]")]
    private static partial Regex Reference();

    [GeneratedRegex("^P[1-9]$")]
    private static partial Regex AliasForm();
}
