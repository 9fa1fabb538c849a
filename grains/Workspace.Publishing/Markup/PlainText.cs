using System.Collections.Immutable;
using System.Text;
using Workspace.Contracts.Text;

namespace Workspace.Publishing.Markup;

/// <summary>The words of rich text without its form. Walks without recursion: depth of the input does not matter.</summary>
internal static class PlainText
{
    /// <summary>A reference where there is no room for what it refers to, or nothing is known about it.</summary>
    public const string UnnamedSource = "[bron]";

    public static string Of(RichNode node) => OfAll([node], node.Type == "codeBlock");

    public static string OfAll(ImmutableArray<RichNode> nodes, bool inCode = false)
    {
        var text = new StringBuilder();
        foreach (var part in Walk(nodes))
        {
            if (part.Text is not null)
            {
                text.Append(part.Text);
            }
            else if (part.Type == "hardBreak")
            {
                text.Append('\n');
            }
            else if (Evidence.Is(part))
            {
                text.Append(UnnamedSource);
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
