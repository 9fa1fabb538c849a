using System.Collections.Immutable;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>
/// Writes a text with marks the way Yjs does: a mark is switched on before what it covers and set back to what it was behind it. Indices and lengths are UTF-16 units;
/// an embedded value counts as one.
/// </summary>
public sealed partial class YTextWriter : YTypeWriter
{
    internal YTextWriter(YTransaction transaction, int type)
        : base(transaction, type)
    {
    }

    /// <summary>Inserts characters with the marks of what stands before them. O(items before them). Half a surrogate pair becomes U+FFFD.</summary>
    public void Insert(int index, string characters) => Insert(index, characters, default);

    /// <summary>Inserts characters with exactly these marks; the marks of what stands before them where <paramref name="marks"/> is default. O(items before them).</summary>
    public void Insert(int index, string characters, ImmutableArray<KeyValuePair<string, YValue>> marks)
    {
        ArgumentNullException.ThrowIfNull(characters);
        CheckRange(index, 0);
        if (characters.Length > 0)
        {
            var place = FindPlace(index);
            Write(place, marks.IsDefault ? [.. place.Current] : Wanted(place, marks), (left, right) => Doc.WriteString(Type, left, right, characters));
        }
    }

    /// <summary>Inserts a value that counts as one character, with these marks. It is kept as JSON: what JSON cannot hold becomes null. O(items before it).</summary>
    public void InsertEmbed(int index, YValue value, ImmutableArray<KeyValuePair<string, YValue>> marks = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        CheckRange(index, 0);
        var place = FindPlace(index);
        Write(place, Wanted(place, marks.IsDefault ? [] : marks), (left, right) => Doc.WriteEmbed(Type, left, right, value));
    }

    /// <summary>Sets marks on a range; <see cref="YValue.Null"/> takes one away. O(items up to the end of the range).</summary>
    public void Format(int index, int length, ImmutableArray<KeyValuePair<string, YValue>> marks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        CheckRange(index, length);
        if (length > 0 && !marks.IsDefaultOrEmpty)
        {
            FormatRange(FindPlace(index), length, marks);
        }
    }

    /// <summary>Sets an attribute of the text as a whole. O(1).</summary>
    public void SetAttribute(string key, YValue value) => SetEntry(key, value);

    /// <summary>The marks asked for, and null for those that hold here and were not asked for.</summary>
    private static List<KeyValuePair<string, YValue>> Wanted(TextPlace place, ImmutableArray<KeyValuePair<string, YValue>> marks)
    {
        var wanted = new List<KeyValuePair<string, YValue>>(marks);
        foreach (var (key, _) in place.Current)
        {
            if (!wanted.Exists(m => m.Key == key))
            {
                wanted.Add(new(key, YValue.Null));
            }
        }

        return wanted;
    }

    private void Write(TextPlace place, List<KeyValuePair<string, YValue>> marks, Func<int, int, int> content)
    {
        SkipEqual(place, marks);
        var undo = SwitchOn(place, marks);
        place.Right = content(place.Left, place.Right);
        Forward(place);
        SwitchBack(place, undo);
    }

    private TextPlace FindPlace(int index)
    {
        var place = new TextPlace { Right = Doc.TypeAt(Type).Start };
        while (index > 0 && place.Right != 0)
        {
            var item = Doc.NodeAt(place.Right);
            if (!item.Deleted && item.Kind != ContentKind.Format)
            {
                if (item.Countable && item.Length > index)
                {
                    Doc.CutItem(place.Right, index);
                }

                index -= item.Countable ? Doc.NodeAt(place.Right).Length : 0;
            }

            Forward(place);
        }

        return place;
    }

    /// <summary>Steps over the item on the right, taking in the mark that it is.</summary>
    private void Forward(TextPlace place)
    {
        var item = Doc.NodeAt(place.Right);
        if (!item.Deleted && item.Kind == ContentKind.Format)
        {
            Doc.FormatOf(place.Right, out var key, out var value);
            place.Set(key, value);
        }

        place.Left = place.Right;
        place.Right = Doc.NodeAt(place.Right).Right;
    }

    /// <summary>Where somebody is in a text, and the marks that hold there.</summary>
    private sealed class TextPlace
    {
        public int Left { get; set; }

        public int Right { get; set; }

        public List<KeyValuePair<string, YValue>> Current { get; } = [];

        public YValue Get(string key)
        {
            int at = Current.FindIndex(m => m.Key == key);
            return at < 0 ? YValue.Null : Current[at].Value;
        }

        public void Set(string key, YValue value)
        {
            int at = Current.FindIndex(m => m.Key == key);
            if (value.Kind == YValueKind.Null)
            {
                if (at >= 0)
                {
                    Current.RemoveAt(at);
                }
            }
            else if (at >= 0)
            {
                Current[at] = new(key, value);
            }
            else
            {
                Current.Add(new(key, value));
            }
        }
    }
}
