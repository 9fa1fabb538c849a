using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Workspace.Crdt.Wire;

/// <summary>Writes the primitives of lib0 into a pooled buffer. <see cref="ToArrayAndFree"/> ends it.</summary>
internal ref struct ByteWriter
{
    private byte[] buffer;

    public ByteWriter(int capacity)
    {
        buffer = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 64));
        Length = 0;
    }

    public int Length;

    public readonly ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    public readonly byte[] ToArrayAndFree()
    {
        var result = Written.ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return result;
    }

    public readonly void Free() => ArrayPool<byte>.Shared.Return(buffer);

    /// <summary>Room for at least this many more bytes; <see cref="Length"/> is moved by the caller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int count)
    {
        if (buffer.Length - Length < count)
        {
            Grow(count);
        }

        return buffer.AsSpan(Length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, buffer.Length * 2));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    public void Byte(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Uint(ulong value)
    {
        unchecked
        {
            var room = Reserve(10);
            int n = 0;
            while (value > 0x7f)
            {
                room[n++] = (byte)(value | 0x80);
                value >>= 7;
            }

            room[n++] = (byte)value;
            Length += n;
        }
    }

    public void Int(int value) => Uint(unchecked((uint)value));

    /// <summary>Signed integer with its sign apart, because -0 exists.</summary>
    public void SignedInt(ulong magnitude, bool negative)
    {
        Byte((byte)((magnitude > 0x3f ? 0x80 : 0) | (negative ? 0x40 : 0) | (int)(magnitude & 0x3f)));
        magnitude >>= 6;
        while (magnitude > 0)
        {
            Byte((byte)((magnitude > 0x7f ? 0x80 : 0) | (int)(magnitude & 0x7f)));
            magnitude >>= 7;
        }
    }

    public void Bytes(scoped ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Length += value.Length;
    }

    public void VarBytes(scoped ReadOnlySpan<byte> value)
    {
        Uint((uint)value.Length);
        Bytes(value);
    }

    /// <summary>A text as UTF-8 with its length in bytes before it; a lone surrogate becomes U+FFFD as in the text encoder of browsers.</summary>
    public void Text(scoped ReadOnlySpan<char> value)
    {
        if (value.Length * 3 < 0x80)
        {
            var room = Reserve(1 + (value.Length * 3));
            int n = Encoding.UTF8.GetBytes(value, room[1..]);
            room[0] = (byte)n;
            Length += n + 1;
            return;
        }

        int bytes = Encoding.UTF8.GetByteCount(value);
        Uint((uint)bytes);
        Length += Encoding.UTF8.GetBytes(value, Reserve(bytes));
    }

    public void Float32(float value)
    {
        BinaryPrimitives.WriteSingleBigEndian(Reserve(4), value);
        Length += 4;
    }

    public void Float64(double value)
    {
        BinaryPrimitives.WriteDoubleBigEndian(Reserve(8), value);
        Length += 8;
    }

    public void Int64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Reserve(8), value);
        Length += 8;
    }
}
