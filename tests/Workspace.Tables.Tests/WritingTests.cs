using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Workspace.Contracts.Contributions;

namespace Workspace.Tables.Tests;

public sealed class WritingTests
{
    [Fact]
    public async Task Text_is_written_as_Dutch_Excel_opens_it()
    {
        var file = await Files.Write(TableFormat.Csv, ["Datum", "Inhoud"], ["2025-02", "eerste\nregel; \"aanhaling\""]);
        Assert.True(file.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.Equal("Datum;Inhoud\r\n2025-02;\"eerste\nregel; \"\"aanhaling\"\"\"\r\n", Encoding.UTF8.GetString(file.AsSpan(3)));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+31 6")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData(" =1+1")]
    [InlineData("＝1+1")]
    public async Task A_cell_that_would_calculate_is_made_harmless(string cell)
    {
        var text = Encoding.UTF8.GetString(await Files.Write(TableFormat.Csv, ["a", cell]));
        Assert.Contains($"a;\"'{cell}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_is_valid_and_every_cell_is_text()
    {
        var file = await Files.Write(TableFormat.Xlsx, ["Datum", null, "Inhoud"], ["2025-02-14", "", "=1+1 <&> \u0001\uD83D\uDE00\uD800"], [.. Enumerable.Range(0, 30).Select(i => (string?)$"k{i}")]);
        using var stream = new MemoryStream(file);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
            var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToList();
            Assert.All(cells, cell => Assert.Equal(CellValues.InlineString, cell.DataType!.Value));
            Assert.DoesNotContain(cells, cell => cell.CellFormula is not null);
            Assert.Equal("AD3", cells[^1].CellReference!.Value);
        }

        var rows = Files.Open(file).Rows.ToList();
        Assert.Equal(["Datum", "", "Inhoud"], rows[0].Take(3));
        Assert.Equal("=1+1 <&> \uD83D\uDE00", rows[1][2]);
    }

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public async Task Writing_waits_for_its_target_and_holds_little(TableFormat format)
    {
        using var target = new WaitedForStream();
        await Files.Tables.WriteAsync(format, target, Many(), TestContext.Current.CancellationToken);
        Assert.True(target.Written > 500_000);
        Assert.True(target.Largest < 400_000, $"{target.Largest} bytes at once");

        static async IAsyncEnumerable<System.Collections.Immutable.ImmutableArray<string?>> Many()
        {
            var random = new Random(7);
            for (var i = 0; i < 20_000; i++)
            {
                await Task.Yield();
                yield return [$"rij {i}", random.NextInt64().ToString(), random.NextInt64().ToString()];
            }
        }
    }

    [Fact]
    public async Task The_same_rows_are_the_same_bytes() =>
        Assert.Equal(await Files.Write(TableFormat.Xlsx, ["a"], ["b"]), await Files.Write(TableFormat.Xlsx, ["a"], ["b"]));

    /// <summary>As the body of an answer: refuses what does not wait.</summary>
    private sealed class WaitedForStream : MemoryStream
    {
        public long Written { get; private set; }

        public int Largest { get; private set; }

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            Largest = Math.Max(Largest, buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
