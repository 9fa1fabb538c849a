using System.Collections.Immutable;

namespace Workspace.Crdt.Interop;

/// <summary>Random changes by this engine. No pairs of surrogates: cutting one makes replicas differ, in Yjs too.</summary>
internal static class Edits
{
    private static readonly string[] Words = ["wijk", "pand", " ", "é", "語", "signaal ", "\n"];

    /// <summary>Makes one change to the text or to the rich text and returns the update.</summary>
    public static byte[] Random(YDoc doc, ulong client, int seed)
    {
        var random = new Random(seed);
        return doc.Transact(client, t =>
        {
            if (random.Next(2) == 0)
            {
                Change(t.Text("text"), random);
                return;
            }

            var xml = t.Xml("xml");
            switch (random.Next(4))
            {
                case 0 when xml.Length > 0:
                    xml.Delete(random.Next(xml.Length), 1);
                    break;
                default:
                    var element = xml.InsertElement(random.Next(xml.Length + 1), random.Next(2) == 0 ? "paragraph" : "heading");
                    element.SetAttribute("level", YValue.Of(random.Next(5)));
                    Change(element.AddText(), random);
                    break;
            }
        });
    }

    private static void Change(YTextWriter text, Random random)
    {
        switch (random.Next(5))
        {
            case 0 when text.Length > 0:
                int from = random.Next(text.Length);
                text.Delete(from, random.Next(1, Math.Min(6, text.Length - from) + 1));
                break;
            case 1 when text.Length > 0:
                int at = random.Next(text.Length);
                text.Format(at, random.Next(1, Math.Min(8, text.Length - at) + 1), [new("bold", random.Next(3) == 0 ? YValue.Null : YValue.True)]);
                break;
            case 2:
                text.Insert(random.Next(text.Length + 1), Words[random.Next(Words.Length)], ImmutableArray.Create(KeyValuePair.Create("italic", YValue.EmptyObject)));
                break;
            default:
                text.Insert(random.Next(text.Length + 1), Words[random.Next(Words.Length)]);
                break;
        }
    }
}
