namespace Workspace.Crdt.Values;

/// <summary>
/// JSON exactly as JavaScript's JSON.parse and JSON.stringify see it (lone surrogates as escapes, numbers as JavaScript writes them). The document format holds
/// formats and embeds as JSON text; text that JSON.parse refuses would stop every Yjs client of the document, so it is refused at the door.
/// </summary>
internal static partial class JsonText
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
}
