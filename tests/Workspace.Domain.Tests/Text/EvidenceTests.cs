using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Text;
using Workspace.Domain.Access;
using Workspace.Domain.Text;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class EvidenceTests
{
    private static readonly SignalRef Loods = SignalRef.Parse("politie/a");
    private static readonly SignalRef Zaak = SignalRef.Parse("om/b");

    public sealed record Case(string Name, string Text, ImmutableArray<string> Sentences, bool Claim, string Type = "paragraph", ImmutableArray<string> Signals = default)
    {
        public override string ToString() => Name;
    }

    public static TheoryData<string> Names => [.. All.Select(c => c.Name)];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly ImmutableArray<Case> All = JsonSerializer.Deserialize<ImmutableArray<Case>>(File.ReadAllText(Golden.PathOf("../evidence/claims.json")), Json);

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_a_line_then_claims_are_counted_as_the_client_counts_them(string name)
    {
        var given = All.Single(c => c.Name == name);
        var sources = Claims.Of([RichNode.Element(given.Type, Line(given.Text))]);
        Assert.Equal(given.Claim ? 1 : 0, sources.Claims.Length);
        if (given.Claim && !given.Signals.IsDefault)
        {
            Assert.Equal(given.Signals, sources.Claims[0].Signals.Select(s => s.Key));
        }

        // Asked for everything that a line refers to, the sentences with a reference come out, and only those.
        var signals = Line(given.Text).Select(Evidence.SignalOf).OfType<SignalRef>().ToImmutableArray();
        var citing = given.Sentences.Count(s => Reference().Matches(s).Any(m => signals.Any(x => x.Key == m.Groups[1].Value)));
        Assert.Equal(citing, Citations.Of([RichNode.Element(given.Type, Line(given.Text))], signals).Length);
    }

    [Fact]
    public void Given_items_cells_and_quotations_then_their_paragraphs_are_claims()
    {
        const string words = "In de loods staan drie busjes.";
        var sources = Claims.Of(
        [
            RichNode.Element("bulletList", RichNode.Element("listItem", P(words))),
            RichNode.Element("table", RichNode.Element("tableRow", RichNode.Element("tableCell", P(words)), RichNode.Element("tableHeader", RichNode.Element("heading", RichNode.Run(words))))),
            RichNode.Element("blockquote", P(words)),
            P("Te kort."),
        ]);
        Assert.Equal(3, sources.Claims.Length);
    }

    [Fact]
    public void Given_what_has_fallen_then_claims_rest_on_the_rest()
    {
        var sources = new SectionSources { Claims = [new([]), new([Loods]), new([Zaak]), new([Loods, Zaak]), new([Loods, SignalRef.Parse("om/c")])] };
        Assert.Equal(new() { Claims = 5, WithoutSource = 1, OneSource = 2, Fallen = 1 }, Claims.Quality(sources, FallenSources.None with { Signals = new HashSet<SignalRef> { Zaak } }));
        Assert.Equal(new() { Claims = 5, WithoutSource = 1, OneSource = 2, Fallen = 0 }, Claims.Quality(sources, FallenSources.None));
    }

    public sealed record Footing(
        string Name, [property: JsonPropertyName("footing")] string Rests, ImmutableArray<string> Signals = default, ImmutableArray<string> Entities = default,
        ImmutableArray<string> FallenSignals = default, ImmutableArray<string> FallenEntities = default);

    private static readonly ImmutableArray<Footing> Footings = JsonSerializer.Deserialize<ImmutableArray<Footing>>(File.ReadAllText(Golden.PathOf("../evidence/footing.json")), Json);

    public static TheoryData<string> FootingNames => [.. Footings.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(FootingNames))]
    public void Given_what_a_claim_cites_then_it_rests_as_the_client_says_it_does(string name)
    {
        var given = Footings.Single(c => c.Name == name);
        var claim = new ClaimSources([.. Of(given.Signals, SignalRef.Parse)]) { Entities = [.. Of(given.Entities, EntityRef.Parse)] };
        var quality = Claims.Quality(new() { Claims = [claim] }, FallenSources.None with { Signals = Of(given.FallenSignals, SignalRef.Parse).ToHashSet(), Entities = Of(given.FallenEntities, EntityRef.Parse).ToHashSet() });
        Assert.Equal(1, quality.Claims);
        Assert.Equal(given.Rests, (quality.WithoutSource, quality.OneSource, quality.Fallen) switch { (1, 0, 0) => "none", (0, 1, 0) => "one", (0, 0, 1) => "fallen", (0, 0, 0) => "well", _ => "counted twice" });

        static IEnumerable<T> Of<T>(ImmutableArray<string> keys, Func<string, T> parse) => keys.IsDefault ? [] : keys.Select(parse);
    }

    [Fact]
    public void Given_an_entity_in_a_text_then_its_sentences_are_found_and_it_holds_up_the_rest()
    {
        var driver = EntityRef.Parse("politie/p");
        ImmutableArray<RichNode> text = [RichNode.Element("paragraph", RichNode.Run("Hier rijdt "), Evidence.To(driver), RichNode.Run(" vaak langs de loods "), Evidence.To(Loods), RichNode.Run(". Meer niet."))];
        var claim = Assert.Single(Claims.Of(text).Claims);
        Assert.Equal((Loods, driver), (Assert.Single(claim.Signals), Assert.Single(claim.Entities)));
        var sentence = Assert.Single(Citations.Of(text, driver));
        Assert.Equal(("Hier rijdt … vaak langs de loods.", Loods), (sentence.Text, Assert.Single(sentence.Others)));
        Assert.Empty(sentence.OtherEntities);
        Assert.Equal([driver], Assert.Single(Citations.Of(text, [Loods])).OtherEntities);
        Assert.True(Citations.Cites(text, driver));
        Assert.False(Citations.Cites(text, EntityRef.Parse("politie/q")));
        Assert.Null(Evidence.EntityOf(Evidence.To(Loods)));
        Assert.Null(Evidence.SignalOf(Evidence.To(driver)));
    }

    [Fact]
    public void Given_a_citation_then_its_sentence_reads_without_references()
    {
        ImmutableArray<RichNode> text = [P("Eerst dit. In de loods {politie/a} staan, zo blijkt {om/b}, drie busjes {politie/a}.  {GM9901} Dan dat.")];
        ImmutableArray<RichNode> named = [RichNode.Element("paragraph", Evidence.To(EntityRef.Parse("politie/p")), RichNode.Run(" laadt in de loods"), Evidence.To(Loods), RichNode.Run(". "), Evidence.To(EntityRef.Parse("politie/q")))];
        Assert.Equal("… laadt in de loods.", Assert.Single(Citations.Of(named, [Loods])).Text);
        Assert.Equal(["In de loods staan, zo blijkt, drie busjes."], Citations.Of(text, [Loods]).Select(s => s.Text));
        Assert.Equal(["In de loods staan, zo blijkt, drie busjes."], Citations.Of(text, [Zaak]).Select(s => s.Text));
        Assert.Empty(Citations.Of(text, [SignalRef.Parse("politie/b")]));
        Assert.Equal([Zaak], Citations.Of(text, [Loods]).Single().Others);
        Assert.Empty(Citations.Of(text, [Loods, Zaak]).Single().Others);
        Assert.True(Citations.Cites(text, [Zaak]));
        Assert.False(Citations.Cites(text, [SignalRef.Parse("politie/b")]));
    }

    [Fact]
    public void Given_an_endless_sentence_then_it_is_clipped_between_characters()
    {
        var text = Assert.Single(Citations.Of([P($"{{politie/a}} {new string('x', 398)}😀😀😀")], [Loods])).Text;
        Assert.Equal(new string('x', 398) + "…", text);
    }

    [Theory]
    [InlineData("signal", "politie/a", true)]
    [InlineData("signal", "politie/a/b", false)]
    [InlineData("signal", "../a", false)]
    [InlineData("signal", "GM9901", false)]
    [InlineData("area", "politie/a", false)]
    [InlineData("person", "politie/a", false)]
    [InlineData("signal", "", false)]
    public void Given_attributes_then_only_an_id_that_can_exist_refers_to_a_signal(string kind, string id, bool refers) =>
        Assert.Equal(refers, Evidence.SignalOf(new() { Type = "evidence", Attributes = RichNode.NoAttributes.Add("kind", kind).Add("id", id) }) is not null);

    [Fact]
    public void Given_only_a_reference_then_the_text_is_not_empty() => Assert.False(Canonical.IsEmpty([P("{politie/a}")]));

    [Theory]
    [InlineData(HandlingLevel.Partners, "Wpg", SignalStage.Accepted, true)]
    [InlineData(HandlingLevel.SessionOnly, "Wpg", SignalStage.Accepted, true)]
    [InlineData(HandlingLevel.Partners, "Wpg", SignalStage.Draft, true)]
    [InlineData(HandlingLevel.OwnerOnly, "Wpg", SignalStage.Accepted, false)]
    [InlineData(HandlingLevel.SessionOnly, "Wpg10", SignalStage.Accepted, false)]
    [InlineData(HandlingLevel.Partners, "unheard", SignalStage.Accepted, false)]
    [InlineData(HandlingLevel.Partners, "Wpg", SignalStage.WithdrawnByOwner, false)]
    [InlineData(HandlingLevel.Partners, "Wpg", SignalStage.Dismissed, false)]
    public void Given_a_signal_then_a_text_may_refer_to_it_when_others_may_learn_that_it_is_there(HandlingLevel handling, string regime, SignalStage stage, bool citable) =>
        Assert.Equal(citable, Rights.IsCitable(new()
        {
            Id = SignalId.Parse("a"), Partner = Given.Police, Label = "S-01", Date = "2025-02", SourceType = "police_neighbourhood", Content = "x", Grade = "A2",
            Handling = handling, Regime = regime, Stage = stage, AddedAt = Given.Noon, AddedBy = PersonId.Parse("femke"),
        }));

    private static RichNode P(string text) => RichNode.Element("paragraph", Line(text));

    /// <summary>Text with <c>{partner/signal}</c> and <c>{area}</c> as references.</summary>
    private static ImmutableArray<RichNode> Line(string text)
    {
        var line = ImmutableArray.CreateBuilder<RichNode>();
        var from = 0;
        foreach (var match in Reference().Matches(text).AsEnumerable())
        {
            line.Add(RichNode.Run(text[from..match.Index]));
            line.Add(SignalRef.TryParse(match.Groups[1].Value, out var signal) ? Evidence.To(signal) : Evidence.To(AreaId.Parse(match.Groups[1].Value)));
            from = match.Index + match.Length;
        }

        line.Add(RichNode.Run(text[from..]));
        return line.ToImmutable();
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Reference();
}
