using Workspace.Contracts.Sections;
using Workspace.Domain.Sections;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class SectionDeciderTests
{
    [Fact]
    public void Given_new_section_then_it_is_open_unsigned_and_unfrozen()
    {
        Assert.Equal((SectionStage.Open, 0, 0, 0L, ""), (New.Stage, New.FrozenFor, New.PublishedIn, New.Version, New.ContentHash));
        Assert.Empty(New.Signatures);
        Assert.False(SectionDecider.IsFullySigned(New, Owners));
        Assert.False(SectionDecider.HasFreshSignature(New));
    }

    [Fact]
    public void Given_open_section_when_someone_types_then_it_is_in_progress()
    {
        var state = Edit(New, 'a', minute: 3);
        SameBut(New with { Version = 1, Stage = SectionStage.InProgress, ContentHash = Given.Hash('a'), ChangedAt = Given.Minute(3) }, state);
    }

    [Fact]
    public void Given_open_section_when_the_first_text_is_put_in_by_the_server_then_it_stays_open_and_unchanged_in_time()
    {
        var state = Edit(New, 'a', by: null);
        SameBut(New with { Version = 1, ContentHash = Given.Hash('a') }, state);
    }

    [Fact]
    public void Given_open_section_when_an_edit_leaves_nothing_to_read_then_it_stays_open() =>
        Assert.Equal(SectionStage.Open, Edit(New, 'e', hasText: false).Stage);

    [Fact]
    public void Given_a_text_when_it_became_the_same_text_then_nothing_changes()
    {
        foreach (var state in new[] { InProgress, Submitted, ApprovedSection, SignedByAll, SentBack, Locked })
        {
            Assert.Same(state, Edit(state, 'a', by: "Someone Else", minute: 99));
        }
    }

    [Fact]
    public void Given_a_section_sent_back_when_someone_types_then_it_is_in_progress_and_keeps_the_reason()
    {
        var state = Edit(SentBack, 'b');
        Assert.Equal((SectionStage.InProgress, "too recognisable"), (state.Stage, state.StageReason));
    }

    [Fact]
    public void Given_a_section_sent_back_when_its_text_is_only_read_anew_then_it_stays_sent_back() =>
        Assert.Equal(SectionStage.ChangesRequested, Edit(SentBack, 'b', by: null).Stage);

    [Fact]
    public void Given_an_approved_section_when_someone_types_then_it_is_up_for_review_again() =>
        Assert.Equal(SectionStage.ReadyForReview, Edit(ApprovedSection, 'b').Stage);

    [Fact]
    public void Given_a_submitted_section_when_someone_types_then_it_stays_submitted() =>
        Assert.Equal(SectionStage.ReadyForReview, Edit(Submitted, 'b').Stage);

    [Fact]
    public void Given_signed_section_when_edited_then_every_signature_on_the_old_text_is_stale_with_who_and_when()
    {
        var state = Edit(SignedByAll, 'b', by: "Femke", minute: 20);
        Assert.Equal(SectionStage.ReadyForReview, state.Stage);
        Assert.All(Owners, owner =>
        {
            Assert.False(Fresh(state, owner));
            Assert.Equal(Of(SignedByAll, owner) with { StaleBy = "Femke", StaleAt = Given.Minute(20) }, Of(state, owner));
        });
        Assert.Equal(Given.Minute(20), state.ChangedAt);
        Assert.False(SectionDecider.HasFreshSignature(state));
    }

    [Fact]
    public void Given_signed_section_when_edited_then_only_that_signature_is_stale()
    {
        // Police signed a, then tax signed b: only the signature that is not on the text as it is becomes stale.
        var mixed = Then.Done(Sign(Edit(SignedByPolice, 'b', by: "Anja", minute: 12), 'b', TaxSigner, minute: 13));
        Assert.Equal((false, true), (Fresh(mixed, Given.Police), Fresh(mixed, Given.Tax)));
        Assert.Null(Of(mixed, Given.Tax).StaleAt);
        var back = Edit(mixed, 'a', by: "Femke", minute: 14);
        Assert.Equal((true, false), (Fresh(back, Given.Police), Fresh(back, Given.Tax)));
        Assert.Equal((null, null, "Femke", Given.Minute(14)), (Of(back, Given.Police).StaleBy, Of(back, Given.Police).StaleAt, Of(back, Given.Tax).StaleBy, Of(back, Given.Tax).StaleAt));
        Assert.Equal(SectionStage.ReadyForReview, back.Stage);
    }

    [Fact]
    public void Given_stale_signature_when_edited_again_then_the_reason_stays_the_first_editor()
    {
        var state = Edit(Edit(SignedByAll, 'b', by: "Femke", minute: 20), 'c', by: "Anja", minute: 21);
        Assert.All(Owners, owner => Assert.Equal(("Femke", Given.Minute(20)), (Of(state, owner).StaleBy, Of(state, owner).StaleAt!.Value)));
    }

    [Fact]
    public void Given_stale_signature_when_the_text_returns_to_what_was_signed_then_it_is_fresh_and_the_section_signed()
    {
        var state = Edit(Edit(SignedByAll, 'b', by: "Femke", minute: 20), 'a', by: "Femke", minute: 22);
        Assert.Equal(SectionStage.Signed, state.Stage);
        Assert.All(Owners, owner => Assert.Equal(Of(SignedByAll, owner), Of(state, owner)));
        Assert.Equal(Given.Minute(22), state.ChangedAt);
    }

    [Fact]
    public void Given_signature_that_became_fresh_again_when_edited_then_the_reason_is_the_new_first_editor()
    {
        var state = Edit(Edit(Edit(SignedByAll, 'b', by: "Femke", minute: 20), 'a', by: "Femke", minute: 22), 'c', by: "Anja", minute: 23);
        Assert.All(Owners, owner => Assert.Equal(("Anja", Given.Minute(23)), (Of(state, owner).StaleBy, Of(state, owner).StaleAt!.Value)));
    }

    [Fact]
    public void Given_signed_section_when_its_text_turns_out_to_differ_without_an_editor_then_it_is_stale_without_a_name()
    {
        var state = Edit(SignedByAll, 'b', by: null, minute: 20);
        Assert.Equal(SectionStage.ReadyForReview, state.Stage);
        Assert.Equal((null, Given.Minute(20)), (Of(state, Given.Police).StaleBy, Of(state, Given.Police).StaleAt!.Value));
        Assert.Equal(SignedByAll.ChangedAt, state.ChangedAt);
    }

    [Fact]
    public void Given_a_section_sent_back_when_the_text_returns_to_the_signed_text_then_it_stays_a_draft_until_it_is_submitted()
    {
        var state = Edit(Edit(SentBack, 'b'), 'a');
        Assert.Equal(SectionStage.InProgress, state.Stage);
        Assert.True(SectionDecider.IsFullySigned(state, Owners));
        Assert.Equal(SectionStage.Signed, Then.Done(Change(state, StageAction.Submit, Editor)).Stage);
    }

    [Fact]
    public void Given_a_locked_section_when_its_text_turns_out_to_differ_then_it_stays_locked_and_the_signatures_say_so()
    {
        var state = Edit(Locked, 'b', by: null, minute: 30);
        Assert.Equal(SectionStage.Locked, state.Stage);
        Assert.All(Owners, owner => Assert.False(Fresh(state, owner)));
    }
}
