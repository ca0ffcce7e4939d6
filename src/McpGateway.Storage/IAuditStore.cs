namespace McpGateway.Storage;

/// <summary>The seam to the audit log. Safe to call concurrently.</summary>
public interface IAuditStore
{
    /// <summary>Appends the events; they are durable when the call returns. All or none are written.</summary>
    ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken);

    /// <summary>Events that match, newest first.</summary>
    ValueTask<AuditPage> QueryAsync(AuditQuery query, CancellationToken cancellationToken);

    /// <summary>Deletes events older than <paramref name="before"/> (promise S20); returns how many went.</summary>
    ValueTask<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
