using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Contributions;

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
        Phenomenon = "drugs_synthetic",
        Grade = "A2",
        Handling = HandlingLevel.Partners,
        Regime = "Wpg",
        Label = "S-01",
    };

    private static int ids;

    private static Outcome<ContributionState> Add(
        AddSignal command, Participant? by, ContributionState? state = null, ContributionConfiguration? picture = null, PartnerId? partner = null, PictureArea? area = null) =>
        ContributionDecider.Add(
            state ?? new(), command, by, picture ?? Open, partner ?? Given.Police, SignalId.Parse($"signal-{Interlocked.Increment(ref ids)}"), area ?? Estate, Given.Noon);

    private static ContributionState With(params AddSignal[] commands) =>
        commands.Aggregate(new ContributionState(), (state, command) => Then.Done(Add(command, Editor, state)));
}
