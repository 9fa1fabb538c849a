using System.Collections.Immutable;
using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Tables.Reading;
using Workspace.Tables.Writing;

namespace Workspace.Tables;

/// <summary>Tables as the libraries and the writers of this project read and write them.</summary>
public sealed class TableFiles : ITables
{
    /// <summary>The library that reads workbooks asks the system for the encoding of Windows in Western Europe, also where it does not use it.</summary>
    public TableFiles() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public Outcome<TableFile> Open(ReadOnlyMemory<byte> file)
    {
        try
        {
            return Signatures.Of(file.Span) switch
            {
                Signature.Nothing => Unreadable.Because(TableDetails.Empty),
                Signature.Archive => Workbook.Open(file),
                Signature.CompoundFile => Unreadable.Because(TableDetails.OldOrLocked),
                Signature.Pdf => Unreadable.Because(TableDetails.Pdf),
                _ => CsvText.Open(file),
            };
        }
        catch (TableUnreadableException unreadable)
        {
            return unreadable.Problem;
        }
    }

    public Task WriteAsync(TableFormat format, Stream target, IAsyncEnumerable<ImmutableArray<string?>> rows, CancellationToken cancellation = default) => format switch
    {
        TableFormat.Csv => CsvWriting.WriteAsync(target, rows, cancellation),
        TableFormat.Xlsx => WorkbookWriting.WriteAsync(target, rows, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format of tables."),
    };
}

internal static class Unreadable
{
    public static Problem Because(string detail, params (string Name, string Value)[] more) => Problem.Of(ProblemCode.UnreadableTable, [("detail", detail), .. more]);
}
