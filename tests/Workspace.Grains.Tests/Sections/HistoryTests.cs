using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Storage;
using Workspace.Crdt;

namespace Workspace.Grains.Tests.Sections;

public sealed class HistoryTests
{
    private static string Key(SectionId section) => new SectionRef(Dossier.Picture, section).Key;

    private static ISectionHistoryGrain History(Dossier dossier, SectionId section) => dossier.Cluster.Grains.GetGrain<ISectionHistoryGrain>(Key(section));

    private static async Task<HistoryPage> TimelineAsync(Dossier dossier, SectionId section, PersonId by) => Done(await History(dossier, section).Timeline(by, null, 100));

    private static T Done<T>(Outcome<T> outcome)
    {
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }

    private static string TextOf(HistoryText text, params TextChange[] changes) => string.Concat(text.Content.SelectMany(Runs).Where(r => changes.Contains(r.Change)).Select(r => r.Text));

    private static IEnumerable<HistoryNode> Runs(HistoryNode node) => node.Text is not null ? [node] : node.Children.SelectMany(Runs);

    [Fact]
    public async Task The_time_line_says_who_wrote_and_removed_how_much()
    {
        await using var dossier = await Dossier.OpenAsync();
        var police = new Writer(dossier.Section(Dossier.Joint), Dossier.PoliceEditor, 11);
        var town = new Writer(dossier.Section(Dossier.Joint), Dossier.TownEditor, 12);
        await police.JoinAsync();
        await police.WriteAsync("Twaalf mails");
        await police.WriteAsync("Nog een.");
        await town.JoinAsync();
        var removal = town.Document.Transact(12, t => t.Xml("default").Element(1).Text(0).Delete(0, 7));
        Assert.Null((await town.PushAsync(removal)).Problem);

        var page = await TimelineAsync(dossier, Dossier.Joint, Dossier.PoliceEditor);
        Assert.Equal(4, page.Head);
        Assert.Equal(
            [(4L, 4L, Dossier.TownEditor, 0, 7), (2L, 3L, Dossier.PoliceEditor, 20, 0), (1L, 1L, Dossier.Coordinator, 13, 0)],
            page.Entries.Select(e => (e.First, e.Last, e.Author, e.Added, e.Removed)));
        Assert.Equal("politie", page.People.Single(p => p.Person == Dossier.PoliceEditor).Partner!.Value.Value);
        Assert.False(page.More);

        var newest = Done(await History(dossier, Dossier.Joint).Timeline(Dossier.PoliceEditor, null, 2));
        Assert.True(newest.More);
        var rest = Done(await History(dossier, Dossier.Joint).Timeline(Dossier.PoliceEditor, newest.Entries[^1].First, 2));
        Assert.Equal(page.Entries[^1], Assert.Single(rest.Entries));
        Assert.False(rest.More);
    }

    [Fact]
    public async Task The_time_line_goes_on_where_it_was()
    {
        await using var dossier = await Dossier.OpenAsync();
        var police = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        for (var i = 1; i <= 5; i++)
        {
            await police.WriteAsync("tien letters"[..10]);
            var entry = (await TimelineAsync(dossier, Dossier.Police, Dossier.PoliceEditor)).Entries[0];
            Assert.Equal((2L, 1L + i, 10 * i), (entry.First, entry.Last, entry.Added));
        }
    }

    [Fact]
    public async Task Two_versions_are_compared_in_the_text_with_who_did_what()
    {
        await using var dossier = await Dossier.OpenAsync(firstText: "De politie ziet veel.\n\nBlijft staan.");
        var police = new Writer(dossier.Section(Dossier.Joint), Dossier.PoliceEditor, 11);
        var town = new Writer(dossier.Section(Dossier.Joint), Dossier.TownEditor, 12);
        await police.JoinAsync();
        Assert.Null((await police.PushAsync(police.Document.Transact(11, t => t.Xml("default").Element(0).Text(0).Insert(16, "heel ")))).Problem);
        await town.JoinAsync();
        Assert.Null((await town.PushAsync(town.Document.Transact(12, t => t.Xml("default").Element(0).Text(0).Delete(0, 3)))).Problem);

        var difference = Done(await History(dossier, Dossier.Joint).Difference(Dossier.TownSigner, 1, 3));
        Assert.Equal(2, difference.Content.Length);
        var runs = difference.Content[0].Children;
        Assert.Equal(
            [(TextChange.Removed, "De ", (PersonId?)Dossier.TownEditor), (TextChange.Same, "politie ziet ", Dossier.Coordinator), (TextChange.Inserted, "heel ", Dossier.PoliceEditor), (TextChange.Same, "veel.", Dossier.Coordinator)],
            runs.Select(r => (r.Change, r.Text!, r.By)));
        Assert.All(Runs(difference.Content[1]), r => Assert.Equal(TextChange.Same, r.Change));
        Assert.Equal((5, 3), (difference.Inserted, difference.Removed));
        Assert.Equal(3, difference.People.Length);

        Assert.Equal("De politie ziet heel veel.Blijft staan.", TextOf(Done(await History(dossier, Dossier.Joint).Text(Dossier.PoliceEditor, 2)), TextChange.Same));
        Assert.Equal("politie ziet heel veel.Blijft staan.", TextOf(Done(await History(dossier, Dossier.Joint).Text(Dossier.PoliceEditor, null)), TextChange.Same));
        Assert.Empty(Done(await History(dossier, Dossier.Joint).Text(Dossier.PoliceEditor, 0)).Content);
    }

    [Fact]
    public async Task Nonsense_gets_a_clear_answer()
    {
        await using var dossier = await Dossier.OpenAsync();
        var history = History(dossier, Dossier.Joint);
        foreach (var version in new[] { -1L, 2, long.MaxValue })
        {
            Assert.Equal(ProblemCode.UnknownVersion, (await history.Text(Dossier.PoliceEditor, version)).Problem!.Code);
            Assert.Equal(ProblemCode.UnknownVersion, (await history.Difference(Dossier.PoliceEditor, Math.Min(version, 1), Math.Max(version, 1))).Problem!.Code);
            Assert.Equal(ProblemCode.UnknownVersion, (await history.Restore(new() { Version = version }, Dossier.PoliceEditor)).Problem!.Code);
            Assert.Equal(ProblemCode.UnknownVersion, (await dossier.Section(Dossier.Joint).NameVersion(version, new() { Name = "x" }, Dossier.PoliceEditor)).Problem!.Code);
        }

        Assert.Equal(ProblemCode.PeriodReversed, (await history.Difference(Dossier.PoliceEditor, 1, 0)).Problem!.Code);
        Assert.Equal(ProblemCode.FieldInvalid, (await history.Timeline(Dossier.PoliceEditor, null, 0)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await History(dossier, SectionId.Parse("no-such")).Timeline(Dossier.PoliceEditor, null, 10)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await dossier.Section(SectionId.Parse("no-such")).Purge(new() { Reason = "x" }, Dossier.Coordinator)).Problem!.Code);
    }

    [Fact]
    public async Task Who_may_not_read_the_section_sees_no_history_and_who_may_not_write_restores_nothing()
    {
        await using var dossier = await Dossier.OpenAsync();
        var history = History(dossier, Dossier.Police);
        foreach (var person in new[] { Dossier.TownEditor, Dossier.TownSigner, Dossier.Reader, Dossier.Stranger })
        {
            Assert.Equal(ProblemCode.NotFound, (await history.Timeline(person, null, 10)).Problem!.Code);
            Assert.Equal(ProblemCode.NotFound, (await history.Text(person, 1)).Problem!.Code);
            Assert.Equal(ProblemCode.NotFound, (await history.Difference(person, 0, 1)).Problem!.Code);
            Assert.Equal(ProblemCode.NotFound, (await history.Restore(new() { Version = 0 }, person)).Problem!.Code);
            Assert.Equal(ProblemCode.NotFound, (await dossier.Section(Dossier.Police).NameVersion(1, new() { Name = "x" }, person)).Problem!.Code);
            Assert.Equal(ProblemCode.NotFound, (await dossier.Section(Dossier.Police).Purge(new() { Reason = "x" }, person)).Problem!.Code);
        }

        // The coordinator knows of a draft but does not read it.
        Assert.Equal(ProblemCode.WrongStage, (await history.Timeline(Dossier.Coordinator, null, 10)).Problem!.Code);
        Assert.Equal(ProblemCode.RoleMissing, (await history.Restore(new() { Version = 0 }, Dossier.PoliceSigner)).Problem!.Code);
        Assert.Equal(ProblemCode.RoleMissing, (await dossier.Section(Dossier.Police).Purge(new() { Reason = "x" }, Dossier.PoliceEditor)).Problem!.Code);
        Assert.Equal(ProblemCode.RoleMissing, (await dossier.Section(Dossier.Police).RestoreState(Dossier.PoliceSigner, 0, new YDoc().EncodeState())).Problem!.Code);
        var can = (await TimelineAsync(dossier, Dossier.Police, Dossier.PoliceEditor)).Can;
        Assert.Equal((true, true, false), (can.Restore, can.Name, can.Purge));
    }

    [Fact]
    public async Task A_version_gets_a_name_that_survives_a_crash_and_can_be_taken_away()
    {
        await using var dossier = await Dossier.OpenAsync();
        var section = dossier.Section(Dossier.Police);
        Assert.Equal(ProblemCode.FieldRequired, (await section.NameVersion(1, new() { Name = "  " }, Dossier.PoliceEditor)).Problem!.Code);
        Assert.Equal(ProblemCode.FieldTooLong, (await section.NameVersion(1, new() { Name = new('x', 81) }, Dossier.PoliceEditor)).Problem!.Code);
        Assert.Equal("Eerste concept", Done(await section.NameVersion(1, new() { Name = " Eerste concept " }, Dossier.PoliceEditor)).Name);
        Assert.Equal("Concept", Done(await section.NameVersion(1, new() { Name = "Concept" }, Dossier.PoliceSigner)).Name);
        await dossier.Cluster.CrashAndRestartAsync();
        var version = Assert.Single((await TimelineAsync(dossier, Dossier.Police, Dossier.PoliceEditor)).Versions);
        Assert.Equal((1L, "Concept", Dossier.PoliceSigner), (version.Sequence, version.Name, version.By));
        Done(await dossier.Section(Dossier.Police).RemoveVersionName(1, Dossier.PoliceEditor));
        Assert.Equal(ProblemCode.UnknownVersion, (await dossier.Section(Dossier.Police).RemoveVersionName(1, Dossier.PoliceEditor)).Problem!.Code);
    }

    [Fact]
    public async Task A_signed_version_is_a_version_of_its_own()
    {
        await using var dossier = await Dossier.OpenAsync();
        var section = dossier.Section(Dossier.Police);
        var police = new Writer(section, Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        await police.WriteAsync("Ondertekend.");
        Done(await section.ChangeStage(new() { Action = StageAction.Submit }, Dossier.PoliceEditor));
        var hash = Done(await section.Read(Dossier.PoliceSigner)).Hash;
        Done(await section.Sign(new() { ExpectedHash = hash }, Dossier.PoliceSigner));
        await police.WriteAsync("Daarna.");
        var page = await TimelineAsync(dossier, Dossier.Police, Dossier.PoliceEditor);
        Assert.Equal((2L, false), (page.Signatures.Single().Sequence, page.Signatures.Single().Fresh));

        // One author within five minutes, but the signature lies between.
        Assert.Equal([(3L, 3L), (2L, 2L), (1L, 1L)], page.Entries.Select(e => (e.First, e.Last)));

        // Going back to what was signed makes the signature fresh again.
        Done(await History(dossier, Dossier.Police).Restore(new() { Version = 2 }, Dossier.PoliceEditor));
        Assert.Equal(hash, Done(await section.Read(Dossier.PoliceSigner)).Hash);
        Assert.True((await section.Status()).Signatures.Single().Fresh);
    }

    [Fact]
    public async Task Restoring_while_another_types_keeps_what_is_typed_elsewhere_and_all_converge()
    {
        await using var dossier = await Dossier.OpenAsync(firstText: "Een.\n\nTwee.\n\nDrie.");
        var section = dossier.Section(Dossier.Joint);
        var police = new Writer(section, Dossier.PoliceEditor, 11);
        var town = new Writer(section, Dossier.TownEditor, 12);
        await police.JoinAsync();
        Assert.Null((await police.PushAsync(police.Document.Transact(11, t =>
        {
            t.Xml("default").Delete(1, 1);
            t.Xml("default").Element(0).Text(0).Insert(4, " Fout.");
        }))).Problem);
        await town.JoinAsync();

        // Typed before the restore has reached this person: in a block that the restore leaves alone.
        var typed = town.Document.Transact(12, t => t.Xml("default").Element(1).Text(0).Insert(5, " En verder."));
        var hold = dossier.Cluster.TextLog.Faults.Hold();
        var restoring = History(dossier, Dossier.Joint).Restore(new() { Version = 1 }, Dossier.PoliceEditor);
        await hold.Reached;
        var push = town.PushAsync(typed);
        hold.Release();
        var restored = Done(await restoring);
        Assert.True(restored.Changed);
        Assert.Null((await push).Problem);

        await Task.WhenAll(police.JoinAsync(), town.JoinAsync());
        Assert.Equal("Een.\nTwee.\nDrie. En verder.", police.Text);
        Assert.Equal(police.Text, town.Text);

        var page = await TimelineAsync(dossier, Dossier.Joint, Dossier.PoliceEditor);
        var entry = page.Entries.Single(e => e.RestoredTo is not null);
        Assert.Equal((3L, 3L, Dossier.PoliceEditor, 1L), (entry.First, entry.Last, entry.Author, entry.RestoredTo!.Value));
        Assert.DoesNotContain(Done(await History(dossier, Dossier.Joint).Difference(Dossier.PoliceEditor, 1, 3)).Content.SelectMany(Runs), r => r.Change != TextChange.Same);

        // The same again changes nothing; the author of the restored text is whoever restored it.
        Done(await History(dossier, Dossier.Joint).Restore(new() { Version = 4 }, Dossier.TownEditor));
        Assert.Equal(4, (await TimelineAsync(dossier, Dossier.Joint, Dossier.PoliceEditor)).Head);
        var twee = Done(await History(dossier, Dossier.Joint).Text(Dossier.TownEditor, null)).Content[1];
        Assert.Equal(Dossier.PoliceEditor, twee.Children.Single().By);
    }

    [Fact]
    public async Task A_restore_that_storage_refuses_changed_nothing_and_can_be_done_again()
    {
        await using var dossier = await Dossier.OpenAsync();
        var police = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        await police.WriteAsync("Erbij.");
        dossier.Cluster.TextLog.Faults.Refuse(1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => History(dossier, Dossier.Police).Restore(new() { Version = 1 }, Dossier.PoliceEditor));

        // The note of the failed restore stands for a row that another edit took: it is no restore.
        await police.JoinAsync();
        await police.WriteAsync("Nog iets.");
        Assert.All((await TimelineAsync(dossier, Dossier.Police, Dossier.PoliceEditor)).Entries, e => Assert.Null(e.RestoredTo));

        Assert.Equal(4, Done(await History(dossier, Dossier.Police).Restore(new() { Version = 1 }, Dossier.PoliceEditor)).Sequence);
        await police.JoinAsync();
        Assert.Equal("Eerste tekst.", police.Text);
    }

    [Fact]
    public async Task A_damaged_row_is_named_and_the_live_text_goes_on()
    {
        await using var dossier = await Dossier.OpenAsync();
        var police = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        await police.WriteAsync("Een.");
        dossier.Cluster.TextLog.ReadFaults.Refuse(new TextLogDamagedException(Key(Dossier.Police), 2));
        foreach (var problem in new[]
        {
            (await History(dossier, Dossier.Police).Timeline(Dossier.PoliceEditor, null, 10)).Problem,
            (await History(dossier, Dossier.Police).Difference(Dossier.PoliceEditor, 1, 2)).Problem,
            (await History(dossier, Dossier.Police).Restore(new() { Version = 1 }, Dossier.PoliceEditor)).Problem,
        })
        {
            Assert.Equal((ProblemCode.HistoryDamaged, "2"), (problem!.Code, problem.Parameters["version"]));
        }

        await police.WriteAsync("Twee.");
        dossier.Cluster.TextLog.ReadFaults.Accept();
        Assert.Equal(3, (await TimelineAsync(dossier, Dossier.Police, Dossier.PoliceEditor)).Head);
    }
}
