namespace Workspace.Crdt.Store;

/// <summary>A place in the log of a client.</summary>
internal readonly record struct ClockMark(int Client, int Clock) : IComparable<ClockMark>
{
    public int CompareTo(ClockMark other) => Client != other.Client ? Client.CompareTo(other.Client) : Clock.CompareTo(other.Clock);
}

/// <summary>A range of clocks of a client that was deleted.</summary>
internal readonly record struct DeleteMark(int Client, int Clock, int End) : IComparable<DeleteMark>
{
    public int CompareTo(DeleteMark other) => Client != other.Client ? Client.CompareTo(other.Client) : Clock.CompareTo(other.Clock);
}
