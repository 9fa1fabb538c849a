using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Text;

namespace Workspace.Web.Live;

// Wire types of the hub: bytes, integers, booleans, strings, arrays and maps only, so that both protocols carry the same.

/// <param name="Code">Why not, or null.</param>
public sealed record OpenReply(string? Code, IReadOnlyDictionary<string, string> Parameters, long Version);

public sealed record JoinReply
{
    /// <summary>Why not, or null.</summary>
    public string? Code { get; init; }

    public IReadOnlyDictionary<string, string> Parameters { get; init; } = Replies.None;

    public string Epoch { get; init; } = "";

    public long Sequence { get; init; }

    /// <summary>What the client lacks, Yjs update v1.</summary>
    public byte[] Difference { get; init; } = [];

    /// <summary>What the server has, Yjs state vector.</summary>
    public byte[] StateVector { get; init; } = [];

    public bool CanWrite { get; init; }

    /// <summary>Why writing is not possible, or null.</summary>
    public string? WriteCode { get; init; }

    public CaretMessage[] Present { get; init; } = [];

    /// <summary>What texts may hold now; a client that knows less only reads.</summary>
    public int Schema { get; init; } = RichNode.Schema;
}

/// <param name="Code">Null means stored.</param>
public sealed record PushReply(string? Code, IReadOnlyDictionary<string, string> Parameters, string Epoch, long First, long Last);

/// <param name="Selection">Opaque positions; empty: in the section without a caret; null: gone.</param>
public sealed record CaretMessage(string Connection, long ClientId, byte[]? Selection, string PersonId, string Name, string PartnerId);

internal static class Replies
{
    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    public static OpenReply Open(Problem problem) => new(Code(problem), problem.Parameters, 0);

    public static JoinReply Join(Problem problem) => new() { Code = Code(problem), Parameters = problem.Parameters };

    public static JoinReply Join(JoinedSection joined, string connection) => new()
    {
        Epoch = Text(joined.Epoch),
        Sequence = joined.Sequence,
        Difference = joined.Difference,
        StateVector = joined.StateVector,
        CanWrite = joined.Rights.Write,
        WriteCode = WriteCode(joined.Rights),
        Present = [.. joined.Present.Where(c => c.Caret.Connection != connection).Select(Caret)],
    };

    public static PushReply Push(Problem problem) => new(Code(problem), problem.Parameters, "", 0, 0);

    public static PushReply Push(StoredRange stored) => new(null, None, Text(stored.Epoch), stored.First, stored.Last);

    public static CaretMessage Caret(StampedCaret caret) =>
        new(caret.Caret.Connection, caret.Caret.Client, caret.Caret.Selection, caret.Person.Value, caret.Name, caret.Partner.Value);

    public static string? WriteCode(SectionRights rights) => rights.Write ? null : (rights.WriteRefusal?.Code ?? ProblemCode.NotAllowed).ToString();

    public static string Text(Guid epoch) => epoch.ToString("N");

    private static string Code(Problem problem) => problem.Code.ToString();
}
