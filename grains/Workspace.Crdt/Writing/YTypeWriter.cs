namespace Workspace.Crdt;

/// <summary>
/// What the writers of all shared types have in common. An index or a range outside of the type is an <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
public abstract class YTypeWriter
{
    private readonly YTransaction transaction;

    private protected YTypeWriter(YTransaction transaction, int type)
    {
        this.transaction = transaction;
        Type = type;
    }

    /// <summary>Visible elements: characters, embedded values, children or array elements; UTF-16 units for text. O(1).</summary>
    public int Length => Doc.TypeAt(Type).Length;

    private protected YDoc Doc => transaction.Doc;

    private protected YTransaction Transaction => transaction;

    private protected int Type { get; }

    /// <summary>Deletes elements with all they hold. O(items before them and in them).</summary>
    public void Delete(int index, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        CheckRange(index, length);
        var (_, right) = Find(index);
        while (length > 0 && right != 0)
        {
            if (Doc.NodeAt(right) is { Deleted: false, Countable: true } item)
            {
                if (item.Length > length)
                {
                    Doc.CutItem(right, length);
                }

                length -= Doc.NodeAt(right).Length;
                Doc.DeleteItem(right);
            }

            right = Doc.NodeAt(right).Right;
        }
    }

    private protected void CheckRange(int index, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, Length - length);
    }

    /// <summary>The neighbours of a place in the list, cutting an item when the place is inside it.</summary>
    private protected (int Left, int Right) Find(int index)
    {
        int left = 0, right = Doc.TypeAt(Type).Start;
        while (index > 0 && right != 0)
        {
            if (Doc.NodeAt(right) is { Deleted: false, Countable: true } item)
            {
                if (item.Length > index)
                {
                    Doc.CutItem(right, index);
                }

                index -= Doc.NodeAt(right).Length;
            }

            left = right;
            right = Doc.NodeAt(right).Right;
        }

        return (left, right);
    }

    private protected int EntryOf(string key) => Doc.TypeAt(Type).Map?.Get(Doc.KeyOf(key)) ?? 0;

    private protected void SetEntry(string key, YValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        Doc.WriteValues(Type, Doc.KeyOf(key), EntryOf(key), 0, [value]);
    }

    private protected int SetTypeEntry(string key, YTypeKind kind, string? name)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Doc.WriteType(Type, Doc.KeyOf(key), EntryOf(key), 0, kind, name);
    }

    private protected void RemoveEntry(string key)
    {
        int node = EntryOf(key);
        if (node != 0)
        {
            Doc.DeleteItem(node);
        }
    }

    private protected int InsertType(int index, YTypeKind kind, string? name)
    {
        CheckRange(index, 0);
        var (left, right) = Find(index);
        return Doc.WriteType(Type, 0, left, right, kind, name);
    }
}
