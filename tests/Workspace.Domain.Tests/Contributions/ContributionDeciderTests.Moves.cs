using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Access;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class ContributionDeciderTests
{
    private static readonly SignalWeighing Weighing = new() { Characteristics = ["institutions"], OwnTask = true, Concrete = true, SourceCheck = "hit" };

    private static readonly AddSignal Accepted = Command with { Stage = SignalStage.Accepted, Weighing = Weighing };

    private static MoveSignals To(SignalMove move, SignalDesk desk, string? reason = "omdat") => new()
    {
        Move = move,
        Signals = [.. desk.Register.All.Select(s => new VersionedSignal(s.Id, s.Version))],
        Reason = reason,
    };

    /// <summary>Moves once, and checks that the same command a second time changes nothing.</summary>
    private static SignalDesk Moved(SignalDesk desk, MoveSignals command)
    {
        var after = After(desk, Then.Done(ContributionDecider.Move(desk, command)));
        Assert.True(Then.Done(ContributionDecider.Move(after, command)).IsNothing);
        return after;
    }

    [Fact]
    public void Given_a_draft_then_it_goes_by_submitting_and_weighing_to_accepted()
    {
        var desk = With(Command with { Stage = SignalStage.Draft });
        desk = Moved(desk, To(SignalMove.Submit, desk));
        Assert.Equal(SignalStage.Submitted, Only(desk).Stage);
        desk = After(desk, Then.Done(ContributionDecider.Move(desk, To(SignalMove.Weigh, desk) with { Weighing = Weighing })));
        Assert.Equal((SignalStage.Weighed, Editor.Person, Given.Noon), (Only(desk).Stage, Only(desk).Weighing!.By!.Value, Only(desk).Weighing!.At!.Value));
        desk = Moved(desk, To(SignalMove.Accept, desk));
        Assert.Equal((SignalStage.Accepted, 4L), (Only(desk).Stage, Only(desk).Version));
    }

    [Fact]
    public void Given_no_weighing_when_accepted_then_it_is_asked_for()
    {
        var desk = With(Command);
        Then.Refused(ContributionDecider.Move(desk, To(SignalMove.Accept, desk)), ProblemCode.WeighingRequired);
    }

    [Fact]
    public void Given_an_indicator_that_says_nothing_by_itself_then_a_draft_may_have_it_but_goes_on_only_with_a_second()
    {
        var draft = Command with { Stage = SignalStage.Draft, Indicators = ["foreign_plate"] };
        var desk = With(draft);
        Then.Refused(ContributionDecider.Move(desk, To(SignalMove.Submit, desk)), ProblemCode.IndicatorNeedsSecond, ("field", "indicators"), ("indicator", "foreign_plate"));
        var still = new ChangeSignal { Signal = draft with { Content = "Anders verwoord." }, ExpectedVersion = 1 };
        desk = After(desk, Then.Done(ContributionDecider.Change(desk, Only(desk).Id, still, Estate)));
        var second = new ChangeSignal { Signal = draft with { Indicators = ["foreign_plate", "night_loading"] }, ExpectedVersion = 2 };
        desk = Moved(After(desk, Then.Done(ContributionDecider.Change(desk, Only(desk).Id, second, Estate))), To(SignalMove.Submit, desk) with { Signals = [new(Only(desk).Id, 3)] });
        var alone = new ChangeSignal { Signal = draft, ExpectedVersion = 4 };
        Then.Refused(ContributionDecider.Change(desk, Only(desk).Id, alone, Estate), ProblemCode.IndicatorNeedsSecond, ("field", "indicators"), ("indicator", "foreign_plate"));
    }

    [Theory]
    [InlineData(SignalMove.Weigh)]
    [InlineData(SignalMove.Accept)]
    public void Given_a_signal_from_before_its_indicator_needed_a_second_then_it_is_not_weighed_or_accepted_on_that_alone(SignalMove move)
    {
        var desk = With(Command);
        desk.Register.Put(Only(desk) with { Indicators = ["foreign_plate"] });
        Then.Refused(ContributionDecider.Move(desk, To(move, desk) with { Weighing = Weighing }), ProblemCode.IndicatorNeedsSecond, ("field", "indicators"), ("indicator", "foreign_plate"));
        desk.Register.Put(Only(desk) with { Indicators = ["foreign_plate", "smell"] });
        var weighed = Only(After(desk, Then.Done(ContributionDecider.Move(desk, To(move, desk) with { Weighing = Weighing }))));
        Assert.Equal(move == SignalMove.Weigh ? SignalStage.Weighed : SignalStage.Accepted, weighed.Stage);
    }

    [Theory]
    [InlineData(SignalMove.Park)]
    [InlineData(SignalMove.Dismiss)]
    [InlineData(SignalMove.Forward)]
    [InlineData(SignalMove.Withdraw)]
    public void Given_a_move_that_others_will_ask_about_then_it_needs_a_reason(SignalMove move)
    {
        var desk = With(Command);
        Then.Refused(ContributionDecider.Move(desk, To(move, desk, " ")), ProblemCode.ReasonRequired);
        Then.Refused(ContributionDecider.Move(desk, To(move, desk, "P1 is 123456782")), ProblemCode.HoldsCitizenNumber, ("field", "reason"));
        Assert.Equal("omdat", Only(Moved(desk, To(move, desk, " omdat "))).StageReason);
    }

    [Fact]
    public void Given_a_dismissed_signal_then_it_is_destroyed_after_a_year_or_sooner()
    {
        var desk = With(Command);
        Assert.Equal(Given.Today.AddYears(1), Only(Moved(desk, To(SignalMove.Dismiss, desk))).PurgeOn);
        var soon = With(Command with { PurgeOn = Given.Today.AddDays(10) });
        Assert.Equal(Given.Today.AddDays(10), Only(Moved(soon, To(SignalMove.Dismiss, soon))).PurgeOn);
    }

    [Fact]
    public void Given_a_later_purge_date_then_it_needs_a_reason_and_a_sooner_one_does_not()
    {
        var desk = With(Command);
        var later = To(SignalMove.SetPurgeDate, desk, null) with { PurgeOn = Given.Today.AddYears(6) };
        Then.Refused(ContributionDecider.Move(desk, later), ProblemCode.PurgeReasonRequired);
        Assert.Equal(later.PurgeOn, Only(Moved(desk, later with { Reason = "lopende zaak" })).PurgeOn);
        var again = With(Command);
        Assert.Equal(Given.Today.AddDays(1), Only(Moved(again, To(SignalMove.SetPurgeDate, again, null) with { PurgeOn = Given.Today.AddDays(1) })).PurgeOn);
        Then.Refused(ContributionDecider.Move(again, To(SignalMove.SetPurgeDate, again) with { PurgeOn = Given.Today }), ProblemCode.FieldInvalid, ("field", "purgeOn"));
    }

    [Fact]
    public void Given_a_handling_more_open_than_the_regime_allows_then_it_is_refused()
    {
        var desk = With(Command);
        Then.Refused(ContributionDecider.Move(desk, To(SignalMove.SetHandling, desk) with { Handling = HandlingLevel.Government }), ProblemCode.RegimeForbidsHandling, ("regime", "Wpg"), ("least", "Partners"));
        Assert.Equal(HandlingLevel.OwnerOnly, Only(Moved(desk, To(SignalMove.SetHandling, desk) with { Handling = HandlingLevel.OwnerOnly })).Handling);
    }

    [Fact]
    public void Given_signals_that_are_one_then_a_person_merges_them_and_the_others_point_to_it()
    {
        var desk = With(Command, Command with { Label = "S-02" }, Command with { Label = "S-03" });
        var into = desk.Register.FindLabel("S-01")!.Id;
        desk = Moved(desk, To(SignalMove.Merge, desk) with { Into = into });
        Assert.Equal(SignalStage.Submitted, desk.Register.Find(into)!.Stage);
        Assert.All(desk.Register.All.Where(s => s.Id != into), s => Assert.Equal((SignalStage.WithdrawnByOwner, into.Value), (s.Stage, s.MergedInto)));
        Then.Refused(ContributionDecider.Move(With(Command), To(SignalMove.Merge, With(Command))), ProblemCode.NotFound);
    }

    [Fact]
    public void Given_one_that_cannot_move_among_many_then_none_moves()
    {
        var desk = With(Command, Command with { Label = "S-02", Stage = SignalStage.Draft });
        Then.Refused(ContributionDecider.Move(desk, To(SignalMove.Park, desk)), ProblemCode.MoveNotPossible, ("move", "Park"), ("stage", "Draft"));
    }

    [Fact]
    public void Given_a_move_made_already_then_only_who_may_make_it_is_told_so()
    {
        var desk = With(Accepted);
        var accept = To(SignalMove.Accept, desk);
        Assert.True(Then.Done(ContributionDecider.Move(desk, accept)).IsNothing);
        Assert.True(Then.Done(ContributionDecider.Move(desk with { Picture = Closed }, accept)).IsNothing);
        Then.Refused(ContributionDecider.Move(desk with { By = Signer }, accept), ProblemCode.NotAllowed);
        Then.Refused(ContributionDecider.Move(desk with { By = Neighbour }, accept), ProblemCode.NotYourContribution);
        Then.Refused(ContributionDecider.Move(desk with { By = Neighbour }, To(SignalMove.SetPurgeDate, desk) with { PurgeOn = Only(desk).PurgeOn }), ProblemCode.NotYourContribution);
        Then.Refused(ContributionDecider.Move(desk with { By = Neighbour }, To(SignalMove.Merge, desk) with { Into = Only(desk).Id }), ProblemCode.NotYourContribution);
    }

    [Fact]
    public void Given_someone_who_takes_no_part_then_a_wrong_command_is_told_nothing_either()
    {
        var desk = With(Accepted) with { By = null };
        Then.Refused(ContributionDecider.Move(desk, To(SignalMove.Accept, desk) with { Signals = [] }), ProblemCode.NotFound);
        Then.Refused(ContributionDecider.SetHold(desk, new() { Section = "nowhere" }, "h", null, null), ProblemCode.NotFound);
    }

    [Fact]
    public void Given_nonsense_then_it_is_refused()
    {
        var desk = With(Command);
        var one = new VersionedSignal(Only(desk).Id, 1);
        Then.Refused(ContributionDecider.Move(desk, To(SignalMove.Park, desk) with { Signals = default }), ProblemCode.FieldInvalid, ("field", "signals"));
        Then.Refused(ContributionDecider.Move(desk, To(SignalMove.Park, desk) with { Signals = [one, one] }), ProblemCode.FieldInvalid, ("field", "signals"));
        Then.Refused(ContributionDecider.Move(desk, To((SignalMove)99, desk)), ProblemCode.FieldInvalid, ("field", "move"));
        Then.Refused(ContributionDecider.Move(desk, To(SignalMove.Park, desk) with { Signals = [new(SignalId.Parse("nobody"), 1)] }), ProblemCode.NotFound);
        Then.Refused(ContributionDecider.Move(desk, To(SignalMove.Park, desk) with { Signals = [one with { Version = 7 }] }), ProblemCode.SignalChanged, ("label", "S-01"), ("version", "1"));
    }

    /// <summary>Every move from every stage, by an editor and a signer of the owner, in a picture in writing and a published one: exactly what the table says.</summary>
    [Fact]
    public void Given_every_stage_and_move_then_the_table_decides()
    {
        var stages = Enum.GetValues<SignalStage>().Where(s => s != SignalStage.Unknown).ToImmutableArray();
        var cases = from stage in stages
                    from rule in Rules.Moves
                    from who in new[] { Editor, Signer, Neighbour, Coordinator }
                    from published in new[] { false, true }
                    select (stage, rule, who, published);
        Then.Every(cases, c =>
        {
            var signal = Only(With(Accepted)) with { Stage = c.stage };
            var verdict = Rights.Decide(c.rule.Move, c.who, signal, inputOnly: false, c.published);
            var may = ((int)c.rule.From & (1 << (int)c.stage)) != 0 && (!c.published || c.rule.WhenPublished)
                && (c.who == Editor ? c.rule.Who.HasFlag(Standings.OwnEditor) : c.who == Signer && c.rule.Who.HasFlag(Standings.OwnSigner));
            return verdict.IsAllowed == may && (may || verdict.Problem is not null);
        });
    }
}
