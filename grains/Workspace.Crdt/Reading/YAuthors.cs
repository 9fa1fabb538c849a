using System.Collections.Immutable;

namespace Workspace.Crdt;

/// <summary>Neighbouring characters (or other elements) that one client wrote one after the other.</summary>
/// <param name="Index">Place of the first one among the visible elements of its list; of deleted ones, where they were.</param>
/// <param name="Length">How many; UTF-16 units for text.</param>
/// <param name="Client">Who wrote them.</param>
/// <param name="Clock">Clock of the first; the others follow.</param>
/// <param name="Deleted">No longer visible.</param>
/// <param name="Text">The characters; null for anything else, and for deleted characters whose content was dropped.</param>
public sealed record YAuthoredRun(int Index, int Length, ulong Client, ulong Clock, bool Deleted, string? Text);

/// <summary>The runs of one list inside of a rich text.</summary>
/// <param name="Path">Which child of the root, which child of that, and so on; empty for the root itself.</param>
/// <param name="Runs">In the order of the list.</param>
public sealed record YAuthoredList(ImmutableArray<int> Path, ImmutableArray<YAuthoredRun> Runs);
