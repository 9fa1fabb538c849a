using System.Runtime.CompilerServices;
using System.Text;
using Workspace.Crdt.Values;

namespace Workspace.Crdt.Wire;

/// <summary>
/// One struct of an update, read in place: ids and lengths as numbers, everything else as offsets into the update's bytes.
/// </summary>
internal struct WireStruct
{
    public ContentKind Kind;
    public bool HasOrigin, HasRight;
    public ParentForm Parent;
    public int Clock, Length;
    public ulong OriginClient, RightClient, ParentClient;
    public int OriginClock, RightClock, ParentClock;

    /// <summary>Name of the root type; empty otherwise.</summary>
    public int NameStart, NameLength;

    /// <summary>Key of a map entry; start is -1 where there is none.</summary>
    public int KeyStart, KeyLength;

    /// <summary>The payload: for a text its UTF-8 without the length before it, for others all bytes after the parent and the count.</summary>
    public int ContentStart, ContentEnd;

    /// <summary>First byte and byte after the last of the whole struct.</summary>
    public int Start, End;

    public readonly int ClockEnd => Clock + Length;

    /// <summary>Reads and checks the next struct. False (with the reader's error set) when it is not acceptable.</summary>
    public static bool Read(ref ByteReader reader, ulong client, int clock, DecodeLimits limits, out WireStruct item)
    {
        ReadHead(ref reader, clock, limits.MaxTextLength, trusted: false, out item);
        if (item.Kind is not (ContentKind.Gc or ContentKind.Skip))
        {
            CheckContent(ref reader, limits, ref item);
            item.End = reader.Position;
            if ((item.HasOrigin && item.OriginClient == client && item.OriginClock >= clock)
                || (item.HasRight && item.RightClient == client && item.RightClock >= clock)
                || (item.Parent == ParentForm.Item && item.ParentClient == client && item.ParentClock >= clock))
            {
                reader.Fail(DecodeError.BadReference);
            }
        }

        if (item.Length > limits.MaxClock - clock)
        {
            reader.Fail(DecodeError.TooLarge);
        }

        if (item.Length == 0 && item.Kind != ContentKind.Skip)
        {
            reader.Fail(DecodeError.BadContent);
        }

        return !reader.Failed;
    }

    /// <summary>Reads a struct of bytes that were checked before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReadChecked(ref ByteReader reader, int clock, out WireStruct item)
    {
        ReadHead(ref reader, clock, int.MaxValue, trusted: true, out item);
        if (item.Kind is not (ContentKind.Gc or ContentKind.Skip))
        {
            SkipContent(ref reader, ref item);
            item.End = reader.Position;
        }
    }

    private static void ReadHead(ref ByteReader reader, int clock, int maxText, bool trusted, out WireStruct item)
    {
        Unsafe.SkipInit(out item);
        item.Start = reader.Position;
        byte info = reader.Byte();
        item.Kind = (ContentKind)(info & WireFlags.Kind);
        item.Clock = clock;
        item.Parent = ParentForm.Inherited;
        item.HasOrigin = item.HasRight = false;
        item.KeyStart = -1;
        if (item.Kind is ContentKind.Gc or ContentKind.Skip)
        {
            item.ContentStart = item.ContentEnd = reader.Position;
            item.Length = reader.Int(int.MaxValue, DecodeError.TooLarge);
            item.End = reader.Position;
            if (item.Kind == ContentKind.Skip && info != (byte)ContentKind.Skip)
            {
                reader.Fail(DecodeError.BadContent);
            }

            return;
        }

        if ((info & WireFlags.HasOrigin) != 0)
        {
            item.HasOrigin = true;
            item.OriginClient = reader.Uint();
            item.OriginClock = reader.Int(int.MaxValue, DecodeError.TooLarge);
        }

        if ((info & WireFlags.HasRight) != 0)
        {
            item.HasRight = true;
            item.RightClient = reader.Uint();
            item.RightClock = reader.Int(int.MaxValue, DecodeError.TooLarge);
        }

        if ((info & (WireFlags.HasOrigin | WireFlags.HasRight)) == 0)
        {
            ReadParent(ref reader, info, maxText, trusted, ref item);
        }
    }

    private static void ReadParent(ref ByteReader reader, byte info, int maxText, bool trusted, ref WireStruct item)
    {
        if (reader.Uint() == 1)
        {
            item.Parent = ParentForm.Root;
            item.NameLength = (trusted ? reader.VarBytes(maxText) : reader.Text(maxText)).Length;
            item.NameStart = reader.Position - item.NameLength;
        }
        else
        {
            item.Parent = ParentForm.Item;
            item.ParentClient = reader.Uint();
            item.ParentClock = reader.Int(int.MaxValue, DecodeError.TooLarge);
        }

        if ((info & WireFlags.HasKey) != 0)
        {
            item.KeyLength = (trusted ? reader.VarBytes(maxText) : reader.Text(maxText)).Length;
            item.KeyStart = reader.Position - item.KeyLength;
        }
    }

    private static void CheckContent(ref ByteReader reader, DecodeLimits limits, ref WireStruct item)
    {
        int max = limits.MaxTextLength;
        item.Length = 1;
        item.ContentStart = reader.Position;
        switch (item.Kind)
        {
            case ContentKind.Deleted:
                item.Length = reader.Int(int.MaxValue, DecodeError.TooLarge);
                break;
            case ContentKind.String:
                var text = reader.Text(max);
                item.ContentStart = reader.Position - text.Length;
                item.Length = reader.Failed ? 1 : CharCount(text);
                break;
            case ContentKind.Binary:
                reader.VarBytes(max);
                break;
            case ContentKind.Embed:
                CheckJson(ref reader, limits);
                break;
            case ContentKind.Format:
                reader.Text(max);
                CheckJson(ref reader, limits);
                break;
            case ContentKind.Type:
                int type = reader.Int(6, DecodeError.BadContent);
                if (type is 3 or 5)
                {
                    reader.Text(max);
                }

                break;
            case ContentKind.Doc:
                reader.Text(max);
                AnyValue.Skip(ref reader, limits.MaxDepth, max);
                break;
            case ContentKind.Json or ContentKind.Any:
                item.Length = reader.Count(int.MaxValue, 1);
                item.ContentStart = reader.Position;
                for (int i = 0; i < item.Length && !reader.Failed; i++)
                {
                    if (item.Kind == ContentKind.Any)
                    {
                        AnyValue.Skip(ref reader, limits.MaxDepth, max);
                    }
                    else
                    {
                        CheckJson(ref reader, limits, undefinedToo: true);
                    }
                }

                break;
            default:
                reader.Fail(DecodeError.BadContent);
                break;
        }

        item.ContentEnd = reader.Position;
    }

    private static void CheckJson(ref ByteReader reader, DecodeLimits limits, bool undefinedToo = false)
    {
        var text = reader.Text(limits.MaxTextLength);
        if (reader.Failed || (undefinedToo && text.SequenceEqual("undefined"u8)))
        {
            return;
        }

        var error = JsonText.Check(text, limits.MaxDepth);
        if (error != DecodeError.None)
        {
            reader.Fail(error);
        }
    }

    private static void SkipContent(ref ByteReader reader, ref WireStruct item)
    {
        item.Length = 1;
        item.ContentStart = reader.Position;
        switch (item.Kind)
        {
            case ContentKind.String:
                var text = reader.VarBytes(int.MaxValue);
                item.ContentStart = reader.Position - text.Length;
                item.Length = CharCount(text);
                break;
            case ContentKind.Deleted:
                item.Length = reader.Int(int.MaxValue, DecodeError.TooLarge);
                break;
            case ContentKind.Json or ContentKind.Any:
                item.Length = reader.Int(int.MaxValue, DecodeError.TooLarge);
                item.ContentStart = reader.Position;
                SkipValues(ref reader, item.Kind, item.Length);
                break;
            default:
                SkipOne(ref reader, item.Kind);
                break;
        }

        item.ContentEnd = reader.Position;
    }

    /// <summary>Moves over <paramref name="count"/> elements of a JSON or any content.</summary>
    public static void SkipValues(ref ByteReader reader, ContentKind kind, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (kind == ContentKind.Any)
            {
                AnyValue.Skip(ref reader, int.MaxValue, int.MaxValue);
            }
            else
            {
                reader.VarBytes(int.MaxValue);
            }
        }
    }

    private static void SkipOne(ref ByteReader reader, ContentKind kind)
    {
        switch (kind)
        {
            case ContentKind.Binary or ContentKind.Embed:
                reader.VarBytes(int.MaxValue);
                break;
            case ContentKind.Format:
                reader.VarBytes(int.MaxValue);
                reader.VarBytes(int.MaxValue);
                break;
            case ContentKind.Type:
                if (reader.Uint() is 3 or 5)
                {
                    reader.VarBytes(int.MaxValue);
                }

                break;
            default:
                reader.VarBytes(int.MaxValue);
                AnyValue.Skip(ref reader, int.MaxValue, int.MaxValue);
                break;
        }
    }

    /// <summary>UTF-16 units of valid UTF-8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CharCount(ReadOnlySpan<byte> text) =>
        text.Length == 1 ? 1 : Encoding.UTF8.GetCharCount(text);
}
