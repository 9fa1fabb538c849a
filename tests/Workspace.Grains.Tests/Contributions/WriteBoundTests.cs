using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Grains.Tests.Contributions;

/// <summary>A command writes the rows of the signals that it names and the one that the contribution remembers itself by, however many others there are, and never more than 256 KiB.</summary>
public sealed class WriteBoundTests
{
    private const int Bar = 256 * 1024;
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

    [Fact]
    public async Task Among_thousands_of_signals_a_command_touches_only_its_own_rows()
    {
        await using var dossier = await Dossier.OpenAsync();
        var contribution = dossier.Cluster.Grains.GetGrain<IContributionGrain>(Police.Key);
        var usual = string.Concat(Enumerable.Repeat("Wekelijks nachtelijk laden bij het verzamelpand. ", 10));
        for (var first = 0; first < Others; first += ImportBatch.MaxRows)
        {
            var batch = new ImportBatch { Import = "import", First = first, Rows = [.. Enumerable.Repeat(Signal(usual), ImportBatch.MaxRows)] };
            await MeasureAsync(dossier, ImportBatch.MaxRows, null, async () => Assert.DoesNotContain(Done(await contribution.Stage(batch, Dossier.PoliceEditor)), p => p is not null));
        }

        await MeasureAsync(dossier, 0, null, async () => Assert.Equal(Others, Done(await contribution.CommitImport("import", Dossier.PoliceEditor))));

        // The largest that one signal can be, in letters of three bytes.
        Signal? one = null;
        await MeasureAsync(dossier, 1, null, async () => one = Done(await contribution.Add(Signal(new('€', AddSignal.MaxContent)) with
        {
            Place = new() { Address = new('€', 300), Shape = [.. Enumerable.Range(0, 200).Select(i => new GeoPoint(5 + (i / 1000.0), 52.123456))] },
            Ground = new('€', 500),
            ConditionText = new('€', 500),
            Weighing = new() { Remark = new('€', 2_000) },
        }, Dossier.PoliceEditor)));
        await MeasureAsync(dossier, 1, one!.Id, async () => one = Done(await contribution.Change(one.Id, new() { Signal = Signal(new('€', AddSignal.MaxContent - 1)), ExpectedVersion = one.Version }, Dossier.PoliceEditor)));
        await MeasureAsync(dossier, 1, one.Id, async () => one = Done(await contribution.Move(
            new() { Move = SignalMove.Accept, Signals = [new(one.Id, one.Version)], Weighing = new() { OwnTask = true } }, Dossier.PoliceEditor)).Single());

        // As many at once as one may choose.
        var page = Done(await contribution.Query(new() { Import = "import", Limit = MoveSignals.MaxSignals }, Dossier.PoliceEditor)).Rows;
        await MeasureAsync(dossier, MoveSignals.MaxSignals, null, async () => Done(await contribution.Move(
            new() { Move = SignalMove.Park, Signals = [.. page.Select(r => new VersionedSignal(r.Signal.Id, r.Signal.Version))], Reason = "later" }, Dossier.PoliceEditor)));
        await MeasureAsync(dossier, 1, one.Id, async () => Done(await contribution.Destroy([new(one.Id, one.Version)], Dossier.PoliceSigner)));
    }

    [Fact]
    public async Task What_a_contribution_remembers_of_itself_stays_small_too()
    {
        await using var dossier = await Dossier.OpenAsync();
        var contribution = dossier.Cluster.Grains.GetGrain<IContributionGrain>(Police.Key);
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
    }

    /// <summary>Runs a command and checks what it wrote.</summary>
    /// <param name="signals">How many signals may have rows in it.</param>
    /// <param name="only">The one signal that may, where it is known before.</param>
    private static async Task MeasureAsync(Dossier dossier, int signals, SignalId? only, Func<Task> command)
    {
        var before = dossier.Cluster.Rows.Writes.Length;
        await command();
        var writes = dossier.Cluster.Rows.Writes.Skip(before).Where(w => w.Owner == "contribution/" + Police.Key).ToImmutableArray();
        Assert.True(writes.Length <= 1, "One command is one transaction.");
        foreach (var (key, payload) in writes.SelectMany(w => w.Writes))
        {
            Assert.True(payload is null || payload.Length <= Bar, $"{key}: {payload?.Length} bytes");
        }

        var touched = writes.SelectMany(w => w.Writes).Where(w => w.Key[0] is 's' or 'h' or 'a' or 'd').Select(w => w.Key.Split('/')[1]).Distinct().ToList();
        Assert.InRange(touched.Count, 0, signals);
        Assert.True(only is not { } id || touched is [] || touched.Single() == id.Value);
        Assert.InRange(writes.Sum(w => w.Writes.Sum(r => r.Key.Length + (r.Payload?.Length ?? 0))), 0, Bar);
    }

    private static T Done<T>(Outcome<T> outcome)
    {
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }
}
