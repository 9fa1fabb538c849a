namespace Workspace.Grains.Contributions;

/// <summary>
/// What a write costs where it costs most: in pages of 4 KiB of a SQLite file, which are written whole. A payload stands on pages of its own; beside them a row touches one page that
/// it shares with others in the table and one in the index. An estimate from above for rows one by one; what dividing and joining pages adds is left room for.
/// </summary>
internal static class RowPages
{
    /// <summary>Pages of one transaction at most, by this estimate. 256 KiB are 63 with what the log of the database adds to each; one that divides a page of the index writes three more.</summary>
    public const int Most = 42;

    private const int Own = 4092;
    private const int Shared = 2;

    /// <param name="payload">Bytes that are written, or that were there and are overwritten with zeros.</param>
    public static int Of(long payload) => (int)((payload + Own) / Own) + Shared;

    /// <summary>Divides what costs pages into parts that may each be one transaction; the order stays. Something that is too large for any part is one by itself.</summary>
    public static IEnumerable<List<T>> Parts<T>(IEnumerable<T> pieces, Func<T, int> pages)
    {
        var part = new List<T>();
        var sum = 0;
        foreach (var piece in pieces)
        {
            var cost = pages(piece);
            if (part.Count > 0 && sum + cost > Most)
            {
                yield return part;
                (part, sum) = ([], 0);
            }

            part.Add(piece);
            sum += cost;
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }
}
