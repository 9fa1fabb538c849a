using Workspace.Crdt.Values;

namespace Workspace.Crdt.Wire.V2;

/// <summary>
/// Turns an update of format v2 (one column per kind of field, run lengths) into format v1. The result is then checked like any other; here only what could make the
/// result much larger than the input is bounded: the number of structs and the bytes written.
/// </summary>
internal ref struct V2Reader
{
    private readonly DecodeLimits limits;
    private readonly List<string> keys = [];
    private ByteReader rest;
    private DiffColumn keyClocks, leftClocks, rightClocks;
    private UintColumn clients, typeRefs, lengths;
    private ByteColumn infos, parentInfos;
    private StringColumn strings;
    private ByteWriter result;

    private V2Reader(ReadOnlySpan<byte> update, DecodeLimits limits)
    {
        this.limits = limits;
        rest = new ByteReader(update);
        rest.Uint();
        keyClocks = new DiffColumn(rest.VarBytes(int.MaxValue));
        clients = new UintColumn(rest.VarBytes(int.MaxValue));
        leftClocks = new DiffColumn(rest.VarBytes(int.MaxValue));
        rightClocks = new DiffColumn(rest.VarBytes(int.MaxValue));
        infos = new ByteColumn(rest.VarBytes(int.MaxValue));
        strings = new StringColumn(rest.VarBytes(int.MaxValue), limits.MaxTextLength, ref rest);
        parentInfos = new ByteColumn(rest.VarBytes(int.MaxValue));
        typeRefs = new UintColumn(rest.VarBytes(int.MaxValue));
        lengths = new UintColumn(rest.VarBytes(int.MaxValue));
        result = new ByteWriter(Math.Min(update.Length * 2, 1 << 20));
    }

    /// <summary>The update in format v1, or null and the reason.</summary>
    public static byte[]? Convert(ReadOnlySpan<byte> update, DecodeLimits limits, out DecodeError error)
    {
        if (update.Length > limits.MaxBytes)
        {
            error = DecodeError.TooLarge;
            return null;
        }

        var conversion = new V2Reader(update, limits);
        conversion.Structs();
        conversion.Deletes();
        if (!conversion.rest.Failed && conversion.rest.Remaining > 0)
        {
            conversion.rest.Fail(DecodeError.TrailingBytes);
        }

        error = conversion.rest.Error;
        if (conversion.rest.Failed)
        {
            conversion.result.Free();
            return null;
        }

        return conversion.result.ToArrayAndFree();
    }

    private void Structs()
    {
        int sections = rest.Count(limits.MaxClients, 1);
        result.Int(sections);
        int left = limits.MaxStructs;
        for (int i = 0; i < sections && !rest.Failed; i++)
        {
            // Runs make structs that take no byte of their own, so only the limit bounds the count.
            int count = rest.Int(left, DecodeError.TooMany);
            left -= count;
            result.Int(count);
            result.Uint(clients.Read(ref rest));
            result.Uint(rest.Uint());
            for (int n = 0; n < count && !rest.Failed; n++)
            {
                Struct();
                if (result.Length > limits.MaxBytes)
                {
                    rest.Fail(DecodeError.TooLarge);
                }
            }
        }
    }

    private void Struct()
    {
        byte info = infos.Read(ref rest);
        result.Byte(info);
        switch ((ContentKind)(info & WireFlags.Kind))
        {
            case ContentKind.Gc:
                result.Int(lengths.ReadInt(ref rest));
                return;
            case ContentKind.Skip:
                result.Uint(rest.Uint());
                return;
            default:
                break;
        }

        if ((info & WireFlags.HasOrigin) != 0)
        {
            result.Uint(clients.Read(ref rest));
            result.Int(leftClocks.Read(ref rest));
        }

        if ((info & WireFlags.HasRight) != 0)
        {
            result.Uint(clients.Read(ref rest));
            result.Int(rightClocks.Read(ref rest));
        }

        if ((info & (WireFlags.HasOrigin | WireFlags.HasRight)) == 0)
        {
            if (parentInfos.Read(ref rest) == 1)
            {
                result.Byte(1);
                result.Text(strings.Read(ref rest));
            }
            else
            {
                result.Byte(0);
                result.Uint(clients.Read(ref rest));
                result.Int(leftClocks.Read(ref rest));
            }

            if ((info & WireFlags.HasKey) != 0)
            {
                result.Text(strings.Read(ref rest));
            }
        }

        Content((ContentKind)(info & WireFlags.Kind));
    }

    private void Content(ContentKind kind)
    {
        switch (kind)
        {
            case ContentKind.Deleted:
                result.Int(lengths.ReadInt(ref rest));
                break;
            case ContentKind.Json:
                int texts = lengths.ReadInt(ref rest);
                result.Int(texts);
                for (int i = 0; i < texts && !rest.Failed && result.Length <= limits.MaxBytes; i++)
                {
                    result.Text(strings.Read(ref rest));
                }

                break;
            case ContentKind.Binary:
                result.VarBytes(rest.VarBytes(limits.MaxTextLength));
                break;
            case ContentKind.String:
                result.Text(strings.Read(ref rest));
                break;
            case ContentKind.Embed:
                Json();
                break;
            case ContentKind.Format:
                Key();
                Json();
                break;
            case ContentKind.Type:
                ulong type = typeRefs.Read(ref rest);
                result.Uint(type);
                if (type is 3 or 5)
                {
                    Key();
                }

                break;
            case ContentKind.Any:
                int values = lengths.ReadInt(ref rest);
                result.Int(values);
                for (int i = 0; i < values && !rest.Failed; i++)
                {
                    result.Bytes(Any());
                }

                break;
            case ContentKind.Doc:
                result.Text(strings.Read(ref rest));
                result.Bytes(Any());
                break;
            default:
                rest.Fail(DecodeError.BadContent);
                break;
        }
    }

    private ReadOnlySpan<byte> Any()
    {
        int start = rest.Position;
        AnyValue.Skip(ref rest, limits.MaxDepth, limits.MaxTextLength);
        return rest.Failed ? default : rest.Data[start..rest.Position];
    }

    /// <summary>What v1 holds as JSON text is a value here.</summary>
    private void Json()
    {
        var value = Any();
        if (!rest.Failed)
        {
            var reader = new ByteReader(value);
            result.Text(JsonText.Write(AnyValue.Read(ref reader)));
        }
    }

    private void Key()
    {
        int clock = keyClocks.Read(ref rest);
        if (rest.Failed)
        {
            return;
        }

        if (clock >= keys.Count)
        {
            keys.Add(strings.Read(ref rest).ToString());
            clock = keys.Count - 1;
        }

        result.Text(keys[clock]);
    }

    private void Deletes()
    {
        int count = rest.Count(limits.MaxClients, 2);
        result.Int(count);
        int left = limits.MaxDeletes;
        for (int i = 0; i < count && !rest.Failed; i++)
        {
            result.Uint(rest.Uint());
            int ranges = rest.Count(left, 2);
            left -= ranges;
            result.Int(ranges);
            int current = 0;
            for (int n = 0; n < ranges && !rest.Failed; n++)
            {
                current += rest.Int(limits.MaxClock - current, DecodeError.TooLarge);
                result.Int(current);
                int length = rest.Int(limits.MaxClock - 1, DecodeError.TooLarge);
                if (length >= limits.MaxClock - current)
                {
                    rest.Fail(DecodeError.TooLarge);
                    return;
                }

                result.Int(length + 1);
                current += length + 1;
            }
        }
    }
}
