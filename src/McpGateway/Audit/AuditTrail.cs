using McpGateway.Storage;

namespace McpGateway.Audit;

/// <summary>Where every audited step goes. No answer leaves before its event is durable.</summary>
internal sealed class AuditTrail(IAuditStore store)
{
    /// <summary>Writes the event; throws when it cannot be written, and then nothing may be answered.</summary>
    public ValueTask RecordAsync(AuditEvent auditEvent, CancellationToken cancellationToken) =>
        store.AppendAsync([auditEvent], cancellationToken);
}
