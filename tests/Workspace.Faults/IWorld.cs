namespace Workspace.Faults;

/// <summary>Something that goes wrong, and is over when the task is.</summary>
internal sealed record Fault(string Name, Func<Random, Task> DoAsync);

/// <summary>A running product, and what can be done to it.</summary>
internal interface IWorld : IAsyncDisposable
{
    IReadOnlyList<Uri> Addresses { get; }

    IReadOnlyList<Fault> Faults { get; }

    Task StartAsync();

    /// <summary>Power off for every process at once, the database included.</summary>
    Task KillAllAsync();

    /// <summary>Starts what does not run and waits until it answers.</summary>
    Task HealAsync();

    /// <summary>Takes the last rows out of the store while nothing runs: a checker that does not see that sees nothing.</summary>
    Task SabotageAsync();
}
