using System.Collections.Concurrent;
using McpGateway.Audit.Anomalies;
using Microsoft.Extensions.Logging;

namespace McpGateway.Tests.Audit.Anomalies;

/// <summary>Hears what the watch says.</summary>
internal sealed class WatchLog : ILogger<Watch>
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue(formatter(state, exception));
}
