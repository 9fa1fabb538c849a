using System.Globalization;
using Workspace.Benchmarks.Engine;
using Workspace.Crdt;

namespace Workspace.Benchmarks.Memory;

/// <summary>A section of thirty pages as four people leave it behind: written, corrected, formatted.</summary>
internal static class ThirtyPages
{
    private const int Paragraphs = 180;
    private const int WordsPerParagraph = 70;
    private const int Corrections = 2_500;

    /// <summary>One update that writes it: the recorded one where the folder of traces is at hand, else one made here, the same at every run.</summary>
    public static byte[] Update(string? fixtures) => fixtures is not null && new Traces(fixtures).Has("rich-30p") ? new Traces(fixtures).State("rich-30p") : Make();

    private static byte[] Make()
    {
        var random = new Random(20261125);
        var document = new YDoc();
        for (var i = 0; i < Paragraphs; i++)
        {
            document.Transact(Client(i), t =>
            {
                var root = t.Xml("default");
                if (root.Length % 12 == 0)
                {
                    root.AddElement("heading").AddText().Insert(0, Words(random, 4));
                }

                root.AddElement("paragraph").AddText().Insert(0, Words(random, WordsPerParagraph));
            });
        }

        for (var i = 0; i < Corrections; i++)
        {
            document.Transact(Client(i), t =>
            {
                var root = t.Xml("default");
                var text = root.Element(random.Next(root.Length)).Text(0);
                var at = random.Next(text.Length);
                if (i % 10 == 0)
                {
                    text.Format(at, Math.Min(12, text.Length - at), [new("bold", YValue.True)]);
                }
                else
                {
                    text.Delete(at, Math.Min(3, text.Length - at));
                    text.Insert(at, Words(random, 1));
                }
            });
        }

        return document.EncodeState();
    }

    private static ulong Client(int i) => (ulong)(1001 + (i % 4));

    private static string Words(Random random, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => string.Create(CultureInfo.InvariantCulture, $"woord{random.Next(1000)}"))) + " ";
}
