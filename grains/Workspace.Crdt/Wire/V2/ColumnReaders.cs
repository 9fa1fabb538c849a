using System.Text;

namespace Workspace.Crdt.Wire.V2;

/// <summary>A column of unsigned integers; a value that repeats is written once, with a negative sign, and how often.</summary>
internal ref struct UintColumn(ReadOnlySpan<byte> data)
{
    private ByteReader reader = new(data);
    private ulong value;
    private ulong left;

    public ulong Read(scoped ref ByteReader failures)
    {
        if (left == 0)
        {
            value = reader.SignedInt(out bool repeated);
            left = repeated ? reader.Uint() + 2 : 1;
            if (reader.Failed)
            {
                failures.Fail(reader.Error);
                return 0;
            }
        }

        left--;
        return value;
    }

    public int ReadInt(scoped ref ByteReader failures)
    {
        ulong read = Read(ref failures);
        if (read > int.MaxValue)
        {
            failures.Fail(DecodeError.TooLarge);
            return 0;
        }

        return (int)read;
    }
}

/// <summary>A column of integers as differences; the lowest bit says whether the difference repeats.</summary>
internal ref struct DiffColumn(ReadOnlySpan<byte> data)
{
    private ByteReader reader = new(data);
    private long value;
    private long step;
    private ulong left;

    public int Read(scoped ref ByteReader failures)
    {
        if (left == 0)
        {
            long magnitude = (long)reader.SignedInt(out bool negative);
            long encoded = negative ? -magnitude : magnitude;
            step = encoded >> 1;
            left = (encoded & 1) != 0 ? reader.Uint() + 2 : 1;
            if (reader.Failed)
            {
                failures.Fail(reader.Error);
                return 0;
            }
        }

        left--;
        value = unchecked(value + step);
        if (value is < 0 or > int.MaxValue)
        {
            failures.Fail(DecodeError.TooLarge);
            return 0;
        }

        return (int)value;
    }
}

/// <summary>A column of bytes with run lengths; the last run has none and never ends.</summary>
internal ref struct ByteColumn(ReadOnlySpan<byte> data)
{
    private ByteReader reader = new(data);
    private byte value;
    private ulong left;

    public byte Read(scoped ref ByteReader failures)
    {
        if (left == 0)
        {
            value = reader.Byte();
            left = reader.Remaining > 0 ? reader.Uint() + 1 : ulong.MaxValue;
            if (reader.Failed)
            {
                failures.Fail(reader.Error);
                return 0;
            }
        }

        left--;
        return value;
    }
}

/// <summary>All strings in one, and a column of their UTF-16 lengths.</summary>
internal ref struct StringColumn
{
    private readonly string all;
    private UintColumn lengths;
    private int at;

    public StringColumn(ReadOnlySpan<byte> data, int maxText, scoped ref ByteReader failures)
    {
        var reader = new ByteReader(data);
        var text = reader.Text(maxText);
        if (reader.Failed)
        {
            failures.Fail(reader.Error);
        }

        all = Encoding.UTF8.GetString(text);
        lengths = new UintColumn(data[reader.Position..]);
    }

    public ReadOnlySpan<char> Read(scoped ref ByteReader failures)
    {
        ulong length = lengths.Read(ref failures);
        if (length > (ulong)(all.Length - at))
        {
            failures.Fail(DecodeError.EndOfInput);
            return default;
        }

        at += (int)length;
        return all.AsSpan(at - (int)length, (int)length);
    }
}
