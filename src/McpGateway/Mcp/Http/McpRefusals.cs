using McpGateway.Audit;
using McpGateway.Connections;
using McpGateway.Limits;
using McpGateway.Storage;

namespace McpGateway.Mcp.Http;

/// <summary>Tells the audit log who was turned away at the front door, where that is known.</summary>
internal sealed class McpRefusals(SampledAuditTrail trail, TimeProvider time)
{
    public ValueTask RecordLimitedAsync(Caller caller, Exceeded exceeded) => trail.RecordAsync(new()
    {
        Time = time.GetUtcNow(),
        RequestId = caller.RequestId,
        Action = AuditAction.RateLimited,
        Outcome = AuditOutcome.Denied,
        Code = exceeded.Limit,
        UserId = caller.UserId,
        OrganizerId = caller.OrganizerId,
        ConnectionId = caller.ConnectionId,
        ClientId = caller.ClientId,
        Provider = caller.Provider,
    });

    public ValueTask RecordChallengeAsync(RefusedToken refused, string requestId) => trail.RecordAsync(new()
    {
        Time = time.GetUtcNow(),
        RequestId = requestId,
        Action = AuditAction.ChallengeSent,
        Outcome = AuditOutcome.Denied,
        Code = refused.Code,
        UserId = refused.Connection.UserId,
        OrganizerId = refused.Connection.OrganizerId,
        ConnectionId = refused.Connection.Id,
        ClientId = refused.Connection.ClientId,
        Provider = refused.Connection.Provider,
    });
}
