using McpGateway.OAuth.Clients.Documents;
using Microsoft.Extensions.Logging;

namespace McpGateway.Tests.OAuth.Clients.Documents;

/// <summary>Hears the first thing that is logged.</summary>
internal sealed class LogRecorder : ILogger<ClientDocuments>
{
    private readonly TaskCompletionSource<string> _first = new();

    public static (Task<string> First, ILogger<ClientDocuments> Log) Create()
    {
        var recorder = new LogRecorder();
        return (recorder._first.Task, recorder);
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) => _first.TrySetResult(formatter(state, exception));
}
