using System.Text;
using System.Text.Unicode;
using Workspace.Contracts.Contributions;

namespace Workspace.Tables.Reading;

/// <summary>The encoding that a text file says or shows it has: a mark at its beginning, else UTF-8 where all of it is valid as such, else the one of Windows in Western Europe.</summary>
internal static class TextEncodings
{
    private const int Looked = 64 * 1024;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <param name="mark">How many bytes the mark takes.</param>
    /// <exception cref="TableUnreadableException">It is no text.</exception>
    public static Encoding Detect(ReadOnlySpan<byte> file, out int mark)
    {
        (var marked, mark) = Marked(file);
        if (marked is not null)
        {
            return marked;
        }

        var looked = file[..Math.Min(file.Length, Looked)];
        if (looked.Contains((byte)0))
        {
            return WithoutMark(looked) ?? throw new TableUnreadableException(Unreadable.Because(TableDetails.Binary));
        }

        var odd = 0;
        foreach (var b in looked)
        {
            odd += b < 0x20 && b is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0C or 0x1A) ? 1 : 0;
        }

        return odd * 200L > looked.Length ? throw new TableUnreadableException(Unreadable.Because(TableDetails.Binary))
            : Utf8.IsValid(file) ? Encoding.UTF8
            : Windows1252;
    }

    private static (Encoding? Encoding, int Mark) Marked(ReadOnlySpan<byte> file) =>
        file.StartsWith(Encoding.UTF8.Preamble) ? (Encoding.UTF8, 3)
        : file.StartsWith(Encoding.UTF32.Preamble) ? (Encoding.UTF32, 4)
        : file.StartsWith(Encoding.Unicode.Preamble) ? (Encoding.Unicode, 2)
        : file.StartsWith(Encoding.BigEndianUnicode.Preamble) ? (Encoding.BigEndianUnicode, 2)
        : (null, 0);

    /// <summary>Western text in UTF-16 has a zero in every other byte.</summary>
    private static Encoding? WithoutMark(ReadOnlySpan<byte> looked)
    {
        Span<int> zeros = stackalloc int[2];
        for (var i = 0; i < looked.Length; i++)
        {
            zeros[i % 2] += looked[i] == 0 ? 1 : 0;
        }

        var half = looked.Length / 2;
        return zeros[1] > half * 7 / 10 && zeros[0] <= half / 20 ? Encoding.Unicode
            : zeros[0] > half * 7 / 10 && zeros[1] <= half / 20 ? Encoding.BigEndianUnicode
            : null;
    }
}
