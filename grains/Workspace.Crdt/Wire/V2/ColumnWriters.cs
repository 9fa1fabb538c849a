using System.Text;

namespace Workspace.Crdt.Wire.V2;

internal ref struct UintColumnWriter()
{
    private ByteWriter writer = new(64);
    private ulong value;
    private ulong count;

    public void Write(ulong next)
    {
        if (value == next)
        {
            count++;
            return;
        }

        Flush();
        value = next;
        count = 1;
    }

    public void Finish(ref ByteWriter target)
    {
        Flush();
        target.VarBytes(writer.Written);
        writer.Free();
    }

    /// <summary>The column without a length before it.</summary>
    public void FinishBare(ref ByteWriter target)
    {
        Flush();
        target.Bytes(writer.Written);
        writer.Free();
    }

    private void Flush()
    {
        if (count > 0)
        {
            writer.SignedInt(value, count > 1);
            if (count > 1)
            {
                writer.Uint(count - 2);
            }
        }
    }
}

internal ref struct DiffColumnWriter()
{
    private ByteWriter writer = new(64);
    private long value;
    private long step;
    private ulong count;

    public void Write(int next)
    {
        if (next - value == step)
        {
            count++;
        }
        else
        {
            Flush();
            step = next - value;
            count = 1;
        }

        value = next;
    }

    public void Finish(ref ByteWriter target)
    {
        Flush();
        target.VarBytes(writer.Written);
        writer.Free();
    }

    private void Flush()
    {
        if (count > 0)
        {
            long encoded = (step * 2) + (count > 1 ? 1 : 0);
            writer.SignedInt((ulong)Math.Abs(encoded), encoded < 0);
            if (count > 1)
            {
                writer.Uint(count - 2);
            }
        }
    }
}

internal ref struct ByteColumnWriter()
{
    private ByteWriter writer = new(64);
    private int value = -1;
    private ulong count;

    public void Write(byte next)
    {
        if (value == next)
        {
            count++;
            return;
        }

        if (count > 0)
        {
            writer.Uint(count - 1);
        }

        count = 1;
        value = next;
        writer.Byte(next);
    }

    public readonly void Finish(ref ByteWriter target)
    {
        target.VarBytes(writer.Written);
        writer.Free();
    }
}

internal ref struct StringColumnWriter()
{
    private readonly StringBuilder all = new();
    private UintColumnWriter lengths = new();

    public void Write(string value)
    {
        all.Append(value);
        lengths.Write((ulong)value.Length);
    }

    public void Finish(ref ByteWriter target)
    {
        var column = new ByteWriter(all.Length + 64);
        column.Text(all.ToString());
        lengths.FinishBare(ref column);
        target.VarBytes(column.Written);
        column.Free();
    }
}
