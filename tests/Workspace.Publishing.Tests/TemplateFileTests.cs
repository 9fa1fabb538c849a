using System.Text.RegularExpressions;
using Workspace.Contracts;
using Workspace.Publishing.Chapters;
using Workspace.Publishing.Templates;
using Workspace.Publishing.Terms;
using Xunit;

namespace Workspace.Publishing.Tests;

/// <summary>The files under <c>templates/</c> are complete, valid and say the same as the code beside them.</summary>
public sealed partial class TemplateFileTests
{
    private static readonly string[] Owners = ["all", "coordinator", "politie", "gemeente", "om", "belastingdienst", "arbeidsinspectie"];

    [Fact]
    public void The_template_lists_every_file_it_depends_on_and_no_list_it_does_not_print()
    {
        var description = TemplateFiles.Read<TemplateDescription>("picture.v1/template.json");
        var there = TemplateFiles.In("picture.v1").Concat(TermFiles.Printed.Select(id => $"taxonomies/{id}.json")).Where(f => f != "picture.v1/template.json");

        Assert.Equal(there.Order(StringComparer.Ordinal), description.Files.Order(StringComparer.Ordinal));
        Assert.Equal("picture.v1", description.Name);
        Assert.EndsWith($".v{description.Version}", description.Name, StringComparison.Ordinal);
        Assert.Equal("picture.v1", Publishing.Renderer.TemplateName);
        Assert.Matches("^[0-9a-f]{64}$", Publishing.Renderer.TemplateHash);
    }

    [Fact]
    public void The_hash_of_a_template_follows_its_files_and_not_the_checkout()
    {
        var hash = Publishing.Template(("a.html", "one\ntwo\n"), ("b.html", "three")).Hash;

        Assert.Equal(hash, Publishing.Template(("a.html", "one\r\ntwo\r\n"), ("b.html", "three")).Hash);
        Assert.NotEqual(hash, Publishing.Template(("b.html", "three"), ("a.html", "one\ntwo\n")).Hash);
        Assert.NotEqual(hash, Publishing.Template(("a.html", "one\ntwo\nthree"), ("b.html", "")).Hash);
        Assert.NotEqual(hash, Publishing.Template(("a.html", "one\ntwo\n"), ("c.html", "three")).Hash);
    }

    [Fact]
    public void Chapter_templates_are_offered_in_both_languages_with_guidance_and_owners()
    {
        var all = new ChapterTemplates().All;

        Assert.Equal(["municipal", "neighbourhood", "business_park", "thematic"], all.Select(t => t.Id));
        Assert.Equal(TemplateFiles.In("chapters").Count(), all.Length);
        Assert.All(all, template =>
        {
            AssertWords(template.Name);
            AssertWords(template.Description);
            Assert.Equal(Enumerable.Range(1, template.Chapters.Length), template.Chapters.Select(c => c.Number));
            Assert.Equal(template.Chapters.Length, template.Chapters.Select(c => c.Title.Nl).Distinct(StringComparer.Ordinal).Count());
            Assert.Contains(template.Chapters.SelectMany(c => c.Sections), s => s.PerPartner);
            Assert.All(template.Chapters, chapter =>
            {
                AssertWords(chapter.Title);
                Assert.NotEmpty(chapter.Sections);
                Assert.Equal(chapter.Sections.Length, chapter.Sections.Select(s => s.Title.Nl).Distinct(StringComparer.Ordinal).Count());
                Assert.All(chapter.Sections, section =>
                {
                    AssertWords(section.Title);
                    AssertWords(section.Guidance);
                    Assert.InRange(section.Guidance.Nl.Length, 40, 400);
                    Assert.Contains(section.Owner, Owners);
                });
            });
        });
    }

    [Fact]
    public void The_municipal_template_has_the_twelve_chapters_of_the_method() =>
        Assert.Equal(
            [
                "Samenvatting en kernboodschap", "Aanleiding, vraag en afbakening", "Verantwoording", "Gebiedsbeschrijving", "Fenomenen", "Betrokkenen en netwerken",
                "Locaties en branches", "Weerbaarheid van bestuur en organisatie", "Bijdragen per partner", "Witte vlekken en informatiebehoefte", "Conclusies en duiding",
                "Aanbevelingen en actieagenda",
            ],
            new ChapterTemplates().All[0].Chapters.Select(c => c.Title.Nl));

    [Fact]
    public void Nothing_in_the_lists_speaks_of_origin() =>
        Assert.All(
            TermFiles.All.SelectMany(f => f.Terms).SelectMany(t => new[] { t.Nl, t.En }).Concat(new ChapterTemplates().All.SelectMany(t => t.Chapters).SelectMany(c => c.Sections).Select(s => s.Title.Nl)),
            words => Assert.DoesNotMatch(Origin(), words));

    private static void AssertWords(Words words) => Assert.All([words.Nl, words.En], w => Assert.Equal(w.Trim(), Assert.IsType<string>(w).Length > 0 ? w : "empty"));

    [GeneratedRegex("nationaliteit|etni|afkomst|herkomst|religie|nationality|ethnic|religion", RegexOptions.IgnoreCase)]
    private static partial Regex Origin();
}
