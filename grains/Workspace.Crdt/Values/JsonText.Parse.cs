using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Workspace.Crdt.Values;

/// <summary>Reading what was checked before.</summary>
internal static partial class JsonText
{
    /// <summary>Reads text that <see cref="Check"/> has accepted.</summary>
    public static YValue Parse(ReadOnlySpan<byte> text)
    {
        int at = 0;
        return ParseValue(text, ref at);
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
}
