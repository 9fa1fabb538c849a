namespace Workspace.Crdt.Interop;

/// <summary>A replica at the end of a pipe, driven by lines; see tests/interop/mixed-network.mjs.</summary>
internal static class Replica
{
    public static int Run(StreamReader input, Stream output)
    {
        using var writer = new StreamWriter(output) { AutoFlush = true };
        var doc = new YDoc();
        while (input.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            switch (parts[0])
            {
                case "new":
                    doc = new YDoc();
                    break;
                case "apply":
                    doc.Apply(YUpdate.Decode(Convert.FromBase64String(parts[1])));
                    break;
                case "sv":
                    writer.WriteLine(Convert.ToBase64String(doc.EncodeStateVector()));
                    break;
                case "diff":
                    writer.WriteLine(Convert.ToBase64String(doc.EncodeDiff(Convert.FromBase64String(parts[1]))));
                    break;
                case "state":
                    writer.WriteLine(Convert.ToBase64String(doc.EncodeState()));
                    break;
                case "text":
                    writer.WriteLine(YValue.Of(doc.ReadText("text")));
                    break;
                case "xml":
                    writer.WriteLine(YValue.Of(doc.ReadTree("xml", YTypeKind.XmlFragment).ToYjsString()));
                    break;
                case "edit":
                    writer.WriteLine(Convert.ToBase64String(Edits.Random(doc, ulong.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture))));
                    break;
                default:
                    Console.Error.WriteLine($"Unknown command {parts[0]}");
                    return 2;
            }
        }

        return 0;
    }
}
