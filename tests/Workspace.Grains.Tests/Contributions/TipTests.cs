using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Storage;

namespace Workspace.Grains.Tests.Contributions;

/// <summary>One-way links on real grains and real storage.</summary>
public sealed class TipTests
{
    private static readonly ContributionRef Ref = new(Dossier.Picture, PartnerId.Parse("politie"));
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 41, 27, TimeSpan.Zero);
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE1, 0, 10, .. "Exif\0GPS"u8, 0xFF, 0xDB, 0, 4, 1, 2, 0xFF, 0xDA, 0, 4, 1, 2, 7, 7, 0xFF, 0xD9];

    private readonly FakeTimeProvider time = new(Start);

    private static string IdOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static string Key(int n) => n.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    private static Tip A(int n, string content = "Elke nacht een busje.") => new() { Content = content, Key = Key(n), Grade = "seen" };

    private static ITipDeskGrain Desk(Dossier dossier) => dossier.Cluster.Grains.GetGrain<ITipDeskGrain>(Ref.Key);

    private static ITipLinkGrain Link(Dossier dossier, string token = "token") => dossier.Cluster.Grains.GetGrain<ITipLinkGrain>(IdOf(token));

    private static IContributionGrain Police(Dossier dossier) => dossier.Cluster.Grains.GetGrain<IContributionGrain>(Ref.Key);

    private async Task<Dossier> OpenAsync(int uses = 20, string token = "token")
    {
        var dossier = await Dossier.OpenAsync(time: time);
        await MakeAsync(dossier, token, uses);
        return dossier;
    }

    private static async Task MakeAsync(Dossier dossier, string token, int uses = 20) =>
        Assert.True((await Desk(dossier).Make(new() { For = "winkeliers", Days = 14, MaxUses = uses, Id = IdOf(token) }, Dossier.PoliceEditor)).IsDone);

    private static async Task<SignalDetail> OnlyAsync(Dossier dossier)
    {
        var page = (await Police(dossier).Query(new(), Dossier.PoliceEditor)).Value!;
        return (await Police(dossier).Detail(Assert.Single(page.Rows).Signal.Id, Dossier.PoliceEditor)).Value!;
    }

    private static async Task InvalidAsync(Dossier dossier, string token = "token")
    {
        Problem[] answers =
        [
            (await Link(dossier, token).Invitation()).Problem!,
            (await Link(dossier, token).Give(A(99))).Problem!,
            (await Link(dossier, token).Attach(Key(99), Photo)).Problem!,
        ];
        Assert.All(answers, a => Assert.Equal((ProblemCode.LinkInvalid, 0), (a.Code, a.Parameters.Count)));
    }

    [Fact]
    public async Task A_tip_arrives_as_a_submitted_signal_of_the_partner_with_the_hour_only()
    {
        await using var dossier = await OpenAsync();
        var invitation = (await Link(dossier).Invitation()).Value!;
        Assert.Equal(("Politie", Start.AddDays(14)), (invitation.PartnerName, invitation.ExpiresAt));

        Assert.True((await Link(dossier).Give(A(1))).IsDone);

        var detail = await OnlyAsync(dossier);
        var signal = detail.Signal;
        Assert.Equal((SignalStage.Submitted, HandlingLevel.Named, "tip", "resident", "2026-03"), (signal.Stage, signal.Handling, signal.Channel, signal.SourceType, signal.Date));
        var hour = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal((hour, hour), (signal.AddedAt, signal.ChangedAt));
        Assert.All(detail.History, e => Assert.Equal(hour, e.At));
        Assert.Equal(1, Assert.Single((await Desk(dossier).List(Dossier.PoliceEditor)).Value!).Used);
    }

    [Fact]
    public async Task Others_do_not_see_it_nor_the_links()
    {
        await using var dossier = await OpenAsync();
        await Link(dossier).Give(A(1));
        Assert.Equal(0, (await Police(dossier).Query(new(), Dossier.TownEditor)).Value!.Total);
        Assert.Equal(ProblemCode.NotYourContribution, (await Desk(dossier).List(Dossier.TownEditor)).Problem!.Code);
        Assert.Equal(ProblemCode.RoleMissing, (await Desk(dossier).List(Dossier.PoliceSigner)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await Desk(dossier).List(Dossier.Stranger)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await Desk(dossier).Make(new() { For = "x", Id = IdOf("other") }, Dossier.Stranger)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await Desk(dossier).Revoke(IdOf("never made"), Dossier.PoliceEditor)).Problem!.Code);
    }

    [Fact]
    public async Task Expired_used_up_withdrawn_and_never_made_are_one_answer()
    {
        await using var dossier = await OpenAsync(uses: 1);
        await InvalidAsync(dossier, "never made");

        Assert.True((await Link(dossier).Give(A(1))).IsDone);
        await InvalidAsync(dossier);

        await MakeAsync(dossier, "withdrawn");
        Assert.True((await Desk(dossier).Revoke(IdOf("withdrawn"), Dossier.PoliceEditor)).IsDone);
        await InvalidAsync(dossier, "withdrawn");

        await MakeAsync(dossier, "expired");
        time.Advance(TimeSpan.FromDays(14));
        await InvalidAsync(dossier, "expired");
    }

    [Fact]
    public async Task The_same_tip_twice_is_one_also_after_a_crash()
    {
        await using var dossier = await OpenAsync();
        await Link(dossier).Give(A(1));
        await Link(dossier).Give(A(1));
        await dossier.Cluster.CrashAndRestartAsync();
        Assert.True((await Link(dossier).Give(A(1))).IsDone);

        await OnlyAsync(dossier);
        Assert.Equal(1, Assert.Single((await Desk(dossier).List(Dossier.PoliceEditor)).Value!).Used);
    }

    [Fact]
    public async Task Ten_an_hour_and_then_no_more_until_an_hour_later()
    {
        await using var dossier = await OpenAsync();
        for (var n = 0; n < 10; n++)
        {
            Assert.True((await Link(dossier).Give(A(n))).IsDone);
        }

        Assert.Equal(ProblemCode.TooManyRequests, (await Link(dossier).Give(A(10))).Problem!.Code);
        Assert.True((await Link(dossier).Give(A(3))).IsDone);
        time.Advance(TimeSpan.FromMinutes(61));
        Assert.True((await Link(dossier).Give(A(10))).IsDone);
        Assert.Equal(11, (await Police(dossier).Query(new(), Dossier.PoliceEditor)).Value!.Total);
    }

    [Fact]
    public async Task What_is_wrong_is_told_and_costs_the_link_nothing()
    {
        await using var dossier = await OpenAsync();
        Assert.Equal(ProblemCode.FieldRequired, (await Link(dossier).Give(A(1, "  "))).Problem!.Code);
        Assert.Equal(ProblemCode.HoldsCitizenNumber, (await Link(dossier).Give(A(1, "Zijn nummer is 111222333."))).Problem!.Code);
        Assert.Equal(ProblemCode.FieldInvalid, (await Link(dossier).Give(A(1) with { Date = "gisteren" })).Problem!.Code);
        Assert.True((await Link(dossier).Give(A(1))).IsDone);
        Assert.Equal(1, Assert.Single((await Desk(dossier).List(Dossier.PoliceEditor)).Value!).Used);
    }

    [Fact]
    public async Task When_storage_refuses_nothing_is_half_done_and_trying_again_helps()
    {
        await using var dossier = await OpenAsync();
        dossier.Cluster.Rows.Faults.Refuse(1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Link(dossier).Give(A(1)));
        Assert.Equal(0, (await Police(dossier).Query(new(), Dossier.PoliceEditor)).Value!.Total);

        dossier.Cluster.StateWrites.Refuse(1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Link(dossier).Give(A(1)));
        Assert.True((await Link(dossier).Give(A(1))).IsDone);
        await OnlyAsync(dossier);
    }

    [Fact]
    public async Task A_link_whose_maker_lost_the_right_works_no_longer_and_says_no_more_than_that()
    {
        await using var dossier = await OpenAsync();
        var view = (await dossier.PictureGrain.View(Dossier.Coordinator)).Value!;
        Assert.True((await dossier.PictureGrain.SetPeople(new() { People = [new() { Person = Dossier.PoliceEditor.Value, Roles = [PictureRole.Reader] }], ExpectedVersion = view.Version }, Dossier.Coordinator)).IsDone);
        await InvalidAsync(dossier);
        Assert.Equal(0, (await Police(dossier).Query(new(), Dossier.PoliceSigner)).Value!.Total);
    }

    [Fact]
    public async Task A_photo_comes_within_the_hour_for_that_tip_and_only_the_image_is_kept()
    {
        await using var dossier = await OpenAsync();
        Assert.Equal(ProblemCode.LinkInvalid, (await Link(dossier).Attach(Key(1), Photo)).Problem!.Code);
        await Link(dossier).Give(A(1));
        Assert.Equal(ProblemCode.AttachmentRefused, (await Link(dossier).Attach(Key(1), [.. "%PDF-1.7"u8])).Problem!.Code);
        Assert.Equal(ProblemCode.TooLarge, (await Link(dossier).Attach(Key(1), new byte[(4 * 1024 * 1024) + 1])).Problem!.Code);
        Assert.Equal(ProblemCode.LinkInvalid, (await Link(dossier).Attach(Key(2), Photo)).Problem!.Code);

        Assert.True((await Link(dossier).Attach(Key(1), Photo)).IsDone);
        Assert.True((await Link(dossier).Attach(Key(1), Photo)).IsDone);
        var detail = await OnlyAsync(dossier);
        var kept = Assert.Single(detail.Signal.Attachments);
        var content = (await Police(dossier).Attachment(detail.Signal.Id, kept.Id, Dossier.PoliceEditor)).Value!.Content;
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        Assert.Equal(("image/jpeg", new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero)), (kept.MediaType, detail.Signal.ChangedAt));

        for (byte n = 1; n <= 3; n++)
        {
            byte[] another = [.. Photo[..^4], n, n, 0xFF, 0xD9];
            var answer = await Link(dossier).Attach(Key(1), another);
            Assert.Equal(n < 3 ? null : ProblemCode.TooManyAttachments, answer.Problem?.Code);
        }

        time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(ProblemCode.LinkInvalid, (await Link(dossier).Attach(Key(1), Photo)).Problem!.Code);
    }

    [Fact]
    public async Task The_key_of_a_signal_that_is_no_tip_gives_no_way_to_it()
    {
        await using var dossier = await OpenAsync();
        var own = (await Police(dossier).Add(
            new() { Date = "2026-02", SourceType = "boa", Content = "Van onszelf.", Grade = "seen", GradeScheme = "plain", Handling = HandlingLevel.Partners, Regime = "AVG", Key = Key(5) }, Dossier.PoliceEditor)).Value!;
        Assert.True((await Link(dossier).Give(A(5))).IsDone);
        Assert.Equal(ProblemCode.LinkInvalid, (await Link(dossier).Attach(Key(5), Photo)).Problem!.Code);
        var detail = await OnlyAsync(dossier);
        Assert.Equal((own.Id, "Van onszelf.", 1L), (detail.Signal.Id, detail.Signal.Content, detail.Signal.Version));
        Assert.Equal(0, Assert.Single((await Desk(dossier).List(Dossier.PoliceEditor)).Value!).Used);
    }

    [Fact]
    public async Task Trying_tokens_keeps_nothing_in_memory_and_writes_nothing()
    {
        await using var dossier = await OpenAsync();
        dossier.Cluster.StateWrites.Refuse();
        for (var n = 0; n < 200; n++)
        {
            Assert.False((await Link(dossier, $"guess {n}").Invitation()).IsDone);
            Assert.False((await Link(dossier, $"guess {n}").Give(A(n))).IsDone);
        }

        dossier.Cluster.StateWrites.Accept();
        var management = dossier.Cluster.Grains.GetGrain<IManagementGrain>(0);
        for (var turn = 0; turn < 500; turn++)
        {
            var held = (await management.GetDetailedGrainStatistics(null, null, TestContext.Current.CancellationToken)).Count(s => s.GrainId.Type.ToString() == "tip-link");
            if (held <= 1)
            {
                return;
            }
        }

        Assert.Fail("Links that were never made stay in memory.");
    }

    [Fact]
    public async Task When_the_desk_is_full_links_that_give_nothing_make_room()
    {
        await using var dossier = await OpenAsync();
        for (var n = 1; n < 200; n++)
        {
            await MakeAsync(dossier, $"link {n}");
        }

        var full = await Desk(dossier).Make(new() { For = "een te veel", Id = IdOf("too many") }, Dossier.PoliceEditor);
        Assert.Equal(ProblemCode.TooManyRequests, full.Problem!.Code);
        Assert.True((await Desk(dossier).Revoke(IdOf("link 7"), Dossier.PoliceEditor)).IsDone);
        await MakeAsync(dossier, "room again");
        Assert.Equal(200, (await Desk(dossier).List(Dossier.PoliceEditor)).Value!.Length);
        Assert.Null(await Link(dossier, "link 7").Read());
    }
}
