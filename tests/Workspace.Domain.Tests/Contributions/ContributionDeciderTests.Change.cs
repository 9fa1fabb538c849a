using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class ContributionDeciderTests
{
    private static Outcome<SignalChange> Change(SignalDesk desk, AddSignal signal, long version = 1) =>
        ContributionDecider.Change(desk, desk.Register.All.Single().Id, new() { Signal = signal, ExpectedVersion = version }, Estate);

    [Fact]
    public void Given_a_signal_when_changed_then_history_names_the_fields_and_nothing_else()
    {
        var change = Then.Done(Change(With(Command), Command with { Content = "Nu ook overdag.", Grade = "A1" }));
        Assert.Equal(("Nu ook overdag.", "A1", 2L), (change.Put[0].Content, change.Put[0].Grade, change.Put[0].Version));
        Assert.Equal(["content", "grade"], change.Events[0].Fields);
        Assert.DoesNotContain(Command.Content, change.Events[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_change_that_arrives_twice_then_the_second_changes_nothing()
    {
        var desk = With(Command);
        var wanted = Command with { Content = "Nu ook overdag." };
        desk = After(desk, Then.Done(Change(desk, wanted)));
        Assert.True(Then.Done(Change(desk, wanted)).IsNothing);
    }

    [Fact]
    public void Given_someone_who_came_first_then_the_other_is_told_and_nothing_is_overwritten()
    {
        var desk = With(Command);
        desk = After(desk, Then.Done(Change(desk, Command with { Content = "De eerste." })));
        Then.Refused(Change(desk, Command with { Content = "De tweede." }), ProblemCode.SignalChanged, ("label", "S-01"), ("version", "2"));
    }

    [Fact]
    public void Given_an_accepted_signal_when_changed_then_it_stays_accepted_and_weighed()
    {
        var desk = With(Accepted);
        var change = Then.Done(Change(desk, Command with { Content = "Scherper." }));
        Assert.Equal(SignalStage.Accepted, change.Put[0].Stage);
        Assert.NotNull(change.Put[0].Weighing);
    }

    [Fact]
    public void Given_people_without_the_right_when_they_change_then_each_hears_what_that_person_may_hear()
    {
        var shared = With(Accepted);
        Then.Refused(Change(shared with { By = Neighbour }, Command), ProblemCode.NotYourContribution);
        Then.Refused(Change(shared with { By = Signer }, Command), ProblemCode.NotAllowed);
        Then.Refused(Change(shared with { By = Reader }, Command), ProblemCode.NotFound);
        Then.Refused(Change(shared with { By = null }, Command), ProblemCode.NotFound);
        Then.Refused(Change(With(Command) with { By = Neighbour }, Command), ProblemCode.NotFound);
        Then.Refused(Change(shared with { Picture = Closed }, Command), ProblemCode.SectionLocked);
    }

    [Fact]
    public void Given_a_term_that_is_no_longer_offered_then_a_signal_that_has_it_keeps_it()
    {
        var desk = With(Command);
        desk.Register.Put(Only(desk) with { SourceType = "tci_old" });
        var change = Then.Done(Change(desk, Command with { SourceType = "tci_old", Content = "Scherper." }));
        Assert.Equal(("tci_old", "Scherper."), (change.Put[0].SourceType, change.Put[0].Content));
    }
}
