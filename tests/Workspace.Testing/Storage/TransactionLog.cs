using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Workspace.Testing.Storage;

/// <summary>How many pages each transaction wrote, as the writer of the file logs it.</summary>
public sealed class TransactionLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<int> pages = new();

    /// <summary>Pages of 4 KiB of each transaction, oldest first.</summary>
    public ImmutableArray<int> Pages => [.. pages];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Debug;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (state is IReadOnlyList<KeyValuePair<string, object?>> fields && fields.FirstOrDefault(f => f.Key == "Pages").Value is int written)
        {
            pages.Enqueue(written);
        }
    }

    public void Dispose()
    {
    }
}
