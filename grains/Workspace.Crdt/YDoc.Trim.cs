namespace Workspace.Crdt;

/// <summary>Giving back room that was reserved for growth.</summary>
public sealed partial class YDoc
{
    /// <summary>
    /// Gives back what is reserved for edits to come, about a tenth after a load and a third after an edit: for a document that stays open while nobody writes in it. The next edit reserves it
    /// again, which copies the tables once. O(document).
    /// </summary>
    public void Trim()
    {
        text.Trim();
        bytes.Trim();
        if (nodes.Length > nodeCount)
        {
            Array.Resize(ref nodes, nodeCount);
        }

        if (types.Length > typeCount)
        {
            Array.Resize(ref types, typeCount);
        }

        marks = [];
        markSeries = 0;
        foreach (var log in Logs)
        {
            log.Trim();
        }
    }
}
