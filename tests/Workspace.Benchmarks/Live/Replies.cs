namespace Workspace.Benchmarks.Live;

/// <summary>What the benchmark reads of the answer to <c>JoinSection</c>. Public, because the MessagePack protocol writes its own code for it.</summary>
public sealed record JoinReply
{
    public string? Code { get; init; }

    public byte[] Difference { get; init; } = [];
}

/// <summary>What the benchmark reads of the answer to <c>Push</c>.</summary>
public sealed record PushReply
{
    public string? Code { get; init; }
}
