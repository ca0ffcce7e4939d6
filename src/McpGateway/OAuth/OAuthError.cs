namespace McpGateway.OAuth;

/// <summary>An OAuth error as it leaves: the RFC's code, a sentence that says what to change, the status.</summary>
/// <param name="Code">RFC 6749 §4.1.2.1 and §5.2, RFC 7591 §3.2.2, RFC 8707 §2.</param>
/// <param name="Description">Printable ASCII without quotes and backslashes (RFC 6749 §5.2). Quotes nothing of the
/// request.</param>
/// <param name="Status">For an answer that is not a redirect.</param>
internal sealed record OAuthError(string Code, string Description, int Status = StatusCodes.Status400BadRequest)
{
    public static OAuthError InvalidRequest(string description) => new("invalid_request", description);

    public static OAuthError InvalidClient(string description) =>
        new("invalid_client", description, StatusCodes.Status401Unauthorized);

    public static OAuthError InvalidGrant(string description) => new("invalid_grant", description);

    public static OAuthError InvalidScope(string description) => new("invalid_scope", description);

    public static OAuthError InvalidTarget(string description) => new("invalid_target", description);

    public static OAuthError UnauthorizedClient(string description) => new("unauthorized_client", description);

    public static OAuthError UnsupportedGrantType(string description) => new("unsupported_grant_type", description);

    public static OAuthError UnsupportedResponseType(string description) =>
        new("unsupported_response_type", description);

    public static OAuthError AccessDenied(string description) => new("access_denied", description);

    public static OAuthError InvalidRedirectUri(string description) => new("invalid_redirect_uri", description);

    /// <summary>Try again, as it was; the answer says when.</summary>
    public static OAuthError TemporarilyUnavailable(string description) =>
        new("temporarily_unavailable", description, StatusCodes.Status503ServiceUnavailable);

    public static OAuthError InvalidClientMetadata(string description) => new("invalid_client_metadata", description);
}
