using System.Diagnostics;
using McpGateway.Storage;
using McpGateway.Web;

namespace McpGateway.Audit;

/// <summary>Where every audited step goes. No answer leaves before its event is durable.</summary>
internal sealed class AuditTrail(IAuditStore store)
{
    private static readonly ActivitySource Spans = new(Telemetry.Source);

    /// <summary>Writes the event; throws when it cannot be written, and then nothing may be answered.</summary>
    public async ValueTask RecordAsync(AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        using var span = Spans.StartActivity(auditEvent.Action);
        span?.SetTag("gateway.outcome", auditEvent.Outcome.ToString());
        span?.SetTag("gateway.code", auditEvent.Code);
        span?.SetTag("gateway.tool", auditEvent.Tool);
        span?.SetTag("gateway.request_id", auditEvent.RequestId);
        await store.AppendAsync([auditEvent], cancellationToken);
    }
}
