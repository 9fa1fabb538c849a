using System.Collections.Immutable;

namespace Workspace.Crdt.Interop;

/// <summary>Random changes by this engine. No pair of surrogates is ever cut, own or another's: that makes replicas differ, in Yjs too.</summary>
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
                Change(t.Text("text"), doc.ReadText("text"), random);
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
                    Change(element.AddText(), "", random);
                    break;
            }
        });
    }

    private static void Change(YTextWriter text, string content, Random random)
    {
        switch (random.Next(5))
        {
            case 0 when text.Length > 0:
                var (from, removed) = Range(content, random.Next(content.Length), random.Next(1, 7));
                text.Delete(from, removed);
                break;
            case 1 when text.Length > 0:
                var (at, marked) = Range(content, random.Next(content.Length), random.Next(1, 9));
                text.Format(at, marked, [new("bold", random.Next(3) == 0 ? YValue.Null : YValue.True)]);
                break;
            case 2:
                text.Insert(Whole(content, random.Next(content.Length + 1)), Words[random.Next(Words.Length)], ImmutableArray.Create(KeyValuePair.Create("italic", YValue.EmptyObject)));
                break;
            default:
                text.Insert(Whole(content, random.Next(content.Length + 1)), Words[random.Next(Words.Length)]);
                break;
        }
    }

    private static (int At, int Length) Range(string content, int at, int length)
    {
        int start = Whole(content, at);
        return (start, Whole(content, Math.Min(content.Length, start + length)) - start);
    }

    /// <summary>Moves a place out of the middle of a pair.</summary>
    private static int Whole(string content, int at) => at > 0 && at < content.Length && char.IsSurrogatePair(content[at - 1], content[at]) ? at + 1 : at;
}
