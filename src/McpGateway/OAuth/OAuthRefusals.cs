using McpGateway.Audit;
using McpGateway.Limits;
using McpGateway.Storage;

namespace McpGateway.OAuth;

/// <summary>Refuses what is over a limit, and tells the audit log of refusals.</summary>
internal sealed class OAuthRefusals(SampledAuditTrail trail, TimeProvider time)
{
    /// <summary>Writes what was refused. What a stranger called itself is left out.</summary>
    public ValueTask RecordAsync(
        string action, HttpContext context, string code, string? clientId, AuditOutcome outcome = AuditOutcome.Denied) =>
        trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = context.TraceIdentifier,
            Action = action,
            Outcome = outcome,
            Code = outcome == AuditOutcome.Success ? null : code,
            UserId = context.Features.Get<SignedInUser>()?.Person.UserId,
            ClientId = clientId,
        });

    /// <summary>Passes when nothing is exceeded.</summary>
    /// <exception cref="OAuthException">429, with the time to wait.</exception>
    public async ValueTask RefuseAsync(HttpContext context, Exceeded? exceeded, bool isPage = false)
    {
        if (exceeded is null)
        {
            return;
        }

        // Before any check, so nothing is known of the client yet.
        await RecordAsync(AuditAction.RateLimited, context, exceeded.Limit, clientId: null);
        var error = new OAuthError("temporarily_unavailable",
            $"Too many requests. Wait {exceeded.RetryAfter} s and try again.", StatusCodes.Status429TooManyRequests);
        throw OAuthException.Limited(error, exceeded.RetryAfter, isPage);
    }
}
