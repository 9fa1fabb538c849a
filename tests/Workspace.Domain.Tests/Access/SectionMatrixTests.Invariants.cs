using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Domain.Access;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>What must hold in every cell, said without looking at the rules.</summary>
public sealed partial class SectionMatrixTests
{
    private static readonly ImmutableArray<SectionStage> Drafts = [SectionStage.Open, SectionStage.InProgress, SectionStage.ChangesRequested];

    private sealed record Cells(SectionAct Act, Stand Who, SectionStage Stage, bool Frozen, string MandateName, Mandate? Mandate)
    {
        public Participant? Person => Who.With(Mandate);

        public Verdict Verdict => Rights.Decide(Act, Person, Owners, Stage, Frozen, Given.Today);

        public Verdict On(SectionAct act) => (this with { Act = act }).Verdict;

        public override string ToString() => $"{Act} by {Who.Name}, stage {Stage}, frozen {Frozen}, mandate {MandateName}";
    }

    private static ImmutableArray<Cells> All { get; } =
    [
        .. from act in Enum.GetValues<SectionAct>()
           from who in Matrix.Stands
           from stage in Enum.GetValues<SectionStage>()
           from frozen in new[] { false, true }
           from mandate in Matrix.Mandates
           select new Cells(act, who, stage, frozen, mandate.Name, mandate.Mandate),
    ];

    private static void Every(Func<Cells, bool> which, Func<Cells, bool> holds) => Then.Every(All.Where(which), holds, cell => $"{cell}: {Then.Text(cell.Verdict)}");

    private static bool IsNotFound(Verdict verdict) => Then.Text(verdict) == nameof(ProblemCode.NotFound);

    [Fact]
    public void The_matrix_is_complete() =>
        Assert.Equal(11 * (1 + (2 * 16)) * 8 * 2 * 4, All.Length);

    [Fact]
    public void Given_someone_who_takes_no_part_or_has_no_role_then_nothing_exists() =>
        Every(c => c.Who.Roles is null or { IsEmpty: true }, c => IsNotFound(c.Verdict));

    [Fact]
    public void Given_a_section_one_may_not_see_then_every_act_says_not_found_and_nothing_more() =>
        Every(c => !c.On(SectionAct.See).IsAllowed, c => IsNotFound(c.Verdict) && c.Verdict.Problem!.Parameters.IsEmpty);

    [Fact]
    public void Given_a_section_one_may_see_then_no_act_says_not_found() =>
        Every(c => c.On(SectionAct.See).IsAllowed, c => !IsNotFound(c.Verdict));

    [Fact]
    public void Given_a_draft_then_only_owners_and_the_coordinator_know_of_it() =>
        Every(c => Drafts.Contains(c.Stage) && !c.Who.Owner && !c.Who.Is(PictureRole.Coordinator), c => IsNotFound(c.Verdict));

    [Fact]
    public void Given_a_draft_then_only_owners_read_it_and_the_coordinator_does_not() =>
        Every(c => c.Act == SectionAct.Read && Drafts.Contains(c.Stage), c => c.Verdict.IsAllowed == c.Who.Owner);

    [Fact]
    public void Given_a_reader_only_then_nothing_exists_before_it_is_settled() =>
        Every(
            c => c.Who.Roles is [PictureRole.Reader],
            c => c.Stage is SectionStage.Signed or SectionStage.Locked ? c.Verdict.IsAllowed == (c.Act is SectionAct.See or SectionAct.Read or SectionAct.ReadHistory) : IsNotFound(c.Verdict));

    [Fact]
    public void Given_any_situation_then_only_an_editor_of_an_owner_writes_or_submits() =>
        Every(c => (c.Act is SectionAct.Write or SectionAct.Submit) && c.Verdict.IsAllowed, c => c.Who.Own && c.Who.Is(PictureRole.Editor));

    [Fact]
    public void Given_any_situation_then_only_a_signer_of_an_owner_with_a_valid_mandate_signs() =>
        Every(c => c.Act == SectionAct.Sign && c.Verdict.IsAllowed, c => c.Who.Own && c.Who.Is(PictureRole.Signer) && c.Mandate!.IsValidOn(Given.Today));

    [Fact]
    public void Given_a_draft_then_nobody_signs_or_approves_it() =>
        Every(c => (c.Act is SectionAct.Sign or SectionAct.Approve) && Drafts.Contains(c.Stage), c => !c.Verdict.IsAllowed);

    [Fact]
    public void Given_a_frozen_or_locked_section_then_nobody_changes_anything_but_by_law() =>
        Every(
            c => c.Frozen || c.Stage == SectionStage.Locked,
            c => !c.Verdict.IsAllowed || (c.Act is SectionAct.See or SectionAct.Read or SectionAct.ReadHistory) || (c.Act == SectionAct.PurgeHistory && !c.Frozen));

    [Fact]
    public void Given_the_right_to_read_then_the_history_is_readable_too_and_no_further() =>
        Every(c => c.Act == SectionAct.ReadHistory, c => c.Verdict.IsAllowed == c.On(SectionAct.Read).IsAllowed);

    [Fact]
    public void Given_any_situation_then_only_a_coordinator_purges() =>
        Every(c => c.Act == SectionAct.PurgeHistory, c => c.Verdict.IsAllowed == (!c.Frozen && c.Stage != SectionStage.Unknown && c.Who.Is(PictureRole.Coordinator)));

    [Fact]
    public void Given_the_functional_administrator_then_it_may_purge_and_nothing_else_that_others_may_not()
    {
        foreach (var cell in All)
        {
            var verdict = Rights.Decide(cell.Act, cell.Person, administrator: true, Owners, cell.Stage, cell.Frozen, Given.Today);
            var expected = cell.Act != SectionAct.PurgeHistory ? Then.Text(cell.Verdict) : cell.Frozen ? nameof(ProblemCode.SectionLocked) : "allowed";
            Assert.Equal(expected, Then.Text(verdict));
        }
    }

    [Fact]
    public void Given_a_freeze_then_what_one_sees_and_reads_stays_the_same() =>
        Every(c => c.Act is SectionAct.See or SectionAct.Read or SectionAct.ReadHistory, c => c.Verdict.IsAllowed == (c with { Frozen = !c.Frozen }).Verdict.IsAllowed);

    [Fact]
    public void Given_a_right_to_change_then_reading_is_possible_too() =>
        Every(
            c => (c.Act is SectionAct.Write or SectionAct.Submit or SectionAct.Approve or SectionAct.Sign or SectionAct.NameVersion) && c.Verdict.IsAllowed,
            c => c.On(SectionAct.Read).IsAllowed);

    [Fact]
    public void Given_an_unknown_act_or_stage_then_it_is_refused() =>
        Every(c => c.Act == SectionAct.Unknown || c.Stage == SectionStage.Unknown, c => !c.Verdict.IsAllowed);

    [Fact]
    public void Given_a_mandate_then_it_matters_for_signing_only() =>
        Every(c => c.Act != SectionAct.Sign, c => Then.Text(c.Verdict) == Then.Text((c with { Mandate = null }).Verdict));

    [Fact]
    public void Given_a_refusal_then_its_reason_tells_only_what_that_person_may_know()
    {
        Every(c => c.Act != SectionAct.Unknown && !c.Verdict.IsAllowed, c => c.Verdict.Problem switch
        {
            { Code: ProblemCode.WrongStage } p => p.Parameters.Count == 1 && p.Parameters["stage"] == c.Stage.ToString() && c.On(SectionAct.See).IsAllowed,
            { Code: ProblemCode.RoleMissing } p => p.Parameters.Count == 1 && Enum.TryParse<PictureRole>(p.Parameters["role"], out var role) && role != PictureRole.Unknown && !c.Who.Is(role),
            { Code: ProblemCode.MandateExpired } p => p.Parameters.Count == 1 && p.Parameters["until"] == "2026-03-17" && c.MandateName == "expired",
            { Code: ProblemCode.MandateMissing } p => p.Parameters.IsEmpty && c.MandateName is "none" or "not yet valid",
            { Code: ProblemCode.NotFound or ProblemCode.NotYourSection or ProblemCode.SectionLocked } p => p.Parameters.IsEmpty,
            _ => false,
        });
    }

    [Fact]
    public void Given_more_roles_then_no_right_is_lost()
    {
        var steps = from cell in All
                    where cell.Verdict.IsAllowed
                    from more in Matrix.Stands
                    where more.Own == cell.Who.Own && more.Roles is { } roles && cell.Who.Roles!.Value.All(r => roles.Contains(r))
                    select cell with { Who = more };
        Then.Every(steps, cell => cell.Verdict.IsAllowed);
    }

    [Fact]
    public void Given_the_own_partner_as_owner_then_one_may_at_least_what_others_may() =>
        Every(c => c is { Who.Own: false, Who.Roles: not null, Verdict.IsAllowed: true }, c => (c with { Who = c.Who with { Own = true } }).Verdict.IsAllowed);

    [Fact]
    public void Given_an_order_of_roles_then_it_does_not_matter() =>
        Every(
            c => c.Who.Roles is { Length: > 1 },
            c => Then.Text(c.Verdict) == Then.Text((c with { Who = c.Who with { Roles = [.. c.Who.Roles!.Value.Reverse()] } }).Verdict));

    [Fact]
    public void Given_a_section_without_owners_then_nobody_is_its_owner()
    {
        var all = Given.Someone("all", Given.Police, PictureRole.Coordinator, PictureRole.Editor, PictureRole.Signer, PictureRole.Reader);
        foreach (var owners in new[] { [], default(ImmutableArray<PartnerId>) })
        {
            Assert.All(Stages, stage =>
            {
                Assert.False(Rights.Decide(SectionAct.Write, all, owners, stage, false, Given.Today).IsAllowed);
                Assert.False(Rights.Decide(SectionAct.Sign, all, owners, stage, false, Given.Today).IsAllowed);
            });
        }
    }

    [Fact]
    public void Given_a_stored_person_without_a_list_of_roles_then_nothing_exists() =>
        Assert.Equal("NotFound", Then.Text(Rights.Decide(SectionAct.See, Given.Someone("x", Given.Police) with { Roles = default }, Owners, SectionStage.Locked, false, Given.Today)));

    [Fact]
    public void Given_a_role_of_a_later_version_then_it_gives_nothing() =>
        Assert.Equal("NotFound", Then.Text(Rights.Decide(SectionAct.See, Given.Someone("x", Given.Police, PictureRole.Unknown, (PictureRole)99), Owners, SectionStage.Locked, false, Given.Today)));

    [Theory]
    [InlineData("2026-01-01", "2026-03-18", "allowed")]
    [InlineData("2026-03-18", "2026-03-18", "allowed")]
    [InlineData("2025-01-01", "2026-03-17", "MandateExpired(until=2026-03-17)")]
    [InlineData("2026-03-19", "2027-01-01", "MandateMissing")]
    public void Given_a_mandate_when_signing_then_its_first_and_last_day_count(string from, string until, string expected)
    {
        var mandate = new Mandate { Reference = "M", From = DateOnly.Parse(from), Until = DateOnly.Parse(until) };
        var signer = Given.Someone("s", Given.Police, PictureRole.Signer) with { Mandate = mandate };
        Assert.Equal(expected, Then.Text(Rights.Decide(SectionAct.Sign, signer, Owners, SectionStage.Approved, false, Given.Today)));
    }

    [Fact]
    public void Given_any_situation_then_the_rights_shown_to_the_client_are_the_verdicts()
    {
        foreach (var cell in All.Where(c => c.Act == SectionAct.See))
        {
            var shown = Rights.Of(cell.Person, Owners, cell.Stage, cell.Frozen, Given.Today);
            if (!cell.Verdict.IsAllowed)
            {
                Assert.True(shown is null, cell.ToString());
                continue;
            }

            Assert.True(shown is not null, cell.ToString());
            Assert.Equal(
                (cell.On(SectionAct.Read).IsAllowed, cell.On(SectionAct.Write).IsAllowed, cell.On(SectionAct.Sign).IsAllowed, cell.On(SectionAct.Submit).IsAllowed, cell.On(SectionAct.Approve).IsAllowed, cell.On(SectionAct.RequestChanges).IsAllowed),
                (shown.Read, shown.Write, shown.Sign, shown.Submit, shown.Approve, shown.RequestChanges));
            Assert.Equal(Then.Text(cell.On(SectionAct.Write).Problem), Then.Text(shown.WriteRefusal));
            Assert.Equal(Then.Text(cell.On(SectionAct.Sign).Problem), Then.Text(shown.SignRefusal));
        }
    }
}
