using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Workspace.Grains.Tests;

/// <summary>Keeps what was logged as critical: what an operator is woken for.</summary>
public sealed class Alarms : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> heard = new();

    public IReadOnlyCollection<string> Heard => heard;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Critical;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            heard.Enqueue(formatter(state, exception));
        }
    }

    public void Dispose()
    {
    }
}
