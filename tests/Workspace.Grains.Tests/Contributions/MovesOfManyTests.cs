using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Storage;

namespace Workspace.Grains.Tests.Contributions;

/// <summary>A move of many signals is stored as one fact. Nobody sees the difference.</summary>
public sealed partial class MovesOfManyTests
{
    private static readonly ContributionRef Police = new(Dossier.Picture, PartnerId.Parse("politie"));

    private static readonly AddSignal Command = new()
    {
        Date = "2025-02",
        SourceType = "police_neighbourhood",
        Content = "Wekelijks nachtelijk laden.",
        Phenomena = ["drugs_synthetic"],
        Grade = "A2",
        Handling = HandlingLevel.Partners,
        Regime = "Wpg",
    };

    private static string Owner => "contribution/" + Police.Key;

    private static IContributionGrain Contribution(Dossier dossier) => dossier.Cluster.Grains.GetGrain<IContributionGrain>(Police.Key);

    private static async Task<Signal[]> AddAsync(Dossier dossier, int count)
    {
        var signals = new Signal[count];
        for (var i = 0; i < count; i++)
        {
            signals[i] = Done(await Contribution(dossier).Add(Command with { Content = $"Waarneming {i}." }, Dossier.PoliceEditor));
        }

        return signals;
    }

    private static MoveSignals Park(IEnumerable<Signal> signals, string reason = "later") => new() { Move = SignalMove.Park, Signals = [.. signals.Select(s => new VersionedSignal(s.Id, s.Version))], Reason = reason };

    private static async Task<ImmutableArray<StoredRow>> RowsAsync(Dossier dossier, string prefix) => (await dossier.Cluster.Rows.ReadAsync(Owner, [prefix], TestContext.Current.CancellationToken)).Rows;

    private static async Task<SignalDetail> DetailAsync(Dossier dossier, SignalId id) => Done(await Contribution(dossier).Detail(id, Dossier.PoliceEditor));

    private static T Done<T>(Outcome<T> outcome)
    {
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }

    [Fact]
    public async Task It_is_there_after_a_crash_with_the_history_that_single_moves_have()
    {
        await using var dossier = await Dossier.OpenAsync();
        var signals = await AddAsync(dossier, 9);
        var many = Done(await Contribution(dossier).Move(Park(signals[..8]), Dossier.PoliceEditor));
        Assert.Equal(["j/0000000001"], dossier.Cluster.Rows.Writes[^1].Writes.Select(w => w.Key));
        var one = Done(await Contribution(dossier).Move(Park(signals[8..]), Dossier.PoliceEditor)).Single();
        Assert.All(many, s => Assert.Equal((one.Stage, one.StageReason, one.Version), (s.Stage, s.StageReason, s.Version)));

        var handled = Done(await Contribution(dossier).Move(new() { Move = SignalMove.SetHandling, Signals = [.. many.Select(s => new VersionedSignal(s.Id, s.Version))], Handling = HandlingLevel.Named }, Dossier.PoliceEditor));
        var changed = Done(await Contribution(dossier).Change(handled[0].Id, new() { Signal = Command with { Content = "Anders.", Handling = HandlingLevel.Named }, ExpectedVersion = 3 }, Dossier.PoliceEditor));
        await dossier.Cluster.CrashAndRestartAsync();

        var detail = await DetailAsync(dossier, changed.Id);
        Assert.Equal((4L, SignalStage.Parked, HandlingLevel.Named, "later", "Anders."), (detail.Signal.Version, detail.Signal.Stage, detail.Signal.Handling, detail.Signal.StageReason, detail.Signal.Content));
        Assert.Equal(
            [("added", SignalStage.Submitted, null), ("Park", SignalStage.Parked, "later"), ("SetHandling", SignalStage.Parked, null), ("changed", SignalStage.Parked, null)],
            detail.History.Select(h => (h.Kind, h.Stage, h.Reason)));
        Assert.Equal([1L, 2, 3, 4], detail.History.Select(h => h.Version));
        Assert.Equal((3L, HandlingLevel.Named), ((await DetailAsync(dossier, many[7].Id)).Signal.Version, (await DetailAsync(dossier, many[7].Id)).Signal.Handling));
        Assert.Equal(["added", "Park"], (await DetailAsync(dossier, one.Id)).History.Select(h => h.Kind));
        Assert.Equal(2, (await RowsAsync(dossier, "j/")).Length);
    }

    [Fact]
    public async Task The_same_move_twice_is_one_and_one_that_was_refused_is_none()
    {
        await using var dossier = await Dossier.OpenAsync();
        var signals = await AddAsync(dossier, 6);
        var faults = dossier.Cluster.Rows.Faults;
        faults.Refuse(1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Contribution(dossier).Move(Park(signals), Dossier.PoliceEditor));
        Assert.Equal(6, Done(await Contribution(dossier).Query(new() { Stages = [SignalStage.Submitted] }, Dossier.PoliceEditor)).Total);
        faults.LoseNextAcknowledgement();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Contribution(dossier).Move(Park(signals), Dossier.PoliceEditor));
        Assert.All(Done(await Contribution(dossier).Move(Park(signals), Dossier.PoliceEditor)), s => Assert.Equal((2L, SignalStage.Parked), (s.Version, s.Stage)));
        Assert.Single(await RowsAsync(dossier, "j/"));
    }

    [Fact]
    public async Task Rows_of_before_there_were_such_moves_are_read_and_moved_on()
    {
        await using var dossier = await Dossier.OpenAsync();
        var signals = await AddAsync(dossier, 6);
        var serializer = dossier.Cluster.Services().GetRequiredService<Serializer>();
        var head = (await dossier.Cluster.Rows.ReadAsync(Owner, [], TestContext.Current.CancellationToken)).Head;
        await dossier.Cluster.Rows.WriteAsync(Owner, head, [.. signals.SelectMany(s => new RowWrite[]
        {
            new($"s/{s.Id.Value}", serializer.SerializeToArray(s with { AddedAs = SignalStage.Unknown })),
            new($"h/{s.Id.Value}/00000001", serializer.SerializeToArray(new SignalEvent { Version = 1, At = s.AddedAt, By = s.AddedBy, Kind = "added", Stage = SignalStage.Submitted })),
        })]);
        await dossier.Cluster.CrashAndRestartAsync();
        Done(await Contribution(dossier).Move(Park(signals), Dossier.PoliceEditor));
        await dossier.Cluster.CrashAndRestartAsync();
        foreach (var signal in signals)
        {
            Assert.Equal([("added", SignalStage.Submitted), ("Park", SignalStage.Parked)], (await DetailAsync(dossier, signal.Id)).History.Select(h => (h.Kind, h.Stage)));
        }
    }

    [Fact]
    public async Task What_was_said_of_signals_goes_with_the_last_of_them_and_is_nowhere_on_disk()
    {
        const string Secret = "omdat Jan de Vries daar woont";
        await using var dossier = await Dossier.OpenAsync();
        var signals = await AddAsync(dossier, 7);
        var parked = Done(await Contribution(dossier).Move(Park(signals, Secret), Dossier.PoliceEditor));
        Assert.True(dossier.Cluster.IsOnDisk(Secret));
        Done(await Contribution(dossier).Destroy([.. parked.Take(6).Select(s => new VersionedSignal(s.Id, s.Version))], Dossier.PoliceSigner));
        var left = (await RowsAsync(dossier, "j/")).Single();
        Assert.All(signals[..6], s => Assert.False(Holds(left.Payload, s.Id.Value)));
        Assert.True(Holds(left.Payload, signals[6].Id.Value));
        Assert.Equal(Secret, (await DetailAsync(dossier, signals[6].Id)).History[^1].Reason);

        Done(await Contribution(dossier).Destroy([new(signals[6].Id, 2)], Dossier.PoliceSigner));
        Assert.Empty(await RowsAsync(dossier, "j/"));
        Assert.True(dossier.Cluster.Rows.Writes[^1].Scrub);
        Assert.False(dossier.Cluster.IsOnDisk(Secret));
        Assert.False(dossier.Cluster.IsOnDisk("Waarneming 3."));
    }

    private static bool Holds(byte[] payload, string text) => payload.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
}
