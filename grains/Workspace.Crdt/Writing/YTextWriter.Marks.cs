using System.Collections.Immutable;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Switching marks on and off.</summary>
public sealed partial class YTextWriter
{
    /// <summary>Steps over deleted items and over marks that are wanted anyway.</summary>
    private void SkipEqual(TextPlace place, List<KeyValuePair<string, YValue>> marks)
    {
        while (place.Right != 0)
        {
            var item = Doc.NodeAt(place.Right);
            if (!item.Deleted)
            {
                if (item.Kind != ContentKind.Format)
                {
                    return;
                }

                Doc.FormatOf(place.Right, out var key, out var value);
                if (!Wanted(marks, key).Equals(value))
                {
                    return;
                }
            }

            Forward(place);
        }
    }

    private static YValue Wanted(List<KeyValuePair<string, YValue>> marks, string key)
    {
        int at = marks.FindIndex(m => m.Key == key);
        return at < 0 ? YValue.Null : marks[at].Value;
    }

    /// <summary>Writes the marks that do not hold yet; returns what to set back behind the range.</summary>
    private List<KeyValuePair<string, YValue>> SwitchOn(TextPlace place, List<KeyValuePair<string, YValue>> marks)
    {
        var undo = new List<KeyValuePair<string, YValue>>();
        foreach (var (key, value) in marks)
        {
            var current = place.Get(key);
            if (!current.Equals(value))
            {
                undo.Add(new(key, current));
                place.Right = Doc.WriteFormat(Type, place.Left, place.Right, key, value);
                Forward(place);
            }
        }

        return undo;
    }

    private void SwitchBack(TextPlace place, List<KeyValuePair<string, YValue>> undo)
    {
        while (place.Right != 0)
        {
            var item = Doc.NodeAt(place.Right);
            if (!item.Deleted)
            {
                if (item.Kind != ContentKind.Format)
                {
                    break;
                }

                Doc.FormatOf(place.Right, out var key, out var value);
                int at = undo.FindIndex(m => m.Key == key);
                if (at < 0 || !undo[at].Value.Equals(value))
                {
                    break;
                }

                undo.RemoveAt(at);
            }

            Forward(place);
        }

        foreach (var (key, value) in undo)
        {
            place.Right = Doc.WriteFormat(Type, place.Left, place.Right, key, value);
            Forward(place);
        }
    }

    private void FormatRange(TextPlace place, int length, ImmutableArray<KeyValuePair<string, YValue>> marks)
    {
        List<KeyValuePair<string, YValue>> wanted = [.. marks];
        SkipEqual(place, wanted);
        var undo = SwitchOn(place, wanted);
        while (place.Right != 0)
        {
            var item = Doc.NodeAt(place.Right);
            if (length == 0 && !(undo.Count > 0 && (item.Deleted || item.Kind == ContentKind.Format)))
            {
                break;
            }

            if (item is { Deleted: false, Kind: ContentKind.Format })
            {
                if (!TakeOver(place, wanted, undo, length))
                {
                    break;
                }
            }
            else if (item is { Deleted: false, Countable: true })
            {
                if (item.Length > length)
                {
                    Doc.CutItem(place.Right, length);
                }

                length -= Doc.NodeAt(place.Right).Length;
            }

            Forward(place);
        }

        SwitchBack(place, undo);
    }

    /// <summary>A mark inside the range: deleted when the range sets it. False when it lies behind the range and is of no concern.</summary>
    private bool TakeOver(TextPlace place, List<KeyValuePair<string, YValue>> wanted, List<KeyValuePair<string, YValue>> undo, int length)
    {
        Doc.FormatOf(place.Right, out var key, out var value);
        int at = wanted.FindIndex(m => m.Key == key);
        if (at < 0)
        {
            return true;
        }

        int back = undo.FindIndex(m => m.Key == key);
        if (wanted[at].Value.Equals(value))
        {
            if (back >= 0)
            {
                undo.RemoveAt(back);
            }
        }
        else
        {
            if (length == 0)
            {
                return false;
            }

            if (back >= 0)
            {
                undo[back] = new(key, value);
            }
            else
            {
                undo.Add(new(key, value));
            }
        }

        Doc.DeleteItem(place.Right);
        return true;
    }
}
