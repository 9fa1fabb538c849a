using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class ContributionDeciderTests
{
    [Fact]
    public void Given_good_signal_when_added_then_it_is_kept_as_it_is()
    {
        var change = Then.Done(Add(Command with { Content = "  " + Command.Content + "\n", Label = " S-01 ", Date = "2025-02-14" }, Editor));
        var signal = Assert.Single(change.Put);
        Assert.Equal(
            new Signal
            {
                Id = signal.Id,
                Partner = Given.Police,
                Label = "S-01",
                Date = "2025-02-14",
                SourceType = "police_neighbourhood",
                Content = Command.Content,
                Area = Estate.Id,
                AreaName = Estate.Name,
                Phenomena = signal.Phenomena,
                Grade = "A2",
                Handling = HandlingLevel.Partners,
                Regime = "Wpg",
                AddedAt = Given.Noon,
                AddedBy = Editor.Person,
                AddedAs = SignalStage.Submitted,
                ChangedAt = Given.Noon,
                PurgeOn = Given.Today.AddYears(5),
            },
            signal);
        Assert.Equal(["drugs_synthetic"], signal.Phenomena);
        Assert.Equal(("added", 1L, Editor.Person, SignalStage.Submitted), (change.Events[0].Kind, change.Events[0].Version, change.Events[0].By, change.Events[0].Stage));
    }

    [Fact]
    public void Given_signal_without_area_or_phenomenon_when_added_then_they_are_absent()
    {
        var signal = Only(With(Command with { Area = "", Phenomena = default }));
        Assert.Equal((null, null, 0), (signal.Area, signal.AreaName, signal.Phenomena.Length));
    }

    [Fact]
    public void Given_signal_with_a_label_when_added_twice_then_the_second_changes_nothing()
    {
        var desk = With(Command);
        Assert.True(Then.Done(Add(Command, Editor, desk)).IsNothing);
        Assert.True(Then.Done(Add(Command with { Content = Command.Content + " " }, Editor with { Person = PersonId.Parse("colleague") }, desk)).IsNothing);
    }

    [Fact]
    public void Given_an_entry_that_was_sent_again_under_its_key_then_it_is_one_signal()
    {
        var id = SignalId.Parse(new string('a', 32));
        var desk = Desk(Editor);
        var first = Then.Done(ContributionDecider.Add(desk, Command with { Label = null, Key = id.Value }, id, Estate));
        var again = Then.Done(ContributionDecider.Add(After(desk, first), Command with { Label = null, Key = id.Value }, id, Estate));
        Assert.True(again.IsNothing);
    }

    [Fact]
    public void Given_another_signal_under_the_same_label_when_added_then_it_is_refused_whatever_differs()
    {
        var desk = With(Command);
        AddSignal[] others =
        [
            Command with { Content = "Iets anders." },
            Command with { Date = "2025-03" },
            Command with { SourceType = "tci" },
            Command with { Grade = "A1" },
            Command with { Regime = "AVG" },
            Command with { Phenomena = [] },
            Command with { Handling = HandlingLevel.OwnerOnly },
            Command with { Label = "s-01", Content = "Andere letters." },
            Command with { Place = new() { Address = "Wetering 1" } },
        ];
        Assert.All(others, other => Then.Refused(Add(other, Editor, desk), ProblemCode.AlreadyExists, ("field", "label")));
        Then.Refused(Add(Command, Editor, desk, area: new(AreaId.Parse("GM9901"), "Veldermeer")), ProblemCode.AlreadyExists, ("field", "label"));
    }

    [Fact]
    public void Given_signals_without_label_when_added_then_they_are_numbered_under_their_partner()
    {
        var unlabelled = Command with { Label = null };
        Assert.Equal(["POL-01", "POL-02", "POL-03"], With(unlabelled, unlabelled with { Label = " " }, unlabelled).Register.All.Select(s => s.Label).Order());
    }

    [Fact]
    public void Given_a_number_that_is_taken_when_added_without_label_then_the_next_free_one_is_used() =>
        Assert.Equal(["POL-01", "POL-02"], With(Command with { Label = "POL-01" }, Command with { Label = null }).Register.All.Select(s => s.Label).Order());

    [Theory]
    [InlineData("politie", "POL-01")]
    [InlineData("om", "OM-01")]
    [InlineData("2de-kamer", "DEK-01")]
    [InlineData("112", "S-01")]
    public void Given_partner_when_numbered_then_the_label_begins_with_its_letters(string partner, string label)
    {
        var editor = Given.Someone("x", PartnerId.Parse(partner), PictureRole.Editor);
        Assert.Equal(label, Then.Done(Add(Command with { Label = null }, editor, partner: editor.Partner)).Put[0].Label);
    }

    [Fact]
    public void Given_partner_without_people_when_the_coordinator_enters_its_signal_then_it_is_of_that_partner()
    {
        var signal = Assert.Single(Then.Done(Add(Command with { Label = null }, Coordinator, picture: InputOnly, partner: Water)).Put);
        Assert.Equal((Water, "WAT-01", Coordinator.Person), (signal.Partner, signal.Label, signal.AddedBy));
    }

    [Theory]
    [InlineData(HandlingLevel.SessionOnly)]
    [InlineData(HandlingLevel.OwnerOnly)]
    public void Given_partner_without_people_when_its_signal_is_for_the_owner_alone_then_it_is_refused_because_it_has_no_people(HandlingLevel handling) =>
        Then.Refused(Add(Command with { Handling = handling }, Coordinator, picture: InputOnly, partner: Water), ProblemCode.FieldInvalid, ("field", "handling"));

    [Fact]
    public void Given_people_without_the_right_when_they_add_then_each_hears_what_that_person_may_hear()
    {
        Then.Refused(Add(Command, null), ProblemCode.NotFound);
        Then.Refused(Add(Command, Editor with { Roles = [] }), ProblemCode.NotFound);
        Then.Refused(Add(Command, Reader), ProblemCode.RoleMissing, ("role", "Editor"));
        Then.Refused(Add(Command, Signer), ProblemCode.RoleMissing, ("role", "Editor"));
        Then.Refused(Add(Command, Neighbour), ProblemCode.NotYourContribution);
        Then.Refused(Add(Command, Coordinator), ProblemCode.NotYourContribution);
        Then.Refused(Add(Command, Neighbour, picture: InputOnly, partner: Water), ProblemCode.NotYourContribution);
    }

    [Fact]
    public void Given_published_picture_when_added_then_it_is_closed()
    {
        Then.Refused(Add(Command, Editor, picture: Closed), ProblemCode.SectionLocked);
        Then.Refused(Add(Command, Editor, With(Command), Closed), ProblemCode.SectionLocked);
        Then.Refused(Add(Command, Coordinator, picture: InputOnly with { Closed = true }, partner: Water), ProblemCode.SectionLocked);
    }

    public static TheoryData<string, AddSignal, string> BadInput => new()
    {
        { "no content", Command with { Content = " \n" }, "FieldRequired(field=content)" },
        { "content that is null", Command with { Content = null! }, "FieldRequired(field=content)" },
        { "content without a shape", Command with { Content = "\u200B" }, "FieldRequired(field=content)" },
        { "content too long", Command with { Content = new('x', 4_001) }, "FieldTooLong(field=content, length=4001, max=4000)" },
        { "content with a null character", Command with { Content = "a\0b" }, "FieldInvalid(field=content)" },
        { "content that reads backwards", Command with { Content = "a\u202Eb" }, "FieldInvalid(field=content)" },
        { "content with a citizen number", Command with { Content = "P1, 123456782 14 maart" }, "HoldsCitizenNumber(field=content)" },
        { "address with a citizen number", Command with { Place = new() { Address = "Wetering 1, 123456782" } }, "HoldsCitizenNumber(field=address)" },
        { "label with a citizen number", Command with { Label = "S 123456782" }, "HoldsCitizenNumber(field=label)" },
        { "label too long", Command with { Label = new('x', 17) }, "FieldTooLong(field=label, length=17, max=16)" },
        { "label on two lines", Command with { Label = "S\n01" }, "FieldInvalid(field=label)" },
        { "no kind of source", Command with { SourceType = "" }, "FieldRequired(field=sourceType)" },
        { "kind of source that is null", Command with { SourceType = null! }, "FieldRequired(field=sourceType)" },
        { "free text as kind of source", Command with { SourceType = "de buurman van P1" }, "FieldInvalid(field=sourceType)" },
        { "a source that is no longer offered", Command with { SourceType = "tci_old" }, "FieldInvalid(field=sourceType)" },
        { "a state secret", Command with { Content = "STG. GEHEIM\nHet pand." }, "HoldsStateSecret(field=content, label=Stg. Geheim)" },
        { "advice under the Bibob act", Command with { Content = "Uit het Bibob-advies blijkt een ernstige mate van gevaar." }, "HoldsBibobAdvice(field=content)" },
        { "no regime", Command with { Regime = "" }, "FieldRequired(field=regime)" },
        { "free text as regime", Command with { Regime = "mag niet" }, "FieldInvalid(field=regime)" },
        { "regime without a rule pack", Command with { Regime = "region_own" }, "FieldInvalid(field=regime)" },
        { "free text as phenomenon", Command with { Phenomena = ["drugs; P1"] }, "FieldInvalid(field=phenomena)" },
        { "too many phenomena", Command with { Phenomena = [.. Enumerable.Repeat("drugs_waste", 21)] }, "FieldInvalid(field=phenomena)" },
        { "unknown indicator", Command with { Indicators = ["origin"] }, "FieldInvalid(field=indicators)" },
        { "unknown condition", Command with { Conditions = ["H9"] }, "FieldInvalid(field=conditions)" },
        { "unknown place type", Command with { PlaceType = "kasteel" }, "FieldInvalid(field=placeType)" },
        { "unknown branch", Command with { Branch = "x" }, "FieldInvalid(field=branch)" },
        { "no date", Command with { Date = "" }, "FieldRequired(field=date)" },
        { "month 13", Command with { Date = "2025-13" }, "FieldInvalid(field=date)" },
        { "30 February", Command with { Date = "2025-02-30" }, "FieldInvalid(field=date)" },
        { "year only", Command with { Date = "2025" }, "FieldInvalid(field=date)" },
        { "date with slashes", Command with { Date = "2025/02" }, "FieldInvalid(field=date)" },
        { "date with other digits", Command with { Date = "٢٠٢٥-٠٢" }, "FieldInvalid(field=date)" },
        { "period that ends before it begins", Command with { Until = "2025-01" }, "PeriodReversed(field=until)" },
        { "no grade", Command with { Grade = null! }, "FieldInvalid(field=grade)" },
        { "grade D1", Command with { Grade = "D1" }, "FieldInvalid(field=grade)" },
        { "grade in small letters", Command with { Grade = "a1" }, "FieldInvalid(field=grade)" },
        { "grade with a line end", Command with { Grade = "A1\n" }, "FieldInvalid(field=grade)" },
        { "grade of another scheme", Command with { Grade = "A1", GradeScheme = "plain" }, "FieldInvalid(field=grade)" },
        { "unknown scheme", Command with { GradeScheme = "own" }, "FieldInvalid(field=grade)" },
        { "no handling", Command with { Handling = HandlingLevel.Unknown }, "FieldInvalid(field=handling)" },
        { "handling of a later version", Command with { Handling = (HandlingLevel)7 }, "FieldInvalid(field=handling)" },
        { "police data to the public", Command with { Handling = HandlingLevel.Public }, "RegimeForbidsHandling(least=Partners, regime=Wpg)" },
        { "tax data without a ground", Command with { Regime = "AWR67", Handling = HandlingLevel.Named }, "GroundRequired(regime=AWR67)" },
        { "criminal intelligence shared", Command with { Regime = "Wpg10", Handling = HandlingLevel.Named, Ground = "x" }, "RegimeForbidsHandling(least=SessionOnly, regime=Wpg10)" },
        { "a place off the earth", Command with { Place = new() { Point = new(4, 91) } }, "FieldInvalid(field=point)" },
        { "a place that is no number", Command with { Place = new() { Point = new(double.NaN, 52) } }, "FieldInvalid(field=point)" },
        { "a shape of two corners", Command with { Place = new() { Shape = [new(4, 52), new(5, 52)] } }, "FieldInvalid(field=shape)" },
        { "a purge date that has passed", Command with { PurgeOn = Given.Today }, "FieldInvalid(field=purgeOn)" },
        { "a key of another form", Command with { Key = "S-01" }, "FieldInvalid(field=key)" },
        { "a stage it cannot begin in", Command with { Stage = SignalStage.Dismissed }, "FieldInvalid(field=stage)" },
        { "accepted without weighing", Command with { Stage = SignalStage.Accepted }, "WeighingRequired" },
        { "an indicator alone that says nothing by itself", Command with { Indicators = ["foreign_plate"] }, "IndicatorNeedsSecond(field=indicators, indicator=foreign_plate)" },
        { "the same twice", Command with { Indicators = ["foreign_plate", "foreign_plate"] }, "IndicatorNeedsSecond(field=indicators, indicator=foreign_plate)" },
        { "two that say nothing by themselves", Command with { Indicators = ["hire_car", "foreign_plate"] }, "IndicatorNeedsSecond(field=indicators, indicator=hire_car)" },
        { "accepted on such an indicator", Accepted with { Indicators = ["foreign_plate"] }, "IndicatorNeedsSecond(field=indicators, indicator=foreign_plate)" },
        { "a weighing with an unknown flag", Command with { Weighing = new() { RedFlags = ["origin"] } }, "FieldInvalid(field=redFlags)" },
        { "a weighing with a citizen number", Command with { Weighing = new() { Remark = "123456782" } }, "HoldsCitizenNumber(field=remark)" },
    };

    [Theory]
    [MemberData(nameof(BadInput), DisableDiscoveryEnumeration = true)]
    public void Given_bad_input_when_added_then_it_is_refused_with_what_to_do(string name, AddSignal command, string problem)
    {
        var outcome = Add(command, Editor);
        Assert.True(!outcome.IsDone, name);
        Assert.Equal(problem, Then.Text(outcome.Problem));
    }

    [Theory]
    [InlineData("GM0000", "GM0000")]
    [InlineData("nonsense\u0007", "nonsense\u0007")]
    public void Given_an_area_nobody_knows_when_added_then_it_is_unknown(string area, string told) =>
        Then.Refused(ContributionDecider.Add(Desk(Editor), Command with { Area = area }, SignalId.Parse("x"), null), ProblemCode.UnknownArea, ("area", told));

    [Fact]
    public void Given_no_right_and_bad_input_then_only_the_missing_right_is_told() =>
        Then.Refused(Add(Command with { Content = "123456782", Grade = "" }, Neighbour), ProblemCode.NotYourContribution);

    [Theory]
    [InlineData("plain", "seen", "X1")]
    [InlineData("plain", "heard", "X2")]
    [InlineData("plain", "rumour", "X4")]
    [InlineData("admiralty", "A1", "A1")]
    [InlineData("admiralty", "D5", "C4")]
    [InlineData("admiralty", "F6", "X4")]
    [InlineData("4x4", "C3", "C3")]
    public void Given_a_grade_in_any_scheme_then_it_is_kept_as_4x4(string scheme, string grade, string kept)
    {
        var signal = Only(With(Command with { GradeScheme = scheme, Grade = grade }));
        Assert.Equal((kept, scheme), (signal.Grade, signal.GradeScheme));
    }

    [Fact]
    public void Given_a_tip_when_received_then_it_is_closed_submitted_and_of_its_link()
    {
        var change = Then.Done(ContributionDecider.Receive(Desk(Editor), Command with { Handling = HandlingLevel.Government, Regime = "AVG", Stage = SignalStage.Accepted, Channel = "form" }, SignalId.Parse("x"), Estate));
        var tip = Assert.Single(change.Put);
        Assert.Equal((SignalStage.Submitted, HandlingLevel.Named, "tip", "POL-01"), (tip.Stage, tip.Handling, tip.Channel, tip.Label));
    }

    [Fact]
    public void Given_memory_of_a_newer_program_when_loaded_then_it_says_what_to_do()
    {
        var memory = new ContributionMemory();
        Assert.Same(memory, ContributionMemory.Upgrade(memory));
        Assert.Equal(memory, ContributionMemory.Upgrade(memory with { Schema = 1 }));
        Assert.Contains("newer program", Assert.Throws<InvalidOperationException>(() => ContributionMemory.Upgrade(memory with { Schema = 3 })).Message, StringComparison.Ordinal);
    }
}
