using System.Text.Json;

namespace Workspace.Crdt.Interop;

/// <summary>
/// For every case a line with what this engine makes of it, for stock Yjs to load: <c>{"seed", "state", "stateV2", "dump"}</c>.
/// </summary>
internal static class StateWriter
{
    public static int Run(StreamReader input, Stream output)
    {
        using var writer = new StreamWriter(output);
        while (input.ReadLine() is { } text)
        {
            if (text.Length == 0)
            {
                continue;
            }

            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1024 });
            var line = document.RootElement;
            var doc = new YDoc(new YDocOptions { CollectGarbage = line.GetProperty("gc").GetBoolean() });
            foreach (var update in line.GetProperty("updates").EnumerateArray())
            {
                doc.Apply(YUpdate.Decode(update.GetBytesFromBase64()));
            }

            writer.WriteLine($"{{\"seed\":{line.GetProperty("seed")},\"state\":\"{Convert.ToBase64String(doc.EncodeState())}\",\"stateV2\":\"{Convert.ToBase64String(doc.EncodeStateV2())}\",\"dump\":{Dump.Of(doc, line.GetProperty("roots"))}}}");
        }

        return 0;
    }
}
