namespace McpGateway.Storage;

/// <summary>The seam to the audit log. Safe to call concurrently. Whoever asks for too much at once gets an
/// <see cref="AuditQueryException"/>.</summary>
public interface IAuditStore
{
    /// <summary>Appends the events; they are durable when the call returns. All or none are written.</summary>
    ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken);

    /// <summary>Events that match, newest first.</summary>
    ValueTask<AuditPage> QueryAsync(AuditQuery query, CancellationToken cancellationToken);

    /// <summary>How many of the events that match fall into each stretch of time, oldest first; stretches without any are
    /// left out. The page of the query does not count.</summary>
    /// <exception cref="AuditQueryException">These would be more than 2000 stretches.</exception>
    ValueTask<IReadOnlyList<AuditBucket>> SeriesAsync(
        AuditQuery query, AuditInterval interval, CancellationToken cancellationToken);

    /// <summary>The values that the most of the matching events have in a field, the most frequent first, those of the same
    /// count by value; events without the field do not count.</summary>
    /// <param name="query">Which events; its page does not count.</param>
    /// <param name="by">The field.</param>
    /// <param name="top">At most so many values.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    ValueTask<IReadOnlyList<AuditTally>> CountAsync(
        AuditQuery query, AuditField by, int top, CancellationToken cancellationToken);

    /// <summary>Every organizer that events which match are about; there may be others among them.</summary>
    /// <param name="query">Which events; its page does not count.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    ValueTask<IReadOnlyList<string>> OrganizersAsync(AuditQuery query, CancellationToken cancellationToken);
}
