using System.Text;
using CsCheck;
using Workspace.Contracts.Contributions;

namespace Workspace.Tables.Tests;

public sealed class CsvReadingTests
{
    private const string Text = "Datum;Inhoud\r\n2025-02-14;Café München – één € ë\r\n";

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "utf-8", Encoding.UTF8.GetBytes(Text) },
        { "utf-8", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)] },
        { "windows-1252", Files.Windows1252.GetBytes(Text) },
        { "utf-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)] },
        { "utf-16BE", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
        { "utf-16", Encoding.Unicode.GetBytes(Text) },
        { "utf-16BE", Encoding.BigEndianUnicode.GetBytes(Text) },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void The_encoding_is_found(string name, byte[] file)
    {
        var table = Files.Open(file);
        Assert.Equal(name, table.Encoding);
        Assert.Equal(["2025-02-14", "Café München – één € ë"], table.Rows.ElementAt(1));
    }

    [Fact]
    public void One_wrong_byte_far_below_makes_it_no_UTF_8()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes("a;b\n" + string.Concat(Enumerable.Repeat("1;2\n", 50_000))), .. "x;caf"u8, 0xE9];
        Assert.Equal("windows-1252", Files.Open(file).Encoding);
        Assert.Equal("café", Files.Open(file).Rows.Last()[1]);
    }

    [Theory]
    [InlineData("a;b;c\n1;2,5;3\n4;5,5;6", ";")]
    [InlineData("a,b,c\n1,\"x;y;z;w\",3\n", ",")]
    [InlineData("a\tb\tc\n1\t2,3\t4\n", "\t")]
    [InlineData("a|b|c\n1|2|3\n", "|")]
    [InlineData("Uitvoer van dinsdag, 3 maart\na;b;c\n1;2;3\n4;5;6\n", ";")]
    [InlineData("sep=|\na|b\n1;2;3|4\n", "|")]
    public void The_separator_is_found(string text, string separator)
    {
        var table = Files.Open(Encoding.UTF8.GetBytes(text));
        Assert.Equal(separator, table.Separator);
        Assert.DoesNotContain(table.Rows, row => row[0].StartsWith("sep=", StringComparison.Ordinal));
    }

    [Fact]
    public void Quotes_keep_separators_quotes_and_line_ends_of_any_kind()
    {
        var rows = Files.Rows("a;b\r\n\"x;\"\"y\"\"\";\"eerste\r\ntweede\nderde\"\n1;2\r3;4");
        Assert.Equal([["a", "b"], ["x;\"y\"", "eerste\r\ntweede\nderde"], ["1", "2"], ["3", "4"]], rows.Select(r => r.ToArray()));
    }

    [Fact]
    public void A_stray_quote_spoils_nothing() => Assert.Equal(["pand 3\" breed", "2"], Files.Rows("a;b\npand 3\" breed;2\n3;4")[1]);

    [Fact]
    public void Empty_rows_keep_their_place()
    {
        var rows = Files.Rows("a;b\n\n1;2\n");
        Assert.Equal(3, rows.Count);
        Assert.Equal("1", rows[2][0]);
    }

    [Fact]
    public void Text_that_looks_like_a_formula_is_text()
    {
        string[] texts = ["=1+1", "+31", "-x", "@SUM(A1)", "=cmd|' /C calc'!A0"];
        Assert.Equal(texts, Files.Rows("a;b\n" + string.Concat(texts.Select(t => $"1;{t}\n"))).Skip(1).Select(r => r[1]));
    }

    [Fact]
    public void What_is_no_text_is_refused_with_what_it_is()
    {
        Assert.Equal(TableDetails.Empty, Files.Detail([]));
        Assert.Equal(TableDetails.Empty, Files.Detail(" \r\n\t "u8.ToArray()));
        Assert.Equal(TableDetails.Empty, Files.Detail([.. Encoding.UTF8.Preamble]));
        Assert.Equal(TableDetails.Pdf, Files.Detail("%PDF-1.7 x"u8.ToArray()));
        Assert.Equal(TableDetails.OneColumn, Files.Detail("zomaar een regel\nnog een regel"u8.ToArray()));
        Assert.Equal(TableDetails.Binary, Files.Detail([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, 1, 2, 3, 4]));
        Assert.Equal(TableDetails.Binary, Files.Detail([.. Enumerable.Range(0, 4096).Select(i => (byte)(i % 32))]));
        Assert.Equal(TableDetails.TooManyColumns, Files.Detail(Encoding.UTF8.GetBytes(new string(';', 300) + "\n1;2")));
    }

    [Fact]
    public void A_quote_that_never_closes_names_its_row()
    {
        var opened = Files.Tables.Open("a;b\n1;2\n3;\"open\n4;5\n6;7\n"u8.ToArray());
        var problem = Assert.Throws<TableUnreadableException>(() => opened.Value!.Rows.Count()).Problem;
        Assert.Equal((TableDetails.OpenQuote, "3"), (problem.Parameters["detail"], problem.Parameters["row"]));
        var large = Encoding.UTF8.GetBytes("a;b\n1;\"" + string.Concat(Enumerable.Repeat("regel;tekst\n", 400_000)));
        Assert.Equal(TableDetails.OpenQuote, Files.Detail(large));
    }

    [Fact]
    public void Garbage_is_read_or_refused_and_never_breaks_anything() => Gen.Byte.Array[0, 400].Sample(
        file =>
        {
            if (Files.Tables.Open(file) is { IsDone: true, Value: var table })
            {
                try
                {
                    Assert.True(table.Rows.Count() <= file.Length + 1);
                }
                catch (TableUnreadableException unreadable)
                {
                    Assert.NotEmpty(unreadable.Problem.Parameters["detail"]);
                }
            }
        },
        iter: 5_000);
}
