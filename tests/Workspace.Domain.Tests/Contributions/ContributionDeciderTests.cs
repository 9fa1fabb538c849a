using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>What the police brings, and what the coordinator enters for the water board.</summary>
public sealed partial class ContributionDeciderTests
{
    private static readonly PartnerId Water = PartnerId.Parse("waterschap");
    private static readonly Participant Editor = Given.Someone("femke", Given.Police, PictureRole.Editor);
    private static readonly Participant Signer = Given.Someone("ruud", Given.Police, PictureRole.Signer);
    private static readonly Participant Coordinator = Given.Someone("noor", Given.Town, PictureRole.Coordinator);
    private static readonly Participant Neighbour = Given.Someone("lotte", Given.Town, PictureRole.Editor);
    private static readonly Participant Reader = Given.Someone("henk", Given.Town, PictureRole.Reader);
    private static readonly PictureArea Estate = new(AreaId.Parse("BU99010203"), "De Lange Wetering");

    private static readonly ContributionConfiguration Open = new() { Version = 1, People = [], Areas = [Estate] };
    private static readonly ContributionConfiguration Closed = Open with { Closed = true };
    private static readonly ContributionConfiguration InputOnly = Open with { InputOnly = true };

    private static readonly AddSignal Command = new()
    {
        Date = "2025-02",
        SourceType = "police_neighbourhood",
        Content = "Wekelijks nachtelijk laden bij het verzamelpand.",
        Area = "BU99010203",
        Phenomena = ["drugs_synthetic"],
        Grade = "A2",
        Handling = HandlingLevel.Partners,
        Regime = "Wpg",
        Label = "S-01",
    };

    private static int ids;

    /// <summary>What a decision rests on: a register with these signals, and someone who asks.</summary>
    private static SignalDesk Desk(Participant? by, ContributionConfiguration? picture = null, PartnerId? partner = null, SignalDesk? after = null, DateTimeOffset? at = null) => new(
        after?.Register ?? new(), after?.Memory ?? new(), picture ?? Open, partner ?? Given.Police, by, KnownTerms.All, at ?? Given.Noon);

    private static Outcome<SignalChange> Add(AddSignal command, Participant? by, SignalDesk? after = null, ContributionConfiguration? picture = null, PartnerId? partner = null, PictureArea? area = null) =>
        ContributionDecider.Add(Desk(by, picture, partner, after), command, SignalId.Parse($"signal-{Interlocked.Increment(ref ids)}"), string.IsNullOrEmpty(command.Area) ? area : area ?? Estate);

    /// <summary>The desk after a change was written, as the grain does it.</summary>
    private static SignalDesk After(SignalDesk desk, SignalChange change)
    {
        foreach (var signal in change.Put)
        {
            desk.Register.Put(signal);
        }

        var next = desk with { Memory = change.Memory ?? desk.Memory };
        next.Register.Know(next.Memory);
        return next;
    }

    private static SignalDesk With(params AddSignal[] commands) =>
        commands.Aggregate(Desk(Editor), (desk, command) => After(desk, Then.Done(Add(command, Editor, desk))));

    private static Signal Only(SignalDesk desk) => Assert.Single(desk.Register.All);
}
