using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Workspace.Contracts.Contributions;

/// <summary>Files that people work with in a spreadsheet: read as rows of text, written from rows of text. Everything in a file is data; nothing of it is ever carried out.</summary>
public interface ITables
{
    /// <summary>
    /// Says what the bytes are (the name decides nothing) and makes their rows ready to be read. Refused with <see cref="ProblemCode.UnreadableTable"/>, whose <c>detail</c> is one of
    /// <see cref="TableDetails"/>.
    /// </summary>
    Outcome<TableFile> Open(ReadOnlyMemory<byte> file);

    /// <summary>Writes rows as they come, in memory that does not grow with their number. Text is text in every format: no cell becomes a formula.</summary>
    Task WriteAsync(TableFormat format, Stream target, IAsyncEnumerable<ImmutableArray<string?>> rows, CancellationToken cancellation = default);
}

[JsonConverter(typeof(JsonStringEnumConverter<TableFormat>)), Alias("ws.table.format")]
public enum TableFormat
{
    Unknown = 0,
    /// <summary>Text. Written as Dutch Excel opens it: UTF-8 with a mark, semicolons, CR LF.</summary>
    Csv = 1,
    /// <summary>Office Open XML (Excel).</summary>
    Xlsx = 2,
}

/// <summary>A table that is being read.</summary>
/// <param name="Encoding">Name of the encoding that a text file turned out to have, for example <c>windows-1252</c>; null for a workbook.</param>
/// <param name="Separator">What separates the cells of a text file; null for a workbook.</param>
/// <param name="Sheet">Name of the sheet that is read; null for a text file.</param>
/// <param name="Rows">
/// The rows from the first, empty ones too, so that places are those of the spreadsheet; dates of a workbook as <c>2025-02-14</c> or <c>2025-02</c>, numbers with a point. To be
/// read once. Throws <see cref="TableUnreadableException"/> where the file turns out to be damaged.
/// </param>
public sealed record TableFile(TableFormat Format, string? Encoding, string? Separator, string? Sheet, IEnumerable<ImmutableArray<string>> Rows)
{
    /// <summary>Rows of data at most.</summary>
    public const int MaxRows = 100_000;

    public const int MaxColumns = 200;

    /// <summary>Bytes of a file at most.</summary>
    public const int MaxBytes = 60 * 1024 * 1024;
}

/// <summary>What is the matter with a file that cannot be read, so that the words can say what to do.</summary>
public static class TableDetails
{
    public const string Empty = "empty";

    /// <summary>Not text and not a workbook.</summary>
    public const string Binary = "binary";

    /// <summary>A workbook of before 2007, or one with a password.</summary>
    public const string OldOrLocked = "oldOrLocked";

    public const string OpenDocument = "openDocument";
    public const string Pdf = "pdf";

    /// <summary>A compressed file that is no workbook.</summary>
    public const string NoWorkbook = "noWorkbook";

    /// <summary>A workbook that begins well and cannot be read on.</summary>
    public const string Damaged = "damaged";

    /// <summary>Would become larger than allowed when unpacked.</summary>
    public const string TooLargeUnpacked = "tooLargeUnpacked";

    public const string TooManyColumns = "tooManyColumns";

    /// <summary>A quotation mark is opened and never closed. Parameter <c>row</c>.</summary>
    public const string OpenQuote = "openQuote";

    /// <summary>No row has more than one cell.</summary>
    public const string OneColumn = "oneColumn";
}

public sealed class TableUnreadableException : Exception
{
    public TableUnreadableException(Problem problem, Exception? inner = null) : base(problem?.Code.ToString(), inner)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
    }

    public Problem Problem { get; }
}
