using Workspace.Contracts;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class SectionDeciderTests
{
    [Fact]
    public void Given_text_in_progress_when_submitted_then_it_is_ready_for_review_and_once_is_enough()
    {
        var state = Then.Done(Change(InProgress, StageAction.Submit, Editor));
        SameBut(InProgress with { Version = InProgress.Version + 1, Stage = SectionStage.ReadyForReview }, state);
        Then.Refused(Change(state, StageAction.Submit, Editor), ProblemCode.WrongStage, ("stage", "ReadyForReview"));
    }

    [Fact]
    public void Given_the_first_text_only_when_submitted_then_it_is_ready_for_review() =>
        Assert.Equal(SectionStage.ReadyForReview, Then.Done(Change(Edit(New, 'a', by: null), StageAction.Submit, Editor)).Stage);

    [Fact]
    public void Given_joint_section_when_either_editor_submits_then_it_is_ready_for_review() =>
        Assert.Equal(SectionStage.ReadyForReview, Then.Done(Change(InProgress, StageAction.Submit, TaxEditor)).Stage);

    [Fact]
    public void Given_empty_section_when_submitted_then_there_is_nothing_to_sign() =>
        Then.Refused(Change(New, StageAction.Submit, Editor, hasText: false), ProblemCode.NothingToSign);

    [Fact]
    public void Given_a_section_sent_back_when_submitted_then_the_reason_is_gone()
    {
        var state = Then.Done(Change(Edit(SentBack, 'b'), StageAction.Submit, Editor));
        Assert.Equal((SectionStage.ReadyForReview, null), (state.Stage, state.StageReason));
    }

    [Fact]
    public void Given_submitted_section_when_approved_then_it_is_approved_and_once_is_enough()
    {
        var state = Then.Done(Change(Submitted, StageAction.Approve, Signer));
        SameBut(Submitted with { Version = Submitted.Version + 1, Stage = SectionStage.Approved }, state);
        Then.Refused(Change(state, StageAction.Approve, Signer), ProblemCode.WrongStage, ("stage", "Approved"));
        Then.Refused(Change(state, StageAction.Approve, TaxEditor), ProblemCode.WrongStage, ("stage", "Approved"));
    }

    [Fact]
    public void Given_signed_section_when_changes_are_requested_then_the_signatures_stay_and_once_is_enough()
    {
        var state = Then.Done(Change(SignedByAll, StageAction.RequestChanges, Coordinator, "  sentence 4 \n"));
        Assert.Equal((SectionStage.ChangesRequested, "sentence 4"), (state.Stage, state.StageReason));
        Assert.Equal(SignedByAll.Signatures.AsEnumerable(), state.Signatures);
        Assert.All(Owners, owner => Assert.True(Fresh(state, owner)));
        Then.Refused(Change(state, StageAction.RequestChanges, Coordinator, "sentence 4"), ProblemCode.WrongStage, ("stage", "ChangesRequested"));
    }

    [Fact]
    public void Given_every_shared_stage_when_a_signer_of_an_owner_requests_changes_then_it_is_a_draft_again()
    {
        foreach (var state in new[] { Submitted, ApprovedSection, SignedByPolice, SignedByAll })
        {
            Assert.Equal(SectionStage.ChangesRequested, Then.Done(Change(state, StageAction.RequestChanges, TaxSigner, "why")).Stage);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void Given_no_reason_when_changes_are_requested_then_one_is_asked_for(string? reason) =>
        Then.Refused(Change(Submitted, StageAction.RequestChanges, Coordinator, reason), ProblemCode.ReasonRequired);

    [Fact]
    public void Given_a_reason_of_ten_thousand_characters_when_changes_are_requested_then_it_is_too_long() =>
        Then.Refused(
            Change(Submitted, StageAction.RequestChanges, Coordinator, new('x', 10_000)),
            ProblemCode.FieldTooLong,
            ("field", "reason"), ("max", "4000"), ("length", "10000"));

    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u2066b")]
    public void Given_a_reason_that_reads_as_something_else_when_changes_are_requested_then_it_is_invalid(string reason) =>
        Then.Refused(Change(Submitted, StageAction.RequestChanges, Coordinator, reason), ProblemCode.FieldInvalid, ("field", "reason"));

    [Theory]
    [InlineData(StageAction.Unknown)]
    [InlineData((StageAction)99)]
    public void Given_an_action_this_program_does_not_know_then_it_is_invalid(StageAction action) =>
        Then.Refused(Change(Submitted, action, Editor), ProblemCode.FieldInvalid, ("field", "action"));

    [Fact]
    public void Given_signed_text_sent_back_when_submitted_unchanged_then_it_is_signed_at_once() =>
        Assert.Equal(SectionStage.Signed, Then.Done(Change(SentBack, StageAction.Submit, Editor)).Stage);

    [Fact]
    public void Given_frozen_or_locked_section_when_its_stage_is_changed_then_it_is_locked()
    {
        foreach (var state in new[] { Frozen, Locked })
        {
            Then.Refused(Change(state, StageAction.RequestChanges, Coordinator, "why"), ProblemCode.SectionLocked);
        }

        Then.Refused(Change(Locked, StageAction.Submit, Editor), ProblemCode.SectionLocked);
        Then.Refused(Change(Locked, StageAction.Approve, Signer), ProblemCode.SectionLocked);
    }

    /// <summary>Every pair of action and stage, for the person who may do it when the stage is right.</summary>
    [Fact]
    public void Given_every_stage_when_its_stage_is_changed_then_only_the_agreed_transitions_happen()
    {
        var stages = new[] { New, InProgress, Submitted, SentBack, ApprovedSection, SignedByAll, Locked };
        var seen = from state in stages
                   from action in new[] { StageAction.Submit, StageAction.RequestChanges, StageAction.Approve }
                   let who = action switch { StageAction.Submit => Editor, StageAction.Approve => Signer, _ => Coordinator }
                   let outcome = Change(state, action, who, "why")
                   where outcome.IsDone
                   select (state.Stage, action, outcome.Value!.Stage);
        Assert.Equal(
            [
                (SectionStage.Open, StageAction.Submit, SectionStage.ReadyForReview),
                (SectionStage.InProgress, StageAction.Submit, SectionStage.ReadyForReview),
                (SectionStage.ReadyForReview, StageAction.RequestChanges, SectionStage.ChangesRequested),
                (SectionStage.ReadyForReview, StageAction.Approve, SectionStage.Approved),
                (SectionStage.ChangesRequested, StageAction.Submit, SectionStage.Signed),
                (SectionStage.Approved, StageAction.RequestChanges, SectionStage.ChangesRequested),
                (SectionStage.Signed, StageAction.RequestChanges, SectionStage.ChangesRequested),
            ],
            seen);
    }

    [Fact]
    public void Given_people_without_the_right_when_they_change_the_stage_then_each_hears_what_that_person_may_hear()
    {
        Then.Refused(Change(InProgress, StageAction.Submit, null), ProblemCode.NotFound);
        Then.Refused(Change(InProgress, StageAction.Submit, Neighbour), ProblemCode.NotFound);
        Then.Refused(Change(InProgress, StageAction.Submit, Reader), ProblemCode.NotFound);
        Then.Refused(Change(InProgress, StageAction.Submit, Coordinator), ProblemCode.RoleMissing, ("role", "Editor"));
        Then.Refused(Change(InProgress, StageAction.Submit, Signer), ProblemCode.RoleMissing, ("role", "Editor"));
        Then.Refused(Change(Submitted, StageAction.Approve, Neighbour), ProblemCode.NotYourSection);
        Then.Refused(Change(Submitted, StageAction.RequestChanges, Editor, "why"), ProblemCode.RoleMissing, ("role", "Signer"));
    }

    [Fact]
    public void Given_no_right_and_a_bad_reason_then_only_the_missing_right_is_told() =>
        Then.Refused(Change(InProgress, StageAction.RequestChanges, Neighbour, new('x', PictureLimits.Text + 1)), ProblemCode.NotFound);
}
