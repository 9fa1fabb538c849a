using System.Buffers.Binary;

namespace Workspace.Domain.Contributions;

/// <summary>
/// Takes everything out of a JPEG file that is not the image: where and when it was taken, with what, a preview of what was cut off, and whatever follows its end.
/// Format: ITU-T T.81, annex B (markers and segments).
/// </summary>
public static class PhotoPrivacy
{
    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, Comment = 0xFE, Jfif = 0xE0, Profile = 0xE2, Adobe = 0xEE;

    private static ReadOnlySpan<byte> IccProfile => "ICC_PROFILE\0"u8;

    /// <summary>The file without anything but the image; null when it is no whole JPEG.</summary>
    public static byte[]? OnlyImage(ReadOnlySpan<byte> file)
    {
        if (file is not [0xFF, Start, ..])
        {
            return null;
        }

        var image = new List<byte>(file.Length) { 0xFF, Start };
        var at = 2;
        var scanned = false;
        while (at + 2 <= file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++; // fill byte
                continue;
            }

            if (marker == End)
            {
                image.AddRange([0xFF, End]);
                return scanned ? [.. image] : null;
            }

            if (at + 4 > file.Length || marker is 0x00 or 0x01 or (>= 0xD0 and <= Start))
            {
                return null;
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 4 || at + length > file.Length)
            {
                return null;
            }

            var end = at + length;
            if (marker == Scan)
            {
                end = EndOfScan(file, end);
                scanned = true;
            }

            if (BelongsToImage(marker, file[(at + 4)..]))
            {
                image.AddRange(file[at..end]);
            }

            at = end;
        }

        return null;
    }

    private static bool BelongsToImage(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        Comment => false,
        Jfif or Adobe => true,
        Profile => content.StartsWith(IccProfile),
        >= 0xE0 and <= 0xEF => false,
        _ => true,
    };

    /// <summary>Behind a scan header stand coded bytes, in which FF is followed by 00 or a restart marker.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int from)
    {
        for (var at = from; at + 1 < file.Length; at++)
        {
            if (file[at] == 0xFF && file[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        return file.Length;
    }
}
