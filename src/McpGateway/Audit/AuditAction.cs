namespace McpGateway.Audit;

/// <summary>The closed vocabulary of audit actions.</summary>
internal static class AuditAction
{
    public const string ToolCalled = "tool.called";

    /// <summary>A call that changes something is about to reach the back office.</summary>
    public const string ToolBegun = "tool.begun";

    /// <summary>Something that must not happen was seen and stopped; the code says what.</summary>
    public const string AlertRaised = "alert.raised";
    public const string ClientRegistered = "client.registered";
    public const string ClientUpdated = "client.updated";
    public const string ClientDeleted = "client.deleted";
    public const string AuthorizeAccepted = "authorize.accepted";
    public const string AuthorizeRefused = "authorize.refused";
    public const string SignInCompleted = "sign_in.completed";
    public const string SignInFailed = "sign_in.failed";
    public const string ConsentGiven = "consent.given";
    public const string ConsentDenied = "consent.denied";
    public const string TokenIssued = "token.issued";
    public const string TokenRefreshed = "token.refreshed";
    public const string TokenReplayed = "token.replayed";
    public const string TokenRefused = "token.refused";
    public const string TokenReuseDetected = "token.reuse_detected";
    public const string ConnectionRevoked = "connection.revoked";
    public const string SessionsEnded = "sessions.ended";
    public const string ChallengeSent = "challenge.sent";
    public const string RateLimited = "rate_limited";
    public const string AuditRead = "audit.read";
}
