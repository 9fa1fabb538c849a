using System.Collections.Immutable;
using System.Text.Json;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Web.Api;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api.Matrix;

/// <summary>One request.</summary>
internal sealed record Ask(string Method, string Path, string? Json = null, byte[]? Bytes = null)
{
    public static Ask Of(string method, string path, object body) => new(method, path, JsonSerializer.Serialize(body, Workplace.Json));
}

/// <summary>One way to a signal.</summary>
/// <param name="Request">What is asked; when allowed, in a way that changes nothing (a version that is not there, a file that is none), otherwise in the way that would.</param>
/// <param name="Expected">What the table says, given the answer that shows that it was allowed.</param>
internal sealed record SignalProbe(string Name, Func<MatrixDossier, MatrixSignal, bool, Ask> Request, Func<RuleReading, MatrixPerson, MatrixSignal, Verdict> Expected);

/// <summary>Everything that can be done with one signal.</summary>
internal static class SignalProbes
{
    private const long NoVersion = 1_000;

    private static readonly Verdict Changed = new(409, ProblemCode.SignalChanged);

    public static ImmutableArray<SignalProbe> All { get; } =
    [
        .. Enum.GetValues<SignalMove>().Select(move => new SignalProbe(
            move.ToString(),
            (dossier, signal, allowed) => Ask.Of("POST", dossier.Of(signal.Owner) + "/moves", Moving(move, signal, allowed ? NoVersion : signal.Version)),
            (rules, who, signal) => rules.Move(move, who, signal, Changed))),
        new(
            "change",
            (dossier, signal, allowed) => Ask.Of("PUT", Path(dossier, signal), new ChangeSignal { Signal = MatrixDossier.Entry(signal) with { Content = "Anders verwoord." }, ExpectedVersion = allowed ? NoVersion : signal.Version }),
            (rules, who, signal) => rules.Change(who, signal, Changed)),
        new(
            "attach",
            (dossier, signal, allowed) => new("POST", Path(dossier, signal) + "/attachments?name=nieuw.jpg", Bytes: allowed ? "geen afbeelding"u8.ToArray() : [.. MatrixDossier.Photo, 0]),
            (rules, who, signal) => rules.Change(who, signal, new(422, ProblemCode.AttachmentRefused))),
        new(
            "remove attachment",
            (dossier, signal, allowed) => new("DELETE", $"{Path(dossier, signal)}/attachments/{(allowed ? "0000000000000000" : signal.Attachment)}"),
            (rules, who, signal) => rules.Change(who, signal, Verdict.Done)),
        new("download attachment", (dossier, signal, _) => new("GET", $"{Path(dossier, signal)}/attachments/{signal.Attachment}"), (_, who, signal) => RuleReading.Read(who, signal)),
        new("read", (dossier, signal, _) => new("GET", Path(dossier, signal)), (_, who, signal) => RuleReading.Read(who, signal)),
        new("citations", (dossier, signal, _) => new("GET", Path(dossier, signal) + "/citations"), (_, who, signal) => RuleReading.OwnersOnly(who, signal.Owner, Verdict.Done)),
        new(
            "destroy early",
            (dossier, signal, allowed) => Ask.Of(
                "POST", $"/api/pictures/{dossier.Picture}/retention/{signal.Owner}/destructions", new DestroySignals { Signals = [new(signal.Id, allowed ? NoVersion : signal.Version)] }),
            (_, who, signal) => RuleReading.Destroy(who, signal.Owner, Changed)),
    ];

    /// <summary>A move with everything it may need.</summary>
    public static MoveSignals Moving(SignalMove move, MatrixSignal signal, long version) => new()
    {
        Move = move,
        Signals = [new(signal.Id, version)],
        Reason = "toets",
        Weighing = MatrixDossier.Weighing,
        Handling = signal.Level == HandlingLevel.OwnerOnly ? HandlingLevel.SessionOnly : signal.Level == HandlingLevel.Named ? HandlingLevel.Partners : signal.Level + 1,
        PurgeOn = new(2036, 4, 16),
        Into = MatrixSignal.Never,
    };

    private static string Path(MatrixDossier dossier, MatrixSignal signal) => $"{dossier.Of(signal.Owner)}/{signal.Id}";
}
