using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Workspace.Contracts.Text;
using Workspace.Domain.Text;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>The canonical form is a promise for ever: every signature rests on it. What stands in the golden tests may never change; a change is version 2 beside it.</summary>
public sealed partial class CanonicalTests
{
    private static RichNode P(params ImmutableArray<RichNode> children) => RichNode.Element("paragraph", children);

    private static RichNode T(string text, params ImmutableArray<RichMark> marks) => RichNode.Run(text, marks);

    private static RichMark M(string type, params (string Name, string Value)[] attributes) => new() { Type = type, Attributes = Attributes(attributes) };

    private static RichNode With(RichNode node, params (string Name, string Value)[] attributes) => node with { Attributes = Attributes(attributes) };

    private static ImmutableSortedDictionary<string, string> Attributes((string Name, string Value)[] attributes) =>
        RichNode.NoAttributes.AddRange(attributes.Select(a => KeyValuePair.Create(a.Name, a.Value)));

    private static string Hash(params ImmutableArray<RichNode> content) => Canonical.Hash(content);

    private static void Same(ImmutableArray<RichNode> a, ImmutableArray<RichNode> b) => Assert.Equal(Spell(Canonical.Bytes(a)), Spell(Canonical.Bytes(b)));

    /// <summary>Bytes with the readable ones as letters, for messages and golden tests.</summary>
    private static string Spell(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var b in bytes)
        {
            text.Append(b is >= 0x20 and < 0x7F and not (byte)'\\' ? ((char)b).ToString() : $"\\{b:x2}");
        }

        return text.ToString();
    }

    [Fact]
    public void Given_this_process_then_it_normalises() => Assert.Null(Record.Exception(Canonical.RequireNormalisation));

    [Fact]
    public void Given_any_content_then_the_hash_is_sha256_of_the_bytes_in_small_hex()
    {
        ImmutableArray<RichNode> content = [P(T("één"))];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Canonical.Bytes(content))), Canonical.Hash(content));
        Assert.Matches("^[0-9a-f]{64}$", Canonical.Hash(content));
    }
}
