using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Sections;
using Workspace.Domain.Sections;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed class HistoryDeciderTests
{
    private static readonly ImmutableArray<PartnerId> Owners = [Given.Police];
    private static readonly DateTimeOffset At = new(2026, 3, 18, 10, 0, 0, TimeSpan.Zero);
    private static readonly SectionState Draft = new() { Stage = SectionStage.InProgress };

    private static HistoryPurge Purge(long first, long last) => new() { First = first, Last = last, By = PersonId.Parse("c"), Name = "C", At = At, Reason = "R", Done = false };

    private static Outcome<SectionState> Name(SectionState state, long sequence, string name) =>
        HistoryDecider.Name(state, sequence, new() { Name = name }, Given.Someone("e", Given.Police, PictureRole.Editor), Owners, head: 9, At);

    [Theory]
    [InlineData("", "FieldRequired")]
    [InlineData(" \u200b ", "FieldRequired")]
    [InlineData("twee\nregels", "FieldInvalid")]
    [InlineData("\u202eomgekeerd", "FieldInvalid")]
    public void Given_a_name_that_is_none_then_it_is_refused(string name, string code) => Assert.Equal(code, Name(Draft, 3, name).Problem!.Code.ToString());

    [Fact]
    public void Given_a_name_of_80_characters_then_it_is_kept_and_one_more_is_refused()
    {
        Assert.Equal(80, Name(Draft, 3, new('x', 80)).Value!.Versions.Single().Name.Length);
        Assert.Equal(ProblemCode.FieldTooLong, Name(Draft, 3, new('x', 81)).Problem!.Code);
    }

    [Fact]
    public void Given_a_second_name_for_a_version_then_it_replaces_the_first_and_the_same_again_changes_nothing()
    {
        var once = Name(Name(Draft, 5, "Vijf").Value!, 3, "Drie").Value!;
        Assert.Equal([3L, 5L], once.Versions.Select(v => v.Sequence));
        var twice = Name(once, 3, "Toch anders").Value!;
        Assert.Equal(["Toch anders", "Vijf"], twice.Versions.Select(v => v.Name));
        Assert.Same(twice, Name(twice, 3, " Toch anders ").Value);
    }

    [Fact]
    public void Given_as_many_names_as_a_section_remembers_then_one_more_is_refused_and_renaming_is_not()
    {
        var full = Draft with { Versions = [.. Enumerable.Range(1, HistoryLimits.Versions).Select(i => new NamedVersion { Sequence = i + 100, Name = "x", By = PersonId.Parse("e"), At = At })] };
        Assert.Equal(ProblemCode.TooManyVersions, Name(full, 3, "Drie").Problem!.Code);
        Assert.Null(HistoryDecider.Name(full, 101, new() { Name = "y" }, Given.Someone("e", Given.Police, PictureRole.Editor), Owners, head: 1_000, At).Problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(-1)]
    public void Given_a_version_that_is_not_there_then_it_gets_no_name(long sequence) => Assert.Equal(ProblemCode.UnknownVersion, Name(Draft, sequence, "x").Problem!.Code);

    [Fact]
    public void Given_a_purge_then_versions_inside_are_gone_with_their_names_and_those_around_stay()
    {
        var state = Enumerable.Range(1, 9).Aggregate(Draft, (s, i) => Name(s, i, $"v{i}").Value!);
        var purged = HistoryDecider.BeginPurge(state, Purge(3, 6));
        Assert.Equal([1L, 2L, 6L, 7L, 8L, 9L], purged.Versions.Select(v => v.Sequence));
        for (var version = 0L; version <= 9; version++)
        {
            Assert.Equal(version is >= 3 and < 6 ? ProblemCode.HistoryPurged : null, HistoryDecider.CheckVersion(purged.Purges, version, 9)?.Code);
        }

        var done = HistoryDecider.PurgesDone(purged);
        Assert.True(done.Purges.Single().Done);
        Assert.Same(done, HistoryDecider.PurgesDone(done));
    }

    [Fact]
    public void Given_a_command_to_purge_then_right_reason_and_period_are_checked()
    {
        var coordinator = Given.Someone("c", Given.Tax, PictureRole.Coordinator);
        string? Check(PurgeHistory command, Contracts.Pictures.Participant? by, bool administrator = false) => HistoryDecider.CheckPurge(Draft, command, by, administrator, Owners, At)?.Code.ToString();
        Assert.Null(Check(new() { Reason = "Verzoek" }, coordinator));
        Assert.Null(Check(new() { Reason = "Verzoek", From = At, Until = At }, coordinator));
        Assert.Null(Check(new() { Reason = "Verzoek" }, null, administrator: true));
        Assert.Equal("NotFound", Check(new() { Reason = "Verzoek" }, null));
        Assert.Equal("RoleMissing", Check(new() { Reason = "Verzoek" }, Given.Someone("e", Given.Police, PictureRole.Editor, PictureRole.Signer)));
        Assert.Equal("ReasonRequired", Check(new() { Reason = " " }, coordinator));
        Assert.Equal("FieldTooLong", Check(new() { Reason = new('x', HistoryLimits.Reason + 1) }, coordinator));
        Assert.Equal("PeriodReversed", Check(new() { Reason = "Verzoek", From = At.AddSeconds(1), Until = At }, coordinator));
        Assert.Equal("SectionLocked", HistoryDecider.CheckPurge(Draft with { FrozenFor = 1 }, new() { Reason = "Verzoek" }, coordinator, true, Owners, At)?.Code.ToString());
    }

    [Fact]
    public void Given_rows_then_entries_end_at_another_author_a_pause_a_version_a_restore_and_a_purge()
    {
        var (a, b) = (PersonId.Parse("a"), PersonId.Parse("b"));
        TimelineRow Row(long sequence, PersonId by, double minutes, int added = 1, int removed = 0) => new(sequence, by, At.AddMinutes(minutes), added, removed);
        var rows = new[]
        {
            Row(1, a, 0), Row(2, a, 5, 2, 1), Row(3, a, 10.1), Row(4, b, 11), Row(5, a, 12), Row(6, a, 13), Row(7, a, 14), Row(8, a, 15), Row(9, a, 16), Row(10, a, 15.9),
        };
        var note = new RestoreNote { Sequence = 7, By = a, At = At.AddMinutes(14), Version = 2 };
        var entries = Timeline.Entries(rows, new HashSet<long> { 5 }, [note, note with { Sequence = 8 }], [Purge(10, 10)]);
        Assert.Equal([(1L, 2L), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 9), (10, 10)], entries.Select(e => (e.First, e.Last)));
        Assert.Equal((3, 1, At, At.AddMinutes(5)), (entries[0].Added, entries[0].Removed, entries[0].From, entries[0].To));
        Assert.Equal(2, entries.Single(e => e.RestoredTo is not null).RestoredTo);
        Assert.Equal([10L], entries.Where(e => e.Purged).Select(e => e.Last));
        Assert.Empty(Timeline.Entries([], new HashSet<long>(), [], []));
    }

    [Fact]
    public void Given_more_restores_than_are_remembered_then_the_oldest_is_forgotten()
    {
        var state = Enumerable.Range(1, HistoryLimits.Restores + 1).Aggregate(Draft, (s, i) => HistoryDecider.Restoring(s, new() { Sequence = i, By = PersonId.Parse("a"), At = At, Version = 0 }));
        Assert.Equal((HistoryLimits.Restores, 2L), (state.Restores.Length, state.Restores[0].Sequence));
        Assert.Equal(HistoryLimits.Restores, HistoryDecider.Restoring(state, state.Restores[^1] with { Version = 1 }).Restores.Length);
    }
}
