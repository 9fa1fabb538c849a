using System.Collections.Immutable;
using Workspace.Crdt.Store;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Reading a rich text with the identity of all that is in it.</summary>
public sealed partial class YDoc
{
    /// <summary>The children of an XML fragment as <see cref="ReadXml"/> reads them, each with its identity. O(items).</summary>
    public ImmutableArray<YAuthoredNode> ReadXmlAuthored(string root)
    {
        int type = roots.GetValueOrDefault(root);
        return type == 0 ? [] : AuthoredNodes(type, 0);
    }

    private ImmutableArray<YAuthoredNode> AuthoredNodes(int type, int depth)
    {
        if (depth > options.MaxReadDepth)
        {
            return [];
        }

        var children = ImmutableArray.CreateBuilder<YAuthoredNode>();
        for (int node = types[type].Start; node != 0; node = nodes[node].Right)
        {
            ref readonly var item = ref nodes[node];
            if (item.Deleted || item.Kind != ContentKind.Type)
            {
                continue;
            }

            int child = item.Data;
            var kind = types[child].Kind;
            if (kind is YTypeKind.XmlText or YTypeKind.Text)
            {
                AuthoredText(child, depth + 1, children);
            }
            else if (kind is YTypeKind.XmlElement or YTypeKind.XmlFragment)
            {
                children.Add(new YAuthoredElement(IdOf(in item), types[child].Name ?? string.Empty, EntriesOf(child, depth + 1), AuthoredNodes(child, depth + 1)));
            }
        }

        return children.DrainToImmutable();
    }

    private void AuthoredText(int type, int depth, ImmutableArray<YAuthoredNode>.Builder children)
    {
        var current = new MarkSet(options.MaxReadMarks);
        for (int node = types[type].Start; node != 0; node = nodes[node].Right)
        {
            ref readonly var item = ref nodes[node];
            if (item.Deleted)
            {
                continue;
            }

            switch (item.Kind)
            {
                case ContentKind.String:
                    children.Add(new YAuthoredText(IdOf(in item), text.Slice(item.Data, item.Length).ToString(), current.Marks));
                    break;
                case ContentKind.Format:
                    ReadFormat(in item, out var key, out var value);
                    current.Set(key, value);
                    break;
                case ContentKind.Embed or ContentKind.Type:
                    children.Add(new YAuthoredEmbed(IdOf(in item), ValueAt(node, 0, depth), current.Marks));
                    break;
                default:
                    break;
            }
        }
    }

    private YId IdOf(ref readonly Node item) => new(clients[item.Client].Id, (ulong)item.Clock);
}
