using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Workspace.Tables.Writing;

/// <summary>
/// Text as Dutch Excel opens it by itself. A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises against CSV injection:
/// https://owasp.org/www-community/attacks/CSV_Injection. Reading such a cell takes it away again.
/// </summary>
internal static class CsvWriting
{
    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    private static readonly SearchValues<char> Quoted = SearchValues.Create(";\"\r\n,\t");

    public static async Task WriteAsync(Stream target, IAsyncEnumerable<ImmutableArray<string?>> rows, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(target, Marked, 32 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        var line = new StringBuilder();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            line.Clear();
            for (var i = 0; i < row.Length; i++)
            {
                if (i > 0)
                {
                    line.Append(';');
                }

                Append(line, row[i] ?? "");
            }

            await writer.WriteLineAsync(line, cancellation);
        }

        await writer.FlushAsync(cancellation);
    }

    private static void Append(StringBuilder line, string cell)
    {
        var guarded = Formulas.LooksLikeOne(cell);
        if (!guarded && cell.AsSpan().IndexOfAny(Quoted) < 0)
        {
            line.Append(cell);
            return;
        }

        line.Append('"').Append(guarded ? "'" : "").Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}

internal static class Formulas
{
    /// <summary>Begins with a sign that makes a spreadsheet calculate; full-width forms and signs after blanks count too.</summary>
    public static bool LooksLikeOne(string cell) =>
        cell.Length > 0 && (cell[0] is '\t' or '\r' or '\n' || cell.AsSpan().TrimStart() is [var first, ..] && first is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠');
}
