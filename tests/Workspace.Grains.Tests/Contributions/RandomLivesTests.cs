using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Grains.Tests.Contributions;

/// <summary>Whatever people do with signals, what is read from storage afterwards is what stood in memory. A failure names the seed.</summary>
public sealed class RandomLivesTests
{
    private const int Acts = 60;

    private static readonly ContributionRef Police = new(Dossier.Picture, PartnerId.Parse("politie"));

    private static readonly ImmutableArray<SignalMove> Moves = [.. Enum.GetValues<SignalMove>().Where(m => m != SignalMove.Unknown)];

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static IContributionGrain Contribution(Dossier dossier) => dossier.Cluster.Grains.GetGrain<IContributionGrain>(Police.Key);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_is_read_is_what_was_in_memory(int seed)
    {
        await using var dossier = await Dossier.OpenAsync(time: new FakeTimeProvider(Start));
        var random = new Random(seed);
        var done = 0;
        for (var act = 0; act < Acts; act++)
        {
            done += await ActAsync(dossier, random) ? 1 : 0;
            if (act % 20 == 19)
            {
                var before = await EverythingAsync(dossier);
                await dossier.Cluster.CrashAndRestartAsync();
                Assert.Equal($"seed {seed}\n{before}", $"seed {seed}\n{await EverythingAsync(dossier)}");
            }
        }

        Assert.True(done > Acts / 4, $"seed {seed}: of {Acts} acts only {done} were taken.");
    }

    private static async Task<bool> ActAsync(Dossier dossier, Random random)
    {
        var contribution = Contribution(dossier);
        var signals = (await contribution.Query(new() { Limit = 200 }, Dossier.PoliceEditor)).Value!.Rows.Select(r => r.Signal).ToArray();
        random.Shuffle(signals);
        var some = signals.Take(random.Next(1, random.Next(2) == 0 ? 4 : 40)).ToList();
        ImmutableArray<VersionedSignal> named = [.. some.Select(s => new VersionedSignal(s.Id, s.Version))];
        switch (random.Next(12))
        {
            case 0 or 1:
                return (await contribution.Add(Entered(random), Dossier.PoliceEditor)).IsDone;
            case 2:
                var import = $"import-{random.Next(1_000)}";
                var batch = new ImportBatch { Import = import, First = 0, Rows = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Entered(random) with { Weighing = null, Stage = SignalStage.Submitted })] };
                return (await contribution.Stage(batch, Dossier.PoliceEditor)).IsDone && (random.Next(4) == 0 || (await contribution.CommitImport(import, Dossier.PoliceEditor)).IsDone);
            case 3 when some.Count > 0:
                return (await contribution.Change(some[0].Id, new() { Signal = Entered(random), ExpectedVersion = some[0].Version }, Dossier.PoliceEditor)).IsDone;
            case 4 when some.Count > 0:
                return (await contribution.Attach(some[0].Id, "foto.jpg", [0xFF, 0xD8, 0xFF, (byte)random.Next(256)], Dossier.PoliceEditor)).IsDone;
            case 5 when some.Count > 0:
                return (await contribution.Destroy([.. named.Take(25)], Dossier.PoliceSigner)).IsDone;
            default:
                // Those that can make the move that one of them can make.
                var move = Moves[random.Next(Moves.Length)];
                var from = some.Count == 0 ? SignalStage.Unknown : some[0].Stage;
                return (await contribution.Move(new()
                {
                    Move = move,
                    Signals = [.. some.Where(s => s.Stage == from).Select(s => new VersionedSignal(s.Id, s.Version))],
                    Reason = random.Next(3) == 0 && move == SignalMove.Reopen ? null : $"reden {random.Next(100)}",
                    Weighing = random.Next(3) == 0 ? null : new() { OwnTask = true, Remark = $"weging {random.Next(100)}" },
                    Handling = random.Next(2) == 0 ? HandlingLevel.Partners : HandlingLevel.Named,
                    PurgeOn = DateOnly.FromDateTime(Start.UtcDateTime).AddDays(random.Next(100, 2_000)),
                    Into = signals.Length > 0 ? signals[0].Id : null,
                }, Dossier.PoliceEditor)).IsDone;
        }
    }

    private static AddSignal Entered(Random random) => new()
    {
        Date = "2025-02",
        SourceType = "police_neighbourhood",
        Content = $"Waarneming {random.Next()}.",
        Phenomena = ["drugs_synthetic"],
        Grade = "A2",
        Handling = HandlingLevel.Partners,
        Regime = "Wpg",
        Stage = random.Next(3) switch { 0 => SignalStage.Draft, 1 => SignalStage.Accepted, _ => SignalStage.Submitted },
        Weighing = new() { OwnTask = true },
    };

    /// <summary>All that people of the partner can see: every signal with its history, and the certificates.</summary>
    private static async Task<string> EverythingAsync(Dossier dossier)
    {
        var contribution = Contribution(dossier);
        var lines = new List<string>();
        var query = new SignalQuery { Limit = 200, Sort = SignalSort.Label };
        while (true)
        {
            var rows = (await contribution.Query(query, Dossier.PoliceEditor)).Value!.Rows;
            foreach (var row in rows)
            {
                var detail = (await contribution.Detail(row.Signal.Id, Dossier.PoliceEditor)).Value!;
                Assert.Equal(Enumerable.Range(1, (int)detail.Signal.Version).Select(v => (long)v), detail.History.Select(h => h.Version));
                Assert.Equal(detail.Signal.Stage, detail.History[^1].Stage);
                lines.Add(JsonSerializer.Serialize(detail.Signal) + JsonSerializer.Serialize(detail.History));
            }

            if (rows.IsEmpty)
            {
                break;
            }

            query = query with { After = rows[^1].Place };
        }

        lines.Add(JsonSerializer.Serialize((await contribution.Retention(Dossier.PoliceSigner)).Value));
        return string.Join('\n', lines);
    }
}
