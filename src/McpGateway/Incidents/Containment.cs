using System.Collections.Concurrent;
using McpGateway.Audit;
using McpGateway.Connections;
using McpGateway.Storage;

namespace McpGateway.Incidents;

/// <summary>Ends all connections that a suspicion concerns, in one step.</summary>
/// <remarks>They are revoked and not switched off: a token that was stolen is then worth nothing for good.</remarks>
internal sealed class Containment(
    IncidentReports reports, ConnectionStore connections, Revocation revocation, AuditTrail trail, TimeProvider time)
{
    private const int AtOnce = 8;

    /// <summary>How many it ended, and after how many milliseconds the last of them had. Begun, it is finished, whoever hangs
    /// up; asked for again after a failure, it stops the rest.</summary>
    /// <param name="query">What is suspected.</param>
    /// <param name="reason">A word of <see cref="Switches.SwitchReason"/>.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="requestId">Under which it is recorded.</param>
    /// <param name="shown">The <see cref="IncidentReport.LiveDigest"/> that was agreed to; null where nothing was shown
    /// before.</param>
    /// <param name="cancellationToken">Until it begins.</param>
    /// <exception cref="StoreUnavailableException">Some could not be stopped, or not be recorded; all others
    /// were.</exception>
    public async Task<ContainmentResult> StopAsync(
        AuditQuery query, string reason, string actor, string requestId, string? shown, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (await reports.MakeAsync(query, cancellationToken) is not { } before)
        {
            return new ContainmentResult.TooMany();
        }

        if (shown is not null && shown != before.LiveDigest)
        {
            return new ContainmentResult.Changed();
        }

        var stopped = 0;
        var failures = new ConcurrentQueue<StoreUnavailableException>();
        await Parallel.ForEachAsync(
            before.Connections, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (affected, _) =>
            {
                try
                {
                    if (await StopAsync(affected, requestId))
                    {
                        Interlocked.Increment(ref stopped);
                    }
                }
                catch (StoreUnavailableException failure)
                {
                    // One that cannot be stopped or recorded keeps none of the others going.
                    failures.Enqueue(failure);
                }
            });

        var milliseconds = Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1);
        await trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = requestId,
            Action = AuditAction.IncidentContained,
            Outcome = failures.IsEmpty ? AuditOutcome.Success : AuditOutcome.Failure,
            Code = reason,
            UserId = actor,
            OrganizerId = query.OrganizerId,
            DurationMs = (int)milliseconds,
        }, CancellationToken.None);
        return failures.TryPeek(out var first) ? throw first : new ContainmentResult.Stopped(stopped, milliseconds);
    }

    /// <summary>One that is not live may be one whose end was begun and never confirmed.</summary>
    private async ValueTask<bool> StopAsync(AffectedConnection affected, string requestId) =>
        affected.IsLive && await connections.FindAsync(affected.Id, CancellationToken.None) is { Connection: var connection }
            ? await revocation.RevokeAsync(connection, RevocationReason.Contained, requestId, CancellationToken.None)
            : await revocation.FinishAsync(
                affected.Id, _ => RevocationReason.Contained, requestId, CancellationToken.None);
}
