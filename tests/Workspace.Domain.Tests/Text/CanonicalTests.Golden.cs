using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Text;
using Workspace.Domain.Text;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>Bytes and hashes that are fixed for ever. The bytes are spelt out so that anyone can make them without this program.</summary>
public sealed partial class CanonicalTests
{
    private const string Header = @"samenbeeld.canonical.v1\0a";

    private static void Golden(ImmutableArray<RichNode> content, string bytes, string hash)
    {
        Assert.Equal(Header + bytes, Spell(Canonical.Bytes(content)));
        Assert.Equal(hash, Canonical.Hash(content));
    }

    [Fact]
    public void Golden_nothing() => Golden(
        [],
        @"\00\00\00\00",
        "0705bced69e1cdd130901c25ac871df5a40bca6d18bd9c83f8aadc98f0861b86");

    [Fact]
    public void Golden_one_paragraph_of_one_word() => Golden(
        [P(T("Geen"))],
        // one node: element "paragraph", no attributes, one child: run "Geen", no marks
        @"\00\00\00\01" + @"\01\00\00\00\09paragraph\00\00\00\00\00\00\00\01" + @"\02\00\00\00\04Geen\00\00\00\00",
        "ef41b88058017e6b5ecff9f3c479ea4c1ea1bd19fec7b619249593dc6feafbf7");

    [Fact]
    public void Golden_letters_with_accents_and_marks_with_attributes() => Golden(
        [With(RichNode.Element("heading", T("één "), T("zin", M("link", ("href", "https://example.org"), ("class", "x")), M("bold"))), ("level", "2"))],
        // attributes of the element by name; é is two bytes in UTF-8 (NFC); marks by type: bold before link; attributes of the link by name
        @"\00\00\00\01" + @"\01\00\00\00\07heading" + @"\00\00\00\01\00\00\00\05level\00\00\00\012" + @"\00\00\00\02"
        + @"\02\00\00\00\06\c3\a9\c3\a9n \00\00\00\00"
        + @"\02\00\00\00\03zin\00\00\00\02\00\00\00\04bold\00\00\00\00\00\00\00\04link\00\00\00\02\00\00\00\05class\00\00\00\01x\00\00\00\04href\00\00\00\13https://example.org",
        "4305244c7626ae5a698ba8e350182574358911ea4bca218f83a4ca0bfbb6569c");

    [Fact]
    public void Golden_table_with_an_empty_cell_and_a_line() => Golden(
        [
            RichNode.Element("table", RichNode.Element("tableRow", RichNode.Element("tableHeader", P(T("a\r\nb"))), With(RichNode.Element("tableCell", P()), ("colspan", "1")))),
            RichNode.Element("horizontalRule"),
        ],
        @"\00\00\00\02"
        + @"\01\00\00\00\05table\00\00\00\00\00\00\00\01"
        + @"\01\00\00\00\08tableRow\00\00\00\00\00\00\00\02"
        + @"\01\00\00\00\0btableHeader\00\00\00\00\00\00\00\01" + @"\01\00\00\00\09paragraph\00\00\00\00\00\00\00\01" + @"\02\00\00\00\03a\0ab\00\00\00\00"
        + @"\01\00\00\00\09tableCell\00\00\00\01\00\00\00\07colspan\00\00\00\011\00\00\00\01" + @"\01\00\00\00\09paragraph\00\00\00\00\00\00\00\00"
        + @"\01\00\00\00\0ehorizontalRule\00\00\00\00\00\00\00\00",
        "f5c72a822acb0ceaadc5a7fcf1a44b9ada361b47406e0f90996c9adee99e8495");

    [Fact]
    public void Golden_beyond_the_first_plane_and_half_a_character() => Golden(
        [P(T("😀\ud83d"))],
        // U+1F600 in four bytes; the lone half is U+FFFD
        @"\00\00\00\01" + @"\01\00\00\00\09paragraph\00\00\00\00\00\00\00\01" + @"\02\00\00\00\07\f0\9f\98\80\ef\bf\bd\00\00\00\00",
        "d31a534446eefc790ade215acec42be524f83c71d6ddb02f6f3ba39500d08d97");

    [Fact]
    public void Golden_a_reference_to_a_signal_is_its_kind_and_id() => Golden(
        [P(T("Zie "), Evidence.To(SignalRef.Parse("politie/abc")), T("."))],
        @"\00\00\00\01" + @"\01\00\00\00\09paragraph\00\00\00\00\00\00\00\03" + @"\02\00\00\00\04Zie \00\00\00\00"
        + @"\01\00\00\00\08evidence\00\00\00\02\00\00\00\02id\00\00\00\0bpolitie/abc\00\00\00\04kind\00\00\00\06signal\00\00\00\00" + @"\02\00\00\00\01.\00\00\00\00",
        "155552581dc0c01bbae3db7d089b97b2dd072a4f7a173316307771441966e14f");

    [Fact]
    public void Golden_a_reference_to_an_area() => Golden(
        [P(Evidence.To(AreaId.Parse("GM9901")))],
        @"\00\00\00\01" + @"\01\00\00\00\09paragraph\00\00\00\00\00\00\00\01"
        + @"\01\00\00\00\08evidence\00\00\00\02\00\00\00\02id\00\00\00\06GM9901\00\00\00\04kind\00\00\00\04area\00\00\00\00",
        "ba06d2fb2c468f48820b8138cf40fb24f7832f39e733a27bb79874ef25c464d6");
}
