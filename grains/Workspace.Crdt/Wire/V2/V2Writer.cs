using System.Text;
using Workspace.Crdt.Values;

namespace Workspace.Crdt.Wire.V2;

/// <summary>Turns a checked update of format v1 into format v2, as Yjs writes it.</summary>
internal ref struct V2Writer
{
    private readonly ReadOnlySpan<byte> update;
    private DiffColumnWriter keyClocks = new(), leftClocks = new(), rightClocks = new();
    private UintColumnWriter clients = new(), typeRefs = new(), lengths = new();
    private ByteColumnWriter infos = new(), parentInfos = new();
    private StringColumnWriter strings = new();
    private ByteWriter rest;
    private int keyCount;

    private V2Writer(ReadOnlySpan<byte> update)
    {
        this.update = update;
        rest = new ByteWriter(update.Length + 64);
    }

    public static byte[] Convert(ReadOnlySpan<byte> update)
    {
        var conversion = new V2Writer(update);
        var reader = new ByteReader(update);
        conversion.Structs(ref reader);
        conversion.Deletes(ref reader);
        return conversion.Finish();
    }

    private byte[] Finish()
    {
        var result = new ByteWriter(rest.Length + 256);
        result.Byte(0);
        keyClocks.Finish(ref result);
        clients.Finish(ref result);
        leftClocks.Finish(ref result);
        rightClocks.Finish(ref result);
        infos.Finish(ref result);
        strings.Finish(ref result);
        parentInfos.Finish(ref result);
        typeRefs.Finish(ref result);
        lengths.Finish(ref result);
        result.Bytes(rest.Written);
        rest.Free();
        return result.ToArrayAndFree();
    }

    private void Structs(ref ByteReader reader)
    {
        ulong sections = reader.Uint();
        rest.Uint(sections);
        for (; sections > 0; sections--)
        {
            ulong count = reader.Uint();
            rest.Uint(count);
            clients.Write(reader.Uint());
            int clock = (int)reader.Uint();
            rest.Int(clock);
            for (; count > 0; count--)
            {
                WireStruct.ReadChecked(ref reader, clock, out var item);
                Struct(in item);
                clock = item.ClockEnd;
            }
        }
    }

    private void Struct(in WireStruct item)
    {
        infos.Write(update[item.Start]);
        if (item.Kind == ContentKind.Gc)
        {
            lengths.Write((ulong)item.Length);
            return;
        }

        if (item.Kind == ContentKind.Skip)
        {
            rest.Int(item.Length);
            return;
        }

        if (item.HasOrigin)
        {
            clients.Write(item.OriginClient);
            leftClocks.Write(item.OriginClock);
        }

        if (item.HasRight)
        {
            clients.Write(item.RightClient);
            rightClocks.Write(item.RightClock);
        }

        if (item.Parent == ParentForm.Root)
        {
            parentInfos.Write(1);
            strings.Write(Encoding.UTF8.GetString(update.Slice(item.NameStart, item.NameLength)));
        }
        else if (item.Parent == ParentForm.Item)
        {
            parentInfos.Write(0);
            clients.Write(item.ParentClient);
            leftClocks.Write(item.ParentClock);
        }

        if (item.KeyStart >= 0)
        {
            strings.Write(Encoding.UTF8.GetString(update.Slice(item.KeyStart, item.KeyLength)));
        }

        Content(in item);
    }

    private void Content(in WireStruct item)
    {
        var content = update[item.ContentStart..item.ContentEnd];
        var reader = new ByteReader(content);
        switch (item.Kind)
        {
            case ContentKind.Deleted:
                lengths.Write((ulong)item.Length);
                break;
            case ContentKind.Json:
                lengths.Write((ulong)item.Length);
                for (int i = 0; i < item.Length; i++)
                {
                    strings.Write(Text(ref reader));
                }

                break;
            case ContentKind.String:
                strings.Write(Encoding.UTF8.GetString(content));
                break;
            case ContentKind.Embed:
                AnyValue.Write(ref rest, JsonText.Parse(reader.VarBytes(int.MaxValue)));
                break;
            case ContentKind.Format:
                Key(Text(ref reader));
                AnyValue.Write(ref rest, JsonText.Parse(reader.VarBytes(int.MaxValue)));
                break;
            case ContentKind.Type:
                ulong type = reader.Uint();
                typeRefs.Write(type);
                if (type is 3 or 5)
                {
                    Key(Text(ref reader));
                }

                break;
            case ContentKind.Any:
                lengths.Write((ulong)item.Length);
                rest.Bytes(content);
                break;
            case ContentKind.Doc:
                strings.Write(Text(ref reader));
                rest.Bytes(content[reader.Position..]);
                break;
            default:
                rest.Bytes(content);
                break;
        }
    }

    private static string Text(ref ByteReader reader) => Encoding.UTF8.GetString(reader.VarBytes(int.MaxValue));

    /// <summary>Yjs 13.6 never finds a key again in its cache, so every key is written out.</summary>
    private void Key(string key)
    {
        keyClocks.Write(keyCount++);
        strings.Write(key);
    }

    private void Deletes(ref ByteReader reader)
    {
        ulong sections = reader.Uint();
        rest.Uint(sections);
        for (; sections > 0; sections--)
        {
            rest.Uint(reader.Uint());
            ulong ranges = reader.Uint();
            rest.Uint(ranges);
            ulong current = 0;
            for (; ranges > 0; ranges--)
            {
                ulong clock = reader.Uint(), length = reader.Uint();
                rest.Uint(clock - current);
                rest.Uint(length - 1);
                current = clock + length;
            }
        }
    }
}
