using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Workspace.Contracts.Text;
using Workspace.Domain.Text;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>What a reader would call the same text has the same bytes.</summary>
public sealed partial class CanonicalTests
{
    [Fact]
    public void Given_runs_cut_in_any_way_then_the_text_is_the_same()
    {
        Same([P(T("nachtelijk laden"))], [P(T("nacht"), T("elijk"), T(""), T(" laden"))]);
        Same([P(T("ab", M("bold")))], [P(T("a", M("bold")), T("", M("italic")), T("b", M("bold")))]);
        Same([P(T("ab", M("link", ("href", "x"))))], [P(T("a", M("link", ("href", "x"))), T("b", M("link", ("href", "x"))))]);
    }

    [Fact]
    public void Given_a_cut_within_a_character_then_the_text_is_the_same()
    {
        Same([P(T("caf\u00e9"))], [P(T("cafe"), T("\u0301"))]);
        Same([P(T("😀"))], [P(T("\ud83d"), T("\ude00"))]);
        Same([P(T("a\r\nb"))], [P(T("a\r"), T("\nb"))]);
    }

    [Theory]
    [InlineData("caf\u00e9", "cafe\u0301")]
    [InlineData("\u00c5", "\u212b")]
    [InlineData("\u1e69", "s\u0323\u0307")]
    [InlineData("s\u0307\u0323", "s\u0323\u0307")]
    [InlineData("\uac00", "\u1100\u1161")]
    public void Given_letters_composed_or_not_then_the_text_is_the_same(string a, string b)
    {
        Same([P(T(a))], [P(T(b))]);
        Same([With(P(), ("title", a))], [With(P(), ("title", b))]);
        Same([With(P(), (a, "x"))], [With(P(), (b, "x"))]);
        Same([P(T("x", M("link", ("href", a))))], [P(T("x", M("link", ("href", b))))]);
        Same([P(T("x", M(a)))], [P(T("x", M(b)))]);
    }

    [Theory]
    [InlineData("a\r\nb")]
    [InlineData("a\rb")]
    public void Given_line_ends_of_any_kind_then_the_text_is_the_same(string text)
    {
        Same([P(T("a\nb"))], [P(T(text))]);
        Same([With(P(), ("alt", "a\nb"))], [With(P(), ("alt", text))]);
    }

    [Fact]
    public void Given_marks_in_any_order_then_the_text_is_the_same()
    {
        Same([P(T("x", M("bold"), M("italic"), M("link", ("href", "y"))))], [P(T("x", M("link", ("href", "y")), M("italic"), M("bold")))]);
        Same([P(T("xy", M("bold"), M("italic")))], [P(T("x", M("bold"), M("italic")), T("y", M("italic"), M("bold")))]);
    }

    [Fact]
    public void Given_two_marks_of_one_kind_in_any_order_then_the_text_is_the_same() =>
        Same([P(T("xy", M("comment", ("id", "1")), M("comment", ("id", "2"))))], [P(T("x", M("comment", ("id", "2")), M("comment", ("id", "1"))), T("y", M("comment", ("id", "1")), M("comment", ("id", "2"))))]);

    [Fact]
    public void Given_neighbours_whose_marks_differ_only_in_composition_then_they_are_one_run() =>
        Same(
            [P(T("xy", M("link", ("href", "caf\u00e9"))))],
            [P(T("x", M("link", ("href", "caf\u00e9"))), T("y", M("link", ("href", "cafe\u0301"))))]);

    [Fact]
    [SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "That the comparer of a dictionary does not matter is what is tested.")]
    public void Given_attributes_sorted_by_another_comparer_then_the_text_is_the_same()
    {
        (string, string)[] attributes = [("Z", "1"), ("a", "2"), ("ä", "3"), ("b-c", "4"), ("bc", "5"), ("_", "6")];
        var ordinal = With(P(), attributes);
        foreach (var comparer in new[] { StringComparer.InvariantCulture, StringComparer.InvariantCultureIgnoreCase, StringComparer.OrdinalIgnoreCase })
        {
            Same([ordinal], [P() with { Attributes = ordinal.Attributes.WithComparers(comparer) }]);
            Same(
                [P(T("xy", new RichMark { Type = "m", Attributes = ordinal.Attributes }))],
                [P(T("x", new RichMark { Type = "m", Attributes = ordinal.Attributes.WithComparers(comparer) }), T("y", new RichMark { Type = "m", Attributes = ordinal.Attributes }))]);
        }
    }

    [Fact]
    public void Given_what_a_run_does_not_show_then_it_does_not_count()
    {
        Same([P(T("x"))], [P(T("x") with { Type = "other" })]);
        Same([P(T("x"))], [P(With(T("x"), ("a", "b")) with { Children = [T("y")] })]);
        Same([P(T("x"))], [P(T("x") with { Marks = default })]);
        Same([P()], [P() with { Children = default }]);
        Same([], default);
    }

    [Fact]
    public void Given_every_character_there_is_then_it_has_a_hash_that_is_that_of_its_composed_form()
    {
        for (var code = 0; code <= 0xFFFF; code++)
        {
            var text = "a" + (char)code + "b";
            var bytes = Canonical.Bytes([T(text)]);
            if (!char.IsSurrogate((char)code) && code != 0xFFFE)
            {
                Assert.Equal(bytes, Canonical.Bytes([T(text.Normalize(NormalizationForm.FormC))]));
                Assert.Equal(bytes, Canonical.Bytes([T(text.Normalize(NormalizationForm.FormD))]));
            }
        }

        // .NET does not normalise U+FFFE at all; a text that holds it would otherwise have no hash, and its section could never be opened again.
        Same([T("cafe\u0301\ufffecafe\u0301")], [T("caf\u00e9\ufffecaf\u00e9")]);
        Assert.NotEqual(Hash(T("a\ufffeb")), Hash(T("ab")));
        Assert.NotEqual(Hash(T("a\ufffeb")), Hash(T("a\ufffdb")));
        Same([T("\ud800")], [T("\ufffd")]);
        Same([T("\udfff\ud800")], [T("\ufffd\ufffd")]);
        Same([With(P(), ("a", "\ud800"))], [With(P(), ("a", "\ufffd"))]);
    }

    [Fact]
    public void Given_a_long_text_of_single_letters_then_its_form_is_that_of_one_run()
    {
        // With a new string for every letter this would copy 20 billion characters.
        const int letters = 200_000;
        Same([P(T(new string('x', letters)))], [P([.. Enumerable.Repeat(T("x"), letters)])]);
    }

    [Fact]
    public void Given_nothing_to_read_then_it_is_empty()
    {
        ImmutableArray<RichNode>[] empty =
        [
            [], default, [P()], [P(), P(T(" \n\u00a0"))], [T("")], [P(T("\u200b\ufeff"))], [RichNode.Element("table", RichNode.Element("tableRow", RichNode.Element("tableCell", P())))],
            [RichNode.Element("hardBreak")], [P() with { Children = default }],
        ];
        Assert.All(empty, content => Assert.True(Canonical.IsEmpty(content), Spell(Canonical.Bytes(content))));
        ImmutableArray<RichNode>[] full =
        [
            [P(), P(T("."))], [T("x")], [RichNode.Element("horizontalRule")], [P(RichNode.Element("image"))], [RichNode.Element("bulletList", RichNode.Element("listItem", P(T("x"))))], [P(T("😀"))],
        ];
        Assert.All(full, content => Assert.False(Canonical.IsEmpty(content), Spell(Canonical.Bytes(content))));
    }
}
