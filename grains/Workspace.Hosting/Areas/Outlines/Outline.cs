using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Workspace.Hosting.Areas.Outlines;

/// <summary>A point in WGS84, in millionths of a degree: about a decimetre.</summary>
internal readonly record struct GeoPoint(int Lon, int Lat) : IComparable<GeoPoint>
{
    public const double PerDegree = 1_000_000;

    public static GeoPoint FromDegrees(double lon, double lat) => new((int)Math.Round(lon * PerDegree), (int)Math.Round(lat * PerDegree));

    public int CompareTo(GeoPoint other) => Lon != other.Lon ? Lon.CompareTo(other.Lon) : Lat.CompareTo(other.Lat);

    public static bool operator <(GeoPoint left, GeoPoint right) => left.CompareTo(right) < 0;

    public static bool operator >(GeoPoint left, GeoPoint right) => left.CompareTo(right) > 0;

    public static bool operator <=(GeoPoint left, GeoPoint right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GeoPoint left, GeoPoint right) => left.CompareTo(right) >= 0;
}

/// <summary>
/// The boundary of an area: rings without a repeated last point; what is inside lies to the left, so outer rings go anticlockwise and holes clockwise,
/// and either fill rule of SVG draws them right.
/// </summary>
internal sealed class Outline
{
    private const byte Format = 1;

    private Outline(ImmutableArray<GeoPoint[]> rings) => Rings = rings;

    public ImmutableArray<GeoPoint[]> Rings { get; }

    /// <summary>Cleans rings and turns them the right way; null when nothing with an area is left.</summary>
    public static Outline? Of(IEnumerable<(IEnumerable<GeoPoint> Points, bool Hole)> rings)
    {
        var kept = ImmutableArray.CreateBuilder<GeoPoint[]>();
        var outer = false;
        foreach (var (points, hole) in rings)
        {
            if (Clean(points) is { } ring)
            {
                var area = DoubleArea(ring);
                if (area < 0 != hole)
                {
                    System.Array.Reverse(ring);
                }

                outer |= !hole;
                kept.Add(ring);
            }
        }

        return outer ? new(kept.ToImmutable()) : null;
    }

    /// <summary>Rings that already go the right way.</summary>
    public static Outline? OfTurned(IEnumerable<GeoPoint[]> rings) => Of(rings.Select(ring => ((IEnumerable<GeoPoint>)ring, DoubleArea(ring) < 0)));

    /// <summary>Twice the area in square millionths of a degree; negative when clockwise.</summary>
    public static double DoubleArea(ReadOnlySpan<GeoPoint> ring)
    {
        var sum = 0.0;
        var before = ring[^1];
        foreach (var point in ring)
        {
            sum += ((double)before.Lon * point.Lat) - ((double)point.Lon * before.Lat);
            before = point;
        }

        return sum;
    }

    /// <summary>A short name for exactly these bytes.</summary>
    public static string Digest(ReadOnlySpan<byte> encoded) => Convert.ToHexStringLower(SHA256.HashData(encoded))[..24];

    /// <summary>Format 1: format, number of rings, per ring the number of points and each point as the difference with the one before; zigzag LEB128 throughout.</summary>
    public byte[] Encode()
    {
        using var bytes = new MemoryStream();
        bytes.WriteByte(Format);
        Write(bytes, Rings.Length);
        var before = default(GeoPoint);
        foreach (var ring in Rings)
        {
            Write(bytes, ring.Length);
            foreach (var point in ring)
            {
                Write(bytes, point.Lon - before.Lon);
                Write(bytes, point.Lat - before.Lat);
                before = point;
            }
        }

        return bytes.ToArray();
    }

    public static Outline Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Format)
        {
            throw new InvalidDataException("This boundary was stored by a newer release.");
        }

        var at = 1;
        var rings = ImmutableArray.CreateBuilder<GeoPoint[]>();
        var before = default(GeoPoint);
        for (var count = Read(bytes, ref at); count > 0; count--)
        {
            var length = Read(bytes, ref at);
            if (length < 0 || length > bytes.Length)
            {
                throw new InvalidDataException("A stored boundary is damaged.");
            }

            var ring = new GeoPoint[length];
            for (var i = 0; i < ring.Length; i++)
            {
                before = new(before.Lon + Read(bytes, ref at), before.Lat + Read(bytes, ref at));
                ring[i] = before;
            }

            rings.Add(ring);
        }

        return new(rings.ToImmutable());
    }

    private static GeoPoint[]? Clean(IEnumerable<GeoPoint> points)
    {
        var ring = new List<GeoPoint>();
        foreach (var point in points)
        {
            if (ring.Count == 0 || ring[^1] != point)
            {
                ring.Add(point);
            }
        }

        while (ring.Count > 1 && ring[^1] == ring[0])
        {
            ring.RemoveAt(ring.Count - 1);
        }

        return ring.Count >= 3 && DoubleArea(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ring)) != 0 ? [.. ring] : null;
    }

    private static void Write(MemoryStream bytes, int value)
    {
        var rest = unchecked((uint)((value << 1) ^ (value >> 31)));
        for (; rest >= 0x80; rest >>= 7)
        {
            bytes.WriteByte((byte)((rest & 0x7F) | 0x80));
        }

        bytes.WriteByte((byte)rest);
    }

    private static int Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0u;
        for (var shift = 0; at < bytes.Length && shift < 35; shift += 7)
        {
            var next = bytes[at++];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return unchecked((int)(value >> 1) ^ -(int)(value & 1));
            }
        }

        throw new InvalidDataException("A stored boundary is damaged.");
    }
}
