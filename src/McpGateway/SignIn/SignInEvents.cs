using McpGateway.Audit;
using McpGateway.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace McpGateway.SignIn;

/// <summary>What the audit log learns of sign-ins.</summary>
internal sealed class SignInEvents(AuditTrail trail, SampledAuditTrail sampled, TimeProvider time)
{
    /// <summary>Throws when it cannot be written: nobody is signed in without an event.</summary>
    public ValueTask CompletedAsync(
        HttpContext context, SignInRequest request, string userId, CancellationToken cancellationToken) =>
        trail.RecordAsync(
            Event(context, request, AuditAction.SignInCompleted, AuditOutcome.Success) with { UserId = userId },
            cancellationToken);

    public ValueTask FailedAsync(
        HttpContext context, SignInRequest? request, string code, AuditOutcome outcome = AuditOutcome.Denied) =>
        sampled.RecordAsync(Event(context, request, AuditAction.SignInFailed, outcome) with { Code = code });

    private AuditEvent Event(HttpContext context, SignInRequest? request, string action, AuditOutcome outcome) => new()
    {
        Time = time.GetUtcNow(),
        RequestId = context.TraceIdentifier,
        Action = action,
        Outcome = outcome,
        ClientId = ClientOf(request?.ReturnTo),
    };

    /// <summary>The client on whose behalf it is. Only an authorization request that passed its checks begins a
    /// sign-in, so the id is a known one.</summary>
    private static string? ClientOf(string? returnTo) =>
        returnTo?.StartsWith("/authorize?", StringComparison.Ordinal) == true
        && QueryHelpers.ParseQuery(returnTo["/authorize".Length..])["client_id"] is [{ Length: > 0 } id]
            ? id
            : null;
}
