using System.Buffers.Binary;
using Workspace.Contracts.Contributions;

namespace Workspace.Tables.Tests;

public sealed class WorkbookReadingTests
{
    [Fact]
    public void Shared_strings_dates_numbers_booleans_and_formulas_are_read_as_they_show()
    {
        var table = Files.Open(Files.Workbook("""
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
            <row r="3"><c r="A3" s="1"><v>45702</v></c><c r="B3" t="inlineStr"><is><t>=1+1</t></is></c><c r="C3"><v>2.5</v></c><c r="D3" t="b"><v>1</v></c><c r="E3"><f>A3+1</f><v>7</v></c><c r="F3" t="str"><f>UPPER("x")</f><v>X</v></c></row>
            <row r="4"><c r="A4" s="2"><v>45689</v></c><c r="C4"><v>45702</v></c></row>
            """));
        Assert.Equal((TableFormat.Xlsx, "Blad1"), (table.Format, table.Sheet));
        var rows = table.Rows.ToList();
        Assert.Equal(["Datum", "Inhoud"], rows[0].Take(2));
        Assert.All(rows[1], cell => Assert.Equal("", cell));
        Assert.Equal(["2025-02-14", "=1+1", "2.5", "True", "7", "X"], rows[2]);
        Assert.Equal(["2025-02", "", "45702"], rows[3].Take(3));
    }

    [Fact]
    public void Other_files_are_refused_with_what_they_are()
    {
        Assert.Equal(TableDetails.OldOrLocked, Files.Detail([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]));
        Assert.Equal(TableDetails.OpenDocument, Files.Detail(Files.Archive([("mimetype", "x"), ("content.xml", "<x/>")])));
        Assert.Equal(TableDetails.NoWorkbook, Files.Detail(Files.Archive([("word/document.xml", "<x/>")])));
        Assert.Equal(TableDetails.Damaged, Files.Detail("PK\u0003\u0004 and then nothing"u8.ToArray()));
        Assert.Equal(TableDetails.Damaged, Files.Detail(Files.Workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row")));
        Assert.Equal(TableDetails.Empty, Files.Detail(Files.Workbook("")));
        Assert.Equal(TableDetails.TooManyColumns, Files.Detail(Files.Workbook("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")));
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        var zeros = new string(' ', 120 * 1024 * 1024);
        Assert.Equal(TableDetails.TooLargeUnpacked, Files.Detail(Files.Workbook("", zeros)));
        Assert.Equal(TableDetails.TooLargeUnpacked, Files.Detail(Files.Archive(Enumerable.Range(0, 2_100).Select(i => ($"x{i}", "")).Append(("xl/workbook.xml", "")))));
    }

    [Fact]
    public void A_bomb_that_lies_about_its_size_is_not_unpacked_beyond_it()
    {
        var file = Files.Workbook(string.Concat(Enumerable.Range(1, 200_000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>1</v></c></row>")));
        var name = "xl/worksheets/sheet1.xml"u8;
        for (var at = file.AsSpan().IndexOf(name); at >= 0;)
        {
            // The size stands 24 bytes before the name in a local header (signature PK 3 4, name at 30) and 22 before it in the directory (PK 1 2, name at 46).
            var local = file.AsSpan(at - 30, 4).SequenceEqual("PK\u0003\u0004"u8);
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(local ? at - 30 + 22 : at - 46 + 24), 500);
            var next = file.AsSpan(at + 1).IndexOf(name);
            at = next < 0 ? -1 : at + 1 + next;
        }

        Assert.Equal(TableDetails.Damaged, Files.Detail(file));
    }

    [Fact]
    public void A_cell_far_below_does_not_make_a_million_rows()
    {
        var rows = Files.Open(Files.Workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>3</v></c></row>")).Rows.ToList();
        Assert.True(rows.Count <= 1_002);
    }

    [Fact]
    public void Entities_are_not_expanded()
    {
        var file = Files.Archive([("[Content_Types].xml", ""), ("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>")]);
        Assert.Equal(TableDetails.Damaged, Files.Detail(file));
    }

    [Fact]
    public void Broken_workbooks_are_refused_and_never_break_anything()
    {
        var good = Files.Workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>45702</v></c></row>");
        for (var i = 0; i < good.Length; i += 3)
        {
            var broken = (byte[])good.Clone();
            broken[i] ^= 0x5A;
            if (Files.Tables.Open(broken) is { IsDone: true, Value: var table })
            {
                try
                {
                    _ = table.Rows.Count();
                }
                catch (TableUnreadableException unreadable)
                {
                    Assert.NotEmpty(unreadable.Problem.Parameters["detail"]);
                }
            }
        }

        Assert.Equal(TableDetails.Damaged, Files.Detail([.. good.Take(good.Length / 2)]));
    }
}
