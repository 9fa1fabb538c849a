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
        var state = Then.Done(ContributionDecider.Add(
            new(), Command with { Content = "  " + Command.Content + "\n", Label = " S-01 ", Date = "2025-02-14" }, Editor, Open, Given.Police, SignalId.Parse("x"), Estate, Given.Noon));
        Assert.Equal(1, state.Version);
        Assert.Equal(
            new Signal
            {
                Id = SignalId.Parse("x"),
                Partner = Given.Police,
                Label = "S-01",
                Date = "2025-02-14",
                SourceType = "police_neighbourhood",
                Content = Command.Content,
                Area = Estate.Id,
                AreaName = Estate.Name,
                Phenomenon = "drugs_synthetic",
                Grade = "A2",
                Handling = HandlingLevel.Partners,
                Regime = "Wpg",
                AddedAt = Given.Noon,
                AddedBy = Editor.Person,
            },
            Assert.Single(state.Signals));
    }

    [Fact]
    public void Given_signal_without_area_or_phenomenon_when_added_then_they_are_absent()
    {
        var state = Then.Done(ContributionDecider.Add(new(), Command with { Area = "", Phenomenon = " " }, Editor, Open, Given.Police, SignalId.Parse("x"), null, Given.Noon));
        Assert.Equal((null, null, null), (state.Signals[0].Area, state.Signals[0].AreaName, state.Signals[0].Phenomenon));
    }

    [Fact]
    public void Given_signal_with_a_label_when_added_twice_then_the_second_changes_nothing()
    {
        var state = With(Command);
        Assert.Same(state, Then.Done(Add(Command, Editor, state)));
        Assert.Same(state, Then.Done(Add(Command with { Content = Command.Content + " " }, Editor with { Person = PersonId.Parse("colleague") }, state)));
    }

    [Fact]
    public void Given_another_signal_under_the_same_label_when_added_then_it_is_refused_whatever_differs()
    {
        var state = With(Command);
        AddSignal[] others =
        [
            Command with { Content = "Iets anders." },
            Command with { Date = "2025-03" },
            Command with { SourceType = "tci" },
            Command with { Grade = "A1" },
            Command with { Regime = "Wpg10" },
            Command with { Phenomenon = null },
            Command with { Handling = HandlingLevel.OwnerOnly },
        ];
        Assert.All(others, other => Then.Refused(Add(other, Editor, state), ProblemCode.AlreadyExists, ("field", "label")));
        Then.Refused(Add(Command, Editor, state, area: new(AreaId.Parse("GM9901"), "Veldermeer")), ProblemCode.AlreadyExists, ("field", "label"));
    }

    [Fact]
    public void Given_signals_without_label_when_added_then_they_are_numbered_under_their_partner()
    {
        var unlabelled = Command with { Label = null };
        Assert.Equal(["POL-01", "POL-02", "POL-03"], With(unlabelled, unlabelled with { Label = " " }, unlabelled).Signals.Select(s => s.Label));
    }

    [Fact]
    public void Given_a_number_that_is_taken_when_added_without_label_then_the_next_free_one_is_used() =>
        Assert.Equal(["POL-02", "POL-03"], With(Command with { Label = "POL-02" }, Command with { Label = null }).Signals.Select(s => s.Label));

    [Theory]
    [InlineData("politie", "POL-01")]
    [InlineData("om", "OM-01")]
    [InlineData("2de-kamer", "DEK-01")]
    [InlineData("112", "S-01")]
    public void Given_partner_when_numbered_then_the_label_begins_with_its_letters(string partner, string label)
    {
        var editor = Given.Someone("x", PartnerId.Parse(partner), PictureRole.Editor);
        Assert.Equal(label, Then.Done(Add(Command with { Label = null }, editor, partner: editor.Partner)).Signals[0].Label);
    }

    [Fact]
    public void Given_partner_without_people_when_the_coordinator_enters_its_signal_then_it_is_of_that_partner()
    {
        var state = Then.Done(Add(Command with { Label = null }, Coordinator, picture: InputOnly, partner: Water));
        var signal = Assert.Single(state.Signals);
        Assert.Equal((Water, "WAT-01", Coordinator.Person), (signal.Partner, signal.Label, signal.AddedBy));
    }

    [Theory]
    [InlineData(HandlingLevel.SessionOnly)]
    [InlineData(HandlingLevel.OwnerOnly)]
    public void Given_partner_without_people_when_its_signal_is_for_the_owner_alone_then_it_is_refused_because_nobody_would_ever_see_it(HandlingLevel handling) =>
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
        { "label with a citizen number", Command with { Label = "S 123456782" }, "HoldsCitizenNumber(field=label)" },
        { "label too long", Command with { Label = new('x', 17) }, "FieldTooLong(field=label, length=17, max=16)" },
        { "label on two lines", Command with { Label = "S\n01" }, "FieldInvalid(field=label)" },
        { "no kind of source", Command with { SourceType = "" }, "FieldRequired(field=sourceType)" },
        { "kind of source that is null", Command with { SourceType = null! }, "FieldRequired(field=sourceType)" },
        { "kind of source too long", Command with { SourceType = new('x', 65) }, "FieldTooLong(field=sourceType, length=65, max=64)" },
        { "free text as kind of source", Command with { SourceType = "de buurman van P1" }, "FieldInvalid(field=sourceType)" },
        { "citizen number as kind of source", Command with { SourceType = "s_123456782" }, "FieldInvalid(field=sourceType)" },
        { "no regime", Command with { Regime = " " }, "FieldRequired(field=regime)" },
        { "free text as regime", Command with { Regime = "mag niet" }, "FieldInvalid(field=regime)" },
        { "free text as phenomenon", Command with { Phenomenon = "drugs; P1" }, "FieldInvalid(field=phenomenon)" },
        { "phenomenon too long", Command with { Phenomenon = new('x', 65) }, "FieldTooLong(field=phenomenon, length=65, max=64)" },
        { "no date", Command with { Date = "" }, "FieldRequired(field=date)" },
        { "date that is null", Command with { Date = null! }, "FieldRequired(field=date)" },
        { "month 13", Command with { Date = "2025-13" }, "FieldInvalid(field=date)" },
        { "30 February", Command with { Date = "2025-02-30" }, "FieldInvalid(field=date)" },
        { "year only", Command with { Date = "2025" }, "FieldInvalid(field=date)" },
        { "date with slashes", Command with { Date = "2025/02" }, "FieldInvalid(field=date)" },
        { "date with spaces", Command with { Date = "2025-2 " }, "FieldInvalid(field=date)" },
        { "date with other digits", Command with { Date = "٢٠٢٥-٠٢" }, "FieldInvalid(field=date)" },
        { "no grade", Command with { Grade = null! }, "FieldInvalid(field=grade)" },
        { "grade D1", Command with { Grade = "D1" }, "FieldInvalid(field=grade)" },
        { "grade A5", Command with { Grade = "A5" }, "FieldInvalid(field=grade)" },
        { "grade in small letters", Command with { Grade = "a1" }, "FieldInvalid(field=grade)" },
        { "grade with a line end", Command with { Grade = "A1\n" }, "FieldInvalid(field=grade)" },
        { "no handling", Command with { Handling = HandlingLevel.Unknown }, "FieldInvalid(field=handling)" },
        { "handling of a later version", Command with { Handling = (HandlingLevel)7 }, "FieldInvalid(field=handling)" },
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
        Then.Refused(ContributionDecider.Add(new(), Command with { Area = area }, Editor, Open, Given.Police, SignalId.Parse("x"), null, Given.Noon), ProblemCode.UnknownArea, ("area", told));

    [Fact]
    public void Given_no_right_and_bad_input_then_only_the_missing_right_is_told() =>
        Then.Refused(Add(Command with { Content = "123456782", Grade = "" }, Neighbour), ProblemCode.NotYourContribution);

    [Fact]
    public void Given_every_field_at_its_limit_when_added_then_it_is_accepted()
    {
        var state = Then.Done(Add(Command with { Content = new('x', 4_000), Label = new('L', 16), SourceType = new('s', 64), Regime = new('r', 64), Phenomenon = new('p', 64), Date = "2024-02-29" }, Editor));
        Assert.Equal(4_000, state.Signals[0].Content.Length);
    }

    [Fact]
    public void Given_every_term_of_the_lists_when_added_then_it_is_accepted()
    {
        var terms = from source in Contracts.Taxonomy.Taxonomies.SourceTypes
                    from regime in Contracts.Taxonomy.Taxonomies.Regimes
                    from phenomenon in Contracts.Taxonomy.Taxonomies.Phenomena
                    select Command with { SourceType = source.Id, Regime = regime.Id, Phenomenon = phenomenon.Id };
        Then.Every(terms, command => Add(command, Editor).IsDone);
    }

    [Fact]
    public void Given_full_contribution_when_added_then_the_limit_is_told_but_repeating_the_last_is_harmless()
    {
        var full = Enumerable.Range(1, ContributionDecider.MaxSignals).Aggregate(
            new ContributionState(), (state, n) => Then.Done(Add(Command with { Label = $"S-{n}" }, Editor, state)));
        Then.Refused(Add(Command with { Label = "one-more" }, Editor, full), ProblemCode.TooManyRequests, ("limit", "500"));
        Then.Refused(Add(Command with { Label = null }, Editor, full), ProblemCode.TooManyRequests, ("limit", "500"));
        Assert.Same(full, Then.Done(Add(Command with { Label = "S-500" }, Editor, full)));
    }

    [Fact]
    public void Given_a_state_of_a_newer_program_when_loaded_then_it_says_what_to_do()
    {
        var state = With(Command);
        Assert.Same(state, ContributionState.Upgrade(state));
        Assert.Contains("newer program", Assert.Throws<InvalidOperationException>(() => ContributionState.Upgrade(state with { Schema = 2 })).Message, StringComparison.Ordinal);
    }
}
