using Workspace.Crdt;

namespace Workspace.Hosting.Texts;

/// <summary>What an edge that speaks another protocol needs of the engine: updates as bytes, checked and merged, without a document.</summary>
public static class TextUpdates
{
    /// <summary>Whether the bytes are a Yjs update, format v1, within what a browser may send. O(bytes).</summary>
    /// <param name="isEmpty">It holds neither new content nor deletions.</param>
    public static bool IsReadable(ReadOnlyMemory<byte> update, out bool isEmpty)
    {
        var readable = YUpdate.TryDecode(update, DecodeLimits.Browser, out var read, out _);
        isEmpty = readable && read!.IsEmpty;
        return readable;
    }

    /// <summary>One update with the contents of all. O(bytes · log updates).</summary>
    /// <exception cref="FormatException">One of them cannot be read.</exception>
    public static byte[] Merge(IReadOnlyList<ReadOnlyMemory<byte>> updates) => YUpdate.Merge(updates);
}
