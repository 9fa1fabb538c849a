using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Storage;

namespace Workspace.Grains.Tests.Contributions;

/// <summary>What takes more than one write is whole whatever interrupts it, and at whichever write.</summary>
public sealed class InterruptedTests
{
    private const string Secret = "omdat Jan de Vries daar woont";

    private static readonly ContributionRef Police = new(Dossier.Picture, PartnerId.Parse("politie"));

    private static readonly AddSignal Command = new()
    {
        Date = "2025-02",
        SourceType = "police_neighbourhood",
        Content = "Wekelijks nachtelijk laden, zegt de buurman van Jan de Vries.",
        Phenomena = ["drugs_synthetic"],
        Grade = "A2",
        Handling = HandlingLevel.Partners,
        Regime = "Wpg",
    };

    private static IContributionGrain Contribution(Dossier dossier) => dossier.Cluster.Grains.GetGrain<IContributionGrain>(Police.Key);

    private static async Task<ImmutableArray<string>> KeysAsync(Dossier dossier) =>
        [.. (await dossier.Cluster.Rows.ReadAsync("contribution/" + Police.Key, [""], TestContext.Current.CancellationToken)).Rows.Select(r => r.Key)];

    private static T Done<T>(Outcome<T> outcome)
    {
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task A_destruction_of_many_is_none_or_all_under_one_certificate(int passing)
    {
        await using var dossier = await Dossier.OpenAsync();
        var batch = new ImportBatch { Import = "import", First = 0, Rows = [.. Enumerable.Repeat(Command, 80)] };
        Done(await Contribution(dossier).Stage(batch, Dossier.PoliceEditor));
        Done(await Contribution(dossier).CommitImport("import", Dossier.PoliceEditor));
        var all = Done(await Contribution(dossier).Query(new() { Limit = 100 }, Dossier.PoliceEditor)).Rows.Select(r => r.Signal).ToList();
        Done(await Contribution(dossier).Move(new() { Move = SignalMove.Park, Signals = [.. all.Select(s => new VersionedSignal(s.Id, 1))], Reason = Secret }, Dossier.PoliceEditor));
        ImmutableArray<VersionedSignal> going = [.. all.Select(s => new VersionedSignal(s.Id, 2))];

        dossier.Cluster.Rows.Faults.RefuseAfter(passing);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Contribution(dossier).Destroy(going, Dossier.PoliceSigner));
        dossier.Cluster.Rows.Faults.Accept();
        await dossier.Cluster.CrashAndRestartAsync();

        var left = Done(await Contribution(dossier).Query(new(), Dossier.PoliceEditor)).Total;
        Assert.Equal(passing == 0 ? 80 : 0, left);
        if (passing == 0)
        {
            Done(await Contribution(dossier).Destroy(going, Dossier.PoliceSigner));
        }

        var certificate = Done(await Contribution(dossier).Retention(Dossier.PoliceSigner)).Certificates.Single();
        Assert.Equal((Dossier.PoliceSigner, "approved", 80), (certificate.By!.Value, certificate.Ground, certificate.Signals.Length));
        Assert.Equal(going.Select(s => s.Id.Value).Order(), certificate.Signals.Select(s => s.Id.Value).Order());
        Assert.Equal(["c", "m"], (await KeysAsync(dossier)).Select(key => key[..1]));
        Assert.False(dossier.Cluster.IsOnDisk(Secret));
        Assert.False(dossier.Cluster.IsOnDisk("zegt de buurman"));
        Assert.Equal(ProblemCode.NotFound, (await Contribution(dossier).Destroy(going, Dossier.PoliceSigner)).Problem!.Code);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task An_interrupted_destruction_ends_with_the_entities_that_rested_on_it_alone(int passing)
    {
        await using var dossier = await Dossier.OpenAsync();
        Done(await Contribution(dossier).Stage(new() { Import = "import", First = 0, Rows = [.. Enumerable.Repeat(Command, 80)] }, Dossier.PoliceEditor));
        Done(await Contribution(dossier).CommitImport("import", Dossier.PoliceEditor));
        var all = Done(await Contribution(dossier).Query(new() { Limit = 100 }, Dossier.PoliceEditor)).Rows.Select(r => r.Signal.Id).ToList();
        var kept = Done(await Contribution(dossier).Add(Command, Dossier.PoliceEditor)).Id;
        foreach (var (identity, supports) in new[] { ("Karel Verdwenen", new[] { all[0] }), ("Piet Samen", [all[1]]), ("Kees Beide", [all[2], kept]) })
        {
            Done(await Contribution(dossier).AddEntity(new() { Type = EntityType.Person, Identity = identity, Handling = HandlingLevel.Partners, Supports = [.. supports] }, Dossier.PoliceEditor));
        }

        Done(await Contribution(dossier).Move(new() { Move = SignalMove.Merge, Signals = [new(all[1], 1)], Into = kept, Reason = "dezelfde" }, Dossier.PoliceEditor));
        dossier.Cluster.Rows.Faults.RefuseAfter(passing);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Contribution(dossier).Destroy([.. all.Select(id => new VersionedSignal(id, id == all[1] ? 2 : 1))], Dossier.PoliceSigner));
        dossier.Cluster.Rows.Faults.Accept();
        await dossier.Cluster.CrashAndRestartAsync();

        var left = Done(await Contribution(dossier).QueryEntities(new(), Dossier.PoliceEditor)).Rows.Select(r => r.Entity).ToList();
        Assert.Equal(["Piet Samen", "Kees Beide"], left.Select(e => e.Identity));
        Assert.All(left, e => Assert.Equal([kept], e.Supports));
        Assert.Equal(2, (await KeysAsync(dossier)).Count(key => key.StartsWith("e/", StringComparison.Ordinal) && !key.Contains('#', StringComparison.Ordinal)));
        Assert.DoesNotContain(await KeysAsync(dossier), key => key[0] == 'x');
        Assert.False(dossier.Cluster.IsOnDisk("Karel Verdwenen"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_file_that_did_not_arrive_whole_leaves_nothing_and_may_come_again(int passing)
    {
        await using var dossier = await Dossier.OpenAsync();
        var signal = Done(await Contribution(dossier).Add(Command, Dossier.PoliceEditor));
        byte[] photo = [0xFF, 0xD8, 0xFF, .. Enumerable.Range(0, 700_000).Select(i => (byte)(i % 251))];
        var before = await KeysAsync(dossier);

        dossier.Cluster.Rows.Faults.RefuseAfter(passing);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Contribution(dossier).Attach(signal.Id, "foto.jpg", photo, Dossier.PoliceEditor));
        dossier.Cluster.Rows.Faults.Accept();
        Assert.Empty(Done(await Contribution(dossier).Detail(signal.Id, Dossier.PoliceEditor)).Signal.Attachments);
        Assert.Equal(before, await KeysAsync(dossier));

        var kept = Done(await Contribution(dossier).Attach(signal.Id, "foto.jpg", photo, Dossier.PoliceEditor)).Attachments.Single();
        Assert.Equal(photo, Done(await Contribution(dossier).Attachment(signal.Id, kept.Id, Dossier.PoliceEditor)).Content);
        Assert.DoesNotContain(await KeysAsync(dossier), key => key[0] == 'u');

        dossier.Cluster.Rows.Faults.RefuseAfter(passing);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Contribution(dossier).RemoveAttachment(signal.Id, kept.Id, Dossier.PoliceEditor));
        dossier.Cluster.Rows.Faults.Accept();
        Done(await Contribution(dossier).RemoveAttachment(signal.Id, kept.Id, Dossier.PoliceEditor));
        Assert.Empty(Done(await Contribution(dossier).Detail(signal.Id, Dossier.PoliceEditor)).Signal.Attachments);
        Assert.DoesNotContain(await KeysAsync(dossier), key => key[0] is 'u' or 'a');
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task A_batch_of_an_import_that_was_interrupted_does_not_show_and_comes_again_as_one(int passing)
    {
        await using var dossier = await Dossier.OpenAsync();
        var batch = new ImportBatch { Import = "import", First = 0, Rows = [.. Enumerable.Range(1, 80).Select(n => Command with { Label = n % 2 == 0 ? $"L-{n}" : null })] };
        dossier.Cluster.Rows.Faults.RefuseAfter(passing);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Contribution(dossier).Stage(batch, Dossier.PoliceEditor));
        dossier.Cluster.Rows.Faults.Accept();
        await dossier.Cluster.CrashAndRestartAsync();
        Assert.Equal(0, Done(await Contribution(dossier).Query(new(), Dossier.PoliceEditor)).Total);
        Assert.All(Done(await Contribution(dossier).Stage(batch, Dossier.PoliceEditor)), Assert.Null);
        Assert.Equal(80, Done(await Contribution(dossier).CommitImport("import", Dossier.PoliceEditor)));
        var labels = Done(await Contribution(dossier).Query(new() { Limit = 100 }, Dossier.PoliceEditor)).Rows.Select(r => r.Signal.Label).ToList();
        Assert.Equal(80, labels.Distinct().Count());
    }
}
