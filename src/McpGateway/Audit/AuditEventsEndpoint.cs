using System.Security.Claims;
using McpGateway.Storage;

namespace McpGateway.Audit;

/// <summary><c>GET /api/v1/audit/events</c>: the security team's query as JSON. Reading the log is itself audited
/// (promise G5).</summary>
internal static class AuditEventsEndpoint
{
    public static async Task<IResult> ShowAsync(
        HttpContext context,
        IAuditStore store,
        AuditTrail trail,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (AuditQueryParameters.Parse(context.Request.Query, out var query) is { Count: > 0 } mistakes)
        {
            return TypedResults.ValidationProblem(mistakes);
        }

        var page = await store.QueryAsync(query, cancellationToken);
        await trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = context.TraceIdentifier,
            Action = AuditAction.AuditRead,
            Outcome = AuditOutcome.Success,
            UserId = context.User.FindFirstValue("sub"),
            OrganizerId = query.OrganizerId,
        }, cancellationToken);
        return TypedResults.Json(page, AuditJson.Default.AuditPage);
    }
}
