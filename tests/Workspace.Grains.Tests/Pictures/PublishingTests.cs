using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Publishing;

namespace Workspace.Grains.Tests.Pictures;

public sealed class PublishingTests
{
    [Fact]
    public async Task Nothing_changes_when_a_signature_is_missing()
    {
        await using var dossier = await Dossier.OpenAsync();
        await dossier.SubmitAndSignAsync(Dossier.Police, Dossier.PoliceEditor, Dossier.PoliceSigner);
        var refused = await dossier.PictureGrain.Publish(Dossier.Coordinator);
        Assert.Equal(ProblemCode.NotReady, refused.Problem!.Code);
        var view = (await dossier.PictureGrain.View(Dossier.Coordinator)).Value!;
        Assert.Equal(PicturePhase.Drafting, view.Phase);
        Assert.Empty(view.Publications);
        var police = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        await police.WriteAsync("Er mag weer geschreven worden.");
    }

    [Fact]
    public async Task The_document_holds_every_word_and_the_sections_are_fixed()
    {
        await using var dossier = await Dossier.OpenAsync(firstText: "Woorden die blijven.");
        await dossier.SignEverythingAsync();
        Assert.True((await dossier.PictureGrain.Readiness(Dossier.Coordinator)).Value!.Ready);
        var published = await dossier.PictureGrain.Publish(Dossier.Coordinator);
        Assert.Null(published.Problem);

        var publication = dossier.Cluster.Grains.GetGrain<IPublicationGrain>($"{Dossier.Picture}/1");
        var html = Encoding.UTF8.GetString((await publication.Document(Dossier.Reader)).Value!);
        Assert.Contains("Woorden die blijven.", html, StringComparison.Ordinal);
        Assert.Contains(published.Value!.Root, html.Replace("<wbr>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(ProblemCode.NotFound, (await publication.Document(Dossier.Stranger)).Problem!.Code);

        var police = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        Assert.Equal(ProblemCode.SectionLocked, (await police.PushAsync(police.Type("Te laat."))).Problem!.Code);
        Assert.Equal(ProblemCode.AlreadyPublished, (await dossier.PictureGrain.Publish(Dossier.Coordinator)).Problem!.Code);
    }

    [Fact]
    public async Task A_published_picture_can_be_opened_for_a_next_revision()
    {
        await using var dossier = await Dossier.OpenAsync();
        await dossier.SignEverythingAsync();
        Assert.Null((await dossier.PictureGrain.Publish(Dossier.Coordinator)).Problem);
        Assert.Null((await dossier.PictureGrain.Reopen(Dossier.Coordinator)).Problem);
        var police = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        await police.JoinAsync();
        await police.WriteAsync("Voor de tweede druk.");
        Assert.Equal(ProblemCode.NotReady, (await dossier.PictureGrain.Publish(Dossier.Coordinator)).Problem!.Code);
        var reading = (await dossier.Section(Dossier.Police).Read(Dossier.PoliceSigner)).Value!;
        Assert.Null((await dossier.Section(Dossier.Police).Sign(new() { ExpectedHash = reading.Hash }, Dossier.PoliceSigner)).Problem);
        Assert.Equal(2, (await dossier.PictureGrain.Publish(Dossier.Coordinator)).Value!.Revision);
    }

    [Fact]
    public async Task A_crash_in_the_middle_of_publishing_is_mended_by_itself()
    {
        await using var dossier = await Dossier.OpenAsync();
        await dossier.SignEverythingAsync();

        // 1: intent; 2 and 3: the sections are frozen; then the document cannot be stored.
        dossier.Cluster.StateWrites.RefuseAfter(3);
        await Assert.ThrowsAnyAsync<Exception>(() => dossier.PictureGrain.Publish(Dossier.Coordinator));
        dossier.Cluster.StateWrites.Accept();
        await dossier.Cluster.CrashAndRestartAsync();

        Assert.Null((await dossier.PictureGrain.Publish(Dossier.Coordinator)).Problem);
        Assert.Equal(PicturePhase.Published, (await dossier.PictureGrain.View(Dossier.Coordinator)).Value!.Phase);
    }

    [Fact]
    public async Task Only_the_coordinator_publishes()
    {
        await using var dossier = await Dossier.OpenAsync();
        await dossier.SignEverythingAsync();
        Assert.Equal(ProblemCode.RoleMissing, (await dossier.PictureGrain.Publish(Dossier.PoliceSigner)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await dossier.PictureGrain.Publish(Dossier.Stranger)).Problem!.Code);
    }
}
