using System.Diagnostics;
using Workspace.Contracts;
using Workspace.Publishing.Documents;
using Workspace.Publishing.Templates;
using Xunit;

namespace Workspace.Publishing.Tests;

/// <summary>Whatever a template does, rendering ends in time, with the whole text or with the reason why there is none.</summary>
public sealed class HostileTemplateTests
{
    private static readonly RenderLimits Tight = new() { Loops = 1_000, Depth = 16, Output = 100_000, Time = TimeSpan.FromSeconds(30) };

    [Theory]
    [InlineData("{{ while true }}{{ end }}", "iteration")]
    [InlineData("{{ for x in 1..1000000000 }}{{ end }}", "limit")]
    [InlineData("{{ for a in 1..900 }}{{ for b in 1..900 }}x{{ end }}{{ end }}", "limit")]
    [InlineData("{{ func f }}{{ f }}{{ end }}{{ f }}", "recursive")]
    [InlineData("{{ include 'main.html' }}", "recursive")]
    [InlineData("{{ include 'a.html' }}", "recursive")]
    [InlineData("{{ 'x' * 2000000000 }}", "")]
    [InlineData("{{ x = 'xxxxxxxxxxxxxxxx' }}{{ for i in 1..100 }}{{ x = x + x }}{{ end }}{{ x }}", "")]
    [InlineData("{{ x = [1] }}{{ for i in 1..60 }}{{ x = x + x }}{{ end }}{{ for y in x }}{{ end }}", "limit")]
    [InlineData("{{ x = [1] * 2000000000 }}", "")]
    [InlineData("{{ for i in 1..900 }}{{ include 'long.html' }}{{ end }}", "OutputLimit")]
    [InlineData("{{ include '../../../etc/passwd' }}", "not a file of this template")]
    [InlineData("{{ include '/etc/passwd' }}", "not a file of this template")]
    [InlineData("{{ include 'taxonomies/regimes.json' }}", "not a file of this template")]
    [InlineData("{{ include '' }}", "")]
    [InlineData("{{ nobody }}", "nobody")]
    [InlineData("{{ items[0].nobody }}", "nobody")]
    [InlineData("{{ items }}", "cannot be printed")]
    [InlineData("{{ items[0] }}", "cannot be printed")]
    [InlineData("{{ true }}", "cannot be printed")]
    [InlineData("{{ title.length }}", "no members")]
    [InlineData("{{ 'x'.length }}", "no members")]
    [InlineData("{{ title | html.unescape }}", "html")]
    [InlineData("{{ title | string.replace '&lt;' '<' }}", "string")]
    [InlineData("{{ date.now }}", "date")]
    [InlineData("{{ math.random 1 9 }}", "math")]
    [InlineData("{{ object.eval '1' }}", "object")]
    [InlineData("{{ 'a' | regex.match '(a+)+$' }}", "regex")]
    [InlineData("{{ if }}{{ end", "")]
    [InlineData("{{ end }}", "")]
    public void A_template_that_misbehaves_is_refused_in_time(string text, string detail)
    {
        var start = Stopwatch.GetTimestamp();
        var outcome = Publishing.Try(text, Tight, ("a.html", "{{ include 'b.html' }}"), ("b.html", "{{ include 'a.html' }}"), ("long.html", new string('x', 500)));

        Assert.False(outcome.IsDone);
        Assert.Null(outcome.Value);
        Assert.Equal(ProblemCode.TemplateFailed, outcome.Problem.Code);
        Assert.Equal("hostile.v1", outcome.Problem.Parameters["template"]);
        Assert.Contains(detail, outcome.Problem.Parameters["detail"], StringComparison.OrdinalIgnoreCase);
        // The deadline is checked between steps of the template; a loaded machine stretches the last one.
        Assert.True(Stopwatch.GetElapsedTime(start) < Tight.Time + TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_loop_without_a_limit_still_ends_at_the_deadline()
    {
        var outcome = Publishing.Try("begin {{ while true }}{{ end }} end", new() { Loops = 0, Time = TimeSpan.FromMilliseconds(150) });

        Assert.Equal("out of time", outcome.Problem?.Parameters["detail"]);
    }

    [Fact]
    public void Deeply_nested_expressions_are_refused_when_they_are_read()
    {
        var outcome = Publishing.Try($"{{{{ {new string('(', 20_000)}1{new string(')', 20_000)} }}}}");

        Assert.Equal(ProblemCode.TemplateFailed, outcome.Problem?.Code);
    }

    [Fact]
    public void Nothing_is_left_of_a_document_that_fails_at_its_end()
    {
        var outcome = Publishing.Try("<p>almost everything</p>{{ nobody }}");

        Assert.Null(outcome.Value);
        Assert.False(outcome.IsDone);
    }

    [Fact]
    public void A_broken_file_that_was_not_even_reached_refuses_the_document()
    {
        var outcome = Publishing.Try("fine", null, ("other.html", "{{ for }}"));

        Assert.Equal(ProblemCode.TemplateFailed, outcome.Problem?.Code);
        Assert.Contains("other.html", outcome.Problem!.Parameters["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_caller_can_stop_it()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var template = Publishing.Template(("main.html", "{{ while true }}{{ end }}"));

        Assert.ThrowsAny<OperationCanceledException>(() => template.Render("main.html", new(), new() { Loops = 0 }, stop.Token));
    }

    [Fact]
    public void The_renderer_passes_the_refusal_on()
    {
        var template = Publishing.Template(("style.css", "{{ css_marking }}"), ("document.html", "<p>{{ title }}</p>{{ nobody }}"));
        var model = Veldermeer.Model();

        var outcome = new ScribanPublicationRenderer(template, RenderLimits.Default).Render(model, Publishing.ManifestOf(model), TestContext.Current.CancellationToken);

        Assert.Equal(ProblemCode.TemplateFailed, outcome.Problem?.Code);
        Assert.Null(outcome.Value);
    }

    [Fact]
    public void A_well_behaved_template_gets_escaped_text_and_its_own_parts()
    {
        var outcome = Publishing.Try("{{ title }}{{ for i in items }}{{ for.index }}{{ include 'part.html' }}{{ end }}{{ if absent }}no{{ end }}{{ absent }}", null, ("part.html", "<i>{{ i.name }}</i>"));

        Assert.Equal("&lt;b&gt;0<i>a</i>1<i>b</i>", outcome.Value);
    }
}
