using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Access;

namespace Workspace.Web.Tests.Api.Matrix;

/// <summary>What stands in a register beside its signals: made by its owner, for others to try.</summary>
/// <param name="Import">One that is done.</param>
internal sealed record Belongings(SignalId Import, string Hold, string Link, string View)
{
    /// <summary>The same of the partner that only gives information.</summary>
    public SignalId GiversImport { get; init; }

    public string GiversLink { get; init; } = "";

    public static readonly Belongings Never = new(MatrixSignal.Never, "0000000000000000000000000000dead", new string('0', 64), "0000000000000000000000000000dead");
}

/// <param name="Request">What is asked about the register of a partner; when allowed, in a way that changes nothing.</param>
internal sealed record RegisterProbe(
    string Name, Func<string, PartnerId, Belongings, bool, Ask> Request, Func<RuleReading, MatrixPerson, PartnerId, Verdict> Expected);

/// <summary>Everything that can be done with a register as a whole.</summary>
internal static class RegisterProbes
{
    private static readonly Verdict NothingIn = new(400, ProblemCode.FieldRequired);
    private static readonly Verdict Invalid = new(400, ProblemCode.FieldInvalid);
    private static readonly Verdict IsDone = new(409, ProblemCode.ImportState);

    public static ImmutableArray<RegisterProbe> All { get; } =
    [
        new(
            "add",
            (picture, owner, _, allowed) => Ask.Of("POST", $"/api/pictures/{picture}/signals?partner={owner}", Entry(allowed ? "" : "Hoort hier niet.")),
            (rules, who, owner) => rules.Enter(who, owner, NothingIn)),
        new("move nothing", (picture, owner, _, _) => Ask.Of("POST", $"/api/pictures/{picture}/signals/{owner}/moves", new MoveSignals { Move = SignalMove.Accept, Signals = [] }), (_, who, _) => RuleReading.Participant(who, Invalid)),
        new("list", (picture, owner, _, _) => new("GET", $"/api/pictures/{picture}/signals?limit=500&partner={owner}"), (_, who, _) => RuleReading.Participant(who, Verdict.Done)),
        new("export csv", (picture, _, _, _) => new("GET", $"/api/pictures/{picture}/signals/export?format=csv"), (_, who, _) => RuleReading.Participant(who, Verdict.Done)),
        new("export xlsx", (picture, _, _, _) => new("GET", $"/api/pictures/{picture}/signals/export?format=xlsx"), (_, who, _) => RuleReading.Participant(who, Verdict.Done)),
        new("corroboration", (picture, _, _, _) => new("GET", $"/api/pictures/{picture}/signals/corroboration?area=GM9901"), (_, who, _) => RuleReading.Participant(who, Verdict.Done)),
        new(
            "references",
            (picture, owner, _, _) => Ask.Of("POST", $"/api/pictures/{picture}/signals/references", new { signals = new[] { new { partner = owner.Value, id = MatrixSignal.Never.Value } } }),
            (_, who, _) => RuleReading.Participant(who, Verdict.Done)),

        new("retention", (picture, owner, _, _) => new("GET", $"/api/pictures/{picture}/retention/{owner}"), (_, who, owner) => RuleReading.Retention(who, owner)),
        new(
            "destroy nothing",
            (picture, owner, _, _) => Ask.Of("POST", $"/api/pictures/{picture}/retention/{owner}/destructions", new { signals = Array.Empty<object>() }),
            (_, who, owner) => RuleReading.Destroy(who, owner, Invalid)),

        // A hold is always on behalf of the own partner.
        new("holds", (picture, _, _, _) => new("GET", $"/api/pictures/{picture}/holds"), (_, who, _) => RuleReading.Participant(who, Verdict.Done)),
        new("hold nothing", (picture, _, _, allowed) => Ask.Of("POST", $"/api/pictures/{picture}/holds", new SetHold { About = allowed ? null : "verzonnen" }), (_, who, _) => RuleReading.OwnersOnly(who, who.Partner, NothingIn)),
        new("hold no section", (picture, _, _, _) => Ask.Of("POST", $"/api/pictures/{picture}/holds", new SetHold { Section = "nowhere" }), (_, who, _) => RuleReading.OwnersOnly(who, who.Partner, Invalid)),
        new("hold no area", (picture, _, _, _) => Ask.Of("POST", $"/api/pictures/{picture}/holds", new SetHold { Area = "GM0000" }), (_, who, _) => RuleReading.OwnersOnly(who, who.Partner, new(422, ProblemCode.UnknownArea))),
        new(
            "hold a section",
            (picture, _, _, allowed) => Ask.Of("POST", $"/api/pictures/{picture}/holds", new SetHold { Section = "lead", About = allowed ? new('x', 501) : null }),
            (_, who, _) => RuleReading.OwnersOnly(who, who.Partner, new(400, ProblemCode.FieldTooLong))),
        new(
            "lift",
            (picture, _, own, allowed) => new("DELETE", $"/api/pictures/{picture}/holds/{(allowed ? Belongings.Never.Hold : own.Hold)}"),
            (_, who, _) => RuleReading.OwnersOnly(who, who.Partner, Verdict.Nothing)),

        new("imports", (picture, _, _, _) => new("GET", $"/api/pictures/{picture}/imports"), (_, who, _) => RuleReading.Participant(who, Verdict.Done)),
        new("import a file", (picture, owner, _, allowed) => new("POST", $"/api/pictures/{picture}/imports?name=x.csv&partner={owner}", Bytes: allowed ? [] : "a;b\n1;2"u8.ToArray()), (rules, who, owner) => rules.Enter(who, owner, new(422, ProblemCode.UnreadableTable))),
        new("read import", (picture, owner, own, _) => new("GET", Import(picture, owner, own)), (_, who, owner) => RuleReading.EditorsOnly(who, owner, Verdict.Done)),
        new("read rows", (picture, owner, own, _) => new("GET", Import(picture, owner, own) + "/rows"), (_, who, owner) => RuleReading.EditorsOnly(who, owner, IsDone)),
        new("map", (picture, owner, own, _) => Ask.Of("PUT", Import(picture, owner, own) + "/mapping", ImportMapping.Nothing), (rules, who, owner) => rules.Enter(who, owner, IsDone)),
        new("correct row", (picture, owner, own, _) => Ask.Of("PUT", Import(picture, owner, own) + "/rows/2", new CorrectRow { LeaveOut = true }), (rules, who, owner) => rules.Enter(who, owner, IsDone)),
        new("commit", (picture, owner, own, _) => new("POST", Import(picture, owner, own) + "/start"), (rules, who, owner) => rules.Enter(who, owner, Verdict.Done)),
        new("cancel", (picture, owner, own, _) => new("POST", Import(picture, owner, own) + "/cancel"), (_, who, owner) => RuleReading.EditorsOnly(who, owner, IsDone)),
        new(
            "undo",
            (picture, owner, own, allowed) => new("POST", Import(picture, owner, allowed ? Belongings.Never : own) + "/undo"),
            (rules, who, owner) => rules.Enter(who, owner, Verdict.NeverWas)),

        new("links", (picture, owner, _, _) => new("GET", $"/api/pictures/{picture}/tip-links?partner={owner}"), (rules, who, owner) => rules.Enter(who, owner, Verdict.Done)),
        new(
            "make link",
            (picture, owner, _, allowed) => Ask.Of("POST", $"/api/pictures/{picture}/tip-links?partner={owner}", new { @for = allowed ? "" : "winkeliers", days = 7, maxUses = 3, id = "" }),
            (rules, who, owner) => rules.Enter(who, owner, NothingIn)),
        new(
            "revoke link",
            (picture, owner, own, allowed) => new("DELETE", $"/api/pictures/{picture}/tip-links/{(allowed ? Belongings.Never.Link : own.Link)}?partner={owner}"),
            (rules, who, owner) => rules.Enter(who, owner, Verdict.NeverWas)),

        // A view is its maker's: for everybody else there is nothing to see or remove.
        new("views", (picture, _, _, _) => new("GET", $"/api/pictures/{picture}/signal-views"), (_, who, _) => RuleReading.Participant(who, Verdict.Done)),
        new(
            "remove view",
            (picture, _, own, _) => new("DELETE", $"/api/pictures/{picture}/signal-views/{own.View}"),
            (_, who, _) => RuleReading.Participant(who, Verdict.Nothing)),
    ];

    private static AddSignal Entry(string content) =>
        MatrixDossier.Entry(new(MatrixPeople.Owner, Rules.Exported, Rules.Regimes[0].Id, SignalStage.Submitted)) with { Content = content };

    private static string Import(string picture, PartnerId owner, Belongings own) => $"/api/pictures/{picture}/imports/{owner}/{own.Import}";
}
