using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Sections;

namespace Workspace.Grains.Tests.Sections;

public sealed class PurgeTests
{
    private const string Secret = "Jan de Vries woont daar";

    private static string Key(SectionId section) => new SectionRef(Dossier.Picture, section).Key;

    private static ISectionHistoryGrain History(Dossier dossier) => dossier.Cluster.Grains.GetGrain<ISectionHistoryGrain>(Key(Dossier.Joint));

    private static T Done<T>(Outcome<T> outcome)
    {
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }

    private static async Task<byte[]> StoredAsync(Dossier dossier) =>
        [.. (await dossier.Cluster.TextLog.ReadAsync(Key(Dossier.Joint), 0, TestContext.Current.CancellationToken)).Entries.SelectMany(e => e.Update.ToArray())];

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    /// <summary>Police types a name and takes it out again; the town types beside it.</summary>
    private static async Task<(Writer Police, Writer Town)> WriteAndRemoveAsync(Dossier dossier)
    {
        var police = new Writer(dossier.Section(Dossier.Joint), Dossier.PoliceEditor, 11);
        var town = new Writer(dossier.Section(Dossier.Joint), Dossier.TownEditor, 12);
        await police.JoinAsync();
        await police.WriteAsync(Secret);
        await town.JoinAsync();
        await town.WriteAsync("Blijft van de gemeente.");
        await police.JoinAsync();
        Assert.Null((await police.PushAsync(police.Document.Transact(11, t => t.Xml("default").Delete(1, 1)))).Problem);
        Assert.Null((await police.PushAsync(police.Document.Transact(11, t =>
        {
            t.Xml("default").Element(0).Text(0).Insert(0, "adres 12 ");
            t.Xml("default").Element(0).Text(0).Delete(0, 9);
        }))).Problem);
        return (police, town);
    }

    [Fact]
    public async Task What_was_typed_and_removed_is_gone_and_the_rest_still_verifies()
    {
        await using var dossier = await Dossier.OpenAsync();
        var section = dossier.Section(Dossier.Joint);
        var (_, town) = await WriteAndRemoveAsync(dossier);
        Done(await section.ChangeStage(new() { Action = StageAction.Submit }, Dossier.PoliceEditor));
        var before = Done(await section.Read(Dossier.TownSigner));
        Done(await section.Sign(new() { ExpectedHash = before.Hash }, Dossier.TownSigner));
        Done(await section.NameVersion(2, new() { Name = "Met de naam" }, Dossier.PoliceEditor));
        Assert.True(Holds(await StoredAsync(dossier), Secret));

        // A laptop that went to sleep with the name on screen, and types on.
        var asleep = new Writer(section, Dossier.TownEditor, 99);
        asleep.Take(town.Document.EncodeState());
        var typed = asleep.Document.Transact(99, t => t.Xml("default").Element(1).Text(0).Insert(4, "nacht"));

        var purge = Done(await section.Purge(new() { Reason = "  Verzoek tot wissing  " }, Dossier.Coordinator));
        Assert.Equal((1L, 5L, Dossier.Coordinator, "Verzoek tot wissing", true), (purge.First, purge.Last, purge.By, purge.Reason, purge.Done));

        var stored = await StoredAsync(dossier);
        Assert.False(Holds(stored, Secret));
        Assert.False(Holds(stored, "adres"));
        Assert.True(Holds(stored, "Blijft van de gemeente."));
        Assert.Equal(before.Hash, Done(await section.Read(Dossier.TownSigner)).Hash);
        Assert.True((await section.Status()).Signatures.Single().Fresh);

        // Loaded anew, from the snapshot and from the log alone.
        await dossier.Cluster.CrashAndRestartAsync();
        section = dossier.Section(Dossier.Joint);
        Assert.Equal(before.Hash, Done(await section.Read(Dossier.TownSigner)).Hash);
        var replayed = Done(await History(dossier).Text(Dossier.PoliceEditor, null));
        Assert.Equal(["Eerste tekst.", "Blijft van de gemeente."], replayed.Content.Select(p => string.Concat(p.Children.Select(r => r.Text))));
        Assert.Equal(Dossier.TownEditor, replayed.Content[1].Children.Single().By);

        // The laptop wakes up.
        asleep = new Writer(section, Dossier.TownEditor, 99);
        asleep.Take(town.Document.EncodeState());
        asleep.Take(typed);
        Assert.Null((await asleep.PushAsync(typed)).Problem);
        await asleep.JoinAsync();
        var other = new Writer(section, Dossier.PoliceEditor, 13);
        await other.JoinAsync();
        Assert.Equal("Eerste tekst.\nBlijft van de gemeente.", asleep.Text);
        Assert.Equal(asleep.Text, other.Text);

        // What can no longer be shown says so.
        Assert.Equal(ProblemCode.HistoryPurged, (await History(dossier).Text(Dossier.PoliceEditor, 2)).Problem!.Code);
        Assert.Equal(ProblemCode.HistoryPurged, (await History(dossier).Restore(new() { Version = 3 }, Dossier.PoliceEditor)).Problem!.Code);
        Assert.Equal(ProblemCode.HistoryPurged, (await section.NameVersion(4, new() { Name = "x" }, Dossier.PoliceEditor)).Problem!.Code);
        var page = Done(await History(dossier).Timeline(Dossier.PoliceEditor, null, 100));
        Assert.Empty(page.Versions);
        Assert.Equal(purge, Assert.Single(page.Purges));
        Assert.All(page.Entries, e => Assert.Equal(e.Last <= 5, e.Purged));
    }

    [Fact]
    public async Task Purging_twice_is_harmless_and_takes_what_was_removed_meanwhile()
    {
        await using var dossier = await Dossier.OpenAsync();
        var section = dossier.Section(Dossier.Joint);
        var (police, _) = await WriteAndRemoveAsync(dossier);
        Done(await section.Purge(new() { Reason = "Eerste" }, Dossier.Coordinator));
        var once = await StoredAsync(dossier);
        Done(await section.Purge(new() { Reason = "Tweede" }, Dossier.Coordinator));
        Assert.Equal(once, await StoredAsync(dossier));

        await police.JoinAsync();
        Assert.Null((await police.PushAsync(police.Document.Transact(11, t => t.Xml("default").Delete(1, 1)))).Problem);
        Assert.True(Holds(await StoredAsync(dossier), "Blijft van de gemeente."));
        Done(await section.Purge(new() { Reason = "Derde" }, Dossier.Coordinator));
        Assert.False(Holds(await StoredAsync(dossier), "Blijft van de gemeente."));
        Assert.Equal(3, Done(await History(dossier).Timeline(Dossier.PoliceEditor, null, 100)).Purges.Length);
    }

    [Fact]
    public async Task Only_the_range_of_time_is_purged()
    {
        await using var dossier = await Dossier.OpenAsync();
        var section = dossier.Section(Dossier.Joint);
        await WriteAndRemoveAsync(dossier);
        var rows = (await dossier.Cluster.TextLog.ReadAsync(Key(Dossier.Joint), 0, TestContext.Current.CancellationToken)).Entries;
        Assert.Equal(ProblemCode.NothingToPurge, (await section.Purge(new() { From = rows[^1].At.AddHours(1), Reason = "Morgen" }, Dossier.Coordinator)).Problem!.Code);
        Assert.Equal(ProblemCode.PeriodReversed, (await section.Purge(new() { From = rows[1].At.AddHours(1), Until = rows[1].At, Reason = "Verkeerd om" }, Dossier.Coordinator)).Problem!.Code);
        Assert.Equal(ProblemCode.ReasonRequired, (await section.Purge(new() { Reason = " " }, Dossier.Coordinator)).Problem!.Code);

        var purge = Done(await section.Purge(new() { From = rows[4].At, Reason = "Alleen het adres" }, Dossier.Coordinator));
        Assert.Equal((5L, 5L), (purge.First, purge.Last));
        Assert.True(Holds(await StoredAsync(dossier), Secret));
        Assert.False(Holds(await StoredAsync(dossier), "adres"));
        Assert.Equal(4, Done(await History(dossier).Text(Dossier.PoliceEditor, 4)).To);
    }

    [Theory]
    [InlineData("rows")]
    [InlineData("snapshot")]
    public async Task A_purge_that_was_interrupted_is_finished_by_the_section_itself(string failing)
    {
        await using var dossier = await Dossier.OpenAsync();
        var section = dossier.Section(Dossier.Joint);
        await WriteAndRemoveAsync(dossier);
        var hash = Done(await section.Read(Dossier.PoliceEditor)).Hash;
        if (failing == "rows")
        {
            dossier.Cluster.TextLog.Faults.Refuse();
        }
        else
        {
            // The purge is recorded; the snapshot after it is refused.
            dossier.Cluster.StateWrites.RefuseAfter(1);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => section.Purge(new() { Reason = "Wissing" }, Dossier.Coordinator));
        dossier.Cluster.TextLog.Faults.Accept();
        dossier.Cluster.StateWrites.Accept();
        await dossier.Cluster.CrashAndRestartAsync();

        section = dossier.Section(Dossier.Joint);
        HistoryPurge purge;
        do
        {
            Assert.Equal(hash, Done(await section.Read(Dossier.PoliceEditor)).Hash);
            purge = Assert.Single(Done(await section.HistoryBasis(Dossier.PoliceEditor)).Purges);
        }
        while (!purge.Done && !TestContext.Current.CancellationToken.IsCancellationRequested);
        Assert.False(Holds(await StoredAsync(dossier), Secret));
        Assert.Equal(hash, Done(await section.Read(Dossier.PoliceEditor)).Hash);
    }

    [Fact]
    public async Task The_functional_administrator_purges_without_taking_part()
    {
        await using var dossier = await Dossier.OpenAsync();
        await WriteAndRemoveAsync(dossier);
        var directory = dossier.Cluster.Grains.GetGrain<Contracts.Partners.IDirectoryGrain>(Contracts.Partners.IDirectoryGrain.Key);
        var administrator = PersonId.Parse("administrator");
        var partner = PartnerId.Parse("riec");
        Done(await directory.Put([new() { Id = partner, Name = "RIEC", ShortName = "RIEC", People = [new() { Id = administrator, Partner = partner, Name = "Beheer", Function = Words.Same("beheer"), Administrator = true }] }]));
        Assert.Equal(ProblemCode.NotFound, (await History(dossier).Timeline(administrator, null, 10)).Problem!.Code);
        Assert.Equal("Beheer", Done(await dossier.Section(Dossier.Joint).Purge(new() { Reason = "Bevel" }, administrator)).Name);
        Assert.False(Holds(await StoredAsync(dossier), Secret));
    }

    [Fact]
    public async Task Typing_goes_on_during_and_after_a_purge()
    {
        await using var dossier = await Dossier.OpenAsync();
        var section = dossier.Section(Dossier.Joint);
        var (police, town) = await WriteAndRemoveAsync(dossier);
        await town.JoinAsync();
        var purging = section.Purge(new() { Reason = "Wissing" }, Dossier.Coordinator);
        for (var i = 0; i < 20; i++)
        {
            await Task.WhenAll(police.WriteAsync($"politie {i}"), town.WriteAsync($"gemeente {i}"));
        }

        Done(await purging);
        await dossier.Cluster.CrashAndRestartAsync();
        var (one, two) = (new Writer(dossier.Section(Dossier.Joint), Dossier.PoliceEditor, 21), new Writer(dossier.Section(Dossier.Joint), Dossier.TownEditor, 22));
        one.Take(police.Document.EncodeState());
        await Task.WhenAll(one.JoinAsync(), two.JoinAsync());
        Assert.Equal(42, one.Text.Split('\n').Length);
        Assert.Equal(one.Text, two.Text);
    }
}
