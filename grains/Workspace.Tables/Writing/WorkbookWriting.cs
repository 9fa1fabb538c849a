using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Workspace.Tables.Writing;

/// <summary>A workbook of one sheet in which every cell is text (inline strings, ECMA-376 part 1, 18.3.1.53), written as the rows come.</summary>
internal static class WorkbookWriting
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Characters in a cell, and rows in a sheet, that Excel opens.</summary>
    private const int MaxCell = 32_767;
    private const int MaxRows = 1_048_576;

    /// <summary>Bytes that are held before they go on.</summary>
    private const int HandedOnAt = 64 * 1024;

    private static readonly (string Name, string Text)[] Fixed =
    [
        ("[Content_Types].xml", """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
            """),
        ("_rels/.rels", $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """),
        ("xl/workbook.xml", $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Signalen" sheetId="1" r:id="rId1"/></sheets></workbook>
            """),
        ("xl/_rels/workbook.xml.rels", $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """),
        // Style 1: the format "@", so that a cell stays text when someone types in it.
        ("xl/styles.xml", $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="{Main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """),
    ];

    public static async Task WriteAsync(Stream target, IAsyncEnumerable<ImmutableArray<string?>> rows, CancellationToken cancellation)
    {
        await using var held = new HeldStream();
        using (var archive = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, text) in Fixed)
            {
                using var part = Add(archive, name);
                part.Write(Encoding.UTF8.GetBytes(text));
            }

            using var sheet = Add(archive, "xl/worksheets/sheet1.xml");
            using var xml = XmlWriter.Create(sheet, new() { Encoding = new UTF8Encoding(false) });
            Begin(xml);
            var number = 0;
            await foreach (var row in rows.WithCancellation(cancellation))
            {
                if (++number > MaxRows)
                {
                    break;
                }

                WriteRow(xml, number, row);
                if (held.Length >= HandedOnAt)
                {
                    await held.HandOnAsync(target, cancellation);
                }
            }

        }

        await held.HandOnAsync(target, cancellation);
    }

    /// <summary>Without a time: the same rows are the same bytes.</summary>
    private static Stream Add(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }

    private static void Begin(XmlWriter xml)
    {
        xml.WriteStartDocument(true);
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData", Main);
    }

    private static void WriteRow(XmlWriter xml, int number, ImmutableArray<string?> row)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        for (var column = 0; column < row.Length; column++)
        {
            if (row[column] is not { Length: > 0 } text)
            {
                continue;
            }

            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{number}"));
            xml.WriteAttributeString("s", "1");
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Clean(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Only what XML can hold, and not more than a cell can.</summary>
    private static string Clean(string text)
    {
        var length = Math.Min(text.Length, MaxCell);
        var clean = new StringBuilder(length);
        for (var i = 0; i < length; i++)
        {
            if (i + 1 < length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
