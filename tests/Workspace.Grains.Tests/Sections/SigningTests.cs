using Workspace.Contracts;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;

namespace Workspace.Grains.Tests.Sections;

public sealed class SigningTests
{
    [Fact]
    public async Task An_edit_after_signing_makes_that_signature_stale_with_who_and_when_and_only_there()
    {
        await using var dossier = await Dossier.OpenAsync();
        await dossier.SignEverythingAsync();
        var police = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        await police.WriteAsync("Een woord erbij.");

        var status = await dossier.Section(Dossier.Police).Status();
        var signature = Assert.Single(status.Signatures);
        Assert.False(signature.Fresh);
        Assert.Equal(Dossier.PoliceEditor.Value, signature.StaleBy);
        Assert.NotNull(signature.StaleAt);
        Assert.Equal(SectionStage.ReadyForReview, status.Stage);
        Assert.All((await dossier.Section(Dossier.Joint).Status()).Signatures, s => Assert.True(s.Fresh));
    }

    [Fact]
    public async Task Signing_a_text_that_has_changed_since_it_was_read_is_refused()
    {
        await using var dossier = await Dossier.OpenAsync();
        var section = dossier.Section(Dossier.Police);
        await section.ChangeStage(new() { Action = StageAction.Submit }, Dossier.PoliceEditor);
        var shown = (await section.Read(Dossier.PoliceSigner)).Value!;
        var police = new Writer(section, Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        await police.WriteAsync("Intussen.");
        var refused = await section.Sign(new() { ExpectedHash = shown.Hash }, Dossier.PoliceSigner);
        Assert.Equal(ProblemCode.TextChanged, refused.Problem!.Code);
        var now = (await section.Read(Dossier.PoliceSigner)).Value!;
        Assert.Equal(now.Hash, refused.Problem.Parameters["hash"]);
        Assert.Null((await section.Sign(new() { ExpectedHash = now.Hash }, Dossier.PoliceSigner)).Problem);
        Assert.Equal(ProblemCode.AlreadySigned, (await section.Sign(new() { ExpectedHash = now.Hash }, Dossier.PoliceSigner)).Problem!.Code);
    }

    [Fact]
    public async Task The_mark_is_stored_before_the_edit_so_that_no_crash_shows_a_fresh_signature_on_other_text()
    {
        await using var dossier = await Dossier.OpenAsync();
        await dossier.SubmitAndSignAsync(Dossier.Police, Dossier.PoliceEditor, Dossier.PoliceSigner);
        var police = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        var update = police.Type("Een woord erbij.");

        // The mark cannot be stored: then the edit may not be either.
        dossier.Cluster.StateWrites.Refuse(1);
        Assert.Equal(ProblemCode.StorageUnavailable, (await police.PushAsync(update)).Problem!.Code);
        Assert.True(Assert.Single((await dossier.Section(Dossier.Police).Status()).Signatures).Fresh);

        // The mark is stored and the edit is not: the text is what was signed, so the signature holds.
        dossier.Cluster.TextLog.Faults.Refuse(1);
        Assert.Equal(ProblemCode.StorageUnavailable, (await police.PushAsync(update)).Problem!.Code);
        Assert.True(Assert.Single((await dossier.Section(Dossier.Police).Status()).Signatures).Fresh);

        Assert.Null((await police.PushAsync(update)).Problem);
        await dossier.Cluster.CrashAndRestartAsync();
        Assert.False(Assert.Single((await dossier.Section(Dossier.Police).Status()).Signatures).Fresh);
    }

    [Fact]
    public async Task A_joint_section_is_signed_when_every_owner_has_signed()
    {
        await using var dossier = await Dossier.OpenAsync();
        var section = dossier.Section(Dossier.Joint);
        await dossier.SubmitAndSignAsync(Dossier.Joint, Dossier.TownEditor, Dossier.TownSigner);
        Assert.Equal(SectionStage.ReadyForReview, (await section.Status()).Stage);
        var reading = (await section.Read(Dossier.PoliceSigner)).Value!;
        await section.Sign(new() { ExpectedHash = reading.Hash, Reservation = "Zonder cijfers." }, Dossier.PoliceSigner);
        var status = await section.Status();
        Assert.Equal(SectionStage.Signed, status.Stage);
        Assert.Equal("Zonder cijfers.", status.Signatures.Single(s => s.Partner.Value == "politie").Reservation);
    }

    [Fact]
    public async Task The_picture_hears_of_stages_and_shows_a_draft_only_to_those_who_may_know()
    {
        await using var dossier = await Dossier.OpenAsync();
        SectionOutline? Find(PictureView view) => view.Chapters.SelectMany(c => c.Sections).FirstOrDefault(s => s.Id == Dossier.Police);
        Assert.Null(Find((await dossier.PictureGrain.View(Dossier.TownEditor)).Value!));
        Assert.NotNull(Find((await dossier.PictureGrain.View(Dossier.PoliceEditor)).Value!));
        Assert.False(Find((await dossier.PictureGrain.View(Dossier.Coordinator)).Value!)!.Can.Read);
        await dossier.Section(Dossier.Police).ChangeStage(new() { Action = StageAction.Submit }, Dossier.PoliceEditor);
        await dossier.Section(Dossier.Police).Status();
        await dossier.Cluster.CrashAndRestartAsync();
        Assert.True(Find((await dossier.PictureGrain.View(Dossier.TownEditor)).Value!)!.Can.Read);
        Assert.Null(Find((await dossier.PictureGrain.View(Dossier.Reader)).Value!));
    }
}
