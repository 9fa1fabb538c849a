using System.Text;

namespace Workspace.Crdt.Wire;

/// <summary>Writes structs whose number per client is only known afterwards. Structs are copied from the bytes they came in unless their beginning is cut off.</summary>
internal ref struct LazyWriter
{
    private readonly List<(int Count, int End)> sections = [];
    private ByteWriter structs;
    private ulong client;
    private int written;

    public LazyWriter(int capacity) => structs = new ByteWriter(capacity);

    /// <summary>Writes a struct without its first <paramref name="cut"/> clocks. For gaps and collected ranges the length is that of <paramref name="item"/>.</summary>
    public void Write(ulong of, in WireStruct item, ReadOnlySpan<byte> source, int cut)
    {
        if (written > 0 && client != of)
        {
            EndSection();
        }

        if (written == 0)
        {
            client = of;
            structs.Uint(of);
            structs.Int(item.Clock + cut);
        }

        written++;
        if (item.Kind is ContentKind.Gc or ContentKind.Skip)
        {
            structs.Byte((byte)item.Kind);
            structs.Int(item.Length - cut);
        }
        else if (cut == 0)
        {
            // Beside a neighbour the key is not written, and Yjs forgets on the way that there is one.
            byte info = source[item.Start];
            structs.Byte(item.Parent == ParentForm.Inherited ? (byte)(info & ~WireFlags.HasKey) : info);
            structs.Bytes(source[(item.Start + 1)..item.End]);
        }
        else
        {
            WriteCut(of, in item, source, cut);
        }
    }

    private void WriteCut(ulong of, in WireStruct item, ReadOnlySpan<byte> source, int cut)
    {
        byte info = (byte)((byte)item.Kind | WireFlags.HasOrigin | (item.HasRight ? WireFlags.HasRight : 0) | (item.KeyStart >= 0 ? WireFlags.HasKey : 0));
        structs.Byte(info);
        structs.Uint(of);
        structs.Int(item.Clock + cut - 1);
        if (item.HasRight)
        {
            structs.Uint(item.RightClient);
            structs.Int(item.RightClock);
        }

        var content = source[item.ContentStart..item.ContentEnd];
        switch (item.Kind)
        {
            case ContentKind.String:
                // A surrogate whose first half is cut off is written as U+FFFD.
                structs.Text(Encoding.UTF8.GetString(content).AsSpan(cut));
                break;
            case ContentKind.Deleted:
                structs.Int(item.Length - cut);
                break;
            default:
                structs.Int(item.Length - cut);
                var reader = new ByteReader(content);
                WireStruct.SkipValues(ref reader, item.Kind, cut);
                structs.Bytes(content[reader.Position..]);
                break;
        }
    }

    private void EndSection()
    {
        sections.Add((written, structs.Length));
        written = 0;
    }

    /// <summary>The finished update with these deletes.</summary>
    public byte[] Finish(List<ClientRange> deletes)
    {
        if (written > 0)
        {
            EndSection();
        }

        var result = new ByteWriter(structs.Length + (sections.Count * 4) + 16 + (deletes.Count * 6));
        result.Int(sections.Count);
        int start = 0;
        foreach (var (count, end) in sections)
        {
            result.Int(count);
            result.Bytes(structs.Written[start..end]);
            start = end;
        }

        structs.Free();
        DeleteSets.Write(ref result, deletes);
        return result.ToArrayAndFree();
    }
}
