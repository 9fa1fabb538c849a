using System.Collections.Immutable;
using System.Diagnostics;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Publishing;
using Workspace.Contracts.Text;
using Xunit;

namespace Workspace.Publishing.Tests;

/// <summary>What a reader must be able to rely on in the document as a whole.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void Headings_go_down_one_level_at_a_time_from_one_h1()
    {
        foreach (var model in new[] { Veldermeer.Model(), Hostile.Model() })
        {
            var levels = HtmlReading.Tags(Publishing.Html(model)).Where(t => !t.Closes && t.Name is ['h', >= '1' and <= '6']).Select(t => t.Name[1] - '0').ToList();

            Assert.Equal(1, levels[0]);
            Assert.Single(levels, 1);
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        }
    }

    [Fact]
    public void Every_id_is_unique_and_every_inner_link_arrives()
    {
        var tags = HtmlReading.Tags(Publishing.Html(Veldermeer.Model()));
        var ids = tags.Where(t => t.Attributes.ContainsKey("id")).Select(t => t.Attributes["id"]).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(tags.Where(t => t.Attributes.ContainsKey("href")), t => Assert.Contains(t.Attributes["href"][1..], ids));
        Assert.All(tags.Where(t => t.Attributes.ContainsKey("aria-labelledby")), t => Assert.Contains(t.Attributes["aria-labelledby"], ids));
    }

    [Fact]
    public void Landmarks_tables_and_language_are_there()
    {
        var tags = HtmlReading.Tags(Publishing.Html(Veldermeer.Model()));

        Assert.Equal("nl", tags[0].Attributes["lang"]);
        Assert.All(["nav", "main"], name => Assert.Single(tags, t => t.Name == name && !t.Closes));
        Assert.Equal(tags.Count(t => t.Name == "table" && !t.Closes), tags.Count(t => t.Name == "caption" && !t.Closes));
        Assert.All(tags.Where(t => t.Name == "th" && !t.Closes), t => Assert.Contains(t.Attributes["scope"], new[] { "col", "row" }));
    }

    [Fact]
    public void A_reservation_stands_with_its_section_and_on_the_sheet()
    {
        const string Reservation = "Zonder cijfers: bedragen en aangiftegegevens zijn niet in deze paragraaf verwerkt.";
        var html = Publishing.Html(Veldermeer.Model());
        var section = html[html.IndexOf("id=\"paragraaf-s-5-2\"", StringComparison.Ordinal)..html.IndexOf("id=\"paragraaf-s-5-3\"", StringComparison.Ordinal)];
        var sheet = html[html.IndexOf("id=\"blad-s-5-2\"", StringComparison.Ordinal)..html.IndexOf("id=\"blad-s-5-3\"", StringComparison.Ordinal)];

        Assert.Contains(Reservation, section, StringComparison.Ordinal);
        Assert.Contains("Ondertekend met voorbehoud", section, StringComparison.Ordinal);
        Assert.Contains(Reservation, sheet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Politie, basisteam Veldermeer", "Gemeente Veldermeer", "[bron bij Politie]")]
    [InlineData("RIEC-bureau (fictief)", "Politie", "[bron bij RIEC-bureau]")]
    [InlineData("Politie, basisteam Noord", "Politie, basisteam Zuid", "[bron bij Politie, basisteam Noord]")]
    [InlineData("Politie, basisteam Noord", "Politie", "[bron bij Politie, basisteam Noord]")]
    [InlineData("(fictief)", "Politie", "[bron bij (fictief)]")]
    public void A_source_outside_of_the_edition_is_named_by_its_partner_as_briefly_as_tells_it_from_others(string holder, string other, string expected)
    {
        var model = Veldermeer.Model();
        var reference = new SignalRef(model.Partners[0].Id, SignalId.Parse("elsewhere"));
        var section = model.Chapters[0].Sections[0] with { Content = [RichNode.Element("paragraph", Evidence.To(reference))] };
        var html = Publishing.Html(model with
        {
            Partners = [model.Partners[0] with { Name = holder }, model.Partners[1] with { Name = other }],
            Chapters = [model.Chapters[0] with { Sections = [section] }],
        });

        Assert.Contains(expected, html, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_of_one_label_are_told_apart_by_their_partner()
    {
        var model = Veldermeer.Model();
        PublishedEntity Called(int partner, string id, string label) => new(new(model.Partners[partner].Id, EntityId.Parse(id)), EntityType.Person, label);
        ImmutableArray<PublishedEntity> entities = [Called(0, "first", "P1"), Called(1, "second", "P1"), Called(0, "third", "P7")];
        var section = model.Chapters[0].Sections[0] with { Content = [RichNode.Element("paragraph", [.. entities.Select(e => Evidence.To(e.Entity))])] };
        var html = Publishing.Html(model with
        {
            Partners = [model.Partners[0] with { Name = "Politie, basisteam Veldermeer" }, model.Partners[1] with { Name = "Gemeente" }],
            Chapters = [model.Chapters[0] with { Sections = [section] }],
            CitedEntities = entities,
        });
        Assert.Contains("P1 (Politie)P1 (Gemeente)P7", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_protected_source_is_not_printed()
    {
        var html = Publishing.Html(Veldermeer.Model(HandlingLevel.Named));

        Assert.Contains("Bron afgeschermd", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Ondernemer / parkmanager", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_hash_of_the_manifest_is_printed_whole()
    {
        var model = Veldermeer.Model();
        var manifest = Publishing.ManifestOf(model);
        var text = HtmlReading.Text(Publishing.Html(model));

        Assert.All([manifest.Root, manifest.TemplateHash, .. manifest.Sections.Select(s => s.Hash)], hash => Assert.Contains(hash, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Ten_thousand_signals_and_two_hundred_sections_fit_within_the_limits()
    {
        var small = Veldermeer.Model();
        var model = small with
        {
            Signals = [.. Enumerable.Range(0, 10_000).Select(i => small.Signals[i % small.Signals.Length] with { Label = $"S-{i}" })],
            Chapters = [.. small.Chapters.Select(c => c with { Sections = [.. Enumerable.Range(0, 17).Select(i => c.Sections[0] with { Id = Contracts.SectionId.Parse($"s-{c.Number}-{i}") })] })],
        };

        Assert.Contains("S-9999", Publishing.Html(model), StringComparison.Ordinal);
    }

    /// <summary>Prints, does not judge: machines differ. Publishing the whole picture may take 300 ms, rendering is a part of that.</summary>
    [Fact]
    public void Rendering_time_is_noted()
    {
        var model = Veldermeer.Model();
        var bytes = Publishing.Bytes(model).Length;
        var times = Enumerable.Range(0, 21).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            Publishing.Bytes(model);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).Order().ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"Veldermeer: {bytes} bytes, median {times[10]:0.0} ms, slowest {times[^1]:0.0} ms");
    }
}
