using System.Globalization;
using System.Text;
using Workspace.Crdt.Values;

namespace Workspace.Crdt;

/// <summary>Shared types as strings the way Yjs prints them.</summary>
public static class YTreeText
{
    /// <summary>What <c>toString()</c> of the type gives in Yjs: for comparing with it, not for publishing (nothing is escaped).
    /// O(result · nesting).</summary>
    public static string ToYjsString(this YTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var text = new StringBuilder();
        Write(text, tree);
        return text.ToString();
    }

    private static void Write(StringBuilder text, YTree tree)
    {
        switch (tree.Kind)
        {
            case YTypeKind.XmlElement:
                WriteElement(text, tree);
                break;
            case YTypeKind.XmlFragment:
                WriteChildren(text, tree);
                break;
            case YTypeKind.XmlText:
                foreach (var run in tree.Delta)
                {
                    WriteRun(text, run);
                }

                break;
            case YTypeKind.Text:
                foreach (var run in tree.Delta)
                {
                    text.Append(run.Text);
                }

                break;
            default:
                // Maps, arrays and hooks have no string of their own.
                text.Append("[object Object]");
                break;
        }
    }

    private static void WriteElement(StringBuilder text, YTree tree)
    {
#pragma warning disable CA1308 // Yjs prints names in lower case.
        var name = tree.Name!.ToLowerInvariant();
#pragma warning restore CA1308
        text.Append('<').Append(name);
        foreach (var (key, value) in tree.Entries)
        {
            text.Append(' ').Append(key).Append("=\"").Append(JsString(value)).Append('"');
        }

        text.Append('>');
        WriteChildren(text, tree);
        text.Append("</").Append(name).Append('>');
    }

    private static void WriteChildren(StringBuilder text, YTree tree)
    {
        foreach (var child in tree.Items)
        {
            if (child.AsTree is { } node)
            {
                Write(text, node);
            }
            else
            {
                text.Append(JsString(child));
            }
        }
    }

    private static void WriteRun(StringBuilder text, YDelta run)
    {
        foreach (var (name, value) in run.Marks)
        {
            text.Append('<').Append(name);
            foreach (var (key, attribute) in Properties(value))
            {
                text.Append(' ').Append(key).Append("=\"").Append(JsString(attribute)).Append('"');
            }

            text.Append('>');
        }

        text.Append(JsString(run.Insert));
        for (int i = run.Marks.Length - 1; i >= 0; i--)
        {
            text.Append("</").Append(run.Marks[i].Key).Append('>');
        }
    }

    /// <summary>What a loop over the keys of a mark's value meets; a string has its characters.</summary>
    private static IEnumerable<KeyValuePair<string, YValue>> Properties(YValue value)
    {
        var properties = value.Kind == YValueKind.String
            ? value.AsString!.Select((c, i) => KeyValuePair.Create(i.ToString(CultureInfo.InvariantCulture), YValue.Of(c.ToString())))
            : value.Entries;
        return properties.OrderBy(p => p.Key, StringComparer.Ordinal);
    }

    /// <summary>JavaScript's conversion of a value to a string.</summary>
    private static string JsString(YValue value) => value.Kind switch
    {
        YValueKind.Undefined => "undefined",
        YValueKind.Null => "null",
        YValueKind.Boolean => value.AsBoolean ? "true" : "false",
        YValueKind.Number => JsNumber.Format(value.AsNumber),
        YValueKind.BigInt => value.AsBigInt.ToString(CultureInfo.InvariantCulture),
        YValueKind.String => value.AsString!,
        YValueKind.Bytes => string.Join(',', value.AsBytes.ToArray()),
        YValueKind.Array => string.Join(',', value.Items.Select(i => i.Kind is YValueKind.Null or YValueKind.Undefined ? string.Empty : JsString(i))),
        YValueKind.Tree when value.AsTree!.Kind is YTypeKind.Text or YTypeKind.XmlText or YTypeKind.XmlElement or YTypeKind.XmlFragment => value.AsTree.ToYjsString(),
        _ => "[object Object]",
    };
}
