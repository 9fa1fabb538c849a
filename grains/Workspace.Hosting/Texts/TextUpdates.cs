using Workspace.Crdt;

namespace Workspace.Hosting.Texts;

/// <summary>What an edge that speaks another protocol needs of the engine: updates as bytes, checked and merged, without a document.</summary>
public static class TextUpdates
{
    /// <summary>Whether the bytes are a Yjs update, format v1, within what a browser may send. O(bytes).</summary>
    public static bool IsReadable(ReadOnlyMemory<byte> update) => YUpdate.TryDecode(update, DecodeLimits.Browser, out _, out _);

    /// <summary>Whether a readable update holds neither new content nor deletions.</summary>
    public static bool IsEmpty(ReadOnlyMemory<byte> update) => YUpdate.TryDecode(update, DecodeLimits.Browser, out var read, out _) && read.IsEmpty;

    /// <summary>One update with the contents of all. O(bytes · log updates).</summary>
    /// <exception cref="FormatException">One of them cannot be read.</exception>
    public static byte[] Merge(IReadOnlyList<ReadOnlyMemory<byte>> updates) => YUpdate.Merge(updates);
}
