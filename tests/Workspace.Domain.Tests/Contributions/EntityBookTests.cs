using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Access;
using Workspace.Domain.Contributions.Entities;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>What becomes of entities when the signals under them fall, are merged or destroyed.</summary>
public sealed partial class EntityDeciderTests
{
    private EntityChange Destroyed(params SignalId[] signals)
    {
        var going = signals.Select(id => register.Find(id)!).ToList();
        var kept = book.Kept(going);
        book.Apply(new() { Put = kept });
        var change = new EntityChange { Put = kept, Gone = book.LeftWithout(going) };
        book.Apply(change);
        Array.ForEach(signals, register.Remove);
        return change;
    }

    private bool Stands(Entity entity) => book.GroundOf(entity).Any(Rights.Stands);

    [Fact]
    public void Given_a_withdrawal_then_an_entity_stands_on_what_is_left_and_falls_with_the_last()
    {
        var shed = Added(Shed);
        Put(Signal(One, SignalStage.WithdrawnByOwner));
        Assert.True(Stands(shed));
        Put(Signal(Two, SignalStage.Dismissed));
        Assert.False(Stands(shed));
        Put(Signal(Two, SignalStage.Parked));
        Assert.True(Stands(shed));
    }

    [Fact]
    public void Given_a_destruction_then_an_entity_with_nothing_left_goes_in_the_same_write()
    {
        var (person, shed) = (Added(Person), Added(Shed));
        Assert.Empty(book.LeftWithout([]));
        var change = Destroyed(One);
        Assert.Equal([person.Id], change.Gone);
        Assert.Empty(change.Put);
        Assert.Equal([Two], book.GroundOf(book.Find(shed.Id)!).Select(s => s.Id));
        register.Remove(Two);
        Assert.Equal([shed.Id], book.LeftWithout([]));
    }

    [Fact]
    public void Given_a_merge_then_an_entity_rests_on_the_kept_signal_also_when_the_other_is_destroyed()
    {
        var person = Added(Person);
        Put(Signal(One, SignalStage.WithdrawnByOwner, into: Two.Value));
        Assert.Equal([Two], book.GroundOf(person).Select(s => s.Id));
        Assert.Equal([person.Id], book.RestingOn(Two).Select(e => e.Id));
        var kept = Assert.Single(Destroyed(One).Put);
        Assert.Equal((Two, 1L), (Assert.Single(kept.Supports), kept.Version));
        Assert.Equal([person.Id], Destroyed(Two).Gone);
    }

    [Fact]
    public void Given_a_merge_then_what_was_kept_may_be_destroyed_first()
    {
        var person = Added(Person);
        Put(Signal(One, SignalStage.WithdrawnByOwner, into: Two.Value));
        Assert.True(Destroyed(Two).IsNothing);
        Assert.False(Stands(book.Find(person.Id)!));
        Assert.Equal([person.Id], Destroyed(One).Gone);
    }

    [Fact]
    public void Given_signals_that_were_merged_in_a_circle_then_asking_ends()
    {
        Put(Signal(One, SignalStage.WithdrawnByOwner, into: Two.Value), Signal(Two, SignalStage.WithdrawnByOwner, into: One.Value));
        var damaged = new Entity { Id = EntityId.Parse("x"), Partner = Given.Police, Type = EntityType.Event, Label = "x", Handling = HandlingLevel.Partners, Supports = [One], AddedAt = Given.Noon, AddedBy = Editor.Person, ChangedAt = Given.Noon };
        book.Put(damaged);
        Assert.False(Stands(damaged));
    }

    [Fact]
    public void Given_a_withdrawal_to_come_then_it_is_told_what_else_stands_under_each_entity()
    {
        var (person, shed) = (Added(Person), Added(Shed));
        Assert.Equal([(person.Id, ""), (shed.Id, "two")], AtStake(One));
        Assert.Equal([(shed.Id, "one")], AtStake(Two));
        Put(Signal(Two, SignalStage.WithdrawnByOwner));
        Assert.Equal([(person.Id, ""), (shed.Id, "")], AtStake(One));

        (EntityId, string)[] AtStake(SignalId signal) => [.. Then.Done(EntityDecider.AtStake(Desk(Signer), book, signal)).Select(e => (e.Id, string.Join(',', e.Others.Select(s => s.Value))))];
    }

    [Fact]
    public void Given_labels_then_they_are_listed_by_type_with_numbers_as_numbers()
    {
        foreach (var label in new[] { "P10", "P2", "A3" })
        {
            Added(Person with { Label = label });
        }

        Added(Shed with { Label = "Éénhoornpad 12" });
        Added(Shed with { Label = "eenhoornpad 2" });
        var all = book.Query(new(), e => book.View(e, Editor, inputOnly: false, published: false));
        Assert.Equal(["A3", "P2", "P10", "eenhoornpad 2", "Éénhoornpad 12"], all.Rows.Select(r => r.Entity.Label));
        Assert.Equal((2, 5), (book.Query(new() { Limit = 2 }, e => book.View(e, Editor, false, false)) is var some ? some.Rows.Length : 0, some.Total));
        Assert.Equal(2, book.Query(new() { Types = [EntityType.Location] }, e => book.View(e, Editor, false, false)).Total);
        Assert.Equal(2, book.Query(new() { Signal = Two }, e => book.View(e, Editor, false, false)).Total);
    }

    [Fact]
    public void Given_an_identity_then_only_its_owner_reads_and_finds_it()
    {
        Added(Person);
        EntityView? Shown(Entity e, Contracts.Pictures.Participant who) => Rights.Sees(e.Handling, book.GroundOf(e), who, Given.Police, false) ? book.View(e, who, false, false) : null;
        Assert.Equal("Jan Verzonnen", Assert.Single(book.Query(new() { Text = "verzonnen jan" }, e => Shown(e, Signer)).Rows).Entity.Identity);
        Assert.Empty(book.Query(new() { Text = "verzonnen" }, e => Shown(e, Neighbour)).Rows);
        Assert.Empty(book.Query(new() { Text = "verzonnen", Citable = true }, e => Shown(e, Signer)).Rows);
        Assert.Single(book.Query(new() { Text = "p1", Citable = true }, e => Shown(e, Signer)).Rows);
        var seen = Assert.Single(book.Query(new() { Text = "p1" }, e => Shown(e, Neighbour)).Rows).Entity;
        Assert.Equal((null, new EntityRights(false, false)), (seen.Identity, seen.Can));
    }

    [Fact]
    public void Given_a_newer_schema_then_it_is_not_read_as_if_it_were_ours() => Assert.Throws<InvalidOperationException>(() => EntityNumbers.Upgrade(new() { Schema = 2 }));
}
