using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Access;
using Workspace.Web.Api;

namespace Workspace.Web.Tests.Api.Matrix;

/// <summary>Something that the table lets someone do with a signal of the deed's own.</summary>
/// <param name="Kind">How it stands in the history.</param>
/// <param name="After">What becomes of the signal; null when it is destroyed.</param>
internal sealed record MatrixDeed(MatrixPerson Who, string Kind, MatrixSignal Signal, Func<MatrixDossier, MatrixSignal, Ask> Request, Func<MatrixSignal, MatrixSignal?> After)
{
    public override string ToString() => $"{Who}, {Signal}, {Kind}";
}

/// <summary>Everything that the table allows: every person × action × stage on a signal whose level and regime change from one to the next, and every level under every regime.</summary>
internal static class MatrixDeeds
{
    /// <summary>Stands for "allowed", whatever the answer.</summary>
    private static readonly Verdict Allowed = new(0, null);

    /// <param name="into">What signals are merged into, by partner.</param>
    public static ImmutableArray<MatrixDeed> Of(RuleReading rules, Func<PartnerId, SignalId> into)
    {
        var deeds = ImmutableArray.CreateBuilder<MatrixDeed>();
        foreach (var owner in new[] { MatrixPeople.Owner, MatrixPeople.Giver })
        {
            var cells = MatrixDossier.Cells(owner);
            foreach (var stage in cells.Select(c => c.Stage).Distinct())
            {
                ImmutableArray<MatrixSignal> own = [.. cells.Where(c => c.Stage == stage && Other(c) is not null)];
                foreach (var who in MatrixPeople.All)
                {
                    MatrixSignal Next() => own[deeds.Count % own.Length];
                    foreach (var move in Rules.Moves.Where(r => rules.Move(r.Move, who, own[0], Allowed) == Allowed))
                    {
                        deeds.Add(Moving(who, Next(), move, into));
                    }

                    if (rules.Change(who, own[0], Allowed) == Allowed)
                    {
                        deeds.Add(Changing(who, Next(), (dossier, s) => Ask.Of("PUT", $"{dossier.Of(s.Owner)}/{s.Id}", new ChangeSignal { Signal = MatrixDossier.Entry(s) with { Content = "Anders." }, ExpectedVersion = s.Version })));
                        deeds.Add(Changing(who, Next(), (dossier, s) => new("POST", $"{dossier.Of(s.Owner)}/{s.Id}/attachments?name=nieuw.jpg", Bytes: [.. MatrixDossier.Photo, 0])));
                        deeds.Add(Changing(who, Next(), (dossier, s) => new("DELETE", $"{dossier.Of(s.Owner)}/{s.Id}/attachments/{s.Attachment}")));
                    }

                    if (RuleReading.Destroy(who, owner, Allowed) == Allowed)
                    {
                        deeds.Add(new(
                            who,
                            "destroyed",
                            Next(),
                            (dossier, s) => Ask.Of("POST", $"/api/pictures/{dossier.Picture}/retention/{s.Owner}/destructions", new DestroySignals { Signals = [new(s.Id, s.Version)] }),
                            _ => null));
                    }
                }
            }

            var date = Rules.Moves.Single(r => r.Move == SignalMove.SetPurgeDate);
            deeds.AddRange(cells.Where(c => c.Stage == SignalStage.Accepted).Select(c => Moving(owner == MatrixPeople.Owner ? MatrixPeople.OwnerSigner : MatrixPeople.Coordinator, c, date, into)));
        }

        return deeds.ToImmutable();
    }

    private static MatrixDeed Moving(MatrixPerson who, MatrixSignal signal, SignalMoveRule move, Func<PartnerId, SignalId> into) => new(
        who,
        move.Move.ToString(),
        signal,
        (dossier, s) => Ask.Of("POST", dossier.Of(s.Owner) + "/moves", SignalProbes.Moving(move.Move, s, s.Version) with { Handling = Other(s) ?? s.Level, Into = into(s.Owner) }),
        s => s with { Stage = move.To ?? s.Stage, Level = move.Move == SignalMove.SetHandling ? Other(s)!.Value : s.Level });

    private static MatrixDeed Changing(MatrixPerson who, MatrixSignal signal, Func<MatrixDossier, MatrixSignal, Ask> request) => new(who, "changed", signal, request, s => s);

    /// <summary>Another level that the regime and the partner allow: more open where there is one.</summary>
    private static HandlingLevel? Other(MatrixSignal signal)
    {
        var least = Rules.Regimes.Single(r => r.Id == signal.Regime).Least;
        var most = signal.Owner == MatrixPeople.Giver ? HandlingLevel.Named : HandlingLevel.OwnerOnly;
        return signal.Level > least ? signal.Level - 1 : signal.Level < most ? signal.Level + 1 : null;
    }
}
