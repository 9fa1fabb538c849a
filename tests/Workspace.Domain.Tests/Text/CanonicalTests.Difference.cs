using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Workspace.Contracts.Text;
using Workspace.Domain.Text;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>What a reader would see as another text has other bytes: the bytes of any tree give that tree back, so no two trees share them.</summary>
public sealed partial class CanonicalTests
{
    /// <summary>Short texts with everything that could confuse lengths, cuts and normalisation.</summary>
    private static readonly Gen<string> Texts = Gen.String[
        Gen.Frequency((6, Gen.Char["ab \n"]), (2, Gen.Char["\r\0\u0001\u0002\u0004"]), (2, Gen.Char["e\u0301\u00e9\u212b\uac00"]), (1, Gen.Char["\ud83d\ude00\ud800\ufffd\ufffe"])), 0, 6];

    private static readonly Gen<string> Names = Gen.OneOfConst("paragraph", "heading", "text", "a", "");

    private static readonly Gen<ImmutableSortedDictionary<string, string>> AttributeSets =
        Gen.Select(Gen.OneOfConst("a", "b", "level", "é"), Texts).Array[0, 3].Select(pairs => RichNode.NoAttributes.SetItems(pairs.Select(p => KeyValuePair.Create(p.Item1, p.Item2))));

    private static readonly Gen<RichMark> MarkValues = Gen.Select(Gen.OneOfConst("bold", "italic", "link"), AttributeSets, (type, attributes) => new RichMark { Type = type, Attributes = attributes });

    private static readonly Gen<RichNode> Runs = Gen.Select(Texts, MarkValues.Array[0, 2], (text, marks) => T(text, [.. marks]));

    private static readonly Gen<ImmutableArray<RichNode>> Trees = Gen.Recursive<ImmutableArray<RichNode>>((depth, nested) =>
    {
        var element = Gen.Select(Names, AttributeSets, depth > 3 ? Gen.Const(ImmutableArray<RichNode>.Empty) : nested, (name, attributes, children) => new RichNode { Type = name, Attributes = attributes, Children = children });
        return Gen.Frequency((3, Runs), (2, element)).Array[0, 4].Select(nodes => nodes.ToImmutableArray());
    });

    [Fact]
    public void Given_any_tree_then_its_bytes_give_it_back_normalised() =>
        Any.Check(Trees, tree => Assert.Equal(Describe(Normalised(tree)), Describe(Decode(Canonical.Bytes(tree)))), times: 3_000, print: Describe);

    [Fact]
    public void Given_any_tree_normalised_then_its_bytes_are_the_same() =>
        Any.Check(Trees, tree => Same(tree, Normalised(tree)), times: 2_000, print: Describe);

    [Fact]
    public void Given_any_two_trees_then_their_bytes_are_the_same_exactly_when_they_are_the_same_normalised() =>
        Any.Check(
            Gen.Select(Trees, Trees),
            pair => Assert.Equal(Describe(Normalised(pair.Item1)) == Describe(Normalised(pair.Item2)), Canonical.Hash(pair.Item1) == Canonical.Hash(pair.Item2)),
            times: 3_000);

    [Fact]
    public void Given_any_tree_when_one_thing_is_changed_then_the_hash_is_another() =>
        Any.Check(
            Gen.Select(Trees, Gen.Int[0, 1_000]),
            x =>
            {
                foreach (var changed in Changes(x.Item1, x.Item2))
                {
                    if (Describe(Normalised(changed)) != Describe(Normalised(x.Item1)))
                    {
                        Assert.NotEqual(Canonical.Hash(x.Item1), Canonical.Hash(changed));
                    }
                }
            },
            times: 1_000);

    /// <summary>Changes that anyone can see, on a text of every kind.</summary>
    [Fact]
    public void Given_a_visible_difference_then_the_hash_is_another()
    {
        ImmutableArray<RichNode> text =
        [
            With(RichNode.Element("heading", T("Kop")), ("level", "2")),
            P(T("De "), T("garage", M("bold")), T(" huurt "), T("drie units", M("link", ("href", "https://example.org/a"))), T(".")),
            RichNode.Element("bulletList", RichNode.Element("listItem", P(T("een"))), RichNode.Element("listItem", P(T("twee")))),
        ];
        ImmutableArray<RichNode>[] all =
        [
            text,
            [text[1], text[0], text[2]],
            [text[0], text[1]],
            [.. text, P()],
            [text[0], P(T("De "), T("garage"), T(" huurt "), T("drie units", M("link", ("href", "https://example.org/a"))), T(".")), text[2]],
            [text[0], P(T("De "), T("garage", M("italic")), T(" huurt "), T("drie units", M("link", ("href", "https://example.org/a"))), T(".")), text[2]],
            [text[0], P(T("De "), T("garage ", M("bold")), T("huurt "), T("drie units", M("link", ("href", "https://example.org/a"))), T(".")), text[2]],
            [text[0], P(T("De "), T("garage", M("bold")), T(" huurt "), T("drie units", M("link", ("href", "https://example.org/b"))), T(".")), text[2]],
            [text[0], P(T("De "), T("garage", M("bold")), T(" huurt "), T("drie units"), T(".")), text[2]],
            [text[0], P(T("de "), T("garage", M("bold")), T(" huurt "), T("drie units", M("link", ("href", "https://example.org/a"))), T(".")), text[2]],
            [text[0], P(T("De  "), T("garage", M("bold")), T(" huurt "), T("drie units", M("link", ("href", "https://example.org/a"))), T(".")), text[2]],
            [text[0], P(T("De "), T("garage", M("bold")), RichNode.Element("hardBreak"), T(" huurt "), T("drie units", M("link", ("href", "https://example.org/a"))), T(".")), text[2]],
            [With(text[0], ("level", "3")), text[1], text[2]],
            [With(text[0]), text[1], text[2]],
            [text[0] with { Type = "paragraph" }, text[1], text[2]],
            [text[0], text[1], RichNode.Element("orderedList", text[2].Children)],
            [text[0], text[1], RichNode.Element("bulletList", RichNode.Element("listItem", P(T("een")), P(T("twee"))))],
            [text[0], text[1], RichNode.Element("bulletList", RichNode.Element("listItem", P(T("twee"))), RichNode.Element("listItem", P(T("een"))))],
        ];
        Assert.Equal(all.Length, all.Select(Canonical.Hash).Distinct().Count());
        Assert.NotEqual(Hash(P(T("é"))), Hash(P(T("e"))));
        Assert.NotEqual(Hash(P(T("ﬁ"))), Hash(P(T("fi"))));
        Assert.NotEqual(Hash(P(T("a\u00a0b"))), Hash(P(T("a b"))));
        Assert.NotEqual(Hash(P(T("ab"))), Hash(P(T("a")), P(T("b"))));
        Assert.NotEqual(Hash(T("x")), Hash(P(T("x"))));
        Assert.NotEqual(Hash(RichNode.Element("text")), Hash(T("text")));
        Assert.NotEqual(Hash(), Hash(P()));
    }

    private static IEnumerable<ImmutableArray<RichNode>> Changes(ImmutableArray<RichNode> tree, int at)
    {
        yield return tree.Add(T("x"));
        yield return tree.Insert(0, P());
        if (tree.IsEmpty)
        {
            yield break;
        }

        var i = at % tree.Length;
        var node = tree[i];
        yield return tree.RemoveAt(i);
        yield return tree.Insert(i, node);
        if (node.Text is { } text)
        {
            yield return tree.SetItem(i, node with { Text = text.Insert(at % (text.Length + 1), "q") });
            yield return tree.SetItem(i, node with { Marks = node.Marks.Add(M("strike")) });
            yield return tree.SetItem(i, P(node));
        }
        else
        {
            yield return tree.SetItem(i, node with { Type = node.Type + "x" });
            yield return tree.SetItem(i, node with { Attributes = node.Attributes.SetItem("z", "") });
            foreach (var children in Changes(node.Children, at / 7))
            {
                yield return tree.SetItem(i, node with { Children = children });
            }
        }
    }

    /// <summary>Reads the bytes by their documentation; fails on anything left over or out of place.</summary>
    private static ImmutableArray<RichNode> Decode(byte[] bytes)
    {
        var header = "samenbeeld.canonical.v1\n"u8;
        Assert.True(bytes.AsSpan().StartsWith(header));
        var position = header.Length;
        int Count()
        {
            var count = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(position, 4));
            position += 4;
            return count;
        }

        string Text()
        {
            var length = Count();
            position += length;
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, position - length, length);
        }

        ImmutableSortedDictionary<string, string> Pairs() => RichNode.NoAttributes.AddRange(Enumerable.Range(0, Count()).Select(_ => KeyValuePair.Create(Text(), Text())).ToList());

        ImmutableArray<RichNode> Nodes() => [.. Enumerable.Range(0, Count()).Select(_ => Node()).ToList()];

        RichNode Node()
        {
            switch (bytes[position++])
            {
                case 1:
                    return new() { Type = Text(), Attributes = Pairs(), Children = Nodes() };
                case 2:
                    return T(Text(), [.. Enumerable.Range(0, Count()).Select(_ => new RichMark { Type = Text(), Attributes = Pairs() }).ToList()]);
                default:
                    throw new InvalidOperationException($"Byte {bytes[position - 1]} at {position - 1} begins nothing.");
            }
        }

        var nodes = Nodes();
        Assert.Equal(bytes.Length, position);
        return nodes;
    }

    /// <summary>The tree as the documentation of the form says it is read, made without the code under test.</summary>
    private static ImmutableArray<RichNode> Normalised(ImmutableArray<RichNode> nodes)
    {
        var result = new List<RichNode>();
        foreach (var node in nodes)
        {
            if (node.Text is null)
            {
                result.Add(new() { Type = Plain(node.Type), Attributes = Plain(node.Attributes), Children = Normalised(node.Children) });
            }
            else if (node.Text.Length > 0)
            {
                var marks = node.Marks.Select(m => new RichMark { Type = Plain(m.Type), Attributes = Plain(m.Attributes) })
                    .OrderBy(m => m.Type, StringComparer.Ordinal).ThenBy(m => Lengths(m), Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).ToImmutableArray();
                var key = string.Concat(marks.Select(DescribeMark));
                if (result is [.., { Text: { } text } last] && string.Concat(last.Marks.Select(DescribeMark)) == key)
                {
                    result[^1] = last with { Text = text + node.Text };
                }
                else
                {
                    result.Add(T(node.Text, marks));
                }
            }
        }

        // Only whole runs are normalised: a cut may stand within a character.
        return [.. result.Select(n => n.Text is { } text ? n with { Text = Plain(text) } : n)];
    }

    private static byte[] Lengths(RichMark mark)
    {
        var bytes = new List<byte>();
        void Count(int n) => bytes.AddRange([(byte)(n >> 24), (byte)(n >> 16), (byte)(n >> 8), (byte)n]);
        Count(mark.Attributes.Count);
        foreach (var text in mark.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => new[] { a.Key, a.Value }))
        {
            Count(Encoding.UTF8.GetByteCount(text));
            bytes.AddRange(Encoding.UTF8.GetBytes(text));
        }

        return [.. bytes];
    }

    private static ImmutableSortedDictionary<string, string> Plain(ImmutableSortedDictionary<string, string> attributes) =>
        RichNode.NoAttributes.AddRange(attributes.Select(a => KeyValuePair.Create(Plain(a.Key), Plain(a.Value))));

    private static string Plain(string text)
    {
        var whole = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                whole.Append(text, i++, 2);
            }
            else if (text[i] == '\r')
            {
                whole.Append('\n');
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            }
            else
            {
                whole.Append(char.IsSurrogate(text[i]) ? '\ufffd' : text[i]);
            }
        }

        return string.Join('\ufffe', whole.ToString().Split('\ufffe').Select(part => part.Normalize(NormalizationForm.FormC)));
    }

    private static string Describe(ImmutableArray<RichNode> nodes) => $"[{string.Concat(nodes.Select(n => n.Text is { } text
        ? $"({Quote(text)}{string.Concat(n.Marks.Select(DescribeMark))})"
        : $"<{Quote(n.Type)}{DescribeAttributes(n.Attributes)}{Describe(n.Children)}>"))}]";

    private static string DescribeMark(RichMark mark) => $"!{Quote(mark.Type)}{DescribeAttributes(mark.Attributes)}";

    private static string DescribeAttributes(ImmutableSortedDictionary<string, string> attributes) =>
        "{" + string.Join(',', attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => Quote(a.Key) + "=" + Quote(a.Value))) + "}";

    private static string Quote(string text) => "'" + string.Concat(text.Select(c => c is >= ' ' and < '\x7f' and not ('\'' or '\\') ? c.ToString() : $"\\u{(int)c:x4}")) + "'";
}
