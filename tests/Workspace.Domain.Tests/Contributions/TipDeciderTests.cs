using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed class TipDeciderTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    private static readonly PersonId Femke = PersonId.Parse("femke");
    private static readonly ContributionConfiguration Open = new() { Version = 1, People = [], Areas = [] };
    private static readonly MakeTipLink Wanted = new() { For = " winkeliers ", Days = 14, MaxUses = 2, Id = new string('a', 64) };
    private static readonly Tip Tip = new() { Content = " Elke nacht een busje. ", Key = Key, Address = "Kade 12", Grade = "seen" };
    private static readonly TipLink Link = Then.Done(TipDecider.Make(Wanted, Femke, 0, Given.Noon));

    [Fact]
    public void A_link_is_for_someone_for_some_days_and_some_uses()
    {
        Assert.Equal(("winkeliers", 0, 2, false, Femke), (Link.For, Link.Used, Link.MaxUses, Link.Revoked, Link.MadeBy));
        Assert.Equal(Given.Noon.AddDays(14), Link.ExpiresAt);
    }

    [Theory]
    [InlineData("", 14, 2, ProblemCode.FieldRequired, "for")]
    [InlineData("w", 0, 2, ProblemCode.FieldInvalid, "days")]
    [InlineData("w", 61, 2, ProblemCode.FieldInvalid, "days")]
    [InlineData("w", 14, 0, ProblemCode.FieldInvalid, "maxUses")]
    [InlineData("w", 14, 201, ProblemCode.FieldInvalid, "maxUses")]
    [InlineData("mw. J., 111222333", 14, 2, ProblemCode.HoldsCitizenNumber, "for")]
    public void Else_it_is_not_made(string who, int days, int uses, ProblemCode code, string field) =>
        Then.Refused(TipDecider.Make(Wanted with { For = who, Days = days, MaxUses = uses }, Femke, 0, Given.Noon), code, ("field", field));

    [Fact]
    public void There_is_an_end_to_links_and_an_id_is_a_hash()
    {
        Assert.Equal(ProblemCode.TooManyRequests, TipDecider.Make(Wanted, Femke, TipDecider.MaxLinks, Given.Noon).Problem!.Code);
        Then.Refused(TipDecider.Make(Wanted with { Id = "token" }, Femke, 0, Given.Noon), ProblemCode.FieldInvalid, ("field", "id"));
    }

    [Fact]
    public void It_is_good_until_it_expires_is_used_up_or_withdrawn()
    {
        Assert.True(TipDecider.IsGood(Link, Link.ExpiresAt.AddTicks(-1)));
        Assert.False(TipDecider.IsGood(Link, Link.ExpiresAt));
        Assert.False(TipDecider.IsGood(Link with { Used = 2 }, Given.Noon));
        Assert.False(TipDecider.IsGood(Link with { Revoked = true }, Given.Noon));
        Assert.False(TipDecider.IsGood(null, Given.Noon));
    }

    [Theory]
    [InlineData(PictureRole.Editor, "politie", false, false, null)]
    [InlineData(PictureRole.Signer, "politie", false, false, ProblemCode.RoleMissing)]
    [InlineData(PictureRole.Editor, "gemeente", false, false, ProblemCode.NotYourContribution)]
    [InlineData(PictureRole.Coordinator, "gemeente", false, false, ProblemCode.NotYourContribution)]
    [InlineData(PictureRole.Coordinator, "gemeente", true, false, null)]
    [InlineData(PictureRole.Editor, "politie", false, true, ProblemCode.SectionLocked)]
    public void Editors_handle_the_links_of_their_partner_and_the_coordinator_those_of_one_that_only_gives_information(PictureRole role, string partner, bool inputOnly, bool closed, ProblemCode? refused)
    {
        var by = Given.Someone("x", PartnerId.Parse(partner), role);
        Assert.Equal(refused, TipDecider.MayHandle(by, Open with { InputOnly = inputOnly, Closed = closed }, Given.Police)?.Code);
    }

    [Fact]
    public void Who_takes_no_part_is_told_that_there_is_nothing()
    {
        Assert.Equal(ProblemCode.NotFound, TipDecider.MayHandle(null, Open, Given.Police)!.Code);
        Assert.Equal(ProblemCode.NotFound, TipDecider.MayHandle(Given.Someone("x", Given.Police, PictureRole.Editor), null, Given.Police)!.Code);
    }

    [Fact]
    public void A_tip_becomes_a_signal_for_people_by_name_with_no_more_than_what_was_told()
    {
        var signal = Then.Done(TipDecider.Signal(Tip, Given.Noon));
        Assert.Equal(("Elke nacht een busje.", "2026-03", "resident", "seen", "plain", "AVG", "tip", Key), (signal.Content, signal.Date, signal.SourceType, signal.Grade, signal.GradeScheme, signal.Regime, signal.Channel, signal.Key));
        Assert.Equal((HandlingLevel.Named, "Kade 12"), (signal.Handling, signal.Place?.Address));
        Assert.Null(signal.Place?.Point);
        Assert.Null(Then.Done(TipDecider.Signal(Tip with { Address = " ", Date = "2026-03-17" }, Given.Noon)).Place);
    }

    [Theory]
    [InlineData("", "heard", "resident", Key, ProblemCode.FieldRequired, "content")]
    [InlineData("x", "B2", "resident", Key, ProblemCode.FieldInvalid, "grade")]
    [InlineData("x", "heard", "tci", Key, ProblemCode.FieldInvalid, "role")]
    [InlineData("x", "heard", "resident", "", ProblemCode.FieldInvalid, "key")]
    [InlineData("x", "heard", "resident", "0123456789ABCDEF0123456789ABCDEF", ProblemCode.FieldInvalid, "key")]
    public void What_is_wrong_with_a_tip_is_named(string content, string grade, string role, string key, ProblemCode code, string field) =>
        Then.Refused(TipDecider.Signal(Tip with { Content = content, Grade = grade, Role = role, Key = key }, Given.Noon), code, ("field", field));

    [Fact]
    public void A_tip_that_is_too_long_or_has_nothing_in_it_is_refused()
    {
        Assert.Equal(ProblemCode.FieldTooLong, TipDecider.Signal(Tip with { Content = new string('x', Tip.MaxContent + 1) }, Given.Noon).Problem!.Code);
        Assert.Equal(ProblemCode.FieldRequired, TipDecider.Signal(Tip with { Content = null! }, Given.Noon).Problem!.Code);
        Assert.Equal(ProblemCode.FieldInvalid, TipDecider.Signal(Tip with { Key = null! }, Given.Noon).Problem!.Code);
    }

    [Fact]
    public void The_giver_hears_what_is_wrong_with_the_tip_and_nothing_about_the_partner()
    {
        ProblemCode[] told = [ProblemCode.FieldRequired, ProblemCode.FieldInvalid, ProblemCode.FieldTooLong, ProblemCode.HoldsCitizenNumber, ProblemCode.HoldsStateSecret, ProblemCode.HoldsBibobAdvice, ProblemCode.TooLarge, ProblemCode.TooManyAttachments, ProblemCode.AttachmentRefused];
        Then.Every(Enum.GetValues<ProblemCode>().Where(c => c != 0), code => TipDecider.ToldToGiver(Problem.Of(code)).Code == (told.Contains(code) ? code : ProblemCode.LinkInvalid));
    }

    [Fact]
    public void The_hour_is_kept_and_not_the_moment()
    {
        var at = new DateTimeOffset(2026, 3, 18, 23, 59, 59, 999, TimeSpan.FromHours(1));
        Assert.Equal(new DateTimeOffset(2026, 3, 18, 22, 0, 0, TimeSpan.Zero), TipDecider.HourOf(at));
    }
}
