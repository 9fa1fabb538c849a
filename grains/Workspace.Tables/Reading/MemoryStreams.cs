using System.Runtime.InteropServices;

namespace Workspace.Tables.Reading;

internal static class MemoryStreams
{
    /// <summary>A stream that reads the bytes where they are.</summary>
    public static MemoryStream Over(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array) ? new(array.Array!, array.Offset, array.Count, writable: false) : new(bytes.ToArray(), writable: false);
}
