using System.Text;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed class PhotoPrivacyTests
{
    private static readonly byte[] Jfif = Segment(0xE0, "JFIF\0.........");
    private static readonly byte[] Place = Segment(0xE1, "Exif\0\0GPS 52.1 5.1, Phone 12");
    private static readonly byte[] Profile = Segment(0xE2, "ICC_PROFILE\0colours");
    private static readonly byte[] Previews = Segment(0xE2, "MPF\0previews");
    private static readonly byte[] Maker = Segment(0xED, "Photoshop 3.0 with a name");
    private static readonly byte[] Remark = Segment(0xFE, "made by Jan");
    private static readonly byte[] Table = Segment(0xDB, "quantisation");
    private static readonly byte[] Scan = [.. Segment(0xDA, "scan header"), 1, 2, 0xFF, 0x00, 3, 0xFF, 0xD0, 4];
    private static readonly byte[] SecondScan = [.. Segment(0xC4, "codes"), .. Segment(0xDA, "scan header"), 9, 9];

    private static byte[] Segment(byte marker, string content)
    {
        var bytes = Encoding.Latin1.GetBytes(content);
        return [0xFF, marker, (byte)((bytes.Length + 2) >> 8), (byte)(bytes.Length + 2), .. bytes];
    }

    private static byte[] File(params byte[][] parts) => [0xFF, 0xD8, .. parts.SelectMany(p => p), 0xFF, 0xD9];

    [Fact]
    public void What_is_not_the_image_is_left_out()
    {
        var image = PhotoPrivacy.OnlyImage(File(Jfif, Place, Profile, Previews, Maker, Remark, Table, Scan, SecondScan));
        Assert.Equal(File(Jfif, Profile, Table, Scan, SecondScan), image);
    }

    [Fact]
    public void What_follows_the_end_is_left_out()
    {
        byte[] trailed = [.. File(Table, Scan), .. Encoding.Latin1.GetBytes("a second image with a place")];
        Assert.Equal(File(Table, Scan), PhotoPrivacy.OnlyImage(trailed));
    }

    [Fact]
    public void Between_scans_nothing_hides_either() =>
        Assert.Equal(File(Table, Scan, SecondScan), PhotoPrivacy.OnlyImage(File(Table, Scan, Place, SecondScan)));

    [Fact]
    public void Fill_bytes_are_skipped() =>
        Assert.Equal(File(Table, Scan), PhotoPrivacy.OnlyImage([0xFF, 0xD8, 0xFF, 0xFF, .. Table, .. Scan, 0xFF, 0xD9]));

    [Fact]
    public void Done_twice_is_done_once()
    {
        var once = PhotoPrivacy.OnlyImage(File(Jfif, Place, Table, Scan));
        Assert.Equal(once, PhotoPrivacy.OnlyImage(once));
    }

    [Fact]
    public void What_is_no_whole_photo_is_refused()
    {
        Assert.Null(PhotoPrivacy.OnlyImage([]));
        Assert.Null(PhotoPrivacy.OnlyImage([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]));
        Assert.Null(PhotoPrivacy.OnlyImage(File()));
        Assert.Null(PhotoPrivacy.OnlyImage(File(Table)));
        Assert.Null(PhotoPrivacy.OnlyImage([0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 1, 2, 3]));
        Assert.Null(PhotoPrivacy.OnlyImage([0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x00]));
    }

    [Fact]
    public void No_file_cut_short_or_damaged_breaks_it()
    {
        var whole = File(Jfif, Place, Table, Scan, SecondScan);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Null(PhotoPrivacy.OnlyImage(whole.AsSpan(0, length)));
        }

        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var damaged = whole.ToArray();
            damaged[random.Next(2, damaged.Length)] = (byte)random.Next(256);
            var image = PhotoPrivacy.OnlyImage(damaged);
            Assert.True(image is null || image.Length <= damaged.Length);
        }
    }
}
