using System.ComponentModel.DataAnnotations;

namespace Workspace.Web.Live;

/// <summary>How much one connection, and one person over all of that person's connections to this node, may do live. Settings under <c>Limits:Live</c>.</summary>
internal sealed class LiveLimits
{
    public const string Section = "Limits:Live";

    /// <summary>Sections open at once on one connection.</summary>
    [Range(1, 10_000)]
    public int Sections { get; set; } = 100;

    /// <summary>Joins per second and connection. A reconnect may join twice everything that was open at once.</summary>
    [Range(1, 10_000)]
    public int Joins { get; set; } = 20;

    /// <summary>Pushes per second and connection.</summary>
    [Range(1, 100_000)]
    public int Pushes { get; set; } = 60;

    /// <summary>Carets per second and connection.</summary>
    [Range(1, 100_000)]
    public int Carets { get; set; } = 60;

    /// <summary>Pushed bytes per second and person; eight times as many at once, for what was typed offline.</summary>
    [Range(1024, 1 << 30)]
    public int PushedBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Connections of one person to this node at once.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; set; } = 64;

    /// <summary>Bytes that may wait for a slow reader before it is cut off.</summary>
    [Range(64 * 1024, 1 << 30)]
    public int WaitingBytes { get; set; } = 16 * 1024 * 1024;
}
