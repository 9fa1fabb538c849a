using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class ContributionDeciderTests
{
    [Fact]
    public void Given_dates_then_what_is_near_is_listed_and_what_has_come_is_destroyed()
    {
        var desk = With(
            Command with { Label = "far" },
            Command with { Label = "near", PurgeOn = Given.Today.AddDays(30) },
            Command with { Label = "tomorrow", PurgeOn = Given.Today.AddDays(1) });
        Assert.Equal(["tomorrow", "near"], ContributionDecider.DueForNotice(desk.Register, Given.Today).Select(s => s.Label));
        Assert.Empty(ContributionDecider.DueForDestruction(desk.Register, Given.Today));
        Assert.Equal(["tomorrow"], ContributionDecider.DueForDestruction(desk.Register, Given.Today.AddDays(1)).Select(s => s.Label));
    }

    [Fact]
    public void Given_a_staged_row_whose_date_has_come_then_it_is_destroyed_though_nobody_sees_it()
    {
        var desk = Desk(Editor);
        desk = After(desk, Then.Done(Stage(desk, Batch(0, Row(1) with { PurgeOn = Given.Today.AddDays(1) }))).Change);
        Assert.Empty(ContributionDecider.DueForNotice(desk.Register, Given.Today.AddDays(1)));
        Assert.Single(ContributionDecider.DueForDestruction(desk.Register, Given.Today.AddDays(1)));
    }

    [Fact]
    public void Given_people_then_a_signer_of_the_owner_approves_destruction_and_nobody_else()
    {
        var desk = With(Accepted);
        var signal = new VersionedSignal(Only(desk).Id, 1);
        Assert.Single(Then.Done(ContributionDecider.Destroy(desk with { By = Signer }, [signal])));
        Then.Refused(ContributionDecider.Destroy(desk, [signal]), ProblemCode.RoleMissing, ("role", "Signer"));
        Then.Refused(ContributionDecider.Destroy(desk with { By = Neighbour }, [signal]), ProblemCode.NotFound);
        Then.Refused(ContributionDecider.Destroy(desk with { By = Coordinator }, [signal]), ProblemCode.NotFound);
        Then.Refused(ContributionDecider.Destroy(desk with { By = Signer }, [signal with { Version = 2 }]), ProblemCode.SignalChanged, ("label", "S-01"), ("version", "1"));
        Then.Refused(ContributionDecider.Destroy(desk with { By = Signer }, []), ProblemCode.FieldInvalid, ("field", "signals"));
    }

    [Fact]
    public void Given_a_hold_then_its_owner_sees_it_the_coordinator_that_there_is_one_and_nobody_else_anything()
    {
        var desk = Desk(Signer);
        desk = After(desk, Then.Done(ContributionDecider.SetHold(desk, new() { Area = Estate.Id.Value, About = "loopt nog iets" }, "h-1", Estate, null)));
        Assert.Equal(("loopt nog iets", Estate.Name), Then.Done(ContributionDecider.HoldsFor(desk)) is [var own] ? (own.About, own.AreaName) : default);
        var told = Assert.Single(Then.Done(ContributionDecider.HoldsFor(desk with { By = Coordinator })));
        Assert.Equal((null, null, null, null), (told.About, told.AreaName, told.Area, told.Section));
        Assert.Equal(default, told.By);
        Assert.Empty(Then.Done(ContributionDecider.HoldsFor(desk with { By = Neighbour })));
        Then.Refused(ContributionDecider.HoldsFor(desk with { By = null }), ProblemCode.NotFound);
        Then.Refused(ContributionDecider.LiftHold(desk with { By = Coordinator }, "h-1"), ProblemCode.NotFound);
        Assert.Empty(Then.Done(ContributionDecider.LiftHold(desk, "h-1")).Memory!.Holds);
        Assert.True(Then.Done(ContributionDecider.LiftHold(desk, "another")).IsNothing);
    }

    [Fact]
    public void Given_a_hold_about_nothing_or_a_person_then_it_is_refused()
    {
        Then.Refused(ContributionDecider.SetHold(Desk(Editor), new(), "h", null, null), ProblemCode.FieldRequired, ("field", "about"));
        Then.Refused(ContributionDecider.SetHold(Desk(Editor), new() { Area = "GM0000" }, "h", null, null), ProblemCode.UnknownArea, ("area", "GM0000"));
        Then.Refused(ContributionDecider.SetHold(Desk(Editor), new() { About = "123456782" }, "h", null, null), ProblemCode.HoldsCitizenNumber, ("field", "about"));
        Then.Refused(ContributionDecider.SetHold(Desk(Editor), new() { Section = "nowhere" }, "h", null, null), ProblemCode.FieldInvalid, ("field", "section"));
        Then.Refused(ContributionDecider.SetHold(Desk(Neighbour), new() { Section = "nowhere", About = "x" }, "h", null, null), ProblemCode.NotFound);
    }
}
