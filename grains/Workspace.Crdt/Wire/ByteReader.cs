using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace Workspace.Crdt.Wire;

/// <summary>
/// Reads the primitives of lib0 from a span. Nothing throws: the first problem is kept in <see cref="Error"/>, the reader jumps to its end and every later read
/// gives zero, so a loop only has to look at the error once in a while.
/// </summary>
internal ref struct ByteReader
{
    /// <summary>Largest integer that JavaScript represents exactly.</summary>
    public const ulong MaxInteger = (1UL << 53) - 1;

    private readonly ReadOnlySpan<byte> data;

    public ByteReader(ReadOnlySpan<byte> data, int position = 0)
    {
        this.data = data;
        Position = position;
        Error = DecodeError.None;
    }

    public int Position;

    public DecodeError Error;

    public readonly ReadOnlySpan<byte> Data => data;

    public readonly int Remaining => data.Length - Position;

    public readonly bool Failed => Error != DecodeError.None;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Fail(DecodeError error)
    {
        if (Error == DecodeError.None)
        {
            Error = error;
        }

        Position = data.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Byte()
    {
        unchecked
        {
            int at = Position;
            if ((uint)at < (uint)data.Length)
            {
                Position = at + 1;
                return data[at];
            }
        }

        Fail(DecodeError.EndOfInput);
        return 0;
    }

    /// <summary>Unsigned integer of at most 53 bits in groups of seven, lowest first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Uint()
    {
        unchecked
        {
            int at = Position;
            if ((uint)at < (uint)data.Length && data[at] < 0x80)
            {
                Position = at + 1;
                return data[at];
            }
        }

        return LongUint();
    }

    private ulong LongUint()
    {
        unchecked
        {
            ulong value = 0;
            int shift = 0;
            int at = Position;
            while ((uint)at < (uint)data.Length)
            {
                byte b = data[at++];
                if (shift > 49)
                {
                    Fail(DecodeError.BadInteger);
                    return 0;
                }

                value |= (ulong)(b & 0x7f) << shift;
                if (b < 0x80)
                {
                    if (value > MaxInteger)
                    {
                        Fail(DecodeError.BadInteger);
                        return 0;
                    }

                    Position = at;
                    return value;
                }

                shift += 7;
            }
        }

        Fail(DecodeError.EndOfInput);
        return 0;
    }

    /// <summary>An integer that must not be above <paramref name="max"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Int(int max, DecodeError otherwise)
    {
        ulong value = Uint();
        if (value > (uint)max)
        {
            Fail(otherwise);
            return 0;
        }

        return unchecked((int)value);
    }

    /// <summary>A number of things of which each takes at least <paramref name="minBytes"/>: refused when they cannot fit into what is left.</summary>
    public int Count(int max, int minBytes)
    {
        ulong value = Uint();
        if (value > (ulong)(Remaining / minBytes))
        {
            Fail(DecodeError.EndOfInput);
            return 0;
        }

        if (value > (uint)max)
        {
            Fail(DecodeError.TooMany);
            return 0;
        }

        return unchecked((int)value);
    }

    /// <summary>Signed integer: the first byte holds the sign (bit 7) and six bits. Returns the magnitude; the sign apart because -0 exists.</summary>
    public ulong SignedInt(out bool negative)
    {
        byte first = Byte();
        negative = (first & 0x40) != 0;
        ulong value = (uint)(first & 0x3f);
        if ((first & 0x80) == 0)
        {
            return value;
        }

        int shift = 6;
        while (true)
        {
            byte b = Byte();
            if (Failed)
            {
                return 0;
            }

            if (shift > 48)
            {
                Fail(DecodeError.BadInteger);
                return 0;
            }

            value |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80)
            {
                if (value > MaxInteger)
                {
                    Fail(DecodeError.BadInteger);
                    return 0;
                }

                return value;
            }

            shift += 7;
        }
    }

    /// <summary>The next bytes as a slice.</summary>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > Remaining)
        {
            Fail(DecodeError.EndOfInput);
            return default;
        }

        var slice = data.Slice(Position, count);
        Position += count;
        return slice;
    }

    /// <summary>A length and that many bytes.</summary>
    public ReadOnlySpan<byte> VarBytes(int max)
    {
        ulong length = Uint();
        if (length > (ulong)Remaining)
        {
            Fail(DecodeError.EndOfInput);
            return default;
        }

        if (length > (uint)max)
        {
            Fail(DecodeError.TooLarge);
            return default;
        }

        return Bytes(unchecked((int)length));
    }

    /// <summary>A length and that many bytes of strict UTF-8.</summary>
    public ReadOnlySpan<byte> Text(int max)
    {
        var slice = VarBytes(max);
        if (!Utf8.IsValid(slice))
        {
            Fail(DecodeError.BadText);
            return default;
        }

        return slice;
    }
}
