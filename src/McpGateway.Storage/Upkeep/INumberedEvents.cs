namespace McpGateway.Storage.Upkeep;

/// <summary>The seam to the audit log as it lies there: events with the positions that they have, for a copy of
/// it.</summary>
internal interface INumberedEvents
{
    /// <summary>Events in the order of their positions, those after <paramref name="after"/>, at most
    /// <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<AuditEvent>> ReadAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>Puts the events in their own positions, all or none; fails where one is taken. Durable when the call
    /// returns.</summary>
    ValueTask PutAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken);
}
