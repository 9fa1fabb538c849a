using System.Collections.Immutable;
using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Publishing;
using Workspace.Contracts.Taxonomy;
using Workspace.Publishing.Terms;
using Xunit;

namespace Workspace.Publishing.Tests;

/// <summary>What a region may do to the lists, what is refused with which words, and how its words reach a document.</summary>
public sealed class RegionalTermTests
{
    [Fact]
    public void Without_files_the_lists_are_those_of_the_product()
    {
        var catalogue = Lists();
        Assert.Equal(TaxonomyCatalogue.Product.Lists.SelectMany(l => l.Terms), catalogue.Lists.SelectMany(l => l.Terms));
    }

    [Fact]
    public void A_region_adds_terms_behind_those_of_the_product()
    {
        var lists = Lists(
            ("a.json", """{ "id": "indicators", "version": 3, "terms": [{ "id": "r_veel_vaten", "nl": "Veel vaten", "en": "Many drums", "phenomena": ["r_vaten", "drugs_waste"], "needsSecond": true, "general": true }] }"""),
            ("b.json", """{ "id": "phenomena", "version": 1, "source": "stuurgroep", "terms": [{ "id": "r_vaten", "nl": "Vatenhandel", "en": "Drum trade" }] }"""),
            ("c.json", """{ "id": "source-types", "version": 1, "terms": [{ "id": "r_huismeester", "nl": "Huismeester", "en": "Caretaker", "regime": "AVG", "protected": true }] }"""));

        var indicator = lists.Find(TermLists.Indicators, "r_veel_vaten")!;
        Assert.Equal(["r_vaten", "drugs_waste"], indicator.Phenomena);
        Assert.True(indicator is { Regional: true, NeedsSecond: true, General: true, Off: false });
        Assert.Equal("Vatenhandel", lists.Find(TermLists.Phenomena, "r_vaten")!.Name.Nl);
        Assert.Equal("r_vaten", lists.Lists.Single(l => l.Id == TermLists.Phenomena).Terms[^1].Id);
        Assert.True(lists.Find(TermLists.SourceTypes, "r_huismeester") is { Regime: "AVG", Protected: true });
        Assert.True(((ITaxonomies)lists).Offers(TermLists.SourceTypes, "r_huismeester"));
        Assert.Equal(TermLists.All, lists.Lists.Select(l => l.Id));
    }

    [Fact]
    public void A_region_relabels_in_one_language_or_both_and_the_place_in_the_list_stays()
    {
        var lists = Lists(("p.json", """{ "id": "phenomena", "version": 1, "terms": [{ "id": "other", "nl": "Iets anders" }, { "id": "omg", "nl": "Motorclubs", "en": "Motorcycle clubs" }] }"""));

        Assert.Equal(new Words { Nl = "Iets anders", En = "Other / regional theme" }, lists.Find(TermLists.Phenomena, "other")!.Name);
        Assert.Equal(new Words { Nl = "Motorclubs", En = "Motorcycle clubs" }, lists.Find(TermLists.Phenomena, "omg")!.Name);
        Assert.Equal(Ids(TaxonomyCatalogue.Product, TermLists.Phenomena), Ids(lists, TermLists.Phenomena));
    }

    [Fact]
    public void A_term_that_is_off_is_known_and_marked_but_not_offered()
    {
        var lists = Lists(
            ("p.json", """{ "id": "phenomena", "version": 1, "terms": [{ "id": "omg", "off": true }, { "id": "r_old", "nl": "Oud", "en": "Old", "off": true }] }"""),
            ("i.json", """{ "id": "indicators", "version": 1, "terms": [{ "id": "foreign_plate", "off": false }] }"""));

        Assert.All(["omg", "r_old"], id =>
        {
            Assert.True(lists.Knows(TermLists.Phenomena, id));
            Assert.False(lists.Offers(TermLists.Phenomena, id));
            Assert.True(lists.Lists.Single(l => l.Id == TermLists.Phenomena).Terms.Single(t => t.Id == id).Off);
        });
        Assert.True(lists.Offers(TermLists.Indicators, "foreign_plate"));
        Assert.True(lists.Find(TermLists.Indicators, "foreign_plate")!.NeedsSecond);
    }

    public static TheoryData<string> Fixed => [.. TermLists.All.Except(TermLists.Extendable)];

    [Theory]
    [MemberData(nameof(Fixed))]
    public void A_list_of_law_method_or_code_cannot_be_touched(string id)
    {
        var problem = Assert.Single(Problems(("mine.json", $$"""{ "id": "{{id}}", "version": 1, "terms": [{ "id": "Public", "off": true }] }""")));
        Assert.Contains("mine.json", problem, StringComparison.Ordinal);
        Assert.Contains($"'{id}', which is the same everywhere", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "id": "colours", "version": 1, "terms": [] }""", "'colours', which does not exist. Use one of: phenomena")]
    [InlineData("""{ "id": null, "version": 1, "terms": [] }""", "which does not exist")]
    [InlineData("null", "it holds null")]
    [InlineData("", "not a list of terms at line 1")]
    [InlineData("{ \"id\": \"phenomena\",\n  \"version\": 1,\n  \"terms\": [ oops ] }", "not a list of terms at line 3")]
    [InlineData("""{ "id": "phenomena", "terms": [] }""", "version")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": null }""", "not a list of terms")]
    [InlineData("""{ "id": "phenomena", "version": 0, "terms": [] }""", "has the version 0")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": [], "id": "regimes" }""", "not a list of terms")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": [null] }""", "term number 1 has no id")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": [{ "id": "r_a", "nl": "A", "en": "A", "lable": "x" }] }""", "lable")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": [{ "id": "r_a", "nl": "A", "en": "A" }, { "id": "r_a", "nl": "B", "en": "B" }] }""", "'r_a' stands there twice")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": [{ "id": "drugs_canabis", "nl": "A", "en": "A" }] }""", "'drugs_canabis' is not in the list 'phenomena'")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": [{ "id": "r_A b", "nl": "A", "en": "A" }] }""", "'r_A b' has an id that cannot be used")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": [{ "id": "r_a", "nl": "A" }] }""", "'r_a' is new and needs both nl and en")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": [{ "id": "r_a", "nl": " A", "en": "A" }] }""", "a label nl that cannot be shown")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": [{ "id": "omg", "en": "" }] }""", "a label en that cannot be shown")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": [{ "id": "omg", "en": "a\nb" }] }""", "a label en that cannot be shown")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": [{ "id": "omg", "en": "a\u202Eb" }] }""", "a label en that cannot be shown")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": [{ "id": "r_a", "nl": "A", "en": "A", "regime": "AVG" }] }""", "only a kind of source has")]
    [InlineData("""{ "id": "phenomena", "version": 1, "terms": [{ "id": "r_a", "nl": "A", "en": "A", "protected": true }] }""", "only a kind of source has")]
    [InlineData("""{ "id": "branches", "version": 1, "terms": [{ "id": "r_a", "nl": "A", "en": "A", "phenomena": ["omg"] }] }""", "only an indicator has")]
    [InlineData("""{ "id": "branches", "version": 1, "terms": [{ "id": "r_a", "nl": "A", "en": "A", "needsSecond": true }] }""", "only an indicator has")]
    [InlineData("""{ "id": "indicators", "version": 1, "terms": [{ "id": "r_a", "nl": "A", "en": "A" }] }""", "needs phenomena")]
    [InlineData("""{ "id": "indicators", "version": 1, "terms": [{ "id": "r_a", "nl": "A", "en": "A", "phenomena": [] }] }""", "needs phenomena")]
    [InlineData("""{ "id": "indicators", "version": 1, "terms": [{ "id": "r_a", "nl": "A", "en": "A", "phenomena": ["r_b"] }] }""", "points to the phenomenon 'r_b', which does not exist")]
    [InlineData("""{ "id": "indicators", "version": 1, "terms": [{ "id": "r_a", "nl": "A", "en": "A", "phenomena": [null] }] }""", "points to the phenomenon ''")]
    [InlineData("""{ "id": "source-types", "version": 1, "terms": [{ "id": "r_a", "nl": "A", "en": "A" }] }""", "needs a regime")]
    [InlineData("""{ "id": "source-types", "version": 1, "terms": [{ "id": "r_a", "nl": "A", "en": "A", "regime": "GDPR" }] }""", "the unknown regime 'GDPR'. Use one of: AVG")]
    [InlineData("""{ "id": "source-types", "version": 1, "terms": [{ "id": "resident", "protected": false }] }""", "'resident' is one of the product: only nl, en and off")]
    [InlineData("""{ "id": "source-types", "version": 1, "terms": [{ "id": "tax", "regime": "public" }] }""", "'tax' is one of the product: only nl, en and off")]
    public void A_mistake_is_told_with_file_term_and_what_to_do(string text, string says)
    {
        var problem = Assert.Single(Problems(("folder/mine.json", text)));
        Assert.Contains("folder/mine.json", problem, StringComparison.Ordinal);
        Assert.Contains(says, problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var problems = Problems(
            ("a.json", """{ "id": "phenomena", "version": 1, "terms": [{ "id": "typo", "nl": "A", "en": "A" }, { "id": "r_b" }] }"""),
            ("b.json", """{ "id": "phenomena", "version": 1, "terms": [] }"""),
            ("c.json", "{"));
        Assert.Equal(4, problems.Length);
        Assert.Contains(problems, p => p.StartsWith("b.json and a.json both change the list 'phenomena'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_has_an_end()
    {
        var terms = string.Join(", ", Enumerable.Range(0, RegionalTerms.MaxTerms).Select(n => $$"""{ "id": "r_{{n}}", "nl": "A{{n}}", "en": "A{{n}}" }"""));
        Assert.Contains("at most 500", Assert.Single(Problems(("a.json", $$"""{ "id": "branches", "version": 1, "terms": [{{terms}}] }"""))), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_the_region_reach_a_document_through_its_model_and_leave_the_template_as_it_is()
    {
        var lists = Lists(
            ("p.json", """{ "id": "phenomena", "version": 1, "terms": [{ "id": "r_vaten", "nl": "Vatenhandel", "en": "Drum trade" }, { "id": "omg", "nl": "Motorclubs" }] }"""),
            ("s.json", """{ "id": "source-types", "version": 1, "terms": [{ "id": "r_huismeester", "nl": "Huismeester Jansen", "en": "Caretaker", "regime": "AVG", "protected": true }, { "id": "boa", "nl": "Handhaver" }] }"""));
        var model = Veldermeer.Model();
        model = model with
        {
            Signals =
            [
                model.Signals[0] with { Phenomena = ["r_vaten", "omg", "drugs_waste"], SourceType = "r_huismeester" },
                model.Signals[1] with { Phenomena = [], SourceType = "boa" },
                model.Signals[2] with { Phenomena = ["drugs_trade"], SourceType = "resident" },
            ],
        };
        var frozen = model with { Terms = PublishedTerms.Of(lists, model.Signals) };

        Assert.Equal(["omg", "r_vaten", "boa", "r_huismeester"], frozen.Terms.Select(t => t.Id));
        var html = Publishing.Html(frozen);
        Assert.Contains("Vatenhandel; Motorclubs; Drugsafval (dumping, lozing)", html, StringComparison.Ordinal);
        Assert.Contains("Handhaver", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Jansen", html, StringComparison.Ordinal);
        Assert.DoesNotContain("r_huismeester", html, StringComparison.Ordinal);
        Assert.Contains("Bron afgeschermd", html, StringComparison.Ordinal);
        Assert.Equal(Publishing.ManifestOf(model).Root, Publishing.ManifestOf(frozen).Root);

        // What the region changes afterwards does not change the document that was assembled.
        Assert.Equal(html, Encoding.UTF8.GetString(Publishing.Bytes(frozen)));
        Assert.Contains("r_vaten; Outlaw motorcycle gangs", Publishing.Html(model), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_region_nothing_is_frozen_and_no_model_can_unprotect_a_source()
    {
        var model = Veldermeer.Model();
        Assert.Empty(PublishedTerms.Of(TaxonomyCatalogue.Product, model.Signals));

        var resident = model with { Signals = [model.Signals[0] with { SourceType = "resident" }], Terms = [new PublishedTerm(TermLists.SourceTypes, "resident", Words.Same("Buurman"), false)] };
        Assert.DoesNotContain("Buurman", Publishing.Html(resident), StringComparison.Ordinal);

        var forgotten = model with { Signals = [model.Signals[0] with { SourceType = "r_buurman" }] };
        Assert.DoesNotContain("r_buurman", Publishing.Html(forgotten), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ids(TaxonomyCatalogue lists, string list) => lists.Lists.Single(l => l.Id == list).Terms.Select(t => t.Id);

    private static TaxonomyCatalogue Lists(params (string Name, string Text)[] files)
    {
        var reading = RegionalTerms.Read(files.Select(f => new RegionalFile(f.Name, f.Text)));
        Assert.Empty(reading.Problems);
        return reading.Catalogue;
    }

    private static ImmutableArray<string> Problems(params (string Name, string Text)[] files) => RegionalTerms.Read(files.Select(f => new RegionalFile(f.Name, f.Text))).Problems;
}
