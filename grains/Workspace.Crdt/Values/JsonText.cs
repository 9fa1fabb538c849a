using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Workspace.Crdt.Values;

/// <summary>
/// JSON exactly as JavaScript's JSON.parse and JSON.stringify see it (lone surrogates as escapes, numbers as JavaScript writes them). The document format holds
/// formats and embeds as JSON text; text that JSON.parse refuses would stop every Yjs client of the document, so it is refused at the door.
/// </summary>
internal static class JsonText
{
    /// <summary>Whether the UTF-8 text is one JSON value nested at most <paramref name="depth"/> deep. Allocates nothing.</summary>
    public static DecodeError Check(ReadOnlySpan<byte> text, int depth)
    {
        int at = 0;
        var error = CheckValue(text, ref at, depth);
        if (error != DecodeError.None)
        {
            return error;
        }

        White(text, ref at);
        return at == text.Length ? DecodeError.None : DecodeError.BadJson;
    }

    /// <summary>Reads text that <see cref="Check"/> has accepted.</summary>
    public static YValue Parse(ReadOnlySpan<byte> text)
    {
        int at = 0;
        return ParseValue(text, ref at);
    }

    /// <summary>JSON.stringify; undefined, big integers and types become null inside of others and at the top.</summary>
    public static string Write(YValue value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void White(ReadOnlySpan<byte> text, ref int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            at++;
        }
    }

    private static DecodeError CheckValue(ReadOnlySpan<byte> text, ref int at, int depth)
    {
        White(text, ref at);
        if (at >= text.Length)
        {
            return DecodeError.BadJson;
        }

        switch (text[at])
        {
            case (byte)'"':
                return CheckString(text, ref at);
            case (byte)'t':
                return Literal(text, ref at, "true"u8);
            case (byte)'f':
                return Literal(text, ref at, "false"u8);
            case (byte)'n':
                return Literal(text, ref at, "null"u8);
            case (byte)'{':
                return CheckGroup(text, ref at, depth, isObject: true);
            case (byte)'[':
                return CheckGroup(text, ref at, depth, isObject: false);
            default:
                return CheckNumber(text, ref at);
        }
    }

    private static DecodeError CheckGroup(ReadOnlySpan<byte> text, ref int at, int depth, bool isObject)
    {
        if (depth <= 0)
        {
            return DecodeError.TooDeep;
        }

        byte close = isObject ? (byte)'}' : (byte)']';
        at++;
        White(text, ref at);
        if (at < text.Length && text[at] == close)
        {
            at++;
            return DecodeError.None;
        }

        while (true)
        {
            if (isObject)
            {
                White(text, ref at);
                if (at >= text.Length || text[at] != '"')
                {
                    return DecodeError.BadJson;
                }

                var name = CheckString(text, ref at);
                if (name != DecodeError.None)
                {
                    return name;
                }

                White(text, ref at);
                if (at >= text.Length || text[at++] != ':')
                {
                    return DecodeError.BadJson;
                }
            }

            var error = CheckValue(text, ref at, depth - 1);
            if (error != DecodeError.None)
            {
                return error;
            }

            White(text, ref at);
            if (at >= text.Length)
            {
                return DecodeError.BadJson;
            }

            byte next = text[at++];
            if (next == close)
            {
                return DecodeError.None;
            }

            if (next != ',')
            {
                return DecodeError.BadJson;
            }
        }
    }

    private static DecodeError Literal(ReadOnlySpan<byte> text, ref int at, ReadOnlySpan<byte> literal)
    {
        if (!text[at..].StartsWith(literal))
        {
            return DecodeError.BadJson;
        }

        at += literal.Length;
        return DecodeError.None;
    }

    private static DecodeError CheckString(ReadOnlySpan<byte> text, ref int at)
    {
        for (at++; at < text.Length; at++)
        {
            byte b = text[at];
            if (b == '"')
            {
                at++;
                return DecodeError.None;
            }

            if (b < 0x20)
            {
                return DecodeError.BadJson;
            }

            if (b == '\\')
            {
                at++;
                if (at >= text.Length)
                {
                    return DecodeError.BadJson;
                }

                if (text[at] == 'u')
                {
                    if (text.Length - at < 5 || !char.IsAsciiHexDigit((char)text[at + 1]) || !char.IsAsciiHexDigit((char)text[at + 2])
                        || !char.IsAsciiHexDigit((char)text[at + 3]) || !char.IsAsciiHexDigit((char)text[at + 4]))
                    {
                        return DecodeError.BadJson;
                    }

                    at += 4;
                }
                else if (!"\"\\/bfnrt"u8.Contains(text[at]))
                {
                    return DecodeError.BadJson;
                }
            }
        }

        return DecodeError.BadJson;
    }

    private static DecodeError CheckNumber(ReadOnlySpan<byte> text, ref int at)
    {
        static bool Digits(ReadOnlySpan<byte> text, ref int at)
        {
            int start = at;
            while (at < text.Length && char.IsAsciiDigit((char)text[at]))
            {
                at++;
            }

            return at > start;
        }

        if (text[at] == '-')
        {
            at++;
        }

        if (at < text.Length && text[at] == '0')
        {
            at++;
        }
        else if (!Digits(text, ref at))
        {
            return DecodeError.BadJson;
        }

        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (!Digits(text, ref at))
            {
                return DecodeError.BadJson;
            }
        }

        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            if (at < text.Length && text[at] is (byte)'+' or (byte)'-')
            {
                at++;
            }

            if (!Digits(text, ref at))
            {
                return DecodeError.BadJson;
            }
        }

        return DecodeError.None;
    }

    private static YValue ParseValue(ReadOnlySpan<byte> text, ref int at)
    {
        White(text, ref at);
        switch (text[at])
        {
            case (byte)'"':
                return YValue.Of(ParseString(text, ref at));
            case (byte)'t':
                at += 4;
                return YValue.True;
            case (byte)'f':
                at += 5;
                return YValue.False;
            case (byte)'n':
                at += 4;
                return YValue.Null;
            case (byte)'[':
                var items = ImmutableArray.CreateBuilder<YValue>();
                while (More(text, ref at, (byte)']'))
                {
                    items.Add(ParseValue(text, ref at));
                }

                return YValue.Of(items.DrainToImmutable());
            case (byte)'{':
                var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, YValue>>();
                while (More(text, ref at, (byte)'}'))
                {
                    White(text, ref at);
                    var key = ParseString(text, ref at);
                    White(text, ref at);
                    at++;
                    entries.Add(new(key, ParseValue(text, ref at)));
                }

                return YValue.Of(entries.DrainToImmutable());
            default:
                int start = at;
                CheckNumber(text, ref at);
                return YValue.Of(double.Parse(text[start..at], NumberStyles.Float, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Steps over the opening sign, a comma or the closing sign; whether another element follows.</summary>
    private static bool More(ReadOnlySpan<byte> text, ref int at, byte close)
    {
        bool opening = text[at] is (byte)'[' or (byte)'{';
        White(text, ref at);
        if (opening || text[at] == ',')
        {
            int after = at + 1;
            White(text, ref after);
            if (opening && text[after] == close)
            {
                at = after + 1;
                return false;
            }

            at++;
            return true;
        }

        at++;
        return false;
    }

    private static string ParseString(ReadOnlySpan<byte> text, ref int at)
    {
        int start = ++at;
        while (text[at] != '"' && text[at] != '\\')
        {
            at++;
        }

        var head = Encoding.UTF8.GetString(text[start..at]);
        if (text[at] == '"')
        {
            at++;
            return head;
        }

        var result = new StringBuilder(head);
        while (text[at] != '"')
        {
            if (text[at] != '\\')
            {
                int run = at;
                while (text[at] != '"' && text[at] != '\\')
                {
                    at++;
                }

                result.Append(Encoding.UTF8.GetString(text[run..at]));
                continue;
            }

            byte code = text[at + 1];
            at += 2;
            if (code == 'u')
            {
                result.Append((char)int.Parse(text.Slice(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                at += 4;
            }
            else
            {
                result.Append(code switch { (byte)'b' => '\b', (byte)'f' => '\f', (byte)'n' => '\n', (byte)'r' => '\r', (byte)'t' => '\t', _ => (char)code });
            }
        }

        at++;
        return result.ToString();
    }

    private static void Write(StringBuilder text, YValue value)
    {
        switch (value.Kind)
        {
            case YValueKind.Boolean:
                text.Append(value.AsBoolean ? "true" : "false");
                break;
            case YValueKind.Number:
                text.Append(double.IsFinite(value.AsNumber) ? JsNumber.Format(value.AsNumber) : "null");
                break;
            case YValueKind.String:
                WriteString(text, value.AsString!);
                break;
            case YValueKind.Bytes:
                WriteBytes(text, value.AsBytes.Span);
                break;
            case YValueKind.Array:
                text.Append('[');
                for (int i = 0; i < value.Items.Length; i++)
                {
                    if (i > 0)
                    {
                        text.Append(',');
                    }

                    Write(text, value.Items[i]);
                }

                text.Append(']');
                break;
            case YValueKind.Object:
                WriteObject(text, value);
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteObject(StringBuilder text, YValue value)
    {
        text.Append('{');
        bool first = true;
        foreach (var (key, entry) in value.Entries)
        {
            if (entry.Kind == YValueKind.Undefined)
            {
                continue;
            }

            if (!first)
            {
                text.Append(',');
            }

            first = false;
            WriteString(text, key);
            text.Append(':');
            Write(text, entry);
        }

        text.Append('}');
    }

    /// <summary>A byte array is an object with numbered keys to JSON.stringify.</summary>
    private static void WriteBytes(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        text.Append('{');
        for (int i = 0; i < bytes.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : string.Empty)}\"{i}\":{bytes[i]}");
        }

        text.Append('}');
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                default:
                    bool pair = char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
                    if (pair)
                    {
                        text.Append(c).Append(value[++i]);
                    }
                    else if (c < 0x20 || char.IsSurrogate(c))
                    {
                        text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        text.Append(c);
                    }

                    break;
            }
        }

        text.Append('"');
    }
}
