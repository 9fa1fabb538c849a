using System.Runtime.CompilerServices;
using System.Text;
using Workspace.Crdt.Store;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Texts and payloads of items: where they are kept.</summary>
public sealed partial class YDoc
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReadText(ReadOnlySpan<byte> utf8, int start)
    {
        if (utf8.Length == 1)
        {
            text[start] = (char)utf8[0];
        }
        else
        {
            Encoding.UTF8.GetChars(utf8, text.Slice(start, utf8.Length < text.Count - start ? utf8.Length : text.Count - start));
        }
    }

    private int TakeText(ClientLog log, int length)
    {
        if (text.Capacity - text.Count < length && text.Dead > (text.Count >> 2) + 1024)
        {
            CompactText();
        }

        return text.Take(ref log.Text, length);
    }

    /// <summary>
    /// Two texts that do not lie side by side: the right one is moved behind the left one where there is room, or both to where there is room for more. So a text that
    /// is joined piece by piece is not copied for every piece.
    /// </summary>
    private int JoinText(ClientLog log, int left, int leftLength, int right, int rightLength)
    {
        if (left + leftLength == log.Text.Position && text.CanGrow(in log.Text, rightLength))
        {
            int end = text.Take(ref log.Text, rightLength);
            text.Slice(right, rightLength).CopyTo(text.Slice(end, rightLength));
            text.Dead += rightLength;
            return left;
        }

        Spend((leftLength + rightLength) >> 1);
        int start = text.TakeRoomy(ref log.Text, leftLength + rightLength);
        text.Slice(left, leftLength).CopyTo(text.Slice(start, leftLength));
        text.Slice(right, rightLength).CopyTo(text.Slice(start + leftLength, rightLength));
        text.Dead += leftLength + rightLength;
        return start;
    }

    private void SetContent(ReadOnlySpan<byte> update, in WireStruct item, int offset, int node, ClientLog log)
    {
        var content = update[item.ContentStart..item.ContentEnd];
        switch (item.Kind)
        {
            case ContentKind.String:
                int start = TakeText(log, item.Length);
                ReadText(content, start);
                if (offset > 0 && char.IsHighSurrogate(text[start + offset - 1]))
                {
                    text[start + offset] = '\uFFFD';
                }

                text.Dead += offset;
                nodes[node].Data = start + offset;
                break;
            case ContentKind.Deleted:
                break;
            case ContentKind.Type:
                var reader = new ByteReader(content);
                var kind = (YTypeKind)(reader.Uint() + 1);
                var name = kind is YTypeKind.XmlElement or YTypeKind.XmlHook ? Encoding.UTF8.GetString(reader.VarBytes(int.MaxValue)) : null;
                int parent = nodes[node].Parent;
                int type = NewType(node, kind, name is null ? null : InternName(name), types[parent].Depth + 1);
                nodes[node].Data = type;
                break;
            case ContentKind.Any or ContentKind.Json when offset > 0:
                var values = new ByteReader(content);
                WireStruct.SkipValues(ref values, item.Kind, offset);
                StoreBytes(node, log, content[values.Position..]);
                break;
            default:
                StoreBytes(node, log, content);
                break;
        }
    }

    /// <summary>Names of elements repeat: they share the strings of the key table.</summary>
    private string InternName(string name)
    {
        int key = Key(name);
        return keys[key];
    }

    private void StoreBytes(int node, ClientLog log, ReadOnlySpan<byte> content)
    {
        if (bytes.Capacity - bytes.Count < content.Length && bytes.Dead > (bytes.Count >> 2) + 1024)
        {
            CompactBytes();
        }

        int start = bytes.Take(ref log.Bytes, content.Length);
        content.CopyTo(bytes.Slice(start, content.Length));
        nodes[node].Data = start;
        nodes[node].Size = content.Length;
        longest = Math.Max(longest, nodes[node].Length);
    }

    private int JoinBytes(ClientLog log, int left, int leftSize, int right, int rightSize)
    {
        if (left + leftSize == log.Bytes.Position && bytes.CanGrow(in log.Bytes, rightSize))
        {
            int end = bytes.Take(ref log.Bytes, rightSize);
            bytes.Slice(right, rightSize).CopyTo(bytes.Slice(end, rightSize));
            bytes.Dead += rightSize;
            return left;
        }

        Spend((leftSize + rightSize) >> 1);
        int start = bytes.TakeRoomy(ref log.Bytes, leftSize + rightSize);
        bytes.Slice(left, leftSize).CopyTo(bytes.Slice(start, leftSize));
        bytes.Slice(right, rightSize).CopyTo(bytes.Slice(start + leftSize, rightSize));
        bytes.Dead += leftSize + rightSize;
        return start;
    }
}
