using McpGateway.Audit;
using McpGateway.Storage;

namespace McpGateway.Tools.Confirmation;

/// <summary>What the audit learns of questions and answers: whose, for which tool, and where they were answered.</summary>
internal sealed class ConfirmationAudit(AuditTrail trail, TimeProvider time)
{
    /// <param name="how">Where the user answered, see <see cref="AuditCode"/>; null for the question.</param>
    public ValueTask RecordAsync(AskedCall asked, string requestId, string action, string? how) => trail.RecordAsync(new()
    {
        Time = time.GetUtcNow(),
        RequestId = requestId,
        Action = action,
        Outcome = action == AuditAction.ConfirmationDeclined ? AuditOutcome.Denied : AuditOutcome.Success,
        Code = how,
        UserId = asked.UserId,
        OrganizerId = asked.OrganizerId,
        ConnectionId = asked.ConnectionId,
        ClientId = asked.ClientId,
        Provider = asked.Provider,
        Tool = asked.Tool,
        ToolDigest = asked.ToolDigest,
        Effect = asked.Effect,
    }, CancellationToken.None);
}
