namespace Workspace.Publishing.Templates;

/// <summary>What a template may use up before it is stopped. Reaching one refuses the document; nothing is ever cut short.</summary>
public sealed record RenderLimits
{
    public static RenderLimits Default { get; } = new();

    /// <summary>Passes through a loop, loops inside it included. Room for 10,000 signals. Default: 200,000.</summary>
    public int Loops { get; init; } = 200_000;

    /// <summary>Functions and includes inside one another. Default: 16.</summary>
    public int Depth { get; init; } = 16;

    /// <summary>Characters written, those of included files counted each time they are passed on. Default: 64 Mi.</summary>
    public int Output { get; init; } = 64 * 1024 * 1024;

    /// <summary>Time from start to finish. Default: 8 s, some hundred times what a picture of sixty pages takes.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(8);
}
