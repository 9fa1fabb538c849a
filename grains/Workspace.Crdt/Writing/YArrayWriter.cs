namespace Workspace.Crdt;

/// <summary>Writes the elements of an array.</summary>
public sealed class YArrayWriter : YTypeWriter
{
    internal YArrayWriter(YTransaction transaction, int type)
        : base(transaction, type)
    {
    }

    /// <summary>Adds values at the end. O(items of the array).</summary>
    public void Push(params ReadOnlySpan<YValue> values) => Insert(Length, values);

    /// <summary>Inserts values before the element at this index. O(items before it).</summary>
    /// <exception cref="ArgumentException">One of them is a nested shared type, or holds one or a subdocument.</exception>
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

    /// <summary>Inserts a new map before the element at this index and returns its writer. O(items before it).</summary>
    public YMapWriter InsertMap(int index) => new(Transaction, InsertType(index, YTypeKind.Map, null));

    /// <summary>Inserts a new array before the element at this index and returns its writer. O(items before it).</summary>
    public YArrayWriter InsertArray(int index) => new(Transaction, InsertType(index, YTypeKind.Array, null));

    /// <summary>Inserts a new text before the element at this index and returns its writer. O(items before it).</summary>
    public YTextWriter InsertText(int index) => new(Transaction, InsertType(index, YTypeKind.Text, null));

    private static bool IsPlain(YValue value) => value.Kind is not (YValueKind.Bytes or YValueKind.Document);
}
