using McpGateway.Storage;

namespace McpGateway.Audit.Timeline;

/// <summary>From the code of a refusal to what helps, in words for the support desk.</summary>
internal static class Remedies
{
    private static readonly Dictionary<string, string> ByAction = new(StringComparer.Ordinal)
    {
        [AuditAction.AuthorizeRefused] =
            "The authorization request is not one this gateway takes. " + CodeRemedies.AddAgain,
        [AuditAction.SignInFailed] = "The sign-in did not succeed. Start again from the assistant.",
        [AuditAction.ConsentDenied] = "The person answered no. Start again from the assistant if that was a mistake.",
        [AuditAction.ConsentRefused] = "The answer to the question could not be taken. Start again from the assistant.",
        [AuditAction.TokenRefused] = "The request for a token is not one this gateway takes. " + CodeRemedies.AddAgain,
        [AuditAction.TokenReuseDetected] = "A refresh token was used twice, so the connection ended. Connect again.",
        [AuditAction.StaffRefused] = "Operator staff need a second factor at the sign-in. Let them set one up and sign in again.",
        [AuditAction.RateLimited] = "It asked more than is allowed. Let it wait, or raise the limit in Gateway:Limits.",
        [AuditAction.ToolCalled] = "The call did not succeed. Look up its request id in the audit log.",
        [AuditAction.ConfirmationDeclined] = "The user did not agree to the call. Ask them what they want instead.",
        [AuditAction.AlertRaised] = "Something happened that must not. Tell the operator's security team now.",
        [AuditAction.ConnectionRevoked] = "The connection ended. Connect again.",
        [AuditAction.CredentialRefused] =
            "It showed no credential of Gateway:Api:Credentials. Give the system the credential that was made for it.",
    };

    /// <summary>What helps after a step that is no success.</summary>
    public static string For(AuditEvent failure) =>
        Find(failure.Action, failure.Code) ?? "Look up the request id in the audit log.";

    /// <summary>The sentence for this action and code; null when none was written.</summary>
    public static string? Find(string action, string? code) =>
        // The codes of limits are names of things, not of reasons.
        (action != AuditAction.RateLimited && code is not null ? CodeRemedies.Find(code) : null)
        ?? ByAction.GetValueOrDefault(action);
}
