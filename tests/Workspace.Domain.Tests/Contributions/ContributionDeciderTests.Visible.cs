using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class ContributionDeciderTests
{
    private static ContributionState EveryLevel => With(
        [.. Enum.GetValues<HandlingLevel>().Where(l => l != HandlingLevel.Unknown).Select(level => Command with { Label = level.ToString(), Handling = level })]);

    private static string Seen(Participant? who) => string.Join(' ', ContributionDecider.VisibleTo(EveryLevel, who, Given.Police).Select(s => s.Label));

    [Fact]
    public void Given_signals_of_every_level_then_each_person_sees_its_own_list()
    {
        Assert.Equal("Public Government Partners Named SessionOnly OwnerOnly", Seen(Editor));
        Assert.Equal("Public Government Partners Named SessionOnly OwnerOnly", Seen(Signer));
        Assert.Equal("Public Government Partners", Seen(Neighbour));
        Assert.Equal("Public Government Partners Named", Seen(Neighbour with { NamedClearance = true }));
        Assert.Equal("Public Government Partners", Seen(Coordinator));
        Assert.Equal("Public", Seen(Reader));
        Assert.Equal("Public", Seen(Reader with { NamedClearance = true }));
        Assert.Equal("", Seen(Editor with { Roles = [] }));
        Assert.Equal("", Seen(null));
    }

    [Fact]
    public void Given_signals_then_they_keep_the_order_in_which_they_came()
    {
        var state = With(Command with { Label = "b" }, Command with { Label = "a", Handling = HandlingLevel.OwnerOnly }, Command with { Label = "c" });
        Assert.Equal(["b", "c"], ContributionDecider.VisibleTo(state, Neighbour, Given.Police).Select(s => s.Label));
    }

    [Fact]
    public void Given_a_person_of_another_partner_with_every_role_and_clearance_then_the_owners_own_signals_do_not_exist()
    {
        var everything = Given.Someone("all", Given.Town, PictureRole.Coordinator, PictureRole.Editor, PictureRole.Signer, PictureRole.Reader) with { NamedClearance = true };
        Assert.Equal("Public Government Partners Named", Seen(everything));
    }
}
