using System.Collections.Immutable;
using Workspace.Contracts;

namespace Workspace.Grains.Tests.Sections;

public sealed class SectionPushTests
{
    private static string Key(SectionId section) => new SectionRef(Dossier.Picture, section).Key;

    [Fact]
    public async Task First_text_appears_once_when_fifty_people_open_at_the_same_moment()
    {
        await using var dossier = await Dossier.OpenAsync(silos: 2, firstText: "Alinea een.\n\nAlinea twee.");
        var writers = Enumerable.Range(0, 50).Select(i => new Writer(dossier.Section(Dossier.Joint), i % 2 == 0 ? Dossier.PoliceEditor : Dossier.TownEditor, (ulong)(100 + i))).ToList();
        await Task.WhenAll(writers.Select(w => w.JoinAsync()));
        Assert.All(writers, w => Assert.Equal("Alinea een.\nAlinea twee.", w.Text));
        var page = await dossier.Cluster.TextLog.ReadAsync(Key(Dossier.Joint), 0, TestContext.Current.CancellationToken);
        Assert.Single(page.Entries);
    }

    [Fact]
    public async Task What_one_writes_another_gets_and_the_log_names_the_author()
    {
        await using var dossier = await Dossier.OpenAsync();
        var police = new Writer(dossier.Section(Dossier.Joint), Dossier.PoliceEditor, 11);
        var town = new Writer(dossier.Section(Dossier.Joint), Dossier.TownEditor, 12);
        await police.JoinAsync();
        var stored = await police.WriteAsync("Van de politie.");
        await town.JoinAsync();
        Assert.Contains("Van de politie.", town.Text, StringComparison.Ordinal);
        var page = await dossier.Cluster.TextLog.ReadAsync(Key(Dossier.Joint), 0, TestContext.Current.CancellationToken);
        Assert.Equal(Dossier.PoliceEditor, page.Entries.Single(e => e.Sequence == stored.First).Author);
    }

    [Fact]
    public async Task The_same_push_twice_is_one_row()
    {
        await using var dossier = await Dossier.OpenAsync();
        var police = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        var update = police.Type("Eenmaal.");
        var first = (await police.PushAsync(update)).Value!;
        var second = (await police.PushAsync(update)).Value!;
        Assert.Equal(first.First, first.Last);
        Assert.True(second.First > second.Last);
        Assert.Equal(first.Last, (await dossier.Cluster.TextLog.ReadAsync(Key(Dossier.Police), 0, TestContext.Current.CancellationToken)).Entries[^1].Sequence);
    }

    [Fact]
    public async Task Who_may_not_write_is_refused_and_a_draft_of_others_does_not_exist()
    {
        await using var dossier = await Dossier.OpenAsync();
        var section = dossier.Section(Dossier.Police);
        var update = new Writer(section, Dossier.TownEditor, 12).Type("Stiekem.");
        foreach (var person in new[] { Dossier.TownEditor, Dossier.TownSigner, Dossier.Reader, Dossier.Stranger })
        {
            Assert.Equal(ProblemCode.NotFound, (await section.Push(person, "c", update)).Problem!.Code);
            Assert.Equal(ProblemCode.NotFound, (await section.Join(person, [0])).Problem!.Code);
            Assert.Equal(ProblemCode.NotFound, (await section.Read(person)).Problem!.Code);
        }

        Assert.Equal(ProblemCode.RoleMissing, (await section.Push(Dossier.PoliceSigner, "c", update)).Problem!.Code);
        Assert.Equal(ProblemCode.RoleMissing, (await section.Push(Dossier.Coordinator, "c", update)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await dossier.Section(SectionId.Parse("no-such")).Join(Dossier.PoliceEditor, [0])).Problem!.Code);
    }

    [Fact]
    public async Task Bad_bytes_are_answered_and_hurt_nobody()
    {
        await using var dossier = await Dossier.OpenAsync();
        var section = dossier.Section(Dossier.Police);
        var police = new Writer(section, Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        var random = new Random(20261124);
        var garbage = new byte[2_000];
        random.NextBytes(garbage);
        Assert.Equal(ProblemCode.UpdateUnreadable, (await police.PushAsync(garbage)).Problem!.Code);
        Assert.Equal(ProblemCode.UpdateTooLarge, (await police.PushAsync(new byte[5 * 1024 * 1024])).Problem!.Code);
        Assert.Equal(ProblemCode.UpdateUnreadable, (await section.Join(Dossier.PoliceEditor, [0xFF, 0xFF, 0xFF])).Problem!.Code);
        await police.WriteAsync("Er is niets gebeurd.");
    }

    [Fact]
    public async Task Nobody_writes_under_the_client_id_of_someone_else()
    {
        await using var dossier = await Dossier.OpenAsync();
        var section = dossier.Section(Dossier.Joint);
        var police = new Writer(section, Dossier.PoliceEditor, 77);
        await police.JoinAsync();
        await police.WriteAsync("Van mij.");
        var forger = new Writer(section, Dossier.TownEditor, 77);
        await forger.JoinAsync();
        Assert.Equal(ProblemCode.ForeignAuthor, (await forger.PushAsync(forger.Type("In andermans naam."))).Problem!.Code);

        // Also not after the section was loaded anew.
        await dossier.Cluster.CrashAndRestartAsync();
        forger = new Writer(dossier.Section(Dossier.Joint), Dossier.TownEditor, 77);
        await forger.JoinAsync();
        Assert.Equal(ProblemCode.ForeignAuthor, (await forger.PushAsync(forger.Type("In andermans naam."))).Problem!.Code);
    }

    [Fact]
    public async Task A_push_that_rests_on_unknown_edits_is_sent_back_for_a_resync()
    {
        await using var dossier = await Dossier.OpenAsync();
        var police = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        _ = police.Type("Nooit verstuurd.");
        Assert.Equal(ProblemCode.Resync, (await police.PushAsync(police.Type("Rust daarop."))).Problem!.Code);
        var joined = await police.JoinAsync();
        Assert.True(police.Document.TryEncodeDiff(joined.StateVector, out var difference, out _));
        Assert.Null((await police.PushAsync(difference)).Problem);
    }

    [Fact]
    public async Task Storage_that_refuses_means_no_answer_of_stored_and_nothing_shown()
    {
        await using var dossier = await Dossier.OpenAsync();
        var police = new Writer(dossier.Section(Dossier.Joint), Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        dossier.Cluster.TextLog.Faults.Refuse();
        var update = police.Type("Nog niet opgeslagen.");
        Assert.Equal(ProblemCode.StorageUnavailable, (await police.PushAsync(update)).Problem!.Code);
        dossier.Cluster.TextLog.Faults.Accept();

        var town = new Writer(dossier.Section(Dossier.Joint), Dossier.TownEditor, 12);
        await town.JoinAsync();
        Assert.DoesNotContain("Nog niet opgeslagen.", town.Text, StringComparison.Ordinal);
        Assert.Null((await police.PushAsync(update)).Problem);
        await town.JoinAsync();
        Assert.Contains("Nog niet opgeslagen.", town.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fenced_activation_stops_and_the_next_one_goes_on()
    {
        await using var dossier = await Dossier.OpenAsync();
        var police = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        var before = await police.JoinAsync();
        dossier.Cluster.TextLog.Faults.FenceNext(Key(Dossier.Police), 2);
        var update = police.Type("Twee schrijvers.");
        Assert.Equal(ProblemCode.Reloading, (await police.PushAsync(update)).Problem!.Code);
        var after = await police.JoinAsync();
        Assert.NotEqual(before.Epoch, after.Epoch);
        Assert.Null((await police.PushAsync(update)).Problem);
    }

    [Fact]
    public async Task Everything_that_was_answered_is_there_after_a_crash()
    {
        await using var dossier = await Dossier.OpenAsync(silos: 2);
        var expected = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            var police = new Writer(dossier.Section(Dossier.Joint), Dossier.PoliceEditor, (ulong)(100 + round));
            var town = new Writer(dossier.Section(Dossier.Joint), Dossier.TownEditor, (ulong)(200 + round));
            await Task.WhenAll(police.JoinAsync(), town.JoinAsync());
            for (var i = 0; i < 20; i++)
            {
                expected.AddRange([$"politie {round}.{i}", $"gemeente {round}.{i}"]);
                await Task.WhenAll(police.WriteAsync($"politie {round}.{i}"), town.WriteAsync($"gemeente {round}.{i}"));
            }

            await dossier.Cluster.CrashAndRestartAsync();
        }

        var reader = new Writer(dossier.Section(Dossier.Joint), Dossier.PoliceEditor, 1);
        await reader.JoinAsync();
        var lines = reader.Text.Split('\n').ToImmutableHashSet();
        Assert.All(expected, line => Assert.Contains(line, lines));
        Assert.Equal(expected.Count + 1, reader.Text.Split('\n').Length);
    }

    [Fact]
    public async Task Pushes_that_wait_together_are_stored_together_in_order_and_each_hears_its_own_row()
    {
        await using var dossier = await Dossier.OpenAsync();
        var writers = Enumerable.Range(0, 10).Select(i => new Writer(dossier.Section(Dossier.Joint), i % 2 == 0 ? Dossier.PoliceEditor : Dossier.TownEditor, (ulong)(300 + i))).ToList();
        await Task.WhenAll(writers.Select(w => w.JoinAsync()));
        var hold = dossier.Cluster.TextLog.Faults.Hold();
        var pushes = writers.Select(w => w.PushAsync(w.Type("regel"))).ToList();
        await hold.Reached;
        hold.Release();
        var rows = (await Task.WhenAll(pushes)).Select(p => p.Value!.First).ToList();
        Assert.Equal(Enumerable.Range(2, 10).Select(i => (long)i), rows.Order());
    }

    [Fact]
    public async Task A_person_taken_out_of_the_picture_writes_no_more()
    {
        await using var dossier = await Dossier.OpenAsync();
        var town = new Writer(dossier.Section(Dossier.Joint), Dossier.TownEditor, 12);
        await town.JoinAsync();
        await town.WriteAsync("Nog wel.");
        var view = (await dossier.PictureGrain.View(Dossier.Coordinator)).Value!;
        var set = await dossier.PictureGrain.SetPeople(new() { ExpectedVersion = view.Version, People = [new() { Person = Dossier.TownEditor.Value, Roles = [] }] }, Dossier.Coordinator);
        Assert.Null(set.Problem);
        Assert.Equal(ProblemCode.NotFound, (await town.PushAsync(town.Type("Niet meer."))).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await dossier.PictureGrain.View(Dossier.TownEditor)).Problem!.Code);
    }
}
