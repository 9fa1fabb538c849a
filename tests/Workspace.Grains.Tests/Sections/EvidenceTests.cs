using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Publishing;
using Workspace.Crdt;

namespace Workspace.Grains.Tests.Sections;

/// <summary>References in the text, from the first text to the published document.</summary>
public sealed class EvidenceTests
{
    private static readonly PartnerId PolicePartner = PartnerId.Parse("politie");
    private static readonly string First = new('a', 32);
    private static readonly string Second = new('b', 32);
    private static readonly string OwnerOnly = new('c', 32);

    private static readonly SignalRef FirstSignal = new(PolicePartner, SignalId.Parse(First));

    private static string Claim(string id) => $"In de loods staan drie busjes [[politie/{id}]].";

    private static readonly string Text = $"""
        {Claim(First)}

        In de loods staan vier busjes [[politie/{First}]] [[politie/{Second}]].

        In de loods staan vijf busjes in [[GM9901]]. Meer niet.

        Wat tussen [[haken]] staat en niets is, blijft staan.
        """;

    [Fact]
    public async Task A_first_text_holds_references_and_the_reading_shows_them_as_ids()
    {
        await using var dossier = await OpenAsync();
        var content = (await dossier.Section(Dossier.Police).Read(Dossier.TownSigner)).Value?.Content ?? default;
        Assert.True(content.IsDefault, "A draft is read by nobody but its owners.");
        content = (await dossier.Section(Dossier.Police).Read(Dossier.PoliceEditor)).Value!.Content;
        Assert.Equal(["text", "evidence", "text"], content[0].Children.Select(n => n.Type));
        Assert.Equal(("signal", $"politie/{First}"), (content[0].Children[1].Attributes["kind"], content[0].Children[1].Attributes["id"]));
        Assert.Equal(("area", "GM9901"), (content[2].Children[1].Attributes["kind"], content[2].Children[1].Attributes["id"]));
        Assert.Equal("Wat tussen [[haken]] staat en niets is, blijft staan.", Assert.Single(content[3].Children).Text);
    }

    [Fact]
    public async Task A_reference_that_is_exchanged_for_another_makes_the_signature_stale()
    {
        await using var dossier = await OpenAsync();
        await dossier.SubmitAndSignAsync(Dossier.Police, Dossier.PoliceEditor, Dossier.PoliceSigner);
        var writer = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        await writer.JoinAsync();
        var exchange = writer.Document.Transact(11, t => t.Xml("default").Element(0).Element(1).SetAttribute("id", YValue.Of($"politie/{Second}")));
        Assert.Null((await writer.PushAsync(exchange)).Problem);
        Assert.False(Assert.Single((await dossier.Section(Dossier.Police).Status()).Signatures).Fresh);
    }

    [Fact]
    public async Task Quality_counts_what_fell_for_who_may_know_and_is_advice_in_the_readiness()
    {
        await using var dossier = await OpenAsync();
        var before = (await dossier.PictureGrain.Quality(Dossier.Police, Dossier.PoliceEditor)).Value;
        Assert.Equal(new() { Claims = 4, WithoutSource = 2, OneSource = 1, Fallen = 0 }, before);

        await WithdrawAsync(dossier, First);
        var after = (await dossier.PictureGrain.Quality(Dossier.Police, Dossier.PoliceEditor)).Value;
        Assert.Equal(new() { Claims = 4, WithoutSource = 2, OneSource = 1, Fallen = 1 }, after);

        Assert.Equal(ProblemCode.NotFound, (await dossier.PictureGrain.Quality(Dossier.Police, Dossier.TownEditor)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await dossier.PictureGrain.Quality(Dossier.Police, Dossier.Stranger)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await dossier.PictureGrain.Quality(SectionId.Parse("nothing"), Dossier.PoliceEditor)).Problem!.Code);

        var readiness = (await dossier.PictureGrain.Readiness(Dossier.Coordinator)).Value!;
        Assert.Null(readiness.Sections.Single(s => s.Id == Dossier.Police).Quality);
        await dossier.SignEverythingAsync();
        readiness = (await dossier.PictureGrain.Readiness(Dossier.Coordinator)).Value!;
        Assert.True(readiness.Ready);
        Assert.Equal(after, readiness.Sections.Single(s => s.Id == Dossier.Police).Quality);
    }

    [Fact]
    public async Task The_owner_learns_where_a_signal_is_cited_and_of_drafts_of_others_only_how_many()
    {
        await using var dossier = await OpenAsync();
        var cited = (await dossier.PictureGrain.Citations(FirstSignal, Dossier.PoliceEditor)).Value!;
        Assert.Equal([Dossier.Police, Dossier.Joint], cited.Sections.Select(s => s.Section));
        Assert.Equal(["In de loods staan drie busjes.", "In de loods staan vier busjes."], cited.Sections[0].Sentences.Select(s => s.Text));
        Assert.Equal(0, cited.Hidden);
        Assert.Equal(["", Second], cited.Sections[0].Sentences.Select(s => string.Concat(s.Others.Select(o => o.Signal.Value))));

        foreach (var other in new[] { Dossier.TownEditor, Dossier.Coordinator, Dossier.Reader, Dossier.Stranger })
        {
            Assert.Equal(ProblemCode.NotFound, (await dossier.PictureGrain.Citations(FirstSignal, other)).Problem!.Code);
        }

        var town = SignalRef.Parse($"gemeente/{First}");
        Assert.Empty((await dossier.PictureGrain.Citations(town, Dossier.TownEditor)).Value!.Sections);
        var writer = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        await writer.JoinAsync();
        var push = writer.Document.Transact(11, t =>
        {
            var reference = t.Xml("default").AddElement("paragraph").AddElement("evidence");
            reference.SetAttribute("kind", YValue.Of("signal"));
            reference.SetAttribute("id", YValue.Of(town.Key));
        });
        Assert.Null((await writer.PushAsync(push)).Problem);
        var hidden = (await dossier.PictureGrain.Citations(town, Dossier.TownEditor)).Value!;
        Assert.Equal((0, 1), (hidden.Sections.Length, hidden.Hidden));

        // What fell before holds nothing up.
        await WithdrawAsync(dossier, Second);
        cited = (await dossier.PictureGrain.Citations(FirstSignal, Dossier.PoliceEditor)).Value!;
        Assert.All(cited.Sections[0].Sentences, s => Assert.Empty(s.Others));
    }

    [Fact]
    public async Task Only_what_a_text_may_refer_to_is_offered()
    {
        await using var dossier = await OpenAsync();
        var own = (await Police(dossier).Query(new() { Citable = true }, Dossier.PoliceEditor)).Value!;
        Assert.Equal([First, Second], own.Rows.Select(r => r.Signal.Id.Value).Order());
        Assert.Equal(3, (await Police(dossier).Query(new(), Dossier.PoliceEditor)).Value!.Total);
        await WithdrawAsync(dossier, First);
        Assert.Equal([Second], (await Police(dossier).Query(new() { Citable = true }, Dossier.PoliceEditor)).Value!.Rows.Select(r => r.Signal.Id.Value));
    }

    [Fact]
    public async Task The_document_names_what_it_holds_and_says_whose_the_rest_is()
    {
        await using var dossier = await OpenAsync();
        await WithdrawAsync(dossier, Second);
        await dossier.SignEverythingAsync();
        Assert.Null((await dossier.PictureGrain.Publish(Dossier.Coordinator)).Problem);
        var html = Encoding.UTF8.GetString((await dossier.Cluster.Grains.GetGrain<IPublicationGrain>($"{Dossier.Picture}/1").Document(Dossier.Reader)).Value!);
        Assert.Contains("<a class=\"ref\" href=\"#signaal-1\">[S-01]</a>", html, StringComparison.Ordinal);
        Assert.Contains("[bron bij Politie]", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Second, html, StringComparison.Ordinal);
        Assert.DoesNotContain(First, html, StringComparison.Ordinal);
    }

    private static IContributionGrain Police(Dossier dossier) => dossier.Cluster.Grains.GetGrain<IContributionGrain>(new ContributionRef(Dossier.Picture, PolicePartner).Key);

    private static async Task<Dossier> OpenAsync()
    {
        var dossier = await Dossier.OpenAsync(firstText: Text);
        foreach (var (key, label, handling) in new[] { (First, "S-01", HandlingLevel.Partners), (Second, "S-02", HandlingLevel.Partners), (OwnerOnly, "S-03", HandlingLevel.OwnerOnly) })
        {
            var added = await Police(dossier).Add(
                new()
                {
                    Key = key, Label = label, Handling = handling, Date = "2025-02", SourceType = "police_neighbourhood", Content = "Busjes bij de loods.", Area = "GM9901",
                    Phenomena = ["drugs_synthetic"], Grade = "A2", Regime = "Wpg", Stage = SignalStage.Accepted, Weighing = new() { OwnTask = true, Concrete = true, SourceCheck = "hit" },
                },
                Dossier.PoliceEditor);
            Assert.Null(added.Problem);
        }

        return dossier;
    }

    private static async Task WithdrawAsync(Dossier dossier, string id)
    {
        var signal = SignalId.Parse(id);
        var version = (await Police(dossier).Detail(signal, Dossier.PoliceSigner)).Value!.Signal.Version;
        Assert.Null((await Police(dossier).Move(new() { Move = SignalMove.Withdraw, Signals = [new(signal, version)], Reason = "bron gevaar" }, Dossier.PoliceSigner)).Problem);
    }
}
