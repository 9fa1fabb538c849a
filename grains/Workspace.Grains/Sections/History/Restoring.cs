using System.Collections.Immutable;
using Workspace.Crdt;
using Workspace.Domain.Text;

namespace Workspace.Grains.Sections.History;

/// <summary>Makes a document read as an earlier one.</summary>
public static class Restoring
{
    /// <summary>
    /// The edit after which the document reads as the target: blocks that are not in the target are removed, blocks that are missing are written, and blocks that are equal are left alone, so that whoever
    /// types in them is not disturbed; of a block that has its counterpart only the words that differ. Null when it reads like that already. The document itself is changed too.
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
            var writer = transaction.Xml(root);
            if (now.Length != writer.Length || !now.All(n => n is YElement))
            {
                // Text outside of any block, which no editor writes: its places cannot be told.
                writer.Delete(0, writer.Length);
                writer.Add(then);
                return;
            }

            // From the end to the beginning: what lies before keeps its place.
            foreach (var span in spans.Where(s => !s.Equal).Reverse())
            {
                if (span.BeforeLength != span.AfterLength)
                {
                    Replace(writer, span.Before, span.BeforeLength, then.Slice(span.After, span.AfterLength));
                    continue;
                }

                for (var i = span.BeforeLength - 1; i >= 0; i--)
                {
                    if (!TryAdjust(writer, span.Before + i, (YElement)now[span.Before + i], then[span.After + i]))
                    {
                        Replace(writer, span.Before + i, 1, [then[span.After + i]]);
                    }
                }
            }
        });
    }

    private static void Replace(YXmlWriter writer, int index, int length, ImmutableArray<YNode> nodes)
    {
        writer.Delete(index, length);
        writer.Insert(index, nodes);
    }

    /// <summary>Changes what differs within a block of one text; false, with nothing changed, where the block is not one of that kind.</summary>
    private static bool TryAdjust(YXmlWriter root, int index, YElement now, YNode target)
    {
        if (target is not YElement then || now.Name != then.Name || !now.Children.Concat(then.Children).All(c => c is YTextRun))
        {
            return false;
        }

        var block = root.Element(index);
        var (before, after) = (Characters(now), Characters(then));
        if (block.Length != 1 || block.Text(0).Length != before.Count)
        {
            return false;
        }

        var start = 0;
        var most = Math.Min(before.Count, after.Count);
        while (start < most && Same(before[start], after[start]))
        {
            start++;
        }

        var end = 0;
        while (end < most - start && Same(before[^(end + 1)], after[^(end + 1)]))
        {
            end++;
        }

        // A pair of surrogates is one character.
        start -= start > 0 && char.IsHighSurrogate(before[start - 1].Character) ? 1 : 0;
        end -= end > 0 && char.IsLowSurrogate(before[^end].Character) ? 1 : 0;

        var text = block.Text(0);
        text.Delete(start, before.Count - start - end);
        var at = start;
        while (at < after.Count - end)
        {
            var from = at;
            while (at < after.Count - end && ReferenceEquals(after[at].Run, after[from].Run))
            {
                at++;
            }

            text.Insert(from, string.Concat(after.GetRange(from, at - from).Select(c => c.Character)), after[from].Run.Marks);
        }

        foreach (var (key, _) in now.Attributes.Where(a => then.Attribute(a.Key) is null))
        {
            block.RemoveAttribute(key);
        }

        foreach (var (key, value) in then.Attributes.Where(a => !a.Value.Equals(now.Attribute(a.Key))))
        {
            block.SetAttribute(key, value);
        }

        return true;
    }

    private static List<(char Character, YTextRun Run)> Characters(YElement block) => [.. block.Children.Cast<YTextRun>().SelectMany(r => r.Text, (r, c) => (c, r))];

    private static bool Same((char Character, YTextRun Run) a, (char Character, YTextRun Run) b) => a.Character == b.Character && a.Run.Marks.SequenceEqual(b.Run.Marks);

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
