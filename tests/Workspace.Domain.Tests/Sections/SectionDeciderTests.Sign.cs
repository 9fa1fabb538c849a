using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Domain.Sections;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class SectionDeciderTests
{
    [Fact]
    public void Given_submitted_section_when_signed_then_the_signature_says_who_when_by_which_mandate_and_what()
    {
        var state = Then.Done(Sign(Submitted, 'a', Signer, reservation: " without figures ", remark: "  ", minute: 7));
        Assert.Equal(
            new Signature
            {
                Partner = Given.Police,
                Person = Signer.Person,
                Name = Signer.Name,
                Function = Signer.Function,
                At = Given.Minute(7),
                Hash = Given.Hash('a'),
                MandateReference = "M-1",
                Reservation = "without figures",
                Remark = null,
                Sequence = 7,
            },
            Assert.Single(state.Signatures));
        Assert.Empty(state.Replaced);
        SameBut(Submitted with { Version = Submitted.Version + 1 }, state);
    }

    [Fact]
    public void Given_joint_section_when_one_owner_has_signed_then_it_is_not_signed_yet()
    {
        Assert.Equal(SectionStage.ReadyForReview, SignedByPolice.Stage);
        Assert.False(SectionDecider.IsFullySigned(SignedByPolice, Owners));
        Assert.True(SectionDecider.HasFreshSignature(SignedByPolice));
    }

    [Fact]
    public void Given_joint_section_when_the_last_owner_signs_then_it_is_signed_in_either_order()
    {
        Assert.Equal(SectionStage.Signed, SignedByAll.Stage);
        Assert.Equal(SectionStage.Signed, Then.Done(Sign(Then.Done(Sign(Submitted, 'a', TaxSigner)), 'a', Signer)).Stage);
        Assert.Equal(SectionStage.Signed, Then.Done(Sign(Then.Done(Sign(ApprovedSection, 'a', TaxSigner)), 'a', Signer)).Stage);
    }

    [Fact]
    public void Given_two_signers_of_one_owner_when_both_sign_then_the_other_owner_is_still_missing()
    {
        Then.Refused(Sign(SignedByPolice, 'a', SecondSigner), ProblemCode.AlreadySigned);
        var state = Then.Done(Sign(SignedByPolice, 'a', SecondSigner, reservation: "mine"));
        Assert.Equal(SectionStage.ReadyForReview, state.Stage);
        Assert.Equal(SecondSigner.Person, Of(state, Given.Police).Person);
    }

    [Fact]
    public void Given_signed_text_when_signed_again_the_same_way_then_it_says_so() =>
        Then.Refused(Sign(SignedByAll, 'a', Signer, minute: 40), ProblemCode.AlreadySigned);

    [Fact]
    public void Given_signature_with_reservation_when_signed_again_then_only_another_reservation_or_remark_replaces_it()
    {
        var reserved = Then.Done(Sign(Submitted, 'a', Signer, reservation: "without figures"));
        Then.Refused(Sign(reserved, 'a', Signer, reservation: " without figures"), ProblemCode.AlreadySigned);
        var lifted = Then.Done(Sign(reserved, 'a', Signer, minute: 12));
        Assert.Null(Of(lifted, Given.Police).Reservation);
        Assert.Equal(reserved.Signatures.AsEnumerable(), lifted.Replaced);
        var remarked = Then.Done(Sign(lifted, 'a', Signer, remark: "see letter", minute: 13));
        Assert.Equal([.. reserved.Signatures, .. lifted.Signatures], remarked.Replaced.AsEnumerable());
    }

    [Fact]
    public void Given_stale_signature_when_signed_anew_then_the_old_one_is_kept_with_the_reason_it_was_stale()
    {
        var edited = Edit(SignedByAll, 'b', by: "Femke", minute: 20);
        var state = Then.Done(Sign(edited, 'b', Signer, minute: 25));
        Assert.Equal(SectionStage.ReadyForReview, state.Stage);
        Assert.Equal((Given.Hash('b'), Given.Minute(25), null, null), (Of(state, Given.Police).Hash, Of(state, Given.Police).At, Of(state, Given.Police).StaleBy, Of(state, Given.Police).StaleAt));
        Assert.Equal(Of(edited, Given.Police), Assert.Single(state.Replaced));
        Assert.Equal("Femke", Assert.Single(state.Replaced).StaleBy);
        Assert.Equal(Of(edited, Given.Tax), Of(state, Given.Tax));
        Assert.Equal(SectionStage.Signed, Then.Done(Sign(state, 'b', TaxSigner)).Stage);
    }

    [Fact]
    public void Given_old_text_when_signed_a_second_time_then_the_signer_hears_what_the_text_is_now() =>
        Then.Refused(
            Sign(Edit(SignedByPolice, 'b'), 'b', Signer, expected: 'a', minute: 21),
            ProblemCode.TextChanged,
            ("hash", Given.Hash('b')), ("sequence", "21"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    public void Given_an_expected_hash_that_is_none_when_signed_then_it_is_invalid(string? hash) =>
        Then.Refused(
            SectionDecider.Sign(Submitted, new() { ExpectedHash = hash! }, Signer, Owners, Given.Hash('a'), true, 1, Given.Noon),
            ProblemCode.FieldInvalid,
            ("field", "expectedHash"));

    [Fact]
    public void Given_empty_text_when_signed_then_there_is_nothing_to_sign() =>
        Then.Refused(Sign(Edit(Submitted, 'e', hasText: false), 'e', Signer, hasText: false), ProblemCode.NothingToSign);

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void Given_an_empty_reservation_when_signed_then_its_text_is_asked_for(string reservation) =>
        Then.Refused(Sign(Submitted, 'a', Signer, reservation: reservation), ProblemCode.ReservationEmpty);

    [Fact]
    public void Given_texts_beyond_their_limit_when_signed_then_they_are_too_long()
    {
        Then.Refused(Sign(Submitted, 'a', Signer, reservation: new('x', 2_001)), ProblemCode.FieldTooLong, ("field", "reservation"), ("max", "2000"), ("length", "2001"));
        Then.Refused(Sign(Submitted, 'a', Signer, remark: new('x', 2_001)), ProblemCode.FieldTooLong, ("field", "remark"), ("max", "2000"), ("length", "2001"));
        Assert.Equal(2_000, Of(Then.Done(Sign(Submitted, 'a', Signer, reservation: new('x', 2_000))), Given.Police).Reservation!.Length);
    }

    [Theory]
    [InlineData("agreed\u202Eton")]
    [InlineData("agreed\u0007")]
    public void Given_a_reservation_that_prints_as_something_else_when_signed_then_it_is_invalid(string text)
    {
        Then.Refused(Sign(Submitted, 'a', Signer, reservation: text), ProblemCode.FieldInvalid, ("field", "reservation"));
        Then.Refused(Sign(Submitted, 'a', Signer, remark: text), ProblemCode.FieldInvalid, ("field", "remark"));
    }

    [Fact]
    public void Given_a_mandate_that_is_not_valid_that_day_when_signed_then_it_is_refused()
    {
        Then.Refused(Sign(Submitted, 'a', Signer with { Mandate = null }), ProblemCode.MandateMissing);
        Then.Refused(Sign(Submitted, 'a', Signer with { Mandate = Given.ComingMandate }), ProblemCode.MandateMissing);
        Then.Refused(Sign(Submitted, 'a', Signer with { Mandate = Given.ExpiredMandate }), ProblemCode.MandateExpired, ("until", "2026-03-17"));
    }

    [Fact]
    public void Given_people_without_the_right_when_they_sign_then_each_hears_what_that_person_may_hear()
    {
        Then.Refused(Sign(InProgress, 'a', Signer), ProblemCode.WrongStage, ("stage", "InProgress"));
        Then.Refused(Sign(New, 'a', Signer), ProblemCode.WrongStage, ("stage", "Open"));
        Then.Refused(Sign(SentBack, 'a', Signer), ProblemCode.WrongStage, ("stage", "ChangesRequested"));
        Then.Refused(Sign(Submitted, 'a', null), ProblemCode.NotFound);
        Then.Refused(Sign(Submitted, 'a', Reader), ProblemCode.NotFound);
        Then.Refused(Sign(InProgress, 'a', Neighbour), ProblemCode.NotFound);
        Then.Refused(Sign(Submitted, 'a', Neighbour), ProblemCode.NotYourSection);
        Then.Refused(Sign(Submitted, 'a', Editor), ProblemCode.RoleMissing, ("role", "Signer"));
        Then.Refused(Sign(Submitted, 'a', Coordinator), ProblemCode.RoleMissing, ("role", "Signer"));
        Then.Refused(Sign(Frozen, 'a', Signer, remark: "late"), ProblemCode.SectionLocked);
        Then.Refused(Sign(Locked, 'a', Signer, remark: "late"), ProblemCode.SectionLocked);
    }

    [Fact]
    public void Given_no_right_and_a_bad_command_then_only_the_missing_right_is_told() =>
        Then.Refused(SectionDecider.Sign(InProgress, new() { ExpectedHash = "" }, Neighbour, Owners, Given.Hash('a'), true, 1, Given.Noon), ProblemCode.NotFound);

    [Fact]
    public void Given_a_text_that_changed_unnoticed_when_signed_then_the_signatures_on_the_old_text_are_stale_and_the_section_is_not_signed()
    {
        // The state still holds the old hash; the text is b.
        var state = Then.Done(Sign(SignedByAll, 'b', Signer, minute: 30));
        Assert.Equal(SectionStage.ReadyForReview, state.Stage);
        Assert.Equal((true, false), (Fresh(state, Given.Police), Fresh(state, Given.Tax)));
        Assert.Equal(Given.Minute(30), Of(state, Given.Tax).StaleAt);
        Assert.Equal(Given.Hash('b'), state.ContentHash);
    }
}
