using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Tables.Reading;

/// <summary>Separated text. CsvHelper takes the rows apart; encoding and separator are found here.</summary>
internal static class CsvText
{
    private const int Looked = 128 * 1024;
    private const int MaxRecord = 1024 * 1024;

    public static Outcome<TableFile> Open(ReadOnlyMemory<byte> file)
    {
        var encoding = TextEncodings.Detect(file.Span, out var mark);
        var text = file[mark..];
        var beginning = encoding.GetString(text.Span[..Math.Min(text.Length, Looked)]);
        if (string.IsNullOrWhiteSpace(beginning))
        {
            return Unreadable.Because(TableDetails.Empty);
        }

        // Excel's own way of saying it, as the first line.
        var said = beginning.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && beginning.Length > 5 && beginning[5] is '\r' or '\n' ? beginning[4] : (char?)null;
        if ((said ?? Separators.Detect(beginning)) is not { } separator)
        {
            return Unreadable.Because(TableDetails.OneColumn);
        }

        return new TableFile(TableFormat.Csv, encoding.WebName, separator.ToString(), null, Rows(text, encoding, separator, said is not null));
    }

    private static IEnumerable<ImmutableArray<string>> Rows(ReadOnlyMemory<byte> text, Encoding encoding, char separator, bool skipFirst)
    {
        int? unclosed = null;
        var number = 0;
        using var stream = MemoryStreams.Over(text);
        using var reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = separator,
            Encoding = encoding,
            HasHeader = false,
            SkipEmptyLines = false,
            MaxRecordSize = MaxRecord,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record => unclosed ??= record.Reason == CsvMalformedReason.UnterminatedQuote ? number : null,
            IncludeValuesInExceptions = false,
        });
        while (Next(reader, number + 1))
        {
            if (unclosed is { } row)
            {
                throw Open(row + 1);
            }

            if (skipFirst)
            {
                skipFirst = false;
                continue;
            }

            number++;
            if (reader.FieldCount > TableFile.MaxColumns)
            {
                throw new TableUnreadableException(Unreadable.Because(TableDetails.TooManyColumns, ("max", TableFile.MaxColumns.ToString(CultureInfo.InvariantCulture))));
            }

            yield return ImmutableArray.Create(reader.Current.ToArray());
        }
    }

    private static bool Next(CsvReader reader, int row)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            // A quotation mark that is opened and not closed swallows rows until the record is larger than any can be.
            throw Open(row);
        }
    }

    private static TableUnreadableException Open(int row) =>
        new(Unreadable.Because(TableDetails.OpenQuote, ("row", row.ToString(CultureInfo.InvariantCulture))));
}
