using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Publishing;
using Workspace.Contracts.Storage;

namespace Workspace.Grains.Tests.Contributions;

/// <summary>Entities and the signals under them, from adding to a published document.</summary>
public sealed class EntityTests
{
    private static readonly PartnerId PolicePartner = PartnerId.Parse("politie");
    private static readonly SignalId First = SignalId.Parse(new('a', 32));
    private static readonly SignalId Second = SignalId.Parse(new('b', 32));
    private static readonly EntityId Driver = EntityId.Parse(new('d', 32));
    private static readonly EntityRef DriverRef = new(PolicePartner, Driver);

    private static readonly AddEntity Person = new()
    {
        Type = EntityType.Person, Identity = "Jan Verzonnen", Description = "Rijdt de bus.", Handling = HandlingLevel.Partners, Supports = [First], Key = Driver.Value,
    };

    private static IContributionGrain Police(Dossier dossier) => dossier.Cluster.Grains.GetGrain<IContributionGrain>(new ContributionRef(Dossier.Picture, PolicePartner).Key);

    private static string Owner => "contribution/" + new ContributionRef(Dossier.Picture, PolicePartner).Key;

    private static async Task<Dossier> OpenAsync(string? text = "Eerste tekst.", TimeProvider? time = null)
    {
        var dossier = await Dossier.OpenAsync(firstText: text, time: time);
        foreach (var (key, label) in new[] { (First, "S-01"), (Second, "S-02") })
        {
            await SignalAsync(dossier, key, label);
        }

        return dossier;
    }

    private static async Task SignalAsync(Dossier dossier, SignalId key, string label, HandlingLevel handling = HandlingLevel.Partners) => Done(await Police(dossier).Add(
        new()
        {
            Key = key.Value, Label = label, Handling = handling, Date = "2025-02", SourceType = "police_neighbourhood", Content = $"Busjes bij de loods ({label}).", Area = "GM9901",
            Phenomena = ["drugs_synthetic"], Grade = label == "S-01" ? "B2" : "A2", Regime = "Wpg", Stage = SignalStage.Accepted, Weighing = new() { OwnTask = true, Concrete = true, SourceCheck = "hit" },
        },
        Dossier.PoliceEditor));

    private static T Done<T>(Outcome<T> outcome)
    {
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }

    private static async Task<EntityView> AddAsync(Dossier dossier, AddEntity command) => Done(await Police(dossier).AddEntity(command, Dossier.PoliceEditor));

    private static async Task<int> CountAsync(Dossier dossier, PersonId by) => (await Police(dossier).QueryEntities(new(), by)).Value?.Total ?? -1;

    private static async Task MoveAsync(Dossier dossier, SignalMove move, SignalId id, SignalId? into = null)
    {
        var version = Done(await Police(dossier).Detail(id, Dossier.PoliceEditor)).Signal.Version;
        Done(await Police(dossier).Move(new() { Move = move, Signals = [new(id, version)], Reason = "bron gevaar", Into = into }, Dossier.PoliceEditor));
    }

    private static async Task DestroyAsync(Dossier dossier, SignalId id)
    {
        var version = Done(await Police(dossier).Detail(id, Dossier.PoliceSigner)).Signal.Version;
        Done(await Police(dossier).Destroy([new(id, version)], Dossier.PoliceSigner));
    }

    private static async Task<ImmutableArray<StoredRow>> RowsAsync(Dossier dossier) => (await dossier.Cluster.Rows.ReadAsync(Owner, [""], TestContext.Current.CancellationToken)).Rows;

    private static async Task<EntityReference> ReferAsync(Dossier dossier, PersonId by) => Assert.Single(Done(await Police(dossier).ReferEntities([Driver], by)));

    [Fact]
    public async Task What_is_acknowledged_is_there_after_a_crash_and_the_same_entry_is_one()
    {
        await using var dossier = await OpenAsync();
        await AddAsync(dossier, Person);
        await AddAsync(dossier, Person);
        Done(await Police(dossier).ChangeEntity(Driver, new() { Entity = Person with { Supports = [First, Second] }, ExpectedVersion = 1 }, Dossier.PoliceEditor));
        await dossier.Cluster.CrashAndRestartAsync();
        var seen = Done(await Police(dossier).Entity(Driver, Dossier.PoliceSigner));
        Assert.Equal(("P1", "Jan Verzonnen", 2L, false), (seen.Label, seen.Identity, seen.Version, seen.Fallen));
        Assert.Equal([First, Second], seen.Supports);
        Assert.Equal(1, await CountAsync(dossier, Dossier.TownEditor));

        // An alias is not given out twice, also when a crash lies between.
        Done(await Police(dossier).RemoveEntity(Driver, 2, Dossier.PoliceEditor));
        await dossier.Cluster.CrashAndRestartAsync();
        Assert.Equal("P2", (await AddAsync(dossier, Person with { Key = null })).Label);
    }

    [Fact]
    public async Task When_storage_refuses_nothing_is_said_to_be_there_and_trying_again_works()
    {
        await using var dossier = await OpenAsync();
        dossier.Cluster.Rows.Faults.Refuse();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Police(dossier).AddEntity(Person, Dossier.PoliceEditor));
        dossier.Cluster.Rows.Faults.Accept();
        Assert.Equal(0, await CountAsync(dossier, Dossier.PoliceEditor));
        dossier.Cluster.Rows.Faults.LoseNextAcknowledgement();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Police(dossier).AddEntity(Person, Dossier.PoliceEditor));
        Assert.Equal("P1", (await AddAsync(dossier, Person)).Label);
        Assert.Equal(1, await CountAsync(dossier, Dossier.PoliceEditor));

        dossier.Cluster.Rows.Faults.Refuse();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Police(dossier).RemoveEntity(Driver, 1, Dossier.PoliceEditor));
        dossier.Cluster.Rows.Faults.Accept();
        Assert.Equal(1, await CountAsync(dossier, Dossier.PoliceEditor));
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_changes_nothing()
    {
        await using var dossier = await OpenAsync();
        await AddAsync(dossier, Person);
        Done(await Police(dossier).ChangeEntity(Driver, new() { Entity = Person with { Description = "Anders." }, ExpectedVersion = 1 }, Dossier.PoliceEditor));
        var late = await Police(dossier).ChangeEntity(Driver, new() { Entity = Person with { Description = "Te laat." }, ExpectedVersion = 1 }, Dossier.PoliceEditor);
        Assert.Equal((ProblemCode.EntityChanged, "P1", "2"), (late.Problem!.Code, late.Problem.Parameters["label"], late.Problem.Parameters["version"]));
        Assert.Equal(ProblemCode.EntityChanged, (await Police(dossier).RemoveEntity(Driver, 1, Dossier.PoliceEditor)).Problem!.Code);
        Assert.Equal("Anders.", Done(await Police(dossier).Entity(Driver, Dossier.PoliceEditor)).Description);
    }

    [Fact]
    public async Task Others_see_it_without_its_identity_and_without_signals_that_are_not_theirs_to_see()
    {
        await using var dossier = await OpenAsync();
        var closed = SignalId.Parse(new('c', 32));
        await SignalAsync(dossier, closed, "S-03", HandlingLevel.OwnerOnly);
        await AddAsync(dossier, Person with { Supports = [First, closed] });
        var seen = Done(await Police(dossier).Entity(Driver, Dossier.TownEditor));
        Assert.Equal(("P1", null, "Rijdt de bus."), (seen.Label, seen.Identity, seen.Description));
        Assert.Equal([First], seen.Supports);
        Assert.Equal(new(false, false), seen.Can);
        Assert.Equal(0, Done(await Police(dossier).QueryEntities(new() { Text = "verzonnen" }, Dossier.TownEditor)).Total);
        Assert.Equal(0, Done(await Police(dossier).QueryEntities(new() { Signal = closed }, Dossier.TownEditor)).Total);
        Assert.Equal(1, Done(await Police(dossier).QueryEntities(new() { Signal = closed }, Dossier.PoliceEditor)).Total);
        Assert.Equal((EntityType.Person, "P1", 1, "B2"), await ReferAsync(dossier, Dossier.TownEditor) is var r ? (r.Type, r.Label, r.Signals, r.Grade) : default);
        Assert.Equal(2, (await ReferAsync(dossier, Dossier.PoliceEditor)).Signals);
    }

    [Fact]
    public async Task One_that_is_its_owners_alone_does_not_exist_for_others_by_any_way()
    {
        await using var dossier = await OpenAsync();
        await AddAsync(dossier, Person with { Handling = HandlingLevel.OwnerOnly });
        var police = Police(dossier);
        foreach (var person in new[] { Dossier.TownEditor, Dossier.Coordinator, Dossier.TownSigner, Dossier.Reader, Dossier.Stranger })
        {
            Assert.Equal(ProblemCode.NotFound, (await police.Entity(Driver, person)).Problem!.Code);
            Assert.Equal(ProblemCode.NotFound, (await police.ChangeEntity(Driver, new() { Entity = Person, ExpectedVersion = 1 }, person)).Problem!.Code);
            Assert.Equal(ProblemCode.NotFound, (await police.RemoveEntity(Driver, 1, person)).Problem!.Code);
            Assert.Equal(ProblemCode.NotFound, (await police.EntitiesOn(First, person)).Problem!.Code);
            Assert.Equal(person == Dossier.Stranger ? -1 : 0, await CountAsync(dossier, person));
            var references = (await police.ReferEntities([Driver, EntityId.Parse("nothing")], person)).Value;
            Assert.All(references.IsDefault ? [] : references, r => Assert.Equal((EntityType.Unknown, null, HandlingLevel.Unknown, false, 0, null), (r.Type, r.Label, r.Handling, r.Fallen, r.Signals, r.Grade)));
        }

        Assert.Equal(0, Done(await police.QueryEntities(new() { Citable = true }, Dossier.PoliceEditor)).Total);
        Assert.Equal(1, await CountAsync(dossier, Dossier.PoliceEditor));
    }

    [Fact]
    public async Task It_falls_with_its_last_signal_for_those_who_saw_it_and_gets_up_on_another()
    {
        await using var dossier = await OpenAsync();
        await AddAsync(dossier, Person with { Supports = [First, Second] });
        await MoveAsync(dossier, SignalMove.Withdraw, First);
        Assert.Equal((false, 1, "A2"), await ReferAsync(dossier, Dossier.TownEditor) is var one ? (one.Fallen, one.Signals, one.Grade) : default);
        await MoveAsync(dossier, SignalMove.Withdraw, Second);
        Assert.Equal((true, null, EntityType.Unknown), await ReferAsync(dossier, Dossier.TownEditor) is var other ? (other.Fallen, other.Label, other.Type) : default);
        Assert.Equal((true, "P1", 0), await ReferAsync(dossier, Dossier.PoliceEditor) is var own ? (own.Fallen, own.Label, own.Signals) : default);
        Assert.Equal(0, await CountAsync(dossier, Dossier.TownEditor));
        Assert.Equal(ProblemCode.NotFound, (await Police(dossier).Entity(Driver, Dossier.TownEditor)).Problem!.Code);
        Assert.True(Done(await Police(dossier).Entity(Driver, Dossier.PoliceEditor)).Fallen);

        var third = SignalId.Parse(new('e', 32));
        await SignalAsync(dossier, third, "S-04");
        Done(await Police(dossier).ChangeEntity(Driver, new() { Entity = Person with { Supports = [third] }, ExpectedVersion = 1 }, Dossier.PoliceEditor));
        Assert.False((await ReferAsync(dossier, Dossier.TownEditor)).Fallen);
    }

    [Fact]
    public async Task It_is_destroyed_in_the_same_write_as_the_last_signal_under_it_and_leaves_nothing()
    {
        await using var dossier = await OpenAsync();
        await AddAsync(dossier, Person with { Supports = [First, Second] });
        await DestroyAsync(dossier, First);
        Assert.Equal([Second], Done(await Police(dossier).Entity(Driver, Dossier.PoliceEditor)).Supports);
        var before = dossier.Cluster.Rows.Writes.Length;
        await DestroyAsync(dossier, Second);
        var write = Assert.Single(dossier.Cluster.Rows.Writes.Skip(before));
        Assert.True(write.Scrub);
        Assert.Contains(write.Writes, w => w.Key == $"e/{Driver}" && w.Payload is null);
        Assert.DoesNotContain(await RowsAsync(dossier), r => r.Key == $"e/{Driver}" || Encoding.UTF8.GetString(r.Payload).Contains("Verzonnen", StringComparison.Ordinal));
        Assert.True((await ReferAsync(dossier, Dossier.PoliceEditor)).Fallen);
        Assert.False((await ReferAsync(dossier, Dossier.TownEditor)).Fallen);
    }

    [Fact]
    public async Task At_the_date_of_its_signal_it_goes_with_it()
    {
        var time = new FakeTimeProvider(new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await using var dossier = await OpenAsync(time: time);
        await AddAsync(dossier, Person);
        Done(await Police(dossier).Move(new() { Move = SignalMove.SetPurgeDate, Signals = [new(First, 1)], PurgeOn = new(2026, 3, 10) }, Dossier.PoliceEditor));
        time.SetUtcNow(new(2026, 3, 10, 0, 0, 1, TimeSpan.Zero));
        await dossier.Cluster.CrashAndRestartAsync();

        // The first call wakes the contribution; what came due goes in the turn after it.
        for (var turn = 0; turn < 200 && await CountAsync(dossier, Dossier.PoliceEditor) > 0; turn++)
        {
        }

        Assert.Equal(0, await CountAsync(dossier, Dossier.PoliceEditor));
        Assert.DoesNotContain(await RowsAsync(dossier), r => r.Key == $"e/{Driver}");
    }

    [Fact]
    public async Task What_an_older_program_left_without_a_signal_is_destroyed_when_the_contribution_wakes()
    {
        await using var dossier = await OpenAsync();
        await AddAsync(dossier, Person);
        await dossier.Cluster.CrashAndRestartAsync();
        var page = await dossier.Cluster.Rows.ReadAsync(Owner, ["m/"], TestContext.Current.CancellationToken);
        await dossier.Cluster.Rows.WriteAsync(Owner, page.Head, [new($"s/{First}", null)], scrub: true);
        for (var turn = 0; turn < 200 && await CountAsync(dossier, Dossier.PoliceEditor) > 0; turn++)
        {
        }

        Assert.DoesNotContain(await RowsAsync(dossier), r => r.Key == $"e/{Driver}");
        Assert.Equal("P2", (await AddAsync(dossier, Person with { Key = null, Supports = [Second] })).Label);
    }

    [Fact]
    public async Task When_storage_refuses_a_destruction_both_are_still_there()
    {
        await using var dossier = await OpenAsync();
        await AddAsync(dossier, Person);
        dossier.Cluster.Rows.Faults.Refuse(1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Police(dossier).Destroy([new(First, 1)], Dossier.PoliceSigner));
        Assert.False(Done(await Police(dossier).Entity(Driver, Dossier.PoliceEditor)).Fallen);
        await DestroyAsync(dossier, First);
        Assert.Equal(0, await CountAsync(dossier, Dossier.PoliceEditor));
    }

    [Fact]
    public async Task After_a_merge_it_rests_on_the_kept_signal_also_when_the_other_is_destroyed()
    {
        await using var dossier = await OpenAsync();
        await AddAsync(dossier, Person);
        await MoveAsync(dossier, SignalMove.Merge, First, Second);
        Assert.Equal([Second], Done(await Police(dossier).Entity(Driver, Dossier.TownEditor)).Supports);
        await DestroyAsync(dossier, First);
        await dossier.Cluster.CrashAndRestartAsync();
        Assert.Equal((Second, false, 1L), Done(await Police(dossier).Entity(Driver, Dossier.TownEditor)) is var seen ? (Assert.Single(seen.Supports), seen.Fallen, seen.Version) : default);
        await DestroyAsync(dossier, Second);
        Assert.Equal(0, await CountAsync(dossier, Dossier.PoliceEditor));
    }

    [Fact]
    public async Task An_import_that_is_taken_back_takes_what_rests_on_it_alone()
    {
        await using var dossier = await OpenAsync();
        var police = Police(dossier);
        var row = new AddSignal { Date = "2025-02", SourceType = "police_neighbourhood", Content = "Uit een bestand.", Phenomena = ["drugs_synthetic"], Grade = "A2", Handling = HandlingLevel.Partners, Regime = "Wpg", Label = "I-1" };
        Done(await police.Stage(new() { Import = "i1", First = 0, Rows = [row] }, Dossier.PoliceEditor));
        Done(await police.CommitImport("i1", Dossier.PoliceEditor));
        var imported = Done(await police.Query(new() { Import = "i1" }, Dossier.PoliceEditor)).Rows[0].Signal.Id;
        await AddAsync(dossier, Person with { Supports = [imported] });
        var shed = await AddAsync(dossier, new() { Type = EntityType.Location, Label = "L1", Handling = HandlingLevel.Partners, Supports = [imported, First] });
        Assert.Equal(1, Done(await police.UndoImport("i1", keepChanged: false, Dossier.PoliceEditor)).Gone);
        Assert.Equal([(shed.Id, "L1")], Done(await police.QueryEntities(new(), Dossier.PoliceEditor)).Rows.Select(r => (r.Entity.Id, r.Entity.Label)));
    }

    [Fact]
    public async Task A_published_picture_lets_only_remove()
    {
        await using var dossier = await OpenAsync();
        await AddAsync(dossier, Person);
        await dossier.SignEverythingAsync();
        Done(await dossier.PictureGrain.Publish(Dossier.Coordinator));
        Assert.Equal(ProblemCode.SectionLocked, (await Police(dossier).AddEntity(Person with { Key = null }, Dossier.PoliceEditor)).Problem!.Code);
        Assert.Equal(ProblemCode.SectionLocked, (await Police(dossier).ChangeEntity(Driver, new() { Entity = Person with { Description = "x" }, ExpectedVersion = 1 }, Dossier.PoliceEditor)).Problem!.Code);
        Assert.Equal(new(Change: false, Remove: true), Done(await Police(dossier).Entity(Driver, Dossier.PoliceEditor)).Can);
        Done(await Police(dossier).RemoveEntity(Driver, 1, Dossier.PoliceEditor));
        Assert.Equal(0, await CountAsync(dossier, Dossier.PoliceEditor));
    }

    [Fact]
    public async Task Who_lost_the_right_hears_at_once_that_it_is_not_theirs()
    {
        await using var dossier = await OpenAsync();
        await AddAsync(dossier, Person);
        var version = Done(await dossier.PictureGrain.View(Dossier.Coordinator)).Version;
        Done(await dossier.PictureGrain.SetPeople(new() { People = [new() { Person = Dossier.PoliceEditor.Value, Roles = [PictureRole.Reader] }], ExpectedVersion = version }, Dossier.Coordinator));
        Assert.Equal(ProblemCode.NotYourContribution, (await Police(dossier).AddEntity(Person with { Key = null }, Dossier.PoliceEditor)).Problem!.Code);
        foreach (var refused in new[]
        {
            (await Police(dossier).ChangeEntity(Driver, new() { Entity = Person, ExpectedVersion = 1 }, Dossier.PoliceEditor)).Problem,
            (await Police(dossier).RemoveEntity(Driver, 1, Dossier.PoliceEditor)).Problem,
            (await Police(dossier).Entity(Driver, Dossier.PoliceEditor)).Problem,
        })
        {
            Assert.Equal(ProblemCode.NotFound, refused!.Code);
        }

        Assert.Equal(1, await CountAsync(dossier, Dossier.PoliceSigner));
    }

    [Fact]
    public async Task The_preview_of_a_withdrawal_tells_what_falls_with_it_and_where_that_is_cited()
    {
        var text = $"In de loods {Reference()} staan drie busjes van hem [[politie/{Second}]].\n\nHij rijdt daar elke nacht met {Reference()} langs.";
        await using var dossier = await OpenAsync(text);
        await AddAsync(dossier, Person with { Supports = [First, Second] });
        var signal = new SignalRef(PolicePartner, First);
        var stays = Assert.Single(Done(await dossier.PictureGrain.Citations(signal, Dossier.PoliceEditor)).Entities);
        Assert.Equal((Driver, "P1", EntityType.Person), (stays.Id, stays.Label, stays.Type));
        Assert.Equal([Second], stays.Others);

        await MoveAsync(dossier, SignalMove.Withdraw, Second);
        var falls = Assert.Single(Done(await dossier.PictureGrain.Citations(signal, Dossier.PoliceEditor)).Entities);
        Assert.Empty(falls.Others);
        Assert.Equal([Dossier.Police, Dossier.Joint], falls.Sections.Select(s => s.Section));
        Assert.Equal(["In de loods … staan drie busjes van hem.", "Hij rijdt daar elke nacht met … langs."], falls.Sections[0].Sentences.Select(s => s.Text));
        Assert.Equal(0, falls.Hidden);
        Assert.All(falls.Sections[0].Sentences, s => Assert.Empty(s.Others));
        Assert.Equal(ProblemCode.NotFound, (await dossier.PictureGrain.Citations(signal, Dossier.TownEditor)).Problem!.Code);

        // Beside a signal of the same partner an entity is no second source; when both fell, nothing is left.
        Assert.Equal(new() { Claims = 2, WithoutSource = 0, OneSource = 2, Fallen = 0 }, Done(await dossier.PictureGrain.Quality(Dossier.Joint, Dossier.PoliceEditor)));
        await MoveAsync(dossier, SignalMove.Withdraw, First);
        Assert.Equal(new() { Claims = 2, WithoutSource = 0, OneSource = 0, Fallen = 2 }, Done(await dossier.PictureGrain.Quality(Dossier.Joint, Dossier.PoliceEditor)));
    }

    [Fact]
    public async Task A_document_calls_it_by_its_alias_or_says_whose_it_is()
    {
        await using var dossier = await OpenAsync($"De bus is van {Reference()}.");
        await AddAsync(dossier, Person);
        await dossier.SignEverythingAsync();
        Assert.Contains("De bus is van P1.", await PublishedAsync(dossier, 1), StringComparison.Ordinal);
        Done(await dossier.PictureGrain.Reopen(Dossier.Coordinator));
        await MoveAsync(dossier, SignalMove.Withdraw, First);
        var second = await PublishedAsync(dossier, 2);
        Assert.Contains("De bus is van [bron bij Politie].", second, StringComparison.Ordinal);
        Assert.DoesNotContain("P1", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_act_writes_more_than_its_own_rows_and_a_destruction_with_all_that_rests_on_it_stays_small()
    {
        await using var dossier = await OpenAsync();
        var largest = Person with { Type = EntityType.Document, Key = null, Identity = new('€', Contracts.Contributions.Entity.MaxIdentity), Description = new('€', Contracts.Contributions.Entity.MaxDescription) };
        for (var i = 0; i < Contracts.Contributions.Entity.MaxOnSignal; i++)
        {
            await AddAsync(dossier, largest with { Label = $"Stuk {i}" });
        }

        Assert.Equal(ProblemCode.TooManyOnSignal, (await Police(dossier).AddEntity(largest with { Label = "Nog een" }, Dossier.PoliceEditor)).Problem!.Code);
        Assert.All(dossier.Cluster.Rows.Writes.TakeLast(50), w => Assert.Single(w.Writes, r => r.Key.StartsWith("e/", StringComparison.Ordinal)));
        await MoveAsync(dossier, SignalMove.Merge, First, Second);
        await DestroyAsync(dossier, First);
        Assert.Equal(100, await CountAsync(dossier, Dossier.TownEditor));
        Assert.All(dossier.Cluster.Rows.Writes, w => Assert.InRange(w.Writes.Sum(r => r.Payload?.Length ?? 0), 0, 256 * 1024));
    }

    private static string Reference() => $"[[entity:{DriverRef}]]";

    private static async Task<string> PublishedAsync(Dossier dossier, int revision)
    {
        Done(await dossier.PictureGrain.Publish(Dossier.Coordinator));
        var html = Encoding.UTF8.GetString(Done(await dossier.Cluster.Grains.GetGrain<IPublicationGrain>($"{Dossier.Picture}/{revision}").Document(Dossier.Reader)));
        Assert.DoesNotContain("Verzonnen", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Driver.Value, html, StringComparison.Ordinal);
        return html;
    }
}
