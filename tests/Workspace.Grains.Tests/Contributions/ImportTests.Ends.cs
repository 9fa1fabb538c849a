using Microsoft.Extensions.Time.Testing;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;

namespace Workspace.Grains.Tests.Contributions;

/// <summary>However an import ends: all of it is there once, or nothing of it.</summary>
public sealed partial class ImportTests
{
    [Fact]
    public async Task A_restart_in_the_middle_continues_and_nothing_is_doubled()
    {
        var (dossier, journal) = await OpenAsync();
        await using var closed = dossier;
        await CheckedAsync(dossier, journal, 900);
        await HalfwayAsync(dossier);
        Assert.Equal(0, await ShownAsync(dossier));
        await dossier.Cluster.CrashAndRestartAsync();
        dossier.Cluster.Rows.Faults.Accept();
        await Import(dossier).View(By);
        Assert.Equal(900, (await PhaseAsync(dossier, journal, ImportPhase.Done)).Imported);
        Assert.Equal(900, await ShownAsync(dossier));
    }

    [Fact]
    public async Task Cancelled_halfway_nothing_of_it_is_left()
    {
        var (dossier, journal) = await OpenAsync();
        await using var closed = dossier;
        await CheckedAsync(dossier, journal, 900);
        await HalfwayAsync(dossier);
        Assert.Equal(399, await StoredAsync(dossier, "contribution/" + Police.Key, "s/"));
        var cancelling = Import(dossier).Cancel(By);
        dossier.Cluster.Rows.Faults.Accept();
        Done(await cancelling);
        await PhaseAsync(dossier, journal, ImportPhase.Cancelled);
        await PurgedAsync(journal);
        Assert.Equal(0, await ShownAsync(dossier));
        foreach (var prefix in new[] { "s/", "h/", "d/", "c/" })
        {
            Assert.Equal(0, await StoredAsync(dossier, "contribution/" + Police.Key, prefix));
        }

        Assert.Equal(1, await StoredAsync(dossier, "import/" + Key.Key, ""));
        Assert.Equal(ProblemCode.ImportState, (await Contribution(dossier).Stage(new() { Import = Key.Import.Value, First = 5_000, Rows = [Signal()] }, By)).Problem!.Code);
        Assert.Equal(ProblemCode.ImportState, (await Import(dossier).Start(By)).Problem!.Code);
    }

    [Fact]
    public async Task Confirmed_twice_it_is_imported_once()
    {
        var (dossier, journal) = await OpenAsync();
        await using var closed = dossier;
        await CheckedAsync(dossier, journal, 450);
        var both = await Task.WhenAll(Import(dossier).Start(By), Import(dossier).Start(By));
        Assert.All(both, view => Done(view));
        Assert.Equal(450, (await PhaseAsync(dossier, journal, ImportPhase.Done)).Imported);
        Assert.Equal(ImportPhase.Done, Done(await Import(dossier).Start(By)).Phase);
        await PurgedAsync(journal);
        Assert.Equal(450, await ShownAsync(dossier));
        Assert.Equal(450, await StoredAsync(dossier, "contribution/" + Police.Key, "s/"));
    }

    [Fact]
    public async Task Two_files_at_the_same_time_do_not_meet_and_a_label_is_given_once()
    {
        var (dossier, journal) = await OpenAsync();
        await using var closed = dossier;
        ImportRef[] keys = [Key, new(Dossier.Picture, PartnerId.Parse("politie"), SignalId.Parse("import-2"))];
        var imports = keys.Select(key => dossier.Cluster.Grains.GetGrain<IImportGrain>(key.Key)).ToList();
        var views = await Task.WhenAll(keys.Select(key => SendAsync(dossier, 500, n => Row(n, (1, $"Rij {n} van {key.Import}."), (5, n == 7 ? "X-1" : "")), key)));
        await Task.WhenAll(imports.Select(async (import, i) => Done(await import.Map(views[i].Mapping, By))));
        foreach (var key in keys)
        {
            Assert.Equal(0, (await PhaseAsync(dossier, journal, ImportPhase.Ready, key)).Bad);
        }

        await Task.WhenAll(imports.Select(async import => Done(await import.Start(By))));
        var done = await Task.WhenAll(keys.Select(key => PhaseAsync(dossier, journal, ImportPhase.Done, key)));
        Assert.Equal(999, done.Sum(view => view.Imported));
        Assert.Equal(999, await ShownAsync(dossier));
        foreach (var (key, view) in keys.Zip(done))
        {
            var own = Done(await Contribution(dossier).Query(new() { Import = key.Import.Value, Text = key.Import.Value }, By));
            Assert.Equal(view.Imported, own.Total);
        }

        Assert.Equal(1, Done(await Contribution(dossier).Query(new() { Text = "X-1" }, By)).Total);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_nobody_finishes_is_removed_after_seven_days(bool halfReceived)
    {
        var time = new FakeTimeProvider(new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var (dossier, journal) = await OpenAsync(time);
        await using var closed = dossier;
        if (halfReceived)
        {
            Done(await Import(dossier).Open(new() { Name = "x.csv", Format = TableFormat.Csv }, By));
            Done(await Import(dossier).Receive(0, [new(1, Names), Row(2)], By));
        }
        else
        {
            await CheckedAsync(dossier, journal, 300, n => n == 5 ? Row(n, (0, "ooit")) : Row(n));
        }

        // A file whose sending was broken off goes after an hour; one that was checked after seven days, and not sooner.
        var kept = halfReceived ? TimeSpan.FromHours(1) : TimeSpan.FromDays(IImportGrain.KeptDays);
        time.Advance(kept - TimeSpan.FromSeconds(1));
        await RemindAsync(dossier);
        Assert.True(await StoredAsync(dossier, "import/" + Key.Key, "r/") > 0);
        time.Advance(TimeSpan.FromSeconds(1));
        await RemindAsync(dossier);
        await PhaseAsync(dossier, journal, ImportPhase.Cancelled);
        await PurgedAsync(journal);
        Assert.Equal(1, await StoredAsync(dossier, "import/" + Key.Key, ""));
        Assert.True(dossier.Cluster.Rows.Writes.Last(w => w.Owner == "import/" + Key.Key).Scrub);
        Assert.Equal(0, await ShownAsync(dossier));
        await RemindAsync(dossier);
        Assert.Equal(ImportPhase.Cancelled, Done(await Import(dossier).View(By)).Phase);
    }

    [Fact]
    public async Task Undone_its_signals_are_destroyed_but_those_worked_on_since_may_stay()
    {
        var (dossier, journal) = await OpenAsync();
        await using var closed = dossier;
        await CheckedAsync(dossier, journal, 500);
        Done(await Import(dossier).Start(By));
        await PhaseAsync(dossier, journal, ImportPhase.Done);
        var one = Done(await Contribution(dossier).Query(new() { Limit = 1 }, By)).Rows[0].Signal;
        Done(await Contribution(dossier).Move(new() { Move = SignalMove.Withdraw, Signals = [new(one.Id, one.Version)], Reason = "vergissing" }, By));
        Done(await Import(dossier).Undo(keepChanged: true, By));
        Assert.Equal(1, (await PhaseAsync(dossier, journal, ImportPhase.Undone)).Imported);
        Assert.Equal([one.Id], Done(await Contribution(dossier).Query(new(), By)).Rows.Select(r => r.Signal.Id));
    }

    [Fact]
    public async Task When_storage_refuses_for_a_moment_the_import_goes_on()
    {
        var (dossier, journal) = await OpenAsync();
        await using var closed = dossier;
        await CheckedAsync(dossier, journal, 600);
        Done(await Import(dossier).Start(By));
        dossier.Cluster.Rows.Faults.Refuse(2);
        Assert.Equal(600, (await PhaseAsync(dossier, journal, ImportPhase.Done)).Imported);
        Assert.Equal(600, await ShownAsync(dossier));
    }

    [Fact]
    public async Task A_right_withdrawn_in_the_middle_ends_it_and_nothing_is_left()
    {
        var (dossier, journal) = await OpenAsync();
        await using var closed = dossier;
        await CheckedAsync(dossier, journal, 600);
        using var hold = dossier.Cluster.Rows.Faults.Hold();
        var start = Import(dossier).Start(By);
        await hold.Reached;
        var picture = Done(await dossier.PictureGrain.View(Dossier.Coordinator));
        Done(await dossier.PictureGrain.SetPeople(new() { ExpectedVersion = picture.Version, People = [new() { Person = By.Value, Roles = [PictureRole.Reader] }] }, Dossier.Coordinator));
        hold.Release();
        Done(await start);
        await PurgedAsync(journal);
        Assert.Equal(ProblemCode.NotFound, (await Import(dossier).View(By)).Problem!.Code);
        Assert.Equal(0, Done(await Contribution(dossier).Query(new(), Dossier.PoliceSigner)).Total);
    }

    /// <summary>Begins to import, and comes to where two batches of two hundred are staged and storage takes no more.</summary>
    private static async Task HalfwayAsync(Dossier dossier)
    {
        // That there is an import, and that each of two batches has arrived.
        var remembered = 0;
        var halfway = dossier.Cluster.Rows.RefuseAfterAsync(w => w.Owner == "contribution/" + Police.Key && w.Writes.Any(r => r.Key == "m/memory") && ++remembered == 3);
        Done(await Import(dossier).Start(By));
        await halfway;
    }

    private static async Task<int> StoredAsync(Dossier dossier, string owner, string prefix) =>
        (await dossier.Cluster.Rows.ReadAsync(owner, [prefix], TestContext.Current.CancellationToken)).Rows.Length;

    private static Task RemindAsync(Dossier dossier) => Import(dossier).AsReference<IRemindable>().ReceiveReminder("import", default);
}
