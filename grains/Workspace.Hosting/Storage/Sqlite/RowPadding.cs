using System.Text;

namespace Workspace.Hosting.Storage.Sqlite;

/// <summary>
/// Keeps payloads off pages that rows share. When SQLite divides or joins such pages it copies rows between them, and what is left of the copies is not overwritten when the row is
/// destroyed: <c>secure_delete</c> knows only where the row stands now. Pages that belong to one row are never copied, and are overwritten when the row goes. So a row is
/// made as long as it takes for SQLite to keep the first bytes alone on the shared page, and those are owner, key and zeros. It costs a row 4 KiB, rounded up.
/// </summary>
/// <remarks>Numbers of the file format (sqlite.org/fileformat2, "Cell payload overflow pages") for pages of 4096 bytes.</remarks>
internal static class RowPadding
{
    /// <summary>What stays on the shared page when the rest of a record is a whole number of pages.</summary>
    private const int Shared = ((4096 - 12) * 32 / 255) - 23;

    private const int OwnPage = 4096 - 4;

    /// <summary>The longest that the header of such a record can be. Where it is shorter, the last page of its own is not full.</summary>
    private const int Header = 11;

    /// <summary>How many zeros stand between key and payload.</summary>
    public static int Length(string owner, string key, int payload)
    {
        var names = Encoding.UTF8.GetByteCount(owner) + Encoding.UTF8.GetByteCount(key);
        var atLeast = Math.Max(0, Shared - names);
        var own = Header + names + atLeast + payload - Shared;
        var pages = (own + OwnPage - 1) / OwnPage;
        return atLeast + (pages * OwnPage) - own;
    }
}
