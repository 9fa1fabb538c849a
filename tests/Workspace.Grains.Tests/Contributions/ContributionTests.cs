using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Storage;

namespace Workspace.Grains.Tests.Contributions;

public sealed class ContributionTests
{
    private static readonly PartnerId PolicePartner = PartnerId.Parse("politie");

    private static readonly AddSignal Command = new()
    {
        Date = "2025-02",
        SourceType = "police_neighbourhood",
        Content = "Wekelijks nachtelijk laden bij het verzamelpand.",
        Area = "GM9901",
        Phenomena = ["drugs_synthetic"],
        Grade = "A2",
        Handling = HandlingLevel.Partners,
        Regime = "Wpg",
    };

    private static readonly SignalWeighing Weighing = new() { OwnTask = true, Concrete = true, SourceCheck = "hit" };

    private static readonly AddSignal Accepted = Command with { Stage = SignalStage.Accepted, Weighing = Weighing };

    private static IContributionGrain Police(Dossier dossier) => dossier.Cluster.Grains.GetGrain<IContributionGrain>(new ContributionRef(Dossier.Picture, PolicePartner).Key);

    private static string Owner => "contribution/" + new ContributionRef(Dossier.Picture, PolicePartner).Key;

    private static async Task<Signal> AddAsync(Dossier dossier, AddSignal command)
    {
        var added = await Police(dossier).Add(command, Dossier.PoliceEditor);
        Assert.Null(added.Problem);
        return added.Value!;
    }

    private static async Task<int> CountAsync(Dossier dossier, PersonId by) => (await Police(dossier).Query(new(), by)).Value?.Total ?? -1;

    [Fact]
    public async Task What_is_acknowledged_is_there_after_a_crash_with_its_history_and_files()
    {
        await using var dossier = await Dossier.OpenAsync();
        var signal = await AddAsync(dossier, Accepted);
        byte[] photo = [0xFF, 0xD8, 0xFF, 1, 2, 3];
        var attached = await Police(dossier).Attach(signal.Id, "C:\\foto.jpg", photo, Dossier.PoliceEditor);
        await dossier.Cluster.CrashAndRestartAsync();
        var detail = (await Police(dossier).Detail(signal.Id, Dossier.PoliceEditor)).Value!;
        Assert.Equal((2L, "foto.jpg", "image/jpeg"), (detail.Signal.Version, detail.Signal.Attachments[0].Name, detail.Signal.Attachments[0].MediaType));
        Assert.Equal(["added", "changed"], detail.History.Select(h => h.Kind));
        Assert.Equal(photo, (await Police(dossier).Attachment(signal.Id, attached.Value!.Attachments[0].Id, Dossier.TownEditor)).Value!.Content);
        Assert.Equal(ProblemCode.NotFound, (await Police(dossier).Attachment(signal.Id, "another", Dossier.TownEditor)).Problem!.Code);
    }

    [Fact]
    public async Task When_storage_refuses_nothing_is_said_to_be_there_and_trying_again_works()
    {
        await using var dossier = await Dossier.OpenAsync();
        var key = new string('b', 32);
        dossier.Cluster.Rows.Faults.Refuse();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Police(dossier).Add(Accepted with { Key = key }, Dossier.PoliceEditor));
        dossier.Cluster.Rows.Faults.Accept();
        Assert.Equal(0, await CountAsync(dossier, Dossier.PoliceEditor));
        await AddAsync(dossier, Accepted with { Key = key });
        await AddAsync(dossier, Accepted with { Key = key });
        Assert.Equal(1, await CountAsync(dossier, Dossier.TownEditor));
    }

    [Fact]
    public async Task When_the_answer_of_storage_is_lost_the_entry_sent_again_is_one_signal()
    {
        await using var dossier = await Dossier.OpenAsync();
        var entry = Accepted with { Key = new string('c', 32) };
        await AddAsync(dossier, Accepted with { Label = "first" });
        dossier.Cluster.Rows.Faults.LoseNextAcknowledgement();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Police(dossier).Add(entry, Dossier.PoliceEditor));
        await AddAsync(dossier, entry);
        Assert.Equal(2, await CountAsync(dossier, Dossier.PoliceEditor));
    }

    [Fact]
    public async Task A_second_activation_is_fenced_out_and_the_signal_is_not_lost_or_doubled()
    {
        await using var dossier = await Dossier.OpenAsync();
        await AddAsync(dossier, Accepted);
        dossier.Cluster.Rows.FenceNext(Owner, 1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Police(dossier).Add(Accepted with { Label = "S-09" }, Dossier.PoliceEditor));
        await AddAsync(dossier, Accepted with { Label = "S-09" });
        Assert.Equal(2, await CountAsync(dossier, Dossier.PoliceEditor));
    }

    [Fact]
    public async Task A_draft_or_a_signal_of_the_owner_alone_does_not_exist_for_others_by_any_way()
    {
        await using var dossier = await Dossier.OpenAsync();
        var draft = await AddAsync(dossier, Command with { Stage = SignalStage.Draft, Content = "Geheim concept" });
        var own = await AddAsync(dossier, Accepted with { Handling = HandlingLevel.OwnerOnly, Content = "Alleen van ons" });
        var police = Police(dossier);
        foreach (var person in new[] { Dossier.TownEditor, Dossier.Coordinator, Dossier.TownSigner, Dossier.Reader, Dossier.Stranger })
        {
            foreach (var signal in new[] { draft, own })
            {
                Assert.Equal(ProblemCode.NotFound, (await police.Detail(signal.Id, person)).Problem!.Code);
                Assert.Equal(ProblemCode.NotFound, (await police.Change(signal.Id, new() { Signal = Command, ExpectedVersion = 1 }, person)).Problem!.Code);
                Assert.Equal(ProblemCode.NotFound, (await police.Move(new() { Move = SignalMove.Withdraw, Signals = [new(signal.Id, 1)], Reason = "x" }, person)).Problem!.Code);
                Assert.Equal(ProblemCode.NotFound, (await police.Attach(signal.Id, "x", [0xFF, 0xD8, 0xFF], person)).Problem!.Code);
            }

            var query = await police.Query(new() { Text = "geheim" }, person);
            Assert.Equal(person == Dossier.Stranger ? null : 0, query.Value?.Total);
            Assert.Empty(query.Value?.Counts.Handling ?? SignalCounts.None);
            Assert.Equal(SignalSight.Nothing, await police.Corroborates(AreaId.Parse("GM9901"), null, person));
            var references = (await police.Refer([draft.Id, own.Id, SignalId.Parse("nobody")], person)).Value;
            Assert.All(references.IsDefault ? [] : references, r => Assert.Equal((null, null, null, false), (r.Label, r.Grade, r.Summary, r.Fallen)));
        }
    }

    [Fact]
    public async Task Others_are_not_told_how_it_was_weighed_and_came_in()
    {
        await using var dossier = await Dossier.OpenAsync();
        var signal = await AddAsync(dossier, Accepted with { Channel = "quick" });
        var seen = (await Police(dossier).Detail(signal.Id, Dossier.TownEditor)).Value!;
        Assert.Equal((null, "", null, 0), (seen.Signal.Weighing, seen.Signal.Channel, seen.Signal.PurgeOn, seen.History.Length));
        Assert.Empty(seen.Can.Moves);
        var mine = (await Police(dossier).Detail(signal.Id, Dossier.PoliceEditor)).Value!;
        Assert.Equal((true, "quick"), (mine.Signal.Weighing is not null, mine.Signal.Channel));
        Assert.Contains(SignalMove.Withdraw, mine.Can.Moves);
    }

    [Fact]
    public async Task A_withdrawn_signal_is_gone_for_others_and_its_references_say_that_it_fell()
    {
        await using var dossier = await Dossier.OpenAsync();
        var signal = await AddAsync(dossier, Accepted);
        Assert.Equal(signal.Label, (await Police(dossier).Refer([signal.Id], Dossier.TownEditor)).Value[0].Label);
        Assert.True((await Police(dossier).Move(new() { Move = SignalMove.Withdraw, Signals = [new(signal.Id, 1)], Reason = "bron gevaar" }, Dossier.PoliceSigner)).IsDone);
        Assert.Equal(0, await CountAsync(dossier, Dossier.TownEditor));
        var reference = (await Police(dossier).Refer([signal.Id], Dossier.TownEditor)).Value[0];
        Assert.Equal((null, true), (reference.Label, reference.Fallen));
        Assert.Empty(await Police(dossier).Export(HandlingLevel.Partners));
    }

    [Fact]
    public async Task Staged_rows_do_not_show_are_gone_after_undo_and_appear_at_once_by_a_commit()
    {
        await using var dossier = await Dossier.OpenAsync();
        var police = Police(dossier);
        var batch = new ImportBatch { Import = "i1", First = 0, Rows = [Accepted with { Label = "I-1" }, Accepted with { Label = "I-2", Grade = "?" }] };
        var problems = (await police.Stage(batch, Dossier.PoliceEditor)).Value;
        Assert.Equal((null, ProblemCode.FieldInvalid), (problems[0], problems[1]!.Code));
        Assert.Equal(0, await CountAsync(dossier, Dossier.PoliceEditor));
        await dossier.Cluster.CrashAndRestartAsync();
        police = Police(dossier);
        Assert.Equal(0, await CountAsync(dossier, Dossier.PoliceEditor));
        Assert.Equal(1, (await police.CommitImport("i1", Dossier.PoliceEditor)).Value);
        Assert.Equal(1, await CountAsync(dossier, Dossier.TownEditor));
        Assert.Equal(1, (await police.UndoImport("i1", keepChanged: false, Dossier.PoliceEditor)).Value);
        Assert.Equal(0, await CountAsync(dossier, Dossier.PoliceEditor));
        Assert.Equal(0, (await police.UndoImport("i1", keepChanged: false, Dossier.PoliceEditor)).Value);
    }

    [Fact]
    public async Task A_hold_stops_publication_and_the_coordinator_learns_only_whom_to_consult()
    {
        await using var dossier = await Dossier.OpenAsync();
        await dossier.SignEverythingAsync();
        var hold = await Police(dossier).SetHold(new() { About = "onderzoek loopt" }, Dossier.PoliceEditor);
        var readiness = (await dossier.PictureGrain.Readiness(Dossier.Coordinator)).Value!;
        Assert.Equal((false, "Politie"), (readiness.Ready, Assert.Single(readiness.Consultations)));
        Assert.Empty((await dossier.PictureGrain.Readiness(Dossier.TownEditor)).Value!.Consultations);
        var refused = await dossier.PictureGrain.Publish(Dossier.Coordinator);
        Assert.Equal((ProblemCode.PublicationHeld, "Politie"), (refused.Problem!.Code, refused.Problem.Parameters["partners"]));
        Assert.Equal(PicturePhase.Drafting, (await dossier.PictureGrain.View(Dossier.Coordinator)).Value!.Phase);
        Assert.True((await Police(dossier).LiftHold(hold.Value!.Id, Dossier.PoliceSigner)).IsDone);
        Assert.Null((await dossier.PictureGrain.Publish(Dossier.Coordinator)).Problem);
    }

    [Fact]
    public async Task No_command_rewrites_more_than_its_own_rows()
    {
        await using var dossier = await Dossier.OpenAsync();
        var police = Police(dossier);
        for (var first = 0; first < 1_000; first += ImportBatch.MaxRows)
        {
            var rows = Enumerable.Range(first, ImportBatch.MaxRows).Select(n => Accepted with { Label = $"I-{n}" });
            Assert.True((await police.Stage(new() { Import = "i1", First = first, Rows = [.. rows] }, Dossier.PoliceEditor)).IsDone);
        }

        Assert.Equal(1_000, (await police.CommitImport("i1", Dossier.PoliceEditor)).Value);
        var page = (await police.Query(new() { Limit = 1 }, Dossier.PoliceEditor)).Value!;
        var before = dossier.Cluster.Rows.Writes.Length;
        Assert.True((await police.Change(page.Rows[0].Signal.Id, new() { Signal = Accepted with { Content = "Anders." }, ExpectedVersion = 1 }, Dossier.PoliceEditor)).IsDone);
        Assert.All(dossier.Cluster.Rows.Writes.Skip(before), w => Assert.InRange(w.Writes.Sum(r => r.Payload?.Length ?? 0), 1, 4_096));
        Assert.All(dossier.Cluster.Rows.Writes, w => Assert.InRange(w.Writes.Sum(r => r.Payload?.Length ?? 0), 1, 256 * 1024));
    }
}
