using McpGateway.Storage;

namespace McpGateway.Audit.Sinks;

/// <summary>The seam to a place outside that audit events are delivered to, beside the log.</summary>
internal interface IAuditSink
{
    /// <summary>The id of its progress in the store, for logs and metrics.</summary>
    string Name { get; }

    /// <summary>Whether the settings name it.</summary>
    bool IsOn { get; }

    /// <summary>Delivers the events; they have arrived when the call returns. What throws is delivered again.</summary>
    /// <exception cref="SinkFailedException">The place did not take them.</exception>
    Task DeliverAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken);
}
