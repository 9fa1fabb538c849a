namespace Workspace.Crdt;

/// <summary>A run of clocks of one client: from <paramref name="Start"/> up to but not including <paramref name="End"/>.</summary>
/// <param name="Client">The client id, up to 2^53 - 1.</param>
/// <param name="Start">First clock.</param>
/// <param name="End">Clock after the last.</param>
public readonly record struct ClientRange(ulong Client, ulong Start, ulong End)
{
    /// <summary>Number of clocks: characters, elements or marks.</summary>
    public ulong Length => End - Start;
}
