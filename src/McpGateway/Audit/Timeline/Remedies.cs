using McpGateway.Storage;

namespace McpGateway.Audit.Timeline;

/// <summary>From the code of a refusal to what helps, in words for the support desk.</summary>
internal static class Remedies
{
    private const string AddAgain = "Remove the connector from the assistant and add it again.";

    private static readonly Dictionary<string, string> ByCode = new(StringComparer.Ordinal)
    {
        [AuditCode.WrongRedirect] = "The address to return to is not one the client registered. " + AddAgain,
        [AuditCode.Duplicate] = "The client sent a parameter twice. Its maker has to correct that.",
        [AuditCode.ResponseType] = "The client must ask with response_type=code. Its maker has to correct that.",
        [AuditCode.ResponseMode] = "The client must ask with response_mode=query. Its maker has to correct that.",
        [AuditCode.Pkce] = "The client must send a PKCE challenge with S256. Use a version that supports OAuth 2.1.",
        [AuditCode.WrongResource] =
            "The client asked for another address than this gateway's MCP endpoint. Paste the MCP URL as it is shown.",
        [AuditCode.UnknownScope] = "None of the scopes exists here. Let the client ask for the scopes of the metadata.",
        [AuditCode.NoOrganizer] = "The person belongs to no organizer that could be connected. Add a membership in the "
            + "back office, then start again.",
        [AuditCode.RoleAllowsNothing] =
            "The person's role allows nothing of what was asked. Change the role in the back office, or ask for less.",
        [AuditCode.NotSignedIn] = "The back office did not sign the person in. Check the account there and start again.",
        [AuditCode.NotProven] = "The back office's answer could not be verified. Check Gateway:SignIn and the clocks.",
        [AuditCode.BackOfficeUnavailable] = "The back office gave no usable answer. Check that it can be reached.",
        [AuditCode.Unknown] = "The code or token was never issued here. " + AddAgain,
        [AuditCode.Expired] = "The code or token had expired. Connect again; if it happens at once, the client is slow "
            + "to redeem its code.",
        [AuditCode.Ended] = "The connection had ended. Connect again.",
        [AuditCode.WrongClient] = "The code or token belongs to another client. " + AddAgain,
        [AuditCode.WrongVerifier] = "The PKCE verifier does not fit the challenge. Connect again from one window only.",
        ["login_required"] = "The client wanted no page, but the person has to sign in. Let it ask without prompt=none.",
        ["consent_required"] = "The client wanted no page, but the person has to be asked. Let it ask without "
            + "prompt=none.",
        ["refresh_token_reused"] = "A refresh token was used twice, so one holder may be a thief. Find out who else has "
            + "the client's data, then connect again.",
        ["code_replayed"] = "An authorization code was used twice, so one holder may be a thief. Connect again.",
        ["by_user"] = "The person ended the connection. Connect again if that is wanted.",
        ["by_client"] = "The client gave its token back. Connect again if that is wanted.",
        ["insufficient_scope"] = "The connection lacks a scope. Connect again and allow it.",
    };

    private static readonly Dictionary<string, string> ByAction = new(StringComparer.Ordinal)
    {
        [AuditAction.AuthorizeRefused] = "The authorization request is not one this gateway takes. " + AddAgain,
        [AuditAction.SignInFailed] = "The sign-in did not succeed. Start again from the assistant.",
        [AuditAction.ConsentDenied] = "The person answered no. Start again from the assistant if that was a mistake.",
        [AuditAction.TokenRefused] = "The request for a token is not one this gateway takes. " + AddAgain,
        [AuditAction.TokenReuseDetected] = "A refresh token was used twice, so the connection ended. Connect again.",
        [AuditAction.RateLimited] = "It asked more than is allowed. Let it wait, or raise the limit in Gateway:Limits.",
        [AuditAction.ToolCalled] = "The call did not succeed. Look up its request id in the audit log.",
        [AuditAction.ConnectionRevoked] = "The connection ended. Connect again.",
    };

    public static string For(AuditEvent failure) =>
        // The codes of limits are names of things, not of reasons.
        failure.Action != AuditAction.RateLimited && failure.Code is { } code
        && ByCode.TryGetValue(code, out var remedy)
            ? remedy
            : ByAction.GetValueOrDefault(failure.Action, "Look up the request id in the audit log.");
}
