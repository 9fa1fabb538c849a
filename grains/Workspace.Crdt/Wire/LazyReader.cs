namespace Workspace.Crdt.Wire;

/// <summary>Walks over the structs of a checked update, client after client.</summary>
internal struct LazyReader
{
    private readonly ReadOnlyMemory<byte> update;
    private readonly bool skipGaps;
    private ulong sectionsLeft;
    private ulong structsLeft;
    private int offset;
    private int clock;

    public LazyReader(ReadOnlyMemory<byte> update, bool skipGaps)
    {
        this.update = update;
        this.skipGaps = skipGaps;
        var reader = new ByteReader(update.Span);
        sectionsLeft = reader.Uint();
        offset = reader.Position;
        Next();
    }

    /// <summary>Whether there is a current struct.</summary>
    public bool Any;

    /// <summary>Client of the current struct.</summary>
    public ulong Client;

    public WireStruct Current;

    /// <summary>Where the reader stands; after the last struct that is the delete part.</summary>
    public readonly int Offset => offset;

    public readonly ReadOnlyMemory<byte> Update => update;

    public void Next()
    {
        var reader = new ByteReader(update.Span, offset);
        do
        {
            while (structsLeft == 0)
            {
                if (sectionsLeft == 0)
                {
                    Any = false;
                    offset = reader.Position;
                    return;
                }

                sectionsLeft--;
                structsLeft = reader.Uint();
                Client = reader.Uint();
                clock = (int)reader.Uint();
            }

            WireStruct.ReadChecked(ref reader, clock, out Current);
            clock = Current.ClockEnd;
            structsLeft--;
            Any = true;
        }
        while (skipGaps && Current.Kind == ContentKind.Skip);
        offset = reader.Position;
    }
}
