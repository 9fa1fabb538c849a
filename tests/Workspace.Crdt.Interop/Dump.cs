using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Workspace.Crdt.Interop;

/// <summary>The canonical dump of a document, as the generators write it with JSON.stringify.</summary>
internal static class Dump
{
    public static string Of(YDoc doc, JsonElement roots)
    {
        var text = new StringBuilder("{");
        foreach (var root in roots.EnumerateObject())
        {
            text.Append(text.Length > 1 ? "," : string.Empty).Append(Json(root.Name)).Append(':');
            Tree(text, doc.ReadTree(root.Name, Enum.Parse<YTypeKind>(root.Value.GetString()!)));
        }

        return text.Append('}').ToString();
    }

    public static string OfText(YDoc doc, string root)
    {
        var text = new StringBuilder();
        Tree(text, doc.ReadTree(root, YTypeKind.Text));
        return text.ToString();
    }

    /// <summary>A dump that a case states, in the same writing.</summary>
    public static string Of(JsonElement dump) => YValue.ParseJson(Encoding.UTF8.GetBytes(dump.GetRawText())).ToString();

#pragma warning disable CA5350 // The cases name their dumps by SHA-1; nothing is secured by it.
    public static string Sha1(string dump) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(dump)));
#pragma warning restore CA5350

    private static string Json(string value) => YValue.Of(value).ToString();

    private static void Tree(StringBuilder text, YTree tree)
    {
        text.Append("{\"y\":\"").Append(tree.Kind).Append('"');
        switch (tree.Kind)
        {
            case YTypeKind.Map:
                text.Append(",\"m\":");
                Entries(text, tree.Entries);
                break;
            case YTypeKind.XmlHook:
                text.Append(",\"n\":").Append(Json(tree.Name!)).Append(",\"m\":");
                Entries(text, tree.Entries);
                break;
            case YTypeKind.Array:
                List(text.Append(",\"a\":"), tree.Items);
                break;
            case YTypeKind.XmlFragment:
                List(text.Append(",\"c\":"), tree.Items);
                break;
            case YTypeKind.XmlElement:
                text.Append(",\"n\":").Append(Json(tree.Name!)).Append(",\"a\":");
                Entries(text, tree.Entries);
                List(text.Append(",\"c\":"), tree.Items);
                break;
            default:
                Delta(text.Append(",\"d\":"), tree);
                if (tree.Kind == YTypeKind.XmlText)
                {
                    Entries(text.Append(",\"a\":"), tree.Entries);
                }

                break;
        }

        text.Append('}');
    }

    private static void Delta(StringBuilder text, YTree tree)
    {
        text.Append('[');
        for (int i = 0; i < tree.Delta.Length; i++)
        {
            var run = tree.Delta[i];
            text.Append(i > 0 ? ",{\"insert\":" : "{\"insert\":");
            Value(text, run.Insert);
            if (!run.Marks.IsEmpty)
            {
                Entries(text.Append(",\"attributes\":"), run.Marks);
            }

            text.Append('}');
        }

        text.Append(']');
    }

    private static void List(StringBuilder text, IReadOnlyList<YValue> items)
    {
        text.Append('[');
        for (int i = 0; i < items.Count; i++)
        {
            Value(i > 0 ? text.Append(',') : text, items[i]);
        }

        text.Append(']');
    }

    private static void Entries(StringBuilder text, IEnumerable<KeyValuePair<string, YValue>> entries)
    {
        text.Append('{');
        bool first = true;
        foreach (var (key, value) in entries.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            text.Append(first ? string.Empty : ",").Append(Json(key)).Append(':');
            Value(text, value);
            first = false;
        }

        text.Append('}');
    }

    private static void Value(StringBuilder text, YValue value)
    {
        switch (value.Kind)
        {
            case YValueKind.Undefined:
                text.Append("{\"$\":\"undefined\"}");
                break;
            case YValueKind.Number when !double.IsFinite(value.AsNumber) || (value.AsNumber == 0 && double.IsNegative(value.AsNumber)):
                var name = double.IsNaN(value.AsNumber) ? "NaN" : value.AsNumber == 0 ? "-0" : value.AsNumber > 0 ? "Infinity" : "-Infinity";
                text.Append("{\"$\":\"num\",\"v\":\"").Append(name).Append("\"}");
                break;
            case YValueKind.BigInt:
                text.Append("{\"$\":\"bigint\",\"v\":\"").Append(value.AsBigInt.ToString(CultureInfo.InvariantCulture)).Append("\"}");
                break;
            case YValueKind.Bytes:
                text.Append("{\"$\":\"bytes\",\"v\":\"").Append(Convert.ToBase64String(value.AsBytes.Span)).Append("\"}");
                break;
            case YValueKind.Document:
                text.Append("{\"$\":\"doc\",\"guid\":").Append(Json(value.AsDocument!.Guid)).Append('}');
                break;
            case YValueKind.Tree:
                Tree(text, value.AsTree!);
                break;
            case YValueKind.Array:
                List(text, value.Items);
                break;
            case YValueKind.Object:
                Entries(text, value.Entries);
                break;
            default:
                text.Append(value);
                break;
        }
    }
}
