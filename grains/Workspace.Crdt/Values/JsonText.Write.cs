using System.Globalization;
using System.Text;

namespace Workspace.Crdt.Values;

/// <summary>Writing as JSON.stringify does.</summary>
internal static partial class JsonText
{
    /// <summary>JSON.stringify; undefined, big integers and types become null inside of others and at the top.</summary>
    public static string Write(YValue value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
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
