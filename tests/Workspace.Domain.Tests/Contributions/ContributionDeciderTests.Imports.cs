using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class ContributionDeciderTests
{
    private static readonly Dictionary<string, PictureArea> Areas = new() { [Estate.Id.Value] = Estate };

    private static ImportBatch Batch(int first, params AddSignal[] rows) => new() { Import = "i-1", First = first, Rows = [.. rows] };

    private static Outcome<ContributionDecider.Staging> Stage(SignalDesk desk, ImportBatch batch) =>
        ContributionDecider.Stage(desk, batch, Areas, place => SignalId.Parse($"row-{place}"));

    private static AddSignal Row(int number) => Command with { Label = $"I-{number:00}" };

    [Fact]
    public void Given_staged_rows_then_nobody_sees_them_before_the_commit_and_everyone_all_of_them_after()
    {
        var desk = Desk(Editor);
        desk = After(desk, Then.Done(Stage(desk, Batch(0, Row(1), Row(2)))).Change);
        desk = After(desk, Then.Done(Stage(desk, Batch(2, Row(3)))).Change);
        Assert.Equal(0, desk.Register.Query(new(), s => s).Total);
        desk = After(desk, Then.Done(ContributionDecider.CommitImport(desk, "i-1")));
        Assert.Equal(3, desk.Register.Query(new(), s => s).Total);
        Assert.True(Then.Done(ContributionDecider.CommitImport(desk, "i-1")).IsNothing);
    }

    [Fact]
    public void Given_a_batch_that_arrives_twice_then_it_is_one_batch()
    {
        var desk = Desk(Editor);
        var batch = Batch(0, Row(1) with { Label = null }, Row(2) with { Label = null });
        desk = After(desk, Then.Done(Stage(desk, batch)).Change);
        Assert.True(Then.Done(Stage(desk, batch)).Change.IsNothing);
        Assert.Equal(2, desk.Register.Count);
    }

    [Fact]
    public void Given_bad_rows_then_each_has_its_problem_and_the_others_are_staged()
    {
        var staging = Then.Done(Stage(With(Command), Batch(0, Row(1), Row(2) with { Grade = "Z9" }, Row(3) with { Label = "I-01" }, Row(4) with { Label = "S-01" }, Row(5) with { Area = "GM0000" })));
        Assert.Equal(
            ["allowed", "FieldInvalid(field=grade)", "AlreadyExists(field=label)", "AlreadyExists(field=label)", "UnknownArea(area=GM0000)"],
            staging.Problems.Select(Then.Text));
        Assert.Equal(["I-01"], staging.Change.Put.Select(s => s.Label));
    }

    [Fact]
    public void Given_a_dry_run_then_problems_are_told_and_nothing_is_written()
    {
        var staging = Then.Done(Stage(Desk(Editor), Batch(0, Row(1), Row(2) with { Content = "" }) with { DryRun = true }));
        Assert.True(staging.Change.IsNothing);
        Assert.Equal(["allowed", "FieldRequired(field=content)"], staging.Problems.Select(Then.Text));
    }

    [Fact]
    public void Given_a_committed_import_then_no_row_is_added_to_it()
    {
        var desk = Desk(Editor);
        desk = After(desk, Then.Done(Stage(desk, Batch(0, Row(1)))).Change);
        desk = After(desk, Then.Done(ContributionDecider.CommitImport(desk, "i-1")));
        Then.Refused(Stage(desk, Batch(1, Row(2))), ProblemCode.ImportState, ("state", "Committed"));
    }

    [Fact]
    public void Given_an_import_taken_back_then_what_was_worked_on_since_may_stay()
    {
        var desk = Desk(Editor);
        desk = After(desk, Then.Done(Stage(desk, Batch(0, Row(1), Row(2)))).Change);
        desk = After(desk, Then.Done(ContributionDecider.CommitImport(desk, "i-1")));
        desk.Register.Put(desk.Register.FindLabel("I-01")! with { Version = 2 });
        Assert.Equal(["I-02"], Then.Done(ContributionDecider.UndoImport(desk, "i-1", keepChanged: true)).Select(s => s.Label));
        Assert.Equal(2, Then.Done(ContributionDecider.UndoImport(desk, "i-1", keepChanged: false)).Length);
        Then.Refused(ContributionDecider.UndoImport(desk, "another", keepChanged: false), ProblemCode.NotFound);
        Then.Refused(ContributionDecider.UndoImport(desk with { By = Neighbour }, "i-1", keepChanged: false), ProblemCode.NotYourContribution);
    }

    [Fact]
    public void Given_nonsense_batches_then_they_are_refused()
    {
        Then.Refused(Stage(Desk(Editor), Batch(0)), ProblemCode.FieldInvalid, ("field", "rows"));
        Then.Refused(Stage(Desk(Editor), Batch(-1, Row(1))), ProblemCode.FieldInvalid, ("field", "rows"));
        Then.Refused(Stage(Desk(Editor), Batch(0, [.. Enumerable.Range(0, 201).Select(Row)])), ProblemCode.FieldInvalid, ("field", "rows"));
        Then.Refused(Stage(Desk(Signer), Batch(0, Row(1))), ProblemCode.RoleMissing, ("role", "Editor"));
    }
}
