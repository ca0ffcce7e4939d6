namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>The checks of an authorization request, in the order in which their failures are told.</summary>
internal sealed class AuthorizeRules(BackOfficeSetup setup)
{
    /// <summary>
    /// Why the request may not be answered with a redirect: until client and redirect are proven, an error is shown to
    /// the person (RFC 6749 §4.1.2.1).
    /// </summary>
    public string? FindUntrusted(IQueryCollection query) =>
        query.FirstOrDefault(parameter => parameter.Value.Count > 1).Key is { } repeated
            ? $"The parameter {repeated} was sent twice."
        : query["client_id"] != setup.ClientId ? "The parameter client_id does not name a known client."
        : !setup.RedirectUris.Contains(query["redirect_uri"].ToString(), StringComparer.Ordinal)
            ? "The parameter redirect_uri is not one that the client has registered."
        : null;

    /// <summary>What is wrong with a request whose client and redirect are proven.</summary>
    public static (string Error, string Description)? FindBroken(IQueryCollection query) =>
        query["response_type"] != "code" ? ("unsupported_response_type", "response_type must be code.")
        : !query["scope"].ToString().Split(' ').Contains("openid") ? ("invalid_scope", "scope must contain openid.")
        : query["code_challenge_method"] != "S256" ? ("invalid_request", "code_challenge_method must be S256.")
        : query["code_challenge"].ToString().Length != 43
            ? ("invalid_request", "code_challenge must be a base64url SHA-256 hash, 43 characters.")
        : query["prompt"].ToString() is not ("" or "none" or "login" or "select_account")
            ? ("invalid_request", "prompt may be none, login or select_account.")
        : query.ContainsKey("max_age") && !uint.TryParse(query["max_age"], out _)
            ? ("invalid_request", "max_age must be a number of seconds.")
        : null;
}
