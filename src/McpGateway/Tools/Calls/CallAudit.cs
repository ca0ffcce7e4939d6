using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Calls;

/// <summary>The audit events of calls.</summary>
internal sealed class CallAudit(AuditTrail trail, Alerts alerts, TimeProvider time)
{
    /// <summary>
    /// Before a call that changes something leaves for the back office: what cannot be recorded is not begun, and a
    /// process that dies in the middle leaves a trace of what it was doing.
    /// </summary>
    public ValueTask RecordBeginningAsync(Caller caller, ToolDefinition tool) => trail.RecordAsync(
        EventOf(caller, tool) with { Action = AuditAction.ToolBegun, Outcome = AuditOutcome.Success },
        CancellationToken.None);

    /// <summary>How the call ended. Not cancellable: a caller who hangs up must not thereby keep a call out of the
    /// audit.</summary>
    public async ValueTask RecordEndAsync(
        Caller caller, ToolDefinition? tool, long started, AuditOutcome outcome, string? code, int? redactions,
        string? guard = null)
    {
        var ending = EventOf(caller, tool) with
        {
            Outcome = outcome,
            Code = code,
            DurationMs = (int)time.GetElapsedTime(started).TotalMilliseconds,
            Redactions = redactions,
            Guard = guard,
        };
        await trail.RecordAsync(ending, CancellationToken.None);
        // The back office mixes up its customers: refusing the call is not enough (promise S5).
        if (code == Refusals.Mismatch)
        {
            await alerts.RaiseAsync(ending);
        }
    }

    /// <summary>A guard that only observes would have refused the call, which goes on.</summary>
    public ValueTask RecordObservedAsync(Caller caller, ToolDefinition? tool, string guard, string code) =>
        trail.RecordAsync(EventOf(caller, tool) with
        {
            Action = AuditAction.GuardObserved,
            Outcome = AuditOutcome.Success,
            Code = code,
            Guard = guard,
        }, CancellationToken.None);

    private AuditEvent EventOf(Caller caller, ToolDefinition? tool) => new()
    {
        Time = time.GetUtcNow(),
        RequestId = caller.RequestId,
        Action = AuditAction.ToolCalled,
        Outcome = AuditOutcome.Failure,
        UserId = caller.UserId,
        OrganizerId = caller.OrganizerId,
        ConnectionId = caller.ConnectionId,
        ClientId = caller.ClientId,
        Provider = caller.Provider,
        // A name that is not the catalog's is the caller's free text, and stays out (promise S19).
        Tool = tool?.Name,
        ToolDigest = tool?.Digest,
        Effect = tool?.EffectWord,
    };
}
