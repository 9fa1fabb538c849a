using Workspace.Contracts.Contributions;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>A move of many signals is one fact, from which everything follows.</summary>
public sealed partial class ContributionDeciderTests
{
    private static SignalDesk Many(int count, AddSignal? command = null) => With([.. Enumerable.Range(1, count).Select(n => (command ?? Command) with { Label = $"S-{n:00}" })]);

    /// <summary>The signals of a desk as they are read from storage when these are its rows and the moves that came after.</summary>
    private static SignalRegister Read(IEnumerable<Signal> rows, params SignalsMoved[] moves)
    {
        var register = new SignalRegister();
        foreach (var row in rows)
        {
            register.Put(row);
        }

        register.Replay(moves);
        return register;
    }

    public static TheoryData<SignalMove> EveryMove => new(Enum.GetValues<SignalMove>().Where(m => m != SignalMove.Unknown));

    [Theory]
    [MemberData(nameof(EveryMove))]
    public void Given_many_signals_then_their_move_is_one_fact_that_says_the_same_as_the_signals_after_it(SignalMove move)
    {
        var desk = Many(SignalsMoved.Many, Accepted with { Stage = move == SignalMove.Submit ? SignalStage.Draft : SignalStage.Submitted });
        if (move == SignalMove.Reopen)
        {
            desk = Moved(desk, To(SignalMove.Forward, desk));
        }

        var rows = desk.Register.All.ToList();
        var change = Then.Done(ContributionDecider.Move(desk, To(move, desk) with
        {
            Weighing = Weighing with { Remark = "anders" },
            Handling = HandlingLevel.Named,
            PurgeOn = Given.Today.AddDays(40),
            Into = move == SignalMove.Merge ? rows[0].Id : null,
        }));
        if (move == SignalMove.Merge)
        {
            // The one that stays does not move, and those that do are few.
            Assert.Null(change.Moved);
            return;
        }

        Assert.Equal(rows.Select(s => new VersionedSignal(s.Id, s.Version)), change.Moved!.Signals);
        Assert.Equal(change.Put, Read(rows, change.Moved).All);
        Assert.Equal(change.Put, Read(change.Put, change.Moved).All);
        Assert.All(change.Put.Zip(change.Events), p => Assert.Equal((p.First.Version, p.First.Stage, move.ToString(), "omdat"), (p.Second.Version, p.Second.Stage, p.Second.Kind, p.Second.Reason)));
    }

    [Fact]
    public void Given_few_signals_then_each_is_written()
    {
        var desk = Many(SignalsMoved.Many - 1);
        Assert.Null(Then.Done(ContributionDecider.Move(desk, To(SignalMove.Park, desk))).Moved);
    }

    [Fact]
    public void Given_a_signal_that_was_written_after_a_move_then_the_move_changes_it_no_more()
    {
        var desk = Many(6);
        var rows = desk.Register.All.ToList();
        var parked = Then.Done(ContributionDecider.Move(desk, To(SignalMove.Park, desk))).Moved!;
        desk = Moved(desk, To(SignalMove.Park, desk));
        var reopened = Then.Done(ContributionDecider.Move(desk, To(SignalMove.Reopen, desk))).Moved!;
        var written = rows[0] with { Version = 5, Stage = SignalStage.Weighed };
        var read = Read([written, .. rows[1..]], parked, reopened);
        Assert.Same(written, read.Find(written.Id));
        Assert.All(rows[1..], s => Assert.Equal((3L, SignalStage.Submitted), (read.Find(s.Id)!.Version, read.Find(s.Id)!.Stage)));
    }

    [Fact]
    public void Given_rows_and_moves_then_the_history_is_one_line_with_the_stage_of_each_step()
    {
        var desk = Many(5, Command with { Stage = SignalStage.Draft });
        var submitted = Then.Done(ContributionDecider.Move(desk, To(SignalMove.Submit, desk))).Moved!;
        desk = Moved(desk, To(SignalMove.Submit, desk));
        var handled = Then.Done(ContributionDecider.Move(desk, To(SignalMove.SetHandling, desk) with { Handling = HandlingLevel.Named })).Moved!;
        desk = Moved(desk, To(SignalMove.SetHandling, desk) with { Handling = HandlingLevel.Named });
        var signal = desk.Register.FindLabel("S-03")!;
        SignalEvent changed = new() { Version = 4, At = Given.Noon, By = Editor.Person, Kind = "changed", Fields = ["content"], Stage = SignalStage.Submitted };
        Assert.Equal(
            [(1L, "added", SignalStage.Draft), (2L, "Submit", SignalStage.Submitted), (3L, "SetHandling", SignalStage.Submitted), (4L, "changed", SignalStage.Submitted)],
            SignalHistory.Of(signal with { Version = 4 }, [changed], [handled, submitted]).Select(h => (h.Version, h.Kind, h.Stage)));

        // From when the beginning had a row.
        SignalEvent added = new() { Version = 1, At = Given.Noon, By = Signer.Person, Kind = "added", Stage = SignalStage.Accepted };
        Assert.Equal(added, SignalHistory.Of(signal with { AddedAs = SignalStage.Unknown }, [added], []).Single());
    }

    [Fact]
    public void Given_a_fact_when_signals_are_destroyed_then_it_loses_them_and_goes_with_the_last()
    {
        var desk = Many(5);
        var fact = Then.Done(ContributionDecider.Move(desk, To(SignalMove.Park, desk))).Moved!;
        var ids = fact.Signals.Select(s => s.Id).ToList();
        Assert.Equal(ids[4..], fact.Without(ids[..4].ToHashSet())!.Signals.Select(s => s.Id));
        Assert.Null(fact.Without(ids.ToHashSet()));

        var journal = new SignalJournal();
        journal.Add(7, fact);
        journal.Add(9, fact with { Signals = fact.Signals[3..] });
        Assert.Equal((10L, 2), (journal.Next, journal.Of(ids).Length));
        journal.Forget(ids[4]);
        Assert.Empty(journal.Of(ids[4]));
        Assert.Equal([7L, 9], journal.Of(ids[3]));
    }
}
