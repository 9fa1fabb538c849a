using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Contributions;
using Workspace.Domain.Contributions.Entities;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>Who and what the police says its signals speak of.</summary>
public sealed partial class EntityDeciderTests
{
    private static readonly Participant Editor = Given.Someone("femke", Given.Police, PictureRole.Editor);
    private static readonly Participant Signer = Given.Someone("ruud", Given.Police, PictureRole.Signer);
    private static readonly Participant Coordinator = Given.Someone("noor", Given.Town, PictureRole.Coordinator);
    private static readonly Participant Neighbour = Given.Someone("lotte", Given.Town, PictureRole.Editor);
    private static readonly ContributionConfiguration Open = new() { Version = 1, People = [], Areas = [] };
    private static readonly ContributionConfiguration Closed = Open with { Closed = true };
    private static readonly SignalId One = SignalId.Parse("one");
    private static readonly SignalId Two = SignalId.Parse("two");

    private static readonly AddEntity Person = new() { Type = EntityType.Person, Identity = "Jan Verzonnen", Handling = HandlingLevel.Partners, Supports = [One] };
    private static readonly AddEntity Shed = new() { Type = EntityType.Location, Label = "L1", Description = "Verzamelpand.", Handling = HandlingLevel.Partners, Supports = [One, Two] };

    private readonly SignalRegister register = new();
    private readonly EntityBook book;
    private int ids;

    public EntityDeciderTests()
    {
        book = new(register);
        Put(Signal(One), Signal(Two));
    }

    private static Signal Signal(SignalId id, SignalStage stage = SignalStage.Accepted, string? into = null, string? import = null) => new()
    {
        Id = id, Partner = Given.Police, Label = $"S-{id}", Date = "2025-02", SourceType = "police_neighbourhood", Content = "x", Grade = "A2", Handling = HandlingLevel.Partners, Regime = "Wpg",
        Stage = stage, MergedInto = into, Import = import, AddedAt = Given.Noon, AddedBy = Editor.Person,
    };

    private void Put(params Signal[] signals) => Array.ForEach(signals, register.Put);

    private SignalDesk Desk(Participant? by = null, ContributionConfiguration? picture = null) => new(register, new(), picture ?? Open, Given.Police, by ?? Editor, KnownTerms.All, Given.Noon);

    private Outcome<EntityChange> Add(AddEntity command, Participant? by = null, ContributionConfiguration? picture = null) =>
        EntityDecider.Add(Desk(by, picture), book, command, EntityId.Parse($"entity-{++ids}"));

    /// <summary>Adds it as the grain does.</summary>
    private Entity Added(AddEntity command)
    {
        var change = Then.Done(Add(command));
        book.Apply(change);
        return Assert.Single(change.Put);
    }

    private Outcome<EntityChange> Change(Entity entity, AddEntity to, long? version = null, Participant? by = null, ContributionConfiguration? picture = null) =>
        EntityDecider.Change(Desk(by, picture), book, entity.Id, new() { Entity = to, ExpectedVersion = version ?? entity.Version });

    [Fact]
    public void Given_people_then_the_server_numbers_them_and_gives_no_alias_out_twice()
    {
        Assert.Equal(["P1", "P2"], new[] { Added(Person).Label, Added(Person).Label });
        Assert.Equal("P3", Added(Person with { Label = " P3 " }).Label);
        var fourth = Added(Person);
        Assert.Equal("P4", fourth.Label);
        book.Apply(Then.Done(EntityDecider.Remove(Desk(), book, fourth.Id, 1)));
        Assert.Equal("P5", Added(Person).Label);
        Then.Refused(Add(Person with { Label = "P5" }), ProblemCode.AlreadyExists, ("field", "label"));
        Assert.Equal("K12", Added(Person with { Label = "K12" }).Label);
    }

    [Theory]
    [InlineData("Jan")]
    [InlineData("P")]
    [InlineData("12")]
    [InlineData("p1")]
    [InlineData("ABCD1")]
    [InlineData("P12345")]
    [InlineData("P1 Jan")]
    [InlineData("P١")]
    public void Given_a_name_for_a_person_then_it_is_refused_without_repeating_it(string label) =>
        Then.Refused(Add(Person with { Label = label }), ProblemCode.AliasNeeded, ("field", "label"));

    [Fact]
    public void Given_anything_else_then_its_label_is_needed_and_unique_for_its_type()
    {
        Then.Refused(Add(Shed with { Label = " " }), ProblemCode.FieldRequired, ("field", "label"));
        Then.Refused(Add(Shed with { Label = new('x', 81) }), ProblemCode.FieldTooLong, ("field", "label"), ("max", "80"), ("length", "81"));
        Then.Refused(Add(Shed with { Label = "a\nb" }), ProblemCode.FieldInvalid, ("field", "label"));
        Added(Shed);
        Then.Refused(Add(Shed with { Label = "l1" }), ProblemCode.AlreadyExists, ("field", "label"));
        Assert.Equal("L1", Added(Shed with { Type = EntityType.Organisation }).Label);
    }

    [Theory]
    [InlineData("type")]
    [InlineData("handling")]
    [InlineData("key")]
    public void Given_a_field_that_cannot_be_then_it_is_refused(string field)
    {
        var odd = field switch { "type" => Shed with { Type = (EntityType)99 }, "handling" => Shed with { Handling = HandlingLevel.Unknown }, _ => Shed with { Key = "x" } };
        Then.Refused(Add(odd), ProblemCode.FieldInvalid, ("field", field));
    }

    [Fact]
    public void Given_what_may_not_be_here_then_it_is_refused_in_every_field()
    {
        foreach (var (field, make) in new (string, Func<string, AddEntity>)[] { ("label", t => Shed with { Label = t }), ("identity", t => Shed with { Identity = t }), ("description", t => Shed with { Description = t }) })
        {
            Then.Refused(Add(make("nummer 123456782")), ProblemCode.HoldsCitizenNumber, ("field", field));
            Assert.Equal(ProblemCode.HoldsStateSecret, Add(make("Stg. Geheim")).Problem?.Code);
        }

        Then.Refused(Add(Shed with { Identity = new('x', 201) }), ProblemCode.FieldTooLong, ("field", "identity"), ("max", "200"), ("length", "201"));
        Then.Refused(Add(Shed with { Description = new('x', 1_001) }), ProblemCode.FieldTooLong, ("field", "description"), ("max", "1000"), ("length", "1001"));
    }

    [Fact]
    public void Given_supports_then_they_are_own_signals_that_stand_and_show()
    {
        Put(Signal(SignalId.Parse("withdrawn"), SignalStage.WithdrawnByOwner), Signal(SignalId.Parse("dismissed"), SignalStage.Dismissed), Signal(SignalId.Parse("draft"), SignalStage.Draft), Signal(SignalId.Parse("staged"), import: "i1"));
        register.Know(new() { Imports = [new("i1", ImportStage.Staged, Editor.Person, Given.Noon, [])] });
        foreach (var supports in new ImmutableArray<SignalId>[] { [], default, [One, One], [SignalId.Parse("nobody")], [SignalId.Parse("withdrawn")], [One, SignalId.Parse("dismissed")], [SignalId.Parse("staged")] })
        {
            Then.Refused(Add(Shed with { Supports = supports }), ProblemCode.SupportNeeded, ("max", "50"));
        }

        Added(Shed with { Supports = [SignalId.Parse("draft")] });
    }

    [Fact]
    public void Given_a_signal_that_carries_all_it_can_then_no_more_rests_on_it()
    {
        for (var i = 0; i < Entity.MaxOnSignal; i++)
        {
            Added(Person);
        }

        Then.Refused(Add(Person), ProblemCode.TooManyOnSignal, ("label", "S-one"), ("max", "100"));
        Added(Person with { Supports = [Two] });
    }

    [Fact]
    public void Given_who_asks_then_only_the_own_editors_add_change_and_remove()
    {
        var shed = Added(Shed);
        Then.Refused(Add(Person, Signer), ProblemCode.NotAllowed);
        Then.Refused(Add(Person, Neighbour), ProblemCode.NotYourContribution);
        Then.Refused(Add(Person, Coordinator), ProblemCode.NotYourContribution);
        Then.Refused(EntityDecider.Add(Desk() with { By = null }, book, Person, shed.Id), ProblemCode.NotFound);
        Then.Refused(Change(shed, Shed with { Label = "L2" }, by: Neighbour), ProblemCode.NotYourContribution);
        Then.Refused(EntityDecider.Remove(Desk(Signer), book, shed.Id, 1), ProblemCode.NotAllowed);
        Assert.True(EntityDecider.Add(Desk(Coordinator, Open with { InputOnly = true }), book, Person, EntityId.Parse("x")).IsDone);

        Then.Refused(Add(Person, picture: Closed), ProblemCode.SectionLocked);
        Then.Refused(Change(shed, Shed with { Label = "L2" }, picture: Closed), ProblemCode.SectionLocked);
        Assert.Equal([shed.Id], Then.Done(EntityDecider.Remove(Desk(picture: Closed), book, shed.Id, 1)).Gone);
    }

    [Fact]
    public void Given_an_entity_that_one_does_not_see_then_every_act_meets_nothing()
    {
        var hidden = Added(Shed with { Handling = HandlingLevel.OwnerOnly });
        Then.Refused(Change(hidden, Shed, by: Neighbour), ProblemCode.NotFound);
        Then.Refused(EntityDecider.Remove(Desk(Neighbour), book, hidden.Id, 1), ProblemCode.NotFound);
        Then.Refused(EntityDecider.Remove(Desk(), book, EntityId.Parse("nothing"), 1), ProblemCode.NotFound);
        Then.Refused(EntityDecider.AtStake(Desk(Neighbour), book, One), ProblemCode.NotFound);
    }

    [Fact]
    public void Given_a_change_then_its_version_grows_and_a_stale_one_is_refused()
    {
        var shed = Added(Shed);
        var changed = Assert.Single(Then.Done(Change(shed, Shed with { Label = null, Identity = "Eigenaar" })).Put);
        Assert.Equal(("L1", "Eigenaar", 2L), (changed.Label, changed.Identity, changed.Version));
        book.Put(changed);
        Then.Refused(Change(changed, Shed with { Description = "Anders." }, version: 1), ProblemCode.EntityChanged, ("label", "L1"), ("version", "2"));
        Then.Refused(EntityDecider.Remove(Desk(), book, shed.Id, 1), ProblemCode.EntityChanged, ("label", "L1"), ("version", "2"));
        Then.Refused(Change(changed, Shed with { Type = EntityType.Vehicle }), ProblemCode.FieldInvalid, ("field", "type"));

        // The same arriving twice changes nothing, in whatever order the signals are named.
        Assert.True(Then.Done(Change(changed, Shed with { Identity = "Eigenaar", Supports = [Two, One] }, version: 1)).IsNothing);
    }

    [Fact]
    public void Given_a_signal_that_fell_then_it_may_stay_and_others_may_come_beside_it()
    {
        var shed = Added(Shed);
        Put(Signal(One, SignalStage.WithdrawnByOwner), Signal(Two, SignalStage.WithdrawnByOwner));
        Assert.Equal("L9", Assert.Single(Then.Done(Change(shed, Shed with { Label = "L9" })).Put).Label);
        var third = SignalId.Parse("third");
        Put(Signal(third));
        Assert.Equal(3, Assert.Single(Then.Done(Change(shed, Shed with { Supports = [One, Two, third] })).Put).Supports.Length);
        Then.Refused(Change(shed, Shed with { Supports = [One, SignalId.Parse("nobody")] }), ProblemCode.SupportNeeded, ("max", "50"));
    }

    [Fact]
    public void Given_the_same_id_then_it_is_added_once()
    {
        var shed = Added(Shed);
        Assert.True(Then.Done(EntityDecider.Add(Desk(), book, Shed with { Label = "another" }, shed.Id)).IsNothing);
    }
}
