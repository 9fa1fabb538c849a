using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed class SavedViewDeciderTests
{
    private static readonly SaveView Drafts = new() { Name = "Concepten", View = new() { Stages = [SignalStage.Draft], Columns = ["date"] } };

    private static ImmutableArray<SavedView> Kept(ImmutableArray<SavedView> views, SaveView command, string id = "v")
    {
        var outcome = SavedViewDecider.Save(views, command, id);
        Assert.True(outcome.IsDone, outcome.Problem?.Code.ToString());
        return outcome.Value;
    }

    private static ProblemCode Refusal(SaveView command, ImmutableArray<SavedView>? views = null) => SavedViewDecider.Save(views ?? [], command, "v").Problem!.Code;

    [Fact]
    public void Given_a_new_name_then_the_view_is_kept_in_the_order_of_names()
    {
        var views = Kept(Kept([], Drafts, "1"), Drafts with { Name = "  Alles " }, "2");
        Assert.Equal(["Alles", "Concepten"], views.Select(v => v.Name));
    }

    [Fact]
    public void Given_a_known_name_in_any_case_then_that_view_is_replaced_and_keeps_its_id()
    {
        var views = Kept(Kept([], Drafts, "1"), new() { Name = "CONCEPTEN", View = new() { Text = "kade" } }, "2");
        var only = Assert.Single(views);
        Assert.Equal(("1", "CONCEPTEN", "kade"), (only.Id, only.Name, only.View.Text));
        Assert.Same(only, SavedViewDecider.Find(views, " concepten "));
    }

    [Fact]
    public void Given_as_many_as_one_keeps_then_another_is_refused_but_a_known_one_is_not()
    {
        ImmutableArray<SavedView> views = [.. Enumerable.Range(0, SavedView.MaxViews).Select(i => new SavedView { Id = $"{i}", Name = $"v{i}", View = new() })];
        Assert.Equal(ProblemCode.TooManyViews, Refusal(Drafts, views));
        Assert.Equal(SavedView.MaxViews, Kept(views, Drafts with { Name = "v3" }).Length);
    }

    [Fact]
    public void Given_what_cannot_be_a_view_then_it_is_refused()
    {
        Assert.Equal(ProblemCode.FieldRequired, Refusal(Drafts with { Name = " " }));
        Assert.Equal(ProblemCode.FieldTooLong, Refusal(Drafts with { Name = new('x', SavedView.MaxName + 1) }));
        Assert.Equal(ProblemCode.FieldInvalid, Refusal(Drafts with { Name = "a\nb" }));
        Assert.Equal(ProblemCode.FieldInvalid, Refusal(Drafts with { View = new() { Stages = [SignalStage.Unknown] } }));
        Assert.Equal(ProblemCode.FieldInvalid, Refusal(Drafts with { View = new() { Handling = [(HandlingLevel)99] } }));
        Assert.Equal(ProblemCode.FieldInvalid, Refusal(Drafts with { View = new() { Sort = SignalSort.Unknown } }));
        Assert.Equal(ProblemCode.FieldInvalid, Refusal(Drafts with { View = new() { Partners = [.. Enumerable.Range(0, 101).Select(i => $"p{i}")] } }));
        Assert.Equal(ProblemCode.FieldInvalid, Refusal(Drafts with { View = new() { Columns = [new('x', 65)] } }));
        Assert.Equal(ProblemCode.FieldTooLong, Refusal(Drafts with { View = new() { Text = new('x', 201) } }));
    }

    [Fact]
    public void Given_lists_that_were_left_out_then_they_are_empty()
    {
        var view = Assert.Single(Kept([], new() { Name = "x", View = new() { Areas = default, Partners = ["om", "om"] } })).View;
        Assert.Empty(view.Areas);
        Assert.Equal(["om"], view.Partners);
    }
}
