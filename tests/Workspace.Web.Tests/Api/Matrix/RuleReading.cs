using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Domain.Access;

namespace Workspace.Web.Tests.Api.Matrix;

/// <param name="Code">Null for a good answer.</param>
/// <param name="Refusal">The table says no. Otherwise it is the answer by which one sees, without anything being changed, that it was allowed.</param>
internal readonly record struct Verdict(int Status, ProblemCode? Code, bool Refusal = false)
{
    public static readonly Verdict Done = new(200, null);
    public static readonly Verdict Nothing = new(204, null);
    public static readonly Verdict NotSignedIn = new(401, ProblemCode.NotSignedIn, true);
    public static readonly Verdict NotFound = new(404, ProblemCode.NotFound, true);
    public static readonly Verdict NotAllowed = new(403, ProblemCode.NotAllowed, true);
    public static readonly Verdict NotYours = new(403, ProblemCode.NotYourContribution, true);
    public static readonly Verdict RoleMissing = new(403, ProblemCode.RoleMissing, true);
    public static readonly Verdict Locked = new(409, ProblemCode.SectionLocked, true);
    public static readonly Verdict WrongStage = new(409, ProblemCode.MoveNotPossible, true);

    /// <summary>Of what never was, for who may.</summary>
    public static readonly Verdict NeverWas = new(404, ProblemCode.NotFound);

    public override string ToString() => $"{Status} {Code}";
}

/// <summary>
/// A second reading of the rule table, written for the test and without <see cref="Rights"/>: it takes the rows as data. For what is allowed, the caller says by which answer that shows
/// without changing anything.
/// </summary>
internal sealed class RuleReading(bool published)
{
    /// <summary>What is the case already when these are asked for again. Weighing, merging and reopening are done anew.</summary>
    private static readonly ImmutableArray<SignalMove> Anew = [SignalMove.Weigh, SignalMove.Merge, SignalMove.Reopen];

    public static Standings Standing(MatrixPerson who, PartnerId owner)
    {
        if (!who.TakesPart)
        {
            return Standings.None;
        }

        var own = who.Partner == owner;
        var standing = Standings.None;
        standing |= who.Roles.Contains(PictureRole.Coordinator) ? Standings.Coordinator : 0;
        standing |= who.Roles.Contains(PictureRole.Reader) ? Standings.Reader : 0;
        standing |= who.Roles.Contains(PictureRole.Editor) ? own ? Standings.OwnEditor : Standings.OtherEditor : 0;
        standing |= who.Roles.Contains(PictureRole.Signer) ? own ? Standings.OwnSigner : Standings.OtherSigner : 0;

        // A partner without people: the coordinator stands for its editors and signers.
        return owner == MatrixPeople.Giver && who.Roles.Contains(PictureRole.Coordinator) ? standing | Standings.OwnEditor | Standings.OwnSigner : standing;
    }

    public static bool IsOwner(MatrixPerson who, PartnerId owner) => (Standing(who, owner) & (Standings.OwnEditor | Standings.OwnSigner)) != 0;

    public static SignalSight Sight(MatrixPerson who, MatrixSignal signal) => Sight(who, signal.Owner, signal.Level, signal.Regime, signal.Stage);

    public static SignalSight Sight(MatrixPerson who, PartnerId owner, HandlingLevel handling, string regime, SignalStage stage)
    {
        var standing = Standing(who, owner);
        if (IsOwner(who, owner))
        {
            return SignalSight.Content;
        }

        var law = Rules.Regimes.Single(r => r.Id == regime);
        var level = handling < law.Least ? law.Least : handling;
        var rows = Rules.Signals.Where(r => r.Level == level && (r.Who & standing) != 0 && (who.Cleared || !r.WithClearance)).Select(r => r.Sight).ToList();
        return !Has(Rules.Shared, stage) ? SignalSight.Nothing
            : rows.Contains(SignalSight.Content) ? SignalSight.Content
            : rows.Contains(SignalSight.Count) && law.Counted ? SignalSight.Count
            : SignalSight.Nothing;
    }

    public static bool Leaves(MatrixPerson who, MatrixSignal signal) =>
        IsOwner(who, signal.Owner)
        || (Sight(who, signal) == SignalSight.Content && signal.Level <= Rules.Exported && Rules.Regimes.Single(r => r.Id == signal.Regime).Least <= Rules.Exported);

    public static Verdict Read(MatrixPerson who, MatrixSignal signal) =>
        !who.SignedIn ? Verdict.NotSignedIn : Sight(who, signal) == SignalSight.Content ? Verdict.Done : Verdict.NotFound;

    public Verdict Move(SignalMove move, MatrixPerson who, MatrixSignal signal, Verdict allowed)
    {
        if (Read(who, signal) is { Code: not null } hidden)
        {
            return hidden;
        }

        if (Rules.Moves.SingleOrDefault(r => r.Move == move) is not { } row)
        {
            return new(400, ProblemCode.FieldInvalid);
        }

        if ((row.Who & Standing(who, signal.Owner)) == 0)
        {
            return NotTheirs(who, signal.Owner);
        }

        return row.To == signal.Stage && !Anew.Contains(move) ? Verdict.Done
            : published && !row.WhenPublished ? Verdict.Locked
            : Has(row.From, signal.Stage) ? allowed
            : Verdict.WrongStage;
    }

    public Verdict Change(MatrixPerson who, MatrixSignal signal, Verdict allowed) =>
        Read(who, signal) is { Code: not null } hidden ? hidden
        : !Standing(who, signal.Owner).HasFlag(Standings.OwnEditor) ? NotTheirs(who, signal.Owner)
        : published ? Verdict.Locked
        : Has(Rules.Changeable, signal.Stage) ? allowed
        : Verdict.WrongStage;

    public static Verdict Destroy(MatrixPerson who, PartnerId owner, Verdict allowed) =>
        Retention(who, owner) is { Code: not null } hidden ? hidden : (Rules.ApprovesDestruction & Standing(who, owner)) == 0 ? Verdict.RoleMissing : allowed;

    public static Verdict Retention(MatrixPerson who, PartnerId owner) =>
        !who.SignedIn ? Verdict.NotSignedIn : (Rules.SeesRetention & Standing(who, owner)) == 0 ? Verdict.NotFound : Verdict.Done;

    /// <summary>What only the owner's people are told: holds, citations.</summary>
    public static Verdict OwnersOnly(MatrixPerson who, PartnerId owner, Verdict allowed) =>
        !who.SignedIn ? Verdict.NotSignedIn : IsOwner(who, owner) ? allowed : Verdict.NotFound;

    /// <summary>What only those who enter signals for the partner are told: its imports.</summary>
    public static Verdict EditorsOnly(MatrixPerson who, PartnerId owner, Verdict allowed) =>
        !who.SignedIn ? Verdict.NotSignedIn : Standing(who, owner).HasFlag(Standings.OwnEditor) ? allowed : Verdict.NotFound;

    public static Verdict Participant(MatrixPerson who, Verdict allowed) => !who.SignedIn ? Verdict.NotSignedIn : who.TakesPart ? allowed : Verdict.NotFound;

    /// <summary>Entering signals: by hand, by import, by links for tips.</summary>
    public Verdict Enter(MatrixPerson who, PartnerId owner, Verdict allowed)
    {
        if (Participant(who, Verdict.Done) is { Code: not null } outside)
        {
            return outside;
        }

        var row = Rules.Pictures.Single(r => r.Act == PictureAct.AddSignal);
        return (row.Who & Standing(who, who.Partner)) == 0 ? Verdict.RoleMissing
            : row.Published is { } when && when != published ? Verdict.Locked
            : Standing(who, owner).HasFlag(Standings.OwnEditor) ? allowed
            : Verdict.NotYours;
    }

    private static Verdict NotTheirs(MatrixPerson who, PartnerId owner) => who.Partner == owner ? Verdict.NotAllowed : Verdict.NotYours;

    private static bool Has(SignalStages stages, SignalStage stage) => stages.HasFlag(Enum.Parse<SignalStages>(stage == SignalStage.WithdrawnByOwner ? nameof(SignalStages.Withdrawn) : stage.ToString()));
}
