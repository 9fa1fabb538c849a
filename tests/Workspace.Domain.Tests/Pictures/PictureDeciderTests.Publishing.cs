using Workspace.Contracts;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Pictures;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class PictureDeciderTests
{
    [Fact]
    public void Given_picture_when_publishing_begins_then_the_next_revision_is_under_way_and_again_changes_nothing()
    {
        var state = Then.Done(PictureDecider.BeginPublishing(Started, Noor.Id));
        Assert.Equal((2L, 1, PicturePhase.Drafting, 0), (state.Version, state.Publishing, state.Phase, state.Revision));
        Same(state, Then.Done(PictureDecider.BeginPublishing(state, Noor.Id)));
    }

    [Fact]
    public void Given_publishing_under_way_when_abandoned_then_it_is_as_before_and_again_changes_nothing()
    {
        var before = Started;
        var state = PictureDecider.AbandonPublishing(Then.Done(PictureDecider.BeginPublishing(before, Noor.Id)));
        Assert.Equal(before with { Version = 3 }, state);
        Same(state, PictureDecider.AbandonPublishing(state));
        Assert.Equal(1, Then.Done(PictureDecider.BeginPublishing(state, Noor.Id)).Publishing);
    }

    [Fact]
    public void Given_publishing_under_way_when_it_is_out_then_the_picture_is_published_and_again_changes_nothing()
    {
        var state = Published;
        Assert.Equal((3L, 0, PicturePhase.Published, 1, Given.Minute(60)), (state.Version, state.Publishing, state.Phase, state.Revision, state.ChangedAt));
        Assert.Equal(Revision(1), Assert.Single(state.Publications));
        Same(state, PictureDecider.Published(state, Revision(1), Given.Minute(99)));
    }

    [Fact]
    public void Given_published_picture_when_published_again_then_it_says_so() =>
        Then.Refused(PictureDecider.BeginPublishing(Published, Noor.Id), ProblemCode.AlreadyPublished);

    [Fact]
    public void Given_published_picture_when_reopened_then_it_is_in_writing_with_its_publications_and_again_is_refused()
    {
        var state = Then.Done(PictureDecider.Reopen(Published, Noor.Id, Given.Minute(70)));
        Assert.Equal((4L, PicturePhase.Drafting, 1, Given.Minute(70)), (state.Version, state.Phase, state.Revision, state.ChangedAt));
        Then.Refused(PictureDecider.Reopen(state, Noor.Id, Given.Minute(71)), ProblemCode.WrongStage, ("stage", "Drafting"));
    }

    [Fact]
    public void Given_reopened_picture_when_published_then_it_is_the_next_revision()
    {
        var begun = Then.Done(PictureDecider.BeginPublishing(Then.Done(PictureDecider.Reopen(Published, Noor.Id, Given.Minute(70))), Noor.Id));
        Assert.Equal(2, begun.Publishing);
        var state = PictureDecider.Published(begun, Revision(2), Given.Minute(80));
        Assert.Equal((2, 0, PicturePhase.Published), (state.Revision, state.Publishing, state.Phase));
        Assert.Equal([1, 2], state.Publications.Select(p => p.Revision));
    }

    [Fact]
    public void Given_picture_without_sections_when_publishing_begins_then_there_is_nothing() =>
        Then.Refused(PictureDecider.BeginPublishing(Started with { Sections = [] }, Noor.Id), ProblemCode.NoSections);

    [Fact]
    public void Given_people_without_the_right_when_they_publish_or_reopen_then_they_hear_no_more_than_they_may()
    {
        Then.Refused(PictureDecider.BeginPublishing(Started, Femke.Id), ProblemCode.RoleMissing, ("role", "Coordinator"));
        Then.Refused(PictureDecider.BeginPublishing(Started, Guest.Id), ProblemCode.NotFound);
        Then.Refused(PictureDecider.BeginPublishing(new(), Noor.Id), ProblemCode.NotFound);
        Then.Refused(PictureDecider.Reopen(Published, Femke.Id, Given.Noon), ProblemCode.RoleMissing, ("role", "Coordinator"));
        Then.Refused(PictureDecider.Reopen(Published, Guest.Id, Given.Noon), ProblemCode.NotFound);
        Then.Refused(PictureDecider.Reopen(Started, Noor.Id, Given.Noon), ProblemCode.WrongStage, ("stage", "Drafting"));
    }

    [Fact]
    public void Given_a_state_of_a_newer_program_when_loaded_then_it_says_what_to_do()
    {
        var state = Started;
        Same(state, PictureState.Upgrade(state));
        Assert.Contains("newer program", Assert.Throws<InvalidOperationException>(() => PictureState.Upgrade(state with { Schema = 2 })).Message, StringComparison.Ordinal);
    }
}
