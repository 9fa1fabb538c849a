using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Relative positions.</summary>
public sealed partial class YDoc
{
    /// <summary>The relative position of an index in a root type. O(items before it).</summary>
    /// <param name="root">Name of the type.</param>
    /// <param name="index">0 up to the length of the type.</param>
    /// <param name="association">Negative: the place stays behind the element on its left.</param>
    public YRelativePosition PositionAt(string root, int index, int association = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        int type = Root(root);
        var atEnd = new YRelativePosition(null, root, null, association);
        if (association < 0 && index-- == 0)
        {
            return atEnd;
        }

        for (int node = types[type].Start; node != 0; node = nodes[node].Right)
        {
            ref readonly var item = ref nodes[node];
            if (!item.Deleted && item.Countable)
            {
                if (item.Length > index)
                {
                    return atEnd with { Root = null, Item = new YId(clients[item.Client].Id, (ulong)(item.Clock + index)) };
                }

                index -= item.Length;
            }

            if (item.Right == 0 && association < 0)
            {
                return atEnd with { Root = null, Item = new YId(clients[item.Client].Id, (ulong)(item.End - 1)) };
            }
        }

        return atEnd;
    }

    /// <summary>
    /// The index that a relative position has now, or null when what it refers to has not arrived or was collected. The place of a deleted element is that of its neighbour.
    /// O(items before it).
    /// </summary>
    /// <exception cref="ArgumentException">The position names neither an element nor a root nor a type.</exception>
    public int? Resolve(YRelativePosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        if (position.Item is { } id)
        {
            return id.Clock < Clock(id.Client) ? IndexOf(FindClient(id.Client)!, (int)id.Clock, position.Association) : null;
        }

        int type;
        if (position.Root is not null)
        {
            type = roots.GetValueOrDefault(position.Root);
        }
        else
        {
            var holder = position.Type ?? throw new ArgumentException("A position names an element, a root or a type.", nameof(position));
            if (holder.Clock >= Clock(holder.Client))
            {
                return null;
            }

            ref readonly var node = ref nodes[FindNode(FindClient(holder.Client)!, (int)holder.Clock)];
            if (node.Kind != ContentKind.Type)
            {
                return null;
            }

            type = node.Data;
        }

        return position.Association >= 0 && type != 0 ? types[type].Length : 0;
    }

    private int? IndexOf(Store.ClientLog log, int clock, int association)
    {
        int node = FindNode(log, clock);
        ref readonly var item = ref nodes[node];
        if (item.IsCollected)
        {
            return null;
        }

        int holder = types[item.Parent].Item;
        if (holder != 0 && nodes[holder].Deleted)
        {
            return 0;
        }

        int index = item.Deleted || !item.Countable ? 0 : clock - item.Clock + (association >= 0 ? 0 : 1);
        for (int left = item.Left; left != 0; left = nodes[left].Left)
        {
            if (!nodes[left].Deleted && nodes[left].Countable)
            {
                index += nodes[left].Length;
            }
        }

        return index;
    }
}
