using System.Collections.Immutable;

namespace Workspace.Crdt;

/// <summary>A node of a rich text with the identity of what was written.</summary>
/// <param name="Id">Of the element, of the embedded value, or of the first character of the run.</param>
public abstract record YAuthoredNode(YId Id);

/// <summary>An element.</summary>
public sealed record YAuthoredElement(YId Id, string Name, ImmutableArray<KeyValuePair<string, YValue>> Attributes, ImmutableArray<YAuthoredNode> Children) : YAuthoredNode(Id);

/// <summary>Characters that one client wrote one after the other, with one set of marks; the clocks of the others follow that of the first.</summary>
public sealed record YAuthoredText(YId Id, string Text, ImmutableArray<KeyValuePair<string, YValue>> Marks) : YAuthoredNode(Id);

/// <summary>A value that stands inside a text as one character.</summary>
public sealed record YAuthoredEmbed(YId Id, YValue Value, ImmutableArray<KeyValuePair<string, YValue>> Marks) : YAuthoredNode(Id);
