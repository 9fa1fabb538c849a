using Microsoft.Extensions.Logging;

namespace Workspace.Testing;

/// <summary>What the program logs, to wait for: a test that must know that something was done inside waits for its line, and looks then.</summary>
public sealed class Journal : ILoggerProvider, ILogger
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];
    private readonly List<(Func<string, bool> Fits, TaskCompletionSource Heard)> waiting = [];

    /// <summary>Completes when this line was written, before or after now.</summary>
    public Task HeardAsync(string line) => HeardAsync(written => written == line);

    /// <summary>Completes when a line that fits was written, before or after now.</summary>
    public Task HeardAsync(Func<string, bool> fits)
    {
        lock (gate)
        {
            if (lines.Exists(line => fits(line)))
            {
                return Task.CompletedTask;
            }

            var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((fits, heard));
            return heard.Task;
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var line = formatter(state, exception);
        lock (gate)
        {
            lines.Add(line);
            foreach (var wait in waiting.Where(wait => wait.Fits(line)).ToList())
            {
                wait.Heard.SetResult();
                waiting.Remove(wait);
            }
        }
    }

    public void Dispose()
    {
    }
}
