using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Grains.Tests.Contributions;

/// <summary>
/// No transaction of any command writes more than 256 KiB: not by what its rows hold, and not by the whole pages of the file that SQLite writes for them. However many signals there
/// are, however long they are, and however many of them a command names.
/// </summary>
public sealed partial class WriteBoundTests
{
    private const int Bar = 256 * 1024;

    /// <summary>A page with its frame in the log of the database.</summary>
    private const int Frame = 4096 + 24;

    private const int Others = 2_000;

    private static readonly ContributionRef Police = new(Dossier.Picture, PartnerId.Parse("politie"));

    private static AddSignal Signal(string content) => new()
    {
        Date = "2025-02",
        SourceType = "police_neighbourhood",
        Content = content,
        Phenomena = ["drugs_synthetic"],
        Grade = "A2",
        Handling = HandlingLevel.Partners,
        Regime = "Wpg",
        Place = new() { Address = "De Lange Wetering 12, achterzijde", Point = new(5.1, 52.1) },
    };

    private static readonly SignalWeighing Longest = new() { OwnTask = true, Remark = new('€', 2_000) };

    private static readonly string Reason = new('€', 1_000);

    /// <summary>The largest that one signal can be, in letters of three bytes.</summary>
    private static readonly AddSignal Largest = Signal(new('€', AddSignal.MaxContent)) with
    {
        Place = new() { Address = new('€', 300), Shape = [.. Enumerable.Range(0, 200).Select(i => new GeoPoint(5 + (i / 1000.0), 52.123456))] },
        Ground = new('€', 500),
        ConditionText = new('€', 500),
        Weighing = Longest,
    };

    private static IContributionGrain Contribution(Dossier dossier) => dossier.Cluster.Grains.GetGrain<IContributionGrain>(Police.Key);

    private static ImmutableArray<VersionedSignal> Versioned(IEnumerable<SignalRow> rows) => [.. rows.Select(r => new VersionedSignal(r.Signal.Id, r.Signal.Version))];

    private static async Task<ImmutableArray<SignalRow>> AllAsync(Dossier dossier) => Done(await Contribution(dossier).Query(new() { Limit = MoveSignals.MaxSignals }, Dossier.PoliceEditor)).Rows;

    [Fact]
    public async Task Among_thousands_of_signals_a_command_touches_only_its_own_rows()
    {
        await using var dossier = await Dossier.OpenAsync();
        var contribution = Contribution(dossier);
        var usual = string.Concat(Enumerable.Repeat("Wekelijks nachtelijk laden bij het verzamelpand. ", 10));
        for (var first = 0; first < Others; first += ImportBatch.MaxRows)
        {
            var batch = new ImportBatch { Import = "import", First = first, Rows = [.. Enumerable.Repeat(Signal(usual), ImportBatch.MaxRows)] };
            await MeasureAsync(dossier, ImportBatch.MaxRows, null, async () => Assert.DoesNotContain(Done(await contribution.Stage(batch, Dossier.PoliceEditor)), p => p is not null));
        }

        await OnceAsync(dossier, 0, null, async () => Assert.Equal(Others, Done(await contribution.CommitImport("import", Dossier.PoliceEditor))));
        Signal? one = null;
        await OnceAsync(dossier, 1, null, async () => one = Done(await contribution.Add(Largest, Dossier.PoliceEditor)));
        await OnceAsync(dossier, 1, one!.Id, async () => one = Done(await contribution.Change(one.Id, new() { Signal = Largest with { Content = new('€', AddSignal.MaxContent - 1) }, ExpectedVersion = one.Version }, Dossier.PoliceEditor)));
        await OnceAsync(dossier, 1, one.Id, async () => one = Done(await contribution.Move(
            new() { Move = SignalMove.Accept, Signals = [new(one.Id, one.Version)], Weighing = new() { OwnTask = true } }, Dossier.PoliceEditor)).Single());

        // As many at once as one may choose: one row, which names them.
        var page = Done(await contribution.Query(new() { Import = "import", Limit = MoveSignals.MaxSignals }, Dossier.PoliceEditor)).Rows;
        await OnceAsync(dossier, 0, null, async () => Done(await contribution.Move(new() { Move = SignalMove.Park, Signals = Versioned(page), Reason = "later" }, Dossier.PoliceEditor)));
        await OnceAsync(dossier, 1, one.Id, async () => Done(await contribution.Destroy([new(one.Id, one.Version)], Dossier.PoliceSigner)));
        while (true)
        {
            UndonePart? part = null;
            await MeasureAsync(dossier, UndonePart.MaxRows, null, async () => part = Done(await contribution.UndoImport("import", keepChanged: false, Dossier.PoliceEditor)));
            if (part!.Left == 0)
            {
                break;
            }
        }

        Assert.Empty(await AllAsync(dossier));
    }

    [Fact]
    public async Task Two_hundred_of_the_greatest_length_are_imported_moved_every_way_and_destroyed()
    {
        await using var dossier = await Dossier.OpenAsync(time: new FakeTimeProvider(new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero)));
        var contribution = Contribution(dossier);
        var batch = new ImportBatch { Import = "import", First = 0, Rows = [.. Enumerable.Repeat(Largest, ImportBatch.MaxRows)] };
        await MeasureAsync(dossier, ImportBatch.MaxRows, null, async () => Assert.DoesNotContain(Done(await contribution.Stage(batch, Dossier.PoliceEditor)), p => p is not null));
        Done(await contribution.CommitImport("import", Dossier.PoliceEditor));
        ImmutableArray<MoveSignals> moves =
        [
            new() { Move = SignalMove.Weigh, Signals = [], Weighing = Longest },
            new() { Move = SignalMove.Accept, Signals = [], Weighing = Longest },
            new() { Move = SignalMove.Park, Signals = [], Reason = Reason },
            new() { Move = SignalMove.Reopen, Signals = [], Reason = Reason },
            new() { Move = SignalMove.Forward, Signals = [], Reason = Reason },
            new() { Move = SignalMove.Reopen, Signals = [] },
            new() { Move = SignalMove.SetHandling, Signals = [], Handling = HandlingLevel.Named },
            new() { Move = SignalMove.SetPurgeDate, Signals = [], PurgeOn = new(2035, 1, 1), Reason = Reason },
            new() { Move = SignalMove.Dismiss, Signals = [], Reason = Reason },
            new() { Move = SignalMove.Reopen, Signals = [] },
            new() { Move = SignalMove.Withdraw, Signals = [], Reason = Reason },
        ];
        foreach (var move in moves)
        {
            var page = await AllAsync(dossier);
            await OnceAsync(dossier, 0, null, async () => Done(await contribution.Move(move with { Signals = Versioned(page) }, Dossier.PoliceEditor)));
        }

        // Fewer are written one by one.
        foreach (var signal in Versioned((await AllAsync(dossier)).Take(4)))
        {
            await OnceAsync(dossier, 1, signal.Id, async () => Done(await contribution.Move(
                new() { Move = SignalMove.SetPurgeDate, Signals = [signal], PurgeOn = new(2026, 3, 9) }, Dossier.PoliceEditor)));
        }

        var all = Versioned(await AllAsync(dossier));
        await MeasureAsync(dossier, all.Length, null, async () => Assert.Equal(all.Length, Done(await contribution.Destroy(all, Dossier.PoliceSigner)).Signals.Length));
        await OnlyCertificatesAsync(dossier, 1);
    }

    [Fact]
    public async Task Few_of_the_greatest_length_are_moved_one_by_one_and_merged()
    {
        await using var dossier = await Dossier.OpenAsync();
        var contribution = Contribution(dossier);
        for (var i = 0; i < 5; i++)
        {
            Done(await contribution.Add(Largest, Dossier.PoliceEditor));
        }

        var page = Versioned(await AllAsync(dossier));
        await OnceAsync(dossier, 4, null, async () => Done(await contribution.Move(new() { Move = SignalMove.Park, Signals = [.. page.Take(4)], Reason = Reason }, Dossier.PoliceEditor)));
        page = Versioned(await AllAsync(dossier));
        await OnceAsync(dossier, 4, null, async () => Done(await contribution.Move(new() { Move = SignalMove.Merge, Signals = page, Into = page[0].Id, Reason = Reason }, Dossier.PoliceEditor)));
    }

    [Fact]
    public async Task A_file_comes_and_goes_in_pieces_and_so_does_the_history_of_a_long_life()
    {
        await using var dossier = await Dossier.OpenAsync();
        var contribution = Contribution(dossier);
        var signal = Done(await contribution.Add(Signal("Met foto's."), Dossier.PoliceEditor));
        foreach (var size in new[] { 1_000, 4 * 1024 * 1024, 131_072, 131_073 })
        {
            byte[] content = [0xFF, 0xD8, 0xFF, .. Enumerable.Range(3, size - 3).Select(i => (byte)((i + size) % 251))];
            await MeasureAsync(dossier, 1, signal.Id, async () => signal = Done(await contribution.Attach(signal.Id, "foto.jpg", content, Dossier.PoliceEditor)));
            Assert.Equal(content, Done(await contribution.Attachment(signal.Id, signal.Attachments[^1].Id, Dossier.PoliceEditor)).Content);
        }

        await MeasureAsync(dossier, 1, signal.Id, async () => signal = Done(await contribution.RemoveAttachment(signal.Id, signal.Attachments[1].Id, Dossier.PoliceEditor)));
        for (var i = 0; i < 120; i++)
        {
            signal = Done(await contribution.Change(signal.Id, new() { Signal = Signal($"Met foto's, versie {i}."), ExpectedVersion = signal.Version }, Dossier.PoliceEditor));
        }

        await MeasureAsync(dossier, 1, signal.Id, async () => Done(await contribution.Destroy([new(signal.Id, signal.Version)], Dossier.PoliceSigner)));
        await OnlyCertificatesAsync(dossier, 1);
    }

    [Fact]
    public async Task What_a_contribution_remembers_of_itself_stays_small_too()
    {
        await using var dossier = await Dossier.OpenAsync();
        var contribution = Contribution(dossier);
        for (var i = 0; ; i++)
        {
            var refused = false;
            await MeasureAsync(dossier, 0, null, async () =>
            {
                var set = await contribution.SetHold(new() { About = new('€', 500) }, Dossier.PoliceEditor);
                refused = set.Problem?.Code == ProblemCode.TooManyRequests;
                Assert.True(set.IsDone || refused);
            });
            if (refused)
            {
                Assert.True(i >= 50);
                break;
            }
        }

        // The same row is written with a batch of an import.
        var batch = new ImportBatch { Import = "import", First = 0, Rows = [.. Enumerable.Repeat(Largest, 20)] };
        await MeasureAsync(dossier, 20, null, async () => Done(await contribution.Stage(batch, Dossier.PoliceEditor)));
    }
}
