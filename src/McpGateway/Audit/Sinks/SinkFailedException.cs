namespace McpGateway.Audit.Sinks;

/// <summary>A sink did not take events: a word or a status for the log, and how long it wants to be left alone.</summary>
internal sealed class SinkFailedException(string reason, TimeSpan? retryAfter = null) : Exception(reason)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
