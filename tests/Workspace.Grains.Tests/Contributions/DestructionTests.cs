using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Storage;

namespace Workspace.Grains.Tests.Contributions;

public sealed class DestructionTests
{
    private static readonly PartnerId PolicePartner = PartnerId.Parse("politie");
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly AddSignal Command = new()
    {
        Date = "2025-02",
        SourceType = "police_neighbourhood",
        Content = "Dit mag er na de datum nergens meer staan.",
        Phenomena = ["drugs_synthetic"],
        Grade = "A2",
        Handling = HandlingLevel.Partners,
        Regime = "Wpg",
        Stage = SignalStage.Accepted,
        Weighing = new() { OwnTask = true },
        PurgeOn = new(2026, 3, 10),
    };

    private static IContributionGrain Police(Dossier dossier) => dossier.Cluster.Grains.GetGrain<IContributionGrain>(new ContributionRef(Dossier.Picture, PolicePartner).Key);

    private static string Owner => "contribution/" + new ContributionRef(Dossier.Picture, PolicePartner).Key;

    private static async Task<RowPage> RowsAsync(Dossier dossier) => await dossier.Cluster.Rows.ReadAsync(Owner, [""], TestContext.Current.CancellationToken);

    [Fact]
    public async Task At_its_date_a_signal_is_gone_with_history_and_files_and_leaves_a_stub()
    {
        var time = new FakeTimeProvider(Start);
        await using var dossier = await Dossier.OpenAsync(time: time);
        var signal = (await Police(dossier).Add(Command, Dossier.PoliceEditor)).Value!;
        Assert.True((await Police(dossier).Attach(signal.Id, "foto.jpg", [0xFF, 0xD8, 0xFF, 9, 9, 9], Dossier.PoliceEditor)).IsDone);
        Assert.Equal(signal.Id, Assert.Single((await Police(dossier).Retention(Dossier.PoliceEditor)).Value!.Due).Id);

        time.SetUtcNow(new(2026, 3, 10, 0, 0, 1, TimeSpan.Zero));
        await dossier.Cluster.CrashAndRestartAsync();
        var retention = await UntilDestroyedAsync(dossier);

        var stub = Assert.Single(Assert.Single(retention.Certificates).Signals);
        Assert.Equal((signal.Id, "date", 64, new DateOnly(2026, 3, 10)), (stub.Id, stub.Ground, stub.Hash.Length, stub.PurgeOn));
        Assert.Null(retention.Certificates[0].By);
        var rows = (await RowsAsync(dossier)).Rows;
        Assert.DoesNotContain(rows, r => r.Key.StartsWith("s/", StringComparison.Ordinal) || r.Key.StartsWith("h/", StringComparison.Ordinal) || r.Key.StartsWith("a/", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, r => System.Text.Encoding.UTF8.GetString(r.Payload).Contains("nergens", StringComparison.Ordinal));
        Assert.True(dossier.Cluster.Rows.Writes[^1].Scrub);
        Assert.Equal(ProblemCode.NotFound, (await Police(dossier).Detail(signal.Id, Dossier.PoliceEditor)).Problem!.Code);
    }

    [Fact]
    public async Task A_signer_approves_earlier_and_gets_a_certificate_others_may_not()
    {
        var time = new FakeTimeProvider(Start);
        await using var dossier = await Dossier.OpenAsync(time: time);
        var signal = (await Police(dossier).Add(Command, Dossier.PoliceEditor)).Value!;
        VersionedSignal[] one = [new(signal.Id, 1)];
        Assert.Equal(ProblemCode.RoleMissing, (await Police(dossier).Destroy([.. one], Dossier.PoliceEditor)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await Police(dossier).Destroy([.. one], Dossier.TownSigner)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await Police(dossier).Retention(Dossier.Coordinator)).Problem!.Code);
        var certificate = (await Police(dossier).Destroy([.. one], Dossier.PoliceSigner)).Value!;
        Assert.Equal((Dossier.PoliceSigner, "approved"), (certificate.By!.Value, certificate.Ground));
        Assert.Equal(0, (await Police(dossier).Query(new(), Dossier.PoliceEditor)).Value!.Total);
    }

    [Fact]
    public async Task When_storage_refuses_the_destruction_the_signal_is_still_there_and_goes_the_next_time()
    {
        var time = new FakeTimeProvider(Start);
        await using var dossier = await Dossier.OpenAsync(time: time);
        var signal = (await Police(dossier).Add(Command, Dossier.PoliceEditor)).Value!;
        dossier.Cluster.Rows.Faults.Refuse(1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Police(dossier).Destroy([new(signal.Id, 1)], Dossier.PoliceSigner));
        Assert.Equal(1, (await Police(dossier).Query(new(), Dossier.PoliceEditor)).Value!.Total);
        Assert.True((await Police(dossier).Destroy([new(signal.Id, 1)], Dossier.PoliceSigner)).IsDone);
    }

    [Fact]
    public async Task The_reminder_is_kept_in_storage_so_that_a_restart_does_not_forget_it()
    {
        await using var dossier = await Dossier.OpenAsync();
        Assert.True((await Police(dossier).Add(Command with { PurgeOn = null }, Dossier.PoliceEditor)).IsDone);
        var table = dossier.Cluster.Services().GetRequiredService<IReminderTable>();
        var kept = await table.ReadRows(Police(dossier).GetGrainId(), TestContext.Current.CancellationToken);
        Assert.Equal("retention", Assert.Single(kept.Reminders).ReminderName);
    }

    private static async Task<Retention> UntilDestroyedAsync(Dossier dossier)
    {
        // The first call wakes the contribution; what came due goes in the turn after it, so a later call finds it gone.
        for (var turn = 0; turn < 200; turn++)
        {
            if ((await Police(dossier).Retention(Dossier.PoliceEditor)).Value is { Due.IsEmpty: true } retention)
            {
                return retention;
            }
        }

        throw new InvalidOperationException("The signal is still there.");
    }
}
