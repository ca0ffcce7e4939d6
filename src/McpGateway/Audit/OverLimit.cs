using McpGateway.Limits;
using McpGateway.Storage;

namespace McpGateway.Audit;

/// <summary>The answer of a page or of the management API to one who asks too often: 429 with the time to wait, and an
/// event.</summary>
internal sealed class OverLimit(SampledAuditTrail trail, TimeProvider time)
{
    /// <summary>The refusal, or null when nothing is exceeded.</summary>
    /// <param name="userId">Who it is, where that is proven.</param>
    public async ValueTask<IResult?> RefuseAsync(HttpContext context, Exceeded? exceeded, string? userId = null)
    {
        if (exceeded is null)
        {
            return null;
        }

        await trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = context.TraceIdentifier,
            Action = AuditAction.RateLimited,
            Outcome = AuditOutcome.Denied,
            Code = exceeded.Limit,
            UserId = userId,
        });
        context.Response.Headers.RetryAfter = exceeded.RetryAfter;
        return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
    }
}
