namespace Workspace.Tables.Reading;

internal enum Signature
{
    Text,
    Nothing,
    /// <summary>A zip archive, hence perhaps a workbook.</summary>
    Archive,
    /// <summary>OLE: Excel before 2007, and every workbook with a password.</summary>
    CompoundFile,
    Pdf,
}

/// <summary>What the first bytes of a file say that it is.</summary>
internal static class Signatures
{
    public static Signature Of(ReadOnlySpan<byte> file) =>
        file.Trim(" \t\r\n"u8).IsEmpty ? Signature.Nothing
        : file.StartsWith("PK\u0003\u0004"u8) || file.StartsWith("PK\u0005\u0006"u8) ? Signature.Archive
        : file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? Signature.CompoundFile
        : file.StartsWith("%PDF-"u8) ? Signature.Pdf
        : Signature.Text;
}
