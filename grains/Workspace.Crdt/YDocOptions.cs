namespace Workspace.Crdt;

/// <summary>How a document behaves.</summary>
public sealed record YDocOptions
{
    /// <summary>Whether deleted content is dropped, as Yjs does by default. Off keeps everything, which snapshots need. Default: on.</summary>
    public bool CollectGarbage { get; init; } = true;

    /// <summary>
    /// Most bytes of structs that may wait for what they depend on. What would go beyond is not kept: its sender will send it again when the state vectors are
    /// compared. Default: 4 MiB.
    /// </summary>
    public int MaxPendingBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Most deleted ranges that may wait for their targets. Default: 65,536.</summary>
    public int MaxPendingDeletes { get; init; } = 65_536;

    /// <summary>
    /// When waiting structs are tried again. Off (default): as soon as anything they wait for has come. On: only when stock Yjs would, which leaves some waiting
    /// although all is there; for comparing with it.
    /// </summary>
    public bool RetryPendingAsYjs { get; init; }

    /// <summary>Deepest level of nested types that reading follows; what is deeper is left out. Default: 256.</summary>
    public int MaxReadDepth { get; init; } = 256;

    /// <summary>
    /// Most marks that reading a text lets hold at one place; what is switched on beyond that is left out. Every run repeats its marks, so without a limit reading would
    /// be quadratic in marks. Default: 64.
    /// </summary>
    public int MaxReadMarks { get; init; } = 64;
}
