namespace Workspace.Crdt;

/// <summary>Writes the elements of an array.</summary>
public sealed class YArrayWriter : YTypeWriter
{
    internal YArrayWriter(YTransaction transaction, int type)
        : base(transaction, type)
    {
    }

    /// <summary>Adds values at the end.</summary>
    public void Push(params ReadOnlySpan<YValue> values) => Insert(Length, values);

    /// <summary>Inserts values before the element at this index. O(items before it).</summary>
    public void Insert(int index, params ReadOnlySpan<YValue> values)
    {
        CheckRange(index, 0);
        var (left, right) = Find(index);
        for (int start = 0; start < values.Length;)
        {
            // Plain values share one item; bytes and documents have one each.
            int end = start + 1;
            while (IsPlain(values[start]) && end < values.Length && IsPlain(values[end]))
            {
                end++;
            }

            left = Doc.WriteValues(Type, 0, left, right, values[start..end]);
            start = end;
        }
    }

    /// <summary>Inserts a new map and returns its writer.</summary>
    public YMapWriter InsertMap(int index) => new(Transaction, InsertType(index, YTypeKind.Map, null));

    /// <summary>Inserts a new array and returns its writer.</summary>
    public YArrayWriter InsertArray(int index) => new(Transaction, InsertType(index, YTypeKind.Array, null));

    /// <summary>Inserts a new text and returns its writer.</summary>
    public YTextWriter InsertText(int index) => new(Transaction, InsertType(index, YTypeKind.Text, null));

    private static bool IsPlain(YValue value) => value.Kind is not (YValueKind.Bytes or YValueKind.Document);
}
