using McpGateway.Storage;

namespace McpGateway.Tests.Audit.Anomalies;

/// <summary>A log in which denied calls are too many to be counted.</summary>
internal sealed class LogThatRefuses(IAuditStore inner) : IAuditStore
{
    public ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken) =>
        inner.AppendAsync(events, cancellationToken);

    public ValueTask<AuditPage> QueryAsync(AuditQuery query, CancellationToken cancellationToken) =>
        inner.QueryAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<AuditBucket>> SeriesAsync(
        AuditQuery query, AuditInterval interval, CancellationToken cancellationToken) =>
        inner.SeriesAsync(query, interval, cancellationToken);

    public ValueTask<IReadOnlyList<AuditTally>> CountAsync(
        AuditQuery query, AuditField by, int top, CancellationToken cancellationToken) =>
        query.Outcome == AuditOutcome.Denied
            ? throw new AuditQueryException("from", "The period has too many values.")
            : inner.CountAsync(query, by, top, cancellationToken);

    public ValueTask<IReadOnlyList<string>> OrganizersAsync(AuditQuery query, CancellationToken cancellationToken) =>
        inner.OrganizersAsync(query, cancellationToken);
}
