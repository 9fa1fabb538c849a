using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Workspace.Contracts.Text;

namespace Workspace.Domain.Text;

/// <summary>
/// The canonical form of rich text that signatures bind to, version 1. Two texts have the same hash exactly when a reader would call them the same text:
/// how the editor or the CRDT cut it into runs does not matter, every letter, mark, attribute and block does.
/// <para>
/// Bytes: the ASCII text <c>samenbeeld.canonical.v1\n</c>, then the list of nodes. A list is its count (u32 big-endian) and its items. A string is its length in UTF-8 bytes
/// (u32) and those bytes, NFC, with CR LF and CR as LF. An element is <c>0x01</c>, its type, its attributes (list of name and value, by ordinal name) and its children.
/// A run is <c>0x02</c>, its text, and its marks (list of type and attributes, by ordinal type, then by these bytes). Neighbouring runs with the same marks are one run; empty runs do
/// not exist. Order and sameness are those of the normalised text.
/// </para>
/// </summary>
public static class Canonical
{
    private const char Refused = '\uFFFE';

    private static readonly byte[] NoMarks = [0, 0, 0, 0];
    private static readonly byte[] Header = "samenbeeld.canonical.v1\n"u8.ToArray();

    /// <summary>
    /// Called once at start. In invariant-globalization mode <see cref="string.Normalize()"/> returns its input: signatures would then depend on how an accent was typed.
    /// Throws <see cref="PlatformNotSupportedException"/> in that case.
    /// </summary>
    public static void RequireNormalisation()
    {
        if ("e\u0301".Normalize(NormalizationForm.FormC).Length != 1)
        {
            throw new PlatformNotSupportedException("This process runs without Unicode normalisation (ICU). Install libicu and switch invariant globalization off.");
        }
    }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hex digits.</summary>
    public static string Hash(ImmutableArray<RichNode> content) => Convert.ToHexStringLower(SHA256.HashData(Bytes(content)));

    /// <summary>The canonical bytes. Linear in the size of the text.</summary>
    public static byte[] Bytes(ImmutableArray<RichNode> content)
    {
        using var stream = new MemoryStream();
        stream.Write(Header);
        WriteNodes(stream, content);
        return stream.ToArray();
    }

    /// <summary>Whether there is nothing to read: no character with a shape, no image, no reference and no line. A table without words is empty.</summary>
    public static bool IsEmpty(ImmutableArray<RichNode> content) =>
        content.IsDefaultOrEmpty || content.All(n => n.Text is not null ? Fields.IsBlank(n.Text) : n.Type is not ("image" or "horizontalRule" or Evidence.Element) && IsEmpty(n.Children));

    private static void WriteNodes(MemoryStream to, ImmutableArray<RichNode> nodes)
    {
        var items = Merge(nodes);
        WriteCount(to, items.Count);
        foreach (var item in items)
        {
            if (item.Element is { } element)
            {
                to.WriteByte(0x01);
                WriteText(to, element.Type);
                WriteAttributes(to, element.Attributes);
                WriteNodes(to, element.Children);
            }
            else
            {
                to.WriteByte(0x02);
                WriteText(to, item.Text!.ToString());
                to.Write(item.Marks);
            }
        }
    }

    /// <summary>Joins neighbouring runs with the same marks; appending to one builder keeps a text of single letters linear.</summary>
    private static List<Item> Merge(ImmutableArray<RichNode> nodes)
    {
        var items = new List<Item>();
        foreach (var node in nodes.IsDefault ? [] : nodes)
        {
            if (node.Text is null)
            {
                items.Add(new(node, null, []));
            }
            else if (node.Text.Length > 0)
            {
                var marks = MarksOf(node);
                if (items is [.., { Text: { } text } before] && before.Marks.AsSpan().SequenceEqual(marks))
                {
                    text.Append(node.Text);
                }
                else
                {
                    items.Add(new(null, new(node.Text), marks));
                }
            }
        }

        return items;
    }

    /// <summary>The list of marks as it is written: equal for runs that look the same.</summary>
    private static byte[] MarksOf(RichNode run)
    {
        if (run.Marks.IsDefaultOrEmpty)
        {
            return NoMarks;
        }

        using var stream = new MemoryStream();
        var marks = run.Marks.Select(m => (Type: Normal(m.Type), Attributes: AttributesOf(m))).ToList();
        marks.Sort(static (a, b) => string.CompareOrdinal(a.Type, b.Type) is var order and not 0 ? order : a.Attributes.AsSpan().SequenceCompareTo(b.Attributes));
        WriteCount(stream, marks.Count);
        foreach (var (type, attributes) in marks)
        {
            WriteText(stream, type);
            stream.Write(attributes);
        }

        return stream.ToArray();
    }

    private static byte[] AttributesOf(RichMark mark)
    {
        using var stream = new MemoryStream();
        WriteAttributes(stream, mark.Attributes);
        return stream.ToArray();
    }

    private static void WriteAttributes(MemoryStream to, ImmutableSortedDictionary<string, string> attributes)
    {
        WriteCount(to, attributes.Count);
        if (attributes.IsEmpty)
        {
            return;
        }

        var normal = attributes.Select(a => (Name: Normal(a.Key), Value: Normal(a.Value)));
        foreach (var (name, value) in normal.OrderBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.Value, StringComparer.Ordinal))
        {
            WriteText(to, name);
            WriteText(to, value);
        }
    }

    private static void WriteText(MemoryStream to, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(Normal(text));
        WriteCount(to, bytes.Length);
        to.Write(bytes);
    }

    private static void WriteCount(MemoryStream to, int count)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, count);
        to.Write(four);
    }

    /// <summary>NFC with LF. A lone surrogate (half of a character) becomes U+FFFD, as it does on screen, so that any text has a hash.</summary>
    private static string Normal(string text)
    {
        if (Ascii.IsValid(text) && !text.Contains('\r', StringComparison.Ordinal))
        {
            return text;
        }

        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var whole = HasLoneSurrogate(lines) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(lines)) : lines;

        // The one code point that .NET refuses to normalise. Nothing composes across it, so its surroundings are composed apart and it stays what it is.
        return whole.Contains(Refused, StringComparison.Ordinal)
            ? string.Join(Refused, whole.Split(Refused).Select(part => part.Normalize(NormalizationForm.FormC)))
            : whole.Normalize(NormalizationForm.FormC);
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An element, or neighbouring runs as one.</summary>
    private readonly record struct Item(RichNode? Element, StringBuilder? Text, byte[] Marks);
}
