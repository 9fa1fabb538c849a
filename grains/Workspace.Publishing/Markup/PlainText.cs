using System.Collections.Immutable;
using System.Text;
using Workspace.Contracts.Text;

namespace Workspace.Publishing.Markup;

/// <summary>The words of rich text without its form. Walks without recursion: depth of the input does not matter.</summary>
internal static class PlainText
{
    public static string Of(RichNode node)
    {
        var text = new StringBuilder();
        var inCode = node.Type == "codeBlock";
        foreach (var part in Walk([node]))
        {
            if (part.Text is not null)
            {
                text.Append(part.Text);
            }
            else if (part.Type == "hardBreak")
            {
                text.Append('\n');
            }
            else if (part.Children.IsDefaultOrEmpty)
            {
                text.Append(LabelOf(part));
            }
            else if (!inCode && text.Length > 0 && !char.IsWhiteSpace(text[^1]))
            {
                // Words of two blocks must not grow together.
                text.Append(' ');
            }
        }

        return text.ToString();
    }

    /// <summary>Every node in reading order.</summary>
    public static IEnumerable<RichNode> Walk(ImmutableArray<RichNode> nodes)
    {
        var open = new Stack<RichNode>();
        Push(open, nodes);
        while (open.TryPop(out var node))
        {
            yield return node;
            Push(open, node.Children);
        }
    }

    /// <summary>Mentions and references of newer editors carry their words in an attribute.</summary>
    private static string LabelOf(RichNode atom) =>
        atom.Attributes.TryGetValue("label", out var label) || atom.Attributes.TryGetValue("text", out label) ? label : "";

    private static void Push(Stack<RichNode> open, ImmutableArray<RichNode> nodes)
    {
        if (nodes.IsDefaultOrEmpty)
        {
            return;
        }

        for (var i = nodes.Length - 1; i >= 0; i--)
        {
            open.Push(nodes[i]);
        }
    }
}
