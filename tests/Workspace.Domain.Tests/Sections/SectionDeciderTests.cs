using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Domain.Sections;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>A section of two owners through its life; one file for each thing that can happen to it.</summary>
public sealed partial class SectionDeciderTests
{
    private static readonly ImmutableArray<PartnerId> Owners = [Given.Police, Given.Tax];
    private static readonly Participant Editor = Given.Someone("police-editor", Given.Police, PictureRole.Editor);
    private static readonly Participant Signer = Given.Someone("police-signer", Given.Police, PictureRole.Signer);
    private static readonly Participant SecondSigner = Given.Someone("police-signer-2", Given.Police, PictureRole.Signer);
    private static readonly Participant TaxEditor = Given.Someone("tax-editor", Given.Tax, PictureRole.Editor);
    private static readonly Participant TaxSigner = Given.Someone("tax-signer", Given.Tax, PictureRole.Signer);
    private static readonly Participant Coordinator = Given.Someone("coordinator", Given.Town, PictureRole.Coordinator);
    private static readonly Participant Neighbour = Given.Someone("town-editor", Given.Town, PictureRole.Editor, PictureRole.Signer);
    private static readonly Participant Reader = Given.Someone("reader", Given.Town, PictureRole.Reader);

    private static SectionState New => new();

    /// <summary>Someone typed: the text is now <paramref name="text"/>.</summary>
    private static SectionState Edit(SectionState state, char text, string? by = "Name of police-editor", int minute = 1, bool hasText = true) =>
        SectionDecider.TextBecame(state, Owners, Given.Hash(text), hasText, by, Given.Minute(minute));

    private static Outcome<SectionState> Change(SectionState state, StageAction action, Participant? by, string? reason = null, bool hasText = true) =>
        SectionDecider.ChangeStage(state, new() { Action = action, Reason = reason }, by, Owners, hasText, Given.Today);

    private static Outcome<SectionState> Sign(SectionState state, char text, Participant? by, string? reservation = null, string? remark = null, char? expected = null, int minute = 10, bool hasText = true) =>
        SectionDecider.Sign(
            state, new() { ExpectedHash = Given.Hash(expected ?? text), Reservation = reservation, Remark = remark }, by, Owners, Given.Hash(text), hasText, sequence: minute, Given.Minute(minute));

    private static SectionState InProgress => Edit(New, 'a');

    private static SectionState Submitted => Then.Done(Change(InProgress, StageAction.Submit, Editor));

    private static SectionState ApprovedSection => Then.Done(Change(Submitted, StageAction.Approve, Editor));

    private static SectionState SignedByPolice => Then.Done(Sign(Submitted, 'a', Signer));

    private static SectionState SignedByAll => Then.Done(Sign(SignedByPolice, 'a', TaxSigner, minute: 11));

    private static SectionState SentBack => Then.Done(Change(SignedByAll, StageAction.RequestChanges, Coordinator, "too recognisable"));

    private static SectionState Frozen => Then.Done(SectionDecider.Freeze(SignedByAll, Owners, Given.Hash('a'), 1));

    private static SectionState Locked => SectionDecider.Thaw(Frozen, 1, published: true);

    /// <summary>The signature of a partner, as it stands.</summary>
    private static Signature Of(SectionState state, PartnerId partner) => Assert.Single(state.Signatures, s => s.Partner == partner);

    private static bool Fresh(SectionState state, PartnerId partner) => SectionDecider.IsFresh(state, Of(state, partner));

    /// <summary>Version one higher, nothing else: for comparing with <see cref="SameBut"/>.</summary>
    private static void SameBut(SectionState expected, SectionState actual) =>
        Assert.Equal(expected with { Signatures = actual.Signatures, Replaced = actual.Replaced }, actual);
}
