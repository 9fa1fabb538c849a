using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Workspace.Contracts.Contributions;

namespace Workspace.Tables.Tests;

/// <summary>Files that tests share.</summary>
internal static class Files
{
    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static readonly TableFiles Tables = new();

    public static TableFile Open(byte[] file)
    {
        var opened = Tables.Open(file);
        Assert.Null(opened.Problem);
        return opened.Value!;
    }

    public static List<ImmutableArray<string>> Rows(string text) => [.. Open(Encoding.UTF8.GetBytes(text)).Rows];

    public static string Detail(byte[] file)
    {
        var opened = Tables.Open(file);
        if (opened.Problem is { } problem)
        {
            return problem.Parameters["detail"];
        }

        return Assert.Throws<TableUnreadableException>(() => opened.Value!.Rows.Count()).Problem.Parameters["detail"];
    }

    public static async Task<byte[]> Write(TableFormat format, params ImmutableArray<string?>[] rows)
    {
        using var target = new MemoryStream();
        await Tables.WriteAsync(format, target, rows.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        return target.ToArray();
    }

    /// <summary>A workbook with this sheet; styles 1 is a date, 2 month and year.</summary>
    public static byte[] Workbook(string sheetData, string? sharedStrings = null, params (string Name, string Text)[] more)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return Archive(
        [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{relations}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"{relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
            ("xl/styles.xml", $"<styleSheet xmlns=\"{main}\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"17\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"),
            ("xl/sharedStrings.xml", sharedStrings ?? $"<sst xmlns=\"{main}\"><si><t>Datum</t></si><si><r><t>In</t></r><r><t>houd</t></r></si></sst>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{main}\"><sheetData>{sheetData}</sheetData></worksheet>"),
            .. more,
        ]);
    }

    public static byte[] Archive(IEnumerable<(string Name, string Text)> entries)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return target.ToArray();
    }
}
