using System.Collections.Immutable;
using Workspace.Contracts;

namespace Workspace.Grains.Sections;

/// <summary>
/// The text of a section up to a place in its log, so that loading does not replay everything. Written first; rows it covers stay as history until they are purged.
/// Applying rows it already holds is harmless.
/// </summary>
[GenerateSerializer, Immutable, Alias("ws.section.snapshot")]
public sealed record TextSnapshot
{
    [Id(0)] public int Schema { get; init; } = 1;

    /// <summary>Last row of the log in it.</summary>
    [Id(1)] public long Sequence { get; init; }

    /// <summary>Whole document as one Yjs update v1; empty when there is none yet.</summary>
    [Id(2)] public byte[] State { get; init; } = [];

    /// <summary>Whose each Yjs client id is: the first person who wrote with it.</summary>
    [Id(3)] public ImmutableDictionary<ulong, PersonId> Authors { get; init; } = ImmutableDictionary<ulong, PersonId>.Empty;
}
