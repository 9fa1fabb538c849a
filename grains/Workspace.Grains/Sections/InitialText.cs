using System.Text;
using System.Text.RegularExpressions;
using Workspace.Contracts;
using Workspace.Contracts.Text;
using Workspace.Crdt;

namespace Workspace.Grains.Sections;

/// <summary>
/// Makes the first text of a section: paragraphs separated by an empty line; a block of lines that all start with <c>- </c> is a list. <c>[[partner/signal]]</c>, <c>[[entity:partner/entity]]</c> and <c>[[area code]]</c>
/// refer to evidence; double brackets around anything else are text.
/// </summary>
internal static partial class InitialText
{
    private const string EntityMark = "entity:";

    /// <summary>
    /// The update that writes the text into an empty document, the same bytes for the same section: whoever comes first, it is the same edit.
    /// Its client id lies above the 32 bits that editors draw theirs from, so that it can be nobody else's.
    /// </summary>
    public static byte[] Update(string key, string text)
    {
        var document = new YDoc();
        return document.Transact((1UL << 32) | Fnv1a(key), transaction =>
        {
            var root = transaction.Xml(LiveText.Root);
            foreach (var block in Blocks(text))
            {
                if (block.All(l => l.StartsWith("- ", StringComparison.Ordinal)))
                {
                    var list = root.InsertElement(root.Length, "bulletList");
                    foreach (var line in block)
                    {
                        Paragraph(list.InsertElement(list.Length, "listItem"), line[2..].Trim());
                    }
                }
                else
                {
                    Paragraph(root, string.Join(' ', block));
                }
            }
        });
    }

    private static void Paragraph(YXmlWriter parent, string text)
    {
        var paragraph = parent.InsertElement(parent.Length, "paragraph");
        var from = 0;
        foreach (Match match in Reference().Matches(text))
        {
            if (EvidenceOf(match.Groups[1].Value) is not { } evidence)
            {
                continue;
            }

            Run(paragraph, text[from..match.Index]);
            var element = paragraph.InsertElement(paragraph.Length, evidence.Type);
            foreach (var (name, value) in evidence.Attributes)
            {
                element.SetAttribute(name, YValue.Of(value));
            }

            from = match.Index + match.Length;
        }

        if (from == 0 || from < text.Length)
        {
            Run(paragraph, text[from..]);
        }
    }

    private static void Run(YXmlWriter paragraph, string text)
    {
        if (text.Length > 0)
        {
            paragraph.InsertText(paragraph.Length).Insert(0, text);
        }
    }

    private static RichNode? EvidenceOf(string id) =>
        id.StartsWith(EntityMark, StringComparison.Ordinal) ? (EntityRef.TryParse(id[EntityMark.Length..], out var entity) ? Evidence.To(entity) : null) :
        SignalRef.TryParse(id, out var signal) ? Evidence.To(signal) : AreaId.TryParse(id, out var area) ? Evidence.To(area) : null;

    private static IEnumerable<List<string>> Blocks(string text)
    {
        var block = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()))
        {
            if (line.Length > 0)
            {
                block.Add(line);
            }
            else if (block.Count > 0)
            {
                yield return block;
                block = [];
            }
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }

    /// <summary>FNV-1a, 32 bits: stable between processes, unlike <c>GetHashCode</c>.</summary>
    private static uint Fnv1a(string text)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 16777619u);
        }

        return hash;
    }

    [GeneratedRegex(@"\[\[([A-Za-z0-9/:-]{1,140})\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
