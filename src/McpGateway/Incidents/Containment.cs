using McpGateway.Audit;
using McpGateway.Connections;
using McpGateway.Storage;

namespace McpGateway.Incidents;

/// <summary>Ends all connections that a suspicion concerns, in one step.</summary>
/// <remarks>They are revoked and not switched off: a token that was stolen is then worth nothing for good.</remarks>
internal sealed class Containment(
    IncidentReports reports, ConnectionStore connections, Revocation revocation, AuditTrail trail, TimeProvider time)
{
    /// <summary>How many it ended, and after how many milliseconds the last of them had; null when it concerns too many.
    /// Begun, it is finished, whoever hangs up; asked for again after a failure, it stops the rest.</summary>
    public async Task<(int Stopped, double Milliseconds)?> StopAsync(
        AuditQuery query, string reason, string actor, string requestId, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (await reports.MakeAsync(query, cancellationToken) is not { } before)
        {
            return null;
        }

        var stopped = 0;
        foreach (var affected in before.Connections.Where(one => one.IsLive))
        {
            if (await connections.FindAsync(affected.Id, CancellationToken.None) is { Connection: var connection }
                && await revocation.RevokeAsync(
                    connection, RevocationReason.Contained, requestId, CancellationToken.None))
            {
                stopped++;
            }
        }

        // What stops, stops even if it cannot be recorded.
        var milliseconds = Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1);
        await trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = requestId,
            Action = AuditAction.IncidentContained,
            Outcome = AuditOutcome.Success,
            Code = reason,
            UserId = actor,
            OrganizerId = query.OrganizerId,
            DurationMs = (int)milliseconds,
        }, CancellationToken.None);
        return (stopped, milliseconds);
    }
}
