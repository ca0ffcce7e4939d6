using McpGateway.Limits;
using McpGateway.Storage;

namespace McpGateway.Audit;

/// <summary>
/// Where steps go that grant nothing and that anyone can bring about, refusals above all: a few of a kind in a minute,
/// so that nobody floods the log. One that cannot be written leaves the answer as it is: a refusal stays a refusal.
/// </summary>
internal sealed partial class SampledAuditTrail(
    AuditTrail trail, TimeProvider time, ILogger<SampledAuditTrail> logger)
{
    private readonly TokenBuckets perMinute = new(perSecond: 1 / 60.0, burst: 1, time);
    private readonly TokenBuckets fewPerMinute = new(perSecond: 10 / 60.0, burst: 10, time);

    /// <summary>Writes the event unless as many of its action, code, client and connection were written just
    /// now.</summary>
    public async ValueTask RecordAsync(AuditEvent step)
    {
        var isSteady = step.Action is AuditAction.RateLimited or AuditAction.ChallengeSent;
        var key = $"{step.Action} {step.Code} {step.ClientId} {step.ConnectionId} {step.UserId}";
        if ((isSteady ? perMinute : fewPerMinute).Spend(key) is not null)
        {
            return;
        }

        try
        {
            await trail.RecordAsync(step, CancellationToken.None);
        }
        catch (Exception lost)
        {
            LogLost(step.Action, step.RequestId, lost.GetType().FullName);
        }
    }

    [LoggerMessage(LogLevel.Error, "Lost an audit event: {Action} of request {RequestId}, {ExceptionType}")]
    private partial void LogLost(string action, string requestId, string? exceptionType);
}
