using System.Collections.Immutable;
using Workspace.Crdt;
using Workspace.Domain.Text;

namespace Workspace.Grains.Sections.History;

/// <summary>Makes a document read as an earlier one.</summary>
public static class Restoring
{
    /// <summary>
    /// The edit after which the document reads as the target: blocks that are not in the target are removed, blocks that are missing are written, and blocks that are equal are left alone, so that whoever
    /// types in them is not disturbed. Null when it reads like that already. The document itself is changed too.
    /// </summary>
    /// <param name="clientId">A client id of nobody else.</param>
    public static byte[]? Restore(YDoc document, string root, YElement target, ulong clientId)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(target);
        var (now, then) = (Whole(document.ReadXml(root).Children), Whole(target.Children));
        var spans = SequenceDiff.Between(now, then);
        if (spans.All(s => s.Equal))
        {
            return null;
        }

        return document.Transact(clientId, transaction =>
        {
            // From the end to the beginning: what lies before keeps its place.
            var writer = transaction.Xml(root);
            foreach (var span in spans.Where(s => !s.Equal).Reverse())
            {
                writer.Delete(span.Before, span.BeforeLength);
                writer.Insert(span.Before, then.Slice(span.After, span.AfterLength));
            }
        });
    }

    /// <summary>Neighbouring runs with the same marks as one: how the editor cut them does not matter to a reader.</summary>
    private static ImmutableArray<YNode> Whole(ImmutableArray<YNode> nodes)
    {
        var whole = ImmutableArray.CreateBuilder<YNode>(nodes.Length);
        foreach (var node in nodes)
        {
            if (node is YTextRun run && whole.Count > 0 && whole[^1] is YTextRun last && last.Marks.SequenceEqual(run.Marks))
            {
                whole[^1] = last with { Text = last.Text + run.Text };
            }
            else
            {
                whole.Add(node is YElement element ? element with { Children = Whole(element.Children) } : node);
            }
        }

        return whole.DrainToImmutable();
    }
}
