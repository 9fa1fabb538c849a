using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using ExcelDataReader;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Tables.Reading;

/// <summary>A workbook (xlsx). ExcelDataReader reads it: shared strings, dates, and of formulas the value that was stored with them; nothing is calculated.</summary>
internal static class Workbook
{
    private const int MaxEntries = 2_000;
    private const long MaxUnpacked = 400L * 1024 * 1024;

    /// <summary>Strings that cells share are held in memory while a workbook is read.</summary>
    private const long MaxStrings = 96L * 1024 * 1024;

    /// <summary>A sheet with one cell far below would otherwise be a million rows.</summary>
    private const int MaxEmptyRows = 1_000;

    public static Outcome<TableFile> Open(ReadOnlyMemory<byte> file)
    {
        if (Refusal(file) is { } refusal)
        {
            return refusal;
        }

        var (sheet, name) = Guarded(() => FirstFilled(file));
        return sheet < 0 ? Unreadable.Because(TableDetails.Empty) : new TableFile(TableFormat.Xlsx, null, null, name, Rows(file, sheet));
    }

    /// <summary>Before anything is unpacked. The sizes that the archive states are also what the framework unpacks at most.</summary>
    private static Problem? Refusal(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var archive = new ZipArchive(MemoryStreams.Over(file), ZipArchiveMode.Read);
            var names = archive.Entries.Select(e => e.FullName.TrimStart('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return archive.Entries.Count > MaxEntries || archive.Entries.Any(e => e.Length > MaxUnpacked) || archive.Entries.Sum(e => e.Length) > MaxUnpacked
                    || archive.Entries.Any(e => e.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) && e.Length > MaxStrings)
                ? Unreadable.Because(TableDetails.TooLargeUnpacked)
                : names.Contains("xl/workbook.xml") ? null
                : names.Contains("content.xml") && names.Contains("mimetype") ? Unreadable.Because(TableDetails.OpenDocument)
                : Unreadable.Because(TableDetails.NoWorkbook);
        }
        catch (InvalidDataException)
        {
            return Unreadable.Because(TableDetails.Damaged);
        }
    }

    /// <summary>The first visible sheet with something in it.</summary>
    private static (int Sheet, string? Name) FirstFilled(ReadOnlyMemory<byte> file)
    {
        using var reader = Reader(file);
        var sheet = 0;
        do
        {
            if (reader.VisibleState is null or "visible")
            {
                for (var row = 0; row < MaxEmptyRows && reader.Read(); row++)
                {
                    if (Enumerable.Range(0, Columns(reader)).Any(c => reader.GetValue(c) is not null))
                    {
                        return (sheet, reader.Name);
                    }
                }
            }

            sheet++;
        }
        while (reader.NextResult());
        return (-1, null);
    }

    private static IEnumerable<ImmutableArray<string>> Rows(ReadOnlyMemory<byte> file, int sheet)
    {
        using var reader = Guarded(() => Reader(file));
        for (var i = 0; i < sheet; i++)
        {
            _ = Guarded(reader.NextResult);
        }

        var empty = 0;
        while (empty < MaxEmptyRows && Guarded(() => Row(reader)) is { } cells)
        {
            empty = cells.All(string.IsNullOrEmpty) ? empty + 1 : 0;
            yield return cells;
        }
    }

    private static IExcelDataReader Reader(ReadOnlyMemory<byte> file) => ExcelReaderFactory.CreateOpenXmlReader(MemoryStreams.Over(file));

    private static ImmutableArray<string>? Row(IExcelDataReader reader)
    {
        if (!reader.Read())
        {
            return null;
        }

        var cells = ImmutableArray.CreateBuilder<string>(Columns(reader));
        for (var column = 0; column < cells.Capacity; column++)
        {
            cells.Add(Text(reader, column));
        }

        return cells.MoveToImmutable();
    }

    private static int Columns(IExcelDataReader reader) => reader.FieldCount <= TableFile.MaxColumns
        ? reader.FieldCount
        : throw new TableUnreadableException(Unreadable.Because(TableDetails.TooManyColumns, ("max", TableFile.MaxColumns.ToString(CultureInfo.InvariantCulture))));

    private static string Text(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => "",
        string text => text,
        DateTime date => Date(date, reader.GetNumberFormatString(column)),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };

    /// <summary>A date that the sheet shows as month and year is a month.</summary>
    private static string Date(DateTime date, string? format)
    {
        var month = format is not null && date.Day == 1 && format.Contains('m', StringComparison.OrdinalIgnoreCase) && format.Contains('y', StringComparison.OrdinalIgnoreCase)
            && !format.Contains('d', StringComparison.OrdinalIgnoreCase);
        return date.ToString(month ? "yyyy-MM" : date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Whatever a reader of hostile files throws means that the file is damaged.</summary>
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (TableUnreadableException)
        {
            throw;
        }
#pragma warning disable CA1031 // The library documents no closed set of exceptions; none of them is ours.
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
#pragma warning restore CA1031
        {
            throw new TableUnreadableException(Unreadable.Because(TableDetails.Damaged), e);
        }
    }
}
