using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Domain.Sections;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class SectionDeciderTests
{
    private static Outcome<SectionState> Freeze(SectionState state, char text = 'a', int revision = 1) => SectionDecider.Freeze(state, Owners, Given.Hash(text), revision);

    [Fact]
    public void Given_fully_signed_section_when_frozen_then_it_is_frozen_for_that_revision_and_again_changes_nothing()
    {
        var state = Then.Done(Freeze(SignedByAll));
        SameBut(SignedByAll with { Version = SignedByAll.Version + 1, FrozenFor = 1 }, state);
        Assert.Same(state, Then.Done(Freeze(state)));
    }

    [Fact]
    public void Given_anything_but_a_fully_signed_section_when_frozen_then_it_is_not_ready()
    {
        Then.Refused(Freeze(New), ProblemCode.NotReady, ("missing", "2"));
        Then.Refused(Freeze(InProgress), ProblemCode.NotReady, ("missing", "2"));
        Then.Refused(Freeze(ApprovedSection), ProblemCode.NotReady, ("missing", "2"));
        Then.Refused(Freeze(SignedByPolice), ProblemCode.NotReady, ("missing", "1"));
        Then.Refused(Freeze(Edit(SignedByAll, 'b'), 'b'), ProblemCode.NotReady, ("missing", "2"));
        Then.Refused(Freeze(Locked), ProblemCode.NotReady, ("missing", "1"));
    }

    [Fact]
    public void Given_fully_signed_text_with_changes_requested_when_frozen_then_something_is_missing() =>
        Then.Refused(Freeze(SentBack), ProblemCode.NotReady, ("missing", "1"));

    [Fact]
    public void Given_a_text_that_changed_unnoticed_when_frozen_then_it_is_not_ready() =>
        Then.Refused(Freeze(SignedByAll, 'b'), ProblemCode.NotReady, ("missing", "2"));

    [Fact]
    public void Given_a_section_without_owners_when_frozen_then_it_is_not_ready() =>
        Then.Refused(SectionDecider.Freeze(SignedByAll, [], Given.Hash('a'), 1), ProblemCode.NotReady, ("missing", "1"));

    [Fact]
    public void Given_an_owner_added_after_the_signatures_when_frozen_then_its_signature_is_missing() =>
        Then.Refused(SectionDecider.Freeze(SignedByAll, [.. Owners, Given.Town], Given.Hash('a'), 1), ProblemCode.NotReady, ("missing", "1"));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Given_no_revision_when_frozen_then_that_is_a_mistake_of_the_caller(int revision) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Freeze(SignedByAll, revision: revision));

    [Fact]
    public void Given_frozen_section_when_the_publication_is_abandoned_then_it_is_as_before()
    {
        var state = SectionDecider.Thaw(Frozen, 1, published: false);
        SameBut(SignedByAll with { Version = Frozen.Version + 1 }, state);
        Assert.Same(state, SectionDecider.Thaw(state, 1, published: false));
        Assert.Same(state, SectionDecider.Thaw(state, 1, published: true));
    }

    [Fact]
    public void Given_frozen_section_when_published_then_it_is_locked_in_that_revision()
    {
        SameBut(SignedByAll with { Version = Frozen.Version + 1, Stage = SectionStage.Locked, PublishedIn = 1 }, Locked);
        Assert.Same(Locked.Signatures.GetType(), Frozen.Signatures.GetType());
        Assert.Equal(Frozen.Signatures.AsEnumerable(), Locked.Signatures);
    }

    [Fact]
    public void Given_published_section_when_told_again_then_nothing_changes()
    {
        var locked = Locked;
        Assert.Same(locked, SectionDecider.Thaw(locked, 1, published: true));
        Assert.Same(locked, SectionDecider.Thaw(locked, 1, published: false));
    }

    [Fact]
    public void Given_frozen_section_when_another_revision_ends_then_nothing_changes()
    {
        var second = Then.Done(Freeze(SignedByAll, revision: 2));
        Assert.Same(second, SectionDecider.Thaw(second, 1, published: false));
        Assert.Same(second, SectionDecider.Thaw(second, 1, published: true));
    }

    [Fact]
    public void Given_section_frozen_for_a_revision_that_was_lost_when_frozen_for_the_next_then_the_next_counts() =>
        Assert.Equal(2, Then.Done(Freeze(Frozen, revision: 2)).FrozenFor);

    [Fact]
    public void Given_locked_section_when_reopened_then_it_is_signed_as_it_was_and_again_changes_nothing()
    {
        var state = SectionDecider.Reopen(Locked, Owners, 1);
        SameBut(Locked with { Version = Locked.Version + 1, Stage = SectionStage.Signed }, state);
        Assert.Same(state, SectionDecider.Reopen(state, Owners, 1));
        Assert.Equal(1, state.PublishedIn);
    }

    [Fact]
    public void Given_locked_section_with_an_owner_that_never_signed_when_reopened_then_it_is_in_progress() =>
        Assert.Equal(SectionStage.InProgress, SectionDecider.Reopen(Locked, [.. Owners, Given.Town], 1).Stage);

    [Fact]
    public void Given_section_locked_by_a_later_revision_when_an_old_reopen_arrives_then_nothing_changes()
    {
        var again = SectionDecider.Thaw(Then.Done(Freeze(SectionDecider.Reopen(Locked, Owners, 1), revision: 2)), 2, published: true);
        Assert.Same(again, SectionDecider.Reopen(again, Owners, 1));
        Assert.Equal(SectionStage.Signed, SectionDecider.Reopen(again, Owners, 2).Stage);
    }

    [Fact]
    public void Given_a_section_that_is_not_locked_when_reopened_then_nothing_changes()
    {
        foreach (var state in new[] { New, InProgress, Submitted, ApprovedSection, SignedByAll, SentBack, Frozen })
        {
            Assert.Same(state, SectionDecider.Reopen(state, Owners, 1));
        }
    }

    [Fact]
    public void Given_a_state_of_a_newer_program_when_loaded_then_it_says_what_to_do()
    {
        var state = Locked;
        Assert.Same(state, SectionState.Upgrade(state));
        Assert.Contains("newer program", Assert.Throws<InvalidOperationException>(() => SectionState.Upgrade(state with { Schema = 2 })).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => SectionState.Upgrade(state with { Schema = 0 }));
    }
}
